/**
 * What each thing of a package would be here: new, the same as something that is here, a change of it, or
 * something that cannot be taken in, with the reason.
 *
 * A battery is only named: it is here or not, and the same or not. A policy is the same whatever its number
 * and status, because numbers are each municipality's own; it needs its battery. Words of letters replace
 * those that are in use, so they need the right to change them. A card is the same when its words are.
 * Figures of one giver and window replace earlier ones.
 */
import type { LetterLanguage } from '~/support/paper/letter-words';
import type { PackageThing, ThingKind } from './package-format';

type ThingReason =
  | 'no-battery'
  | 'other-battery'
  | 'unknown-policy'
  | 'not-yours'
  | 'synthetic-differs'
  | 'own-figures';

export type ThingVerdict =
  | { state: 'new' | 'same' | 'changed' }
  | { state: 'conflict'; reason: ThingReason };

/** What is here, by the hashes of canonical texts. */
export interface Here {
  /** Hash by "id version". */
  batteries: ReadonlyMap<string, string>;
  /** Ids of batteries, in any version. */
  batteryIds: ReadonlySet<string>;
  policyIds: ReadonlySet<string>;
  /** Of policies without version and status. */
  policies: ReadonlySet<string>;
  /** Words in use now. */
  letters: Readonly<Record<LetterLanguage, string>>;
  mayWriteLetters: boolean;
  /** Of the words of cards. */
  cards: ReadonlySet<string>;
  /** Of figures taken in. */
  figures: ReadonlySet<string>;
  /** "source year window" of figures taken in. */
  figurePlaces: ReadonlySet<string>;
  /** The municipality's own mark as a giver of figures. */
  ownSource: string;
  isSynthetic: boolean;
}

type HashOf = (value: unknown) => string;

const conflict = (reason: ThingReason): ThingVerdict => ({ state: 'conflict', reason });

export function placeOfFigures({
  source,
  startYear,
  window,
}: {
  source: string;
  startYear: number;
  window: string;
}): string {
  return `${source} ${startYear} ${window}`;
}

/** A policy as it is compared: its number and status are each municipality's own. */
export function withoutNumber({
  version: _version,
  status: _status,
  ...policy
}: {
  version: number;
  status: string;
}): unknown {
  return policy;
}

export function compareThing(
  thing: PackageThing,
  here: Here,
  { isSynthetic, hashOf }: { isSynthetic: boolean; hashOf: HashOf },
): ThingVerdict {
  switch (thing.kind) {
    case 'battery': {
      const known = here.batteries.get(`${thing.batteryId} ${thing.version}`);
      if (known === undefined) return conflict('no-battery');
      return known === thing.sha256 ? { state: 'same' } : conflict('other-battery');
    }
    case 'policy': {
      if (!here.batteryIds.has(thing.policy.batteryId)) return conflict('no-battery');
      if (!here.policyIds.has(thing.policy.id)) return conflict('unknown-policy');
      return { state: here.policies.has(hashOf(withoutNumber(thing.policy))) ? 'same' : 'new' };
    }
    case 'letter': {
      if (here.letters[thing.language] === thing.text) return { state: 'same' };
      return here.mayWriteLetters ? { state: 'changed' } : conflict('not-yours');
    }
    case 'card':
      return { state: here.cards.has(hashOf(thing.content)) ? 'same' : 'new' };
    case 'figures': {
      if (isSynthetic !== here.isSynthetic) return conflict('synthetic-differs');
      if (thing.figures.source === here.ownSource) return conflict('own-figures');
      if (here.figures.has(hashOf(thing.figures))) return { state: 'same' };
      const isKnown = here.figurePlaces.has(placeOfFigures(thing.figures));
      return { state: isKnown ? 'changed' : 'new' };
    }
  }
}

/** Texts of a thing that a person has written. */
export function listThingTexts(thing: PackageThing): { field: ThingKind; text: string }[] {
  const texts = (all: readonly string[]) => all.map((text) => ({ field: thing.kind, text }));
  switch (thing.kind) {
    case 'policy':
      return texts(
        Object.values(thing.policy.windows).flatMap(({ limits }) =>
          limits.flatMap(({ reason }) =>
            'text' in reason ? [reason.text] : [reason.sv, reason.en],
          ),
        ),
      );
    case 'letter':
      return texts([thing.text]);
    case 'card': {
      const { title, setting, description, materials, experience } = thing.content;
      return texts([title, setting, description, materials, experience]);
    }
    default:
      return [];
  }
}
