/**
 * Which pupil above the limit is read with as well, to see what the whole-class tasks miss.
 *
 * Rule: one pupil of the class, among those whose whole-class tasks are finished and whose level is
 * above. While pupils work in an open sitting the draw waits for those who take part; when no sitting
 * is open it waits for nobody, so that a pupil who never comes holds nothing up. Pupils who are absent,
 * exempt, have declined or are new in the class do not take part.
 * Drawn again: only when the one who was drawn is away (absent, exempt, declined, or no longer in the
 * class) or has no finished tasks any more, no reading of theirs has been begun, and there is another
 * to draw. Once a reading was begun the draw stands. A teacher's wish or a level that moved changes
 * nothing: to leave those pupils out would make the whole-class tasks look better than they are.
 * Definition: drawn by the round's id, so the same class always draws the same pupil.
 * Missing data: nobody above the limit gives nobody.
 * Worked example: 25 pupils, 23 finished, 2 not there, the lesson ended: one of those above among the 23.
 */
import { permuteBySeed } from '~/administration/option-order';
import type { Level } from '~/scoring/level-shapes';

export interface ControlCandidate {
  membershipId: string;
  /** What an adult said of the pupil: absent, exempt, declined. */
  state: string | null;
  level: Level | null;
  /** New in the class, and waits with the tasks. */
  waits?: boolean;
}

export interface DrawnPupil {
  membershipId: string;
  /** A reading of the draw has been begun with the pupil. */
  hasBegun: boolean;
}

export interface ControlFacts {
  pupils: readonly ControlCandidate[];
  /** Some sitting of the class goes on, in which pupils work at devices. */
  isSittingOpen: boolean;
  /** Who was drawn before; null when nobody was. */
  drawn: DrawnPupil | null;
}

/** Who is to be drawn now; null when the draw waits, or the one who was drawn stays. */
export function chooseControlPupil(roundId: string, facts: ControlFacts): string | null {
  const taking = facts.pupils.filter(({ state, waits }) => state === null && waits !== true);
  if (facts.drawn && isHeld(facts.drawn, taking)) return null;
  if (facts.isSittingOpen && taking.some((pupil) => !isFinished(pupil))) return null;
  const above = taking.filter(({ level }) => level === 'above').map((pupil) => pupil.membershipId);
  const others = above.filter((membershipId) => membershipId !== facts.drawn?.membershipId);
  return permuteBySeed(others.toSorted(), roundId)[0] ?? null;
}

function isFinished({ level }: ControlCandidate): boolean {
  return level !== null && level !== 'incomplete';
}

function isHeld(drawn: DrawnPupil, taking: readonly ControlCandidate[]): boolean {
  if (drawn.hasBegun) return true;
  const pupil = taking.find(({ membershipId }) => membershipId === drawn.membershipId);
  return pupil !== undefined && isFinished(pupil);
}
