/**
 * Which pupil above the limit is read with as well, to see what the whole-class tasks miss.
 *
 * Rule: one pupil of the class, when every pupil who takes part has a level with nothing missing.
 * Pupils who are absent, exempt or have declined do not take part: nobody waits for them.
 * Definition: drawn by the round's id, so the same class always draws the same pupil.
 * Missing data: nobody above the limit, or somebody without a level, gives null.
 */
import { permuteBySeed } from '~/administration/option-order';
import type { Level } from '~/scoring/level-shapes';

export interface ControlCandidate {
  membershipId: string;
  /** What an adult said of the pupil: absent, exempt, declined. */
  state: string | null;
  level: Level | null;
}

export function chooseControlPupil(
  roundId: string,
  pupils: readonly ControlCandidate[],
): string | null {
  const taking = pupils.filter(({ state }) => state === null);
  if (taking.some(({ level }) => level === null || level === 'incomplete')) return null;
  const above = taking.filter(({ level }) => level === 'above').map((pupil) => pupil.membershipId);
  return permuteBySeed(above.toSorted(), roundId)[0] ?? null;
}
