/** Facts of a class's pupils as they are kept: each set of facts once, and how many pupils share it. */
import type { PupilFacts } from './pupil-facts';

type OwnFacts = Omit<PupilFacts, 'classId' | 'schoolId'>;

/** Facts and how many pupils of the class share them. */
export interface SharedFacts {
  facts: OwnFacts;
  pupils: number;
}

export function fold(pupils: readonly PupilFacts[]): SharedFacts[] {
  const shared = new Map<string, SharedFacts>();
  for (const { classId: _class, schoolId: _school, ...facts } of pupils) {
    const key = JSON.stringify(facts);
    const known = shared.get(key);
    if (known) known.pupils += 1;
    else shared.set(key, { facts, pupils: 1 });
  }
  return [...shared.values()];
}

/**
 * The pupils of a class again; those who share their facts share one object.
 * @param at which windows are asked for, by their number among those that are kept
 */
export function unfold(
  shared: readonly SharedFacts[],
  { classId, schoolId }: Pick<PupilFacts, 'classId' | 'schoolId'>,
  at: readonly number[],
): PupilFacts[] {
  const all: PupilFacts[] = [];
  for (const { facts, pupils } of shared) {
    const windows = at.map((window) => facts.windows[window]!);
    const own: PupilFacts = { ...facts, classId, schoolId, windows };
    for (let pupil = 0; pupil < pupils; pupil += 1) all.push(own);
  }
  return all;
}
