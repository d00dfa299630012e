/**
 * What more is known of the pupils of a random municipality, for pages beside the follow-up: methods of their plans,
 * whether they were read with one to one, the level before a new judgement and under a draft, and what came later. Drawn
 * apart, so that the municipality of a seed stays what it is.
 */
import type { PupilFacts } from '~/outcomes/follow-up/pupil-facts';
import { LEVELS, type Level } from '~/scoring/level-shapes';
import { makeRandom, type RandomMunicipality, type RandomPupil } from './random-municipality';

export const METHODS = ['one', 'two', 'three'] as const;
export type Method = (typeof METHODS)[number];

export interface FurtherPupil {
  pupil: RandomPupil;
  /** Of plans that have begun; none without support. */
  methods: readonly Method[];
  isRead: boolean;
  /** In the latter window; null for who has not been judged. */
  level: Level | null;
  levelBefore: Level | null;
  levelInDraft: Level | null;
  /** Of who has a level in the former window: what was measured afterwards. */
  difficulty: boolean | null;
  swedishSubject: 'sv' | 'sva';
}
export interface FurtherSchool {
  schoolId: string;
  schoolName: string;
  pupils: FurtherPupil[];
}

export function inventFurther({ seed, schools }: RandomMunicipality): FurtherSchool[] {
  const random = makeRandom(seed * 7919 + 13);
  const pick = <Value>(all: readonly Value[]) => all[Math.floor(random() * all.length)]!;
  const ways = {
    measured: pick([1, 1, 0.97, 0.9, 0.6]),
    changed: pick([0.02, 0.05, 0.1, 0.3]),
    inDraft: pick([0.02, 0.1, 0.2]),
    sva: random() * 0.4,
    secondMethod: pick([0, 0.2]),
  };
  const otherLevel = (level: Level | null, share: number) =>
    level !== null && random() < share ? pick(LEVELS) : level;
  const further = (pupil: RandomPupil): FurtherPupil => {
    const level = judgedLevel(pupil.facts, 1);
    const former = judgedLevel(pupil.facts, 0);
    // Whoever is below a limit or near one is read with: what a reader may think that it rests on.
    const isLow = level === 'needs-follow-up' || level === 'look-again';
    const first = pick(['one', 'one', 'one', 'two', 'two', 'three'] as const);
    const methods = random() < ways.secondMethod ? [...new Set([first, pick(METHODS)])] : [first];
    const chance = former === 'needs-follow-up' ? 0.6 : former === 'look-again' ? 0.3 : 0.08;
    return {
      pupil,
      methods: pupil.effect ? methods : [],
      isRead: random() < 0.03 || isLow,
      level,
      levelBefore: otherLevel(level, ways.changed),
      levelInDraft: otherLevel(level, ways.inDraft),
      difficulty: random() < ways.measured ? random() < chance : null,
      swedishSubject: random() < ways.sva ? 'sva' : 'sv',
    };
  };
  return schools.map(({ schoolId, schoolName, all }) => ({
    ...{ schoolId, schoolName },
    pupils: all.map(further),
  }));
}

/** Who was away has no assessment; who lacks a task has one that says so. */
export function judgedLevel({ windows }: PupilFacts, at: number): Level | null {
  const { state, level } = windows[at]!.standing;
  return state === null ? level : null;
}
