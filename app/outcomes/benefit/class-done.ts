/** Whether a window has been carried out in a class, from what the follow-up knows of its pupils. */
import type { PupilFacts } from '~/outcomes/follow-up/pupil-facts';
import { summarise } from '~/outcomes/summary';
import { isCarriedOut } from './freed-time';

/** @param window its number in the pupils' lists. */
export function isClassDone(pupils: readonly PupilFacts[], window: number): boolean {
  const { planned, levels } = summarise(
    pupils.flatMap((pupil) => pupil.windows[window]?.standing ?? []),
  );
  return isCarriedOut({ planned, withLevel: planned - levels.incomplete });
}
