/**
 * The figures after support of a municipality's schools, small numbers protected.
 *
 * Rule: verdicts are told as parts of the enrolled, who are public, those without support among them
 * (`protect-split`), of schools where at least 10 pupils have support: sessions that are not shown say that fewer than
 * 10 are in plans, which would narrow the parts of fewer. A school where nobody has is shown with zeros and hides
 * no other, for its sessions say the same. The whole is told when the pupils with
 * support of the other schools are none or at least 10 too. Change and beside are told where every verdict of the school is shown, as parts of its
 * pupils with support, those who are in no share among them. So everything shown is a part of something
 * shown. A share is told where each of its parts is. Schools whose parts are not told are counted together.
 */
import { protectSplit, type ShownSplit, SMALL_NUMBERS } from '~/outcomes/follow-up/protect-split';
import type { ShownCount } from '~/outcomes/protected-summary';
import { HELPED_VERDICTS, type HelpedVerdict } from '~/support/progress/helped';
import {
  BESIDES,
  CHANGES,
  type EffectFigures,
  measureEffect,
  readShare,
  type SureShare,
} from './effect-figures';

export interface ShownEffect {
  withSupport: ShownCount;
  verdict: Record<HelpedVerdict, ShownCount>;
  /** Protected, or null when nobody has readings enough. */
  more: SureShare | 'protected' | null;
  faster: SureShare | 'protected' | null;
}

export function showEffect(figures: EffectFigures): ShownEffect {
  return {
    withSupport: figures.withSupport,
    verdict: figures.verdict,
    more: readShare(figures.change, 'more'),
    faster: readShare(figures.beside, 'faster'),
  };
}

/** @returns the shown figures of each school in the order given, and of all. */
export function protectEffect(schools: readonly EffectFigures[]): {
  schools: ShownEffect[];
  total: ShownEffect;
} {
  const supported = schools.filter(({ withSupport }) => withSupport > 0);
  const shown = protectSupported(supported);
  return {
    schools: schools.map((own) =>
      own.withSupport > 0 ? shown.schools[supported.indexOf(own)]! : showEffect(own),
    ),
    total: shown.total,
  };
}

function protectSupported(schools: readonly EffectFigures[]): ReturnType<typeof protectEffect> {
  if (schools.length === 0) return { schools: [], total: showEffect(measureEffect([], 0)) };
  const verdict = protectSplit(
    schools.map(({ verdict: own, enrolled, withSupport }) => ({
      isWholeShown: isEnough(withSupport),
      parts: [...HELPED_VERDICTS.map((key) => own[key]), enrolled - withSupport],
    })),
    isEnough(
      schools.reduce((sum, own) => sum + (isEnough(own.withSupport) ? 0 : own.withSupport), 0),
    ),
  );
  const isWholeShown = (row: readonly ShownCount[]) => row.length > 0 && row.every(isNumber);
  const split = (read: (of: EffectFigures) => number[]) =>
    protectSplit(
      schools.map((figures, place) => ({
        isWholeShown: isWholeShown(verdict.rows[place] ?? []),
        parts: withRest(read(figures), figures.withSupport),
      })),
      isWholeShown(verdict.total),
    );
  const change = split(({ change: own }) => CHANGES.map((key) => own[key]));
  const beside = split(({ beside: own }) => BESIDES.map((key) => own[key]));
  const read = (pick: (of: ShownSplit) => ShownCount[]): ShownEffect => ({
    ...readVerdicts(pick(verdict)),
    more: share(CHANGES, pick(change), 'more'),
    faster: share(BESIDES, pick(beside), 'faster'),
  });
  return {
    schools: schools.map((_, place) => read(({ rows }) => rows[place] ?? [])),
    total: read(({ total }) => total),
  };
}

/** Nobody, or so many that a figure of theirs may be told. */
function isEnough(pupils: number): boolean {
  return pupils === 0 || pupils >= SMALL_NUMBERS.minimumBase;
}

function isNumber(count: ShownCount | undefined): count is number {
  return typeof count === 'number';
}

/** The parts, and those of the whole who are in none of them. */
function withRest(parts: number[], whole: number): number[] {
  return [...parts, whole - parts.reduce((sum, count) => sum + count, 0)];
}

function readVerdicts(row: readonly ShownCount[]): Pick<ShownEffect, 'withSupport' | 'verdict'> {
  const counts = HELPED_VERDICTS.map((_, place) => row[place] ?? 'protected');
  const isAllShown = counts.every(isNumber);
  return {
    verdict: Object.fromEntries(
      HELPED_VERDICTS.map((key, place) => [key, counts[place]]),
    ) as ShownEffect['verdict'],
    withSupport: isAllShown ? counts.reduce((sum, count) => sum + count, 0) : 'protected',
  };
}

function share<Key extends string>(
  keys: readonly Key[],
  row: readonly ShownCount[],
  part: Key,
): ShownEffect['more'] {
  const counts = keys.map((_, place) => row[place]);
  if (!counts.every(isNumber)) return 'protected';
  const parts = Object.fromEntries(keys.map((key, place) => [key, counts[place]]));
  return readShare(parts as Record<Key, number>, part);
}
