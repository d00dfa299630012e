/** Which tasks a pupil does at a device in a sitting of a kind. */

import { listGivenTasks } from './carried-tasks';
import type { RoundPlan } from './round-plan';
import type { SittingKind } from './round-words';
import { type SplitTasks, splitSittings } from './sitting-split';

/** The whole-class tasks of one pupil: those of the first sitting, and those that wait. */
export function splitGivenTasks(
  { battery, plan }: RoundPlan,
  secure?: ReadonlySet<string>,
): SplitTasks {
  return splitSittings(battery, listGivenTasks(plan, secure), plan.form);
}

/**
 * The tasks a pupil does at a device in a sitting of that kind. The second sitting has what waited
 * from the first, then its own tasks; a lesson and a catch-up never have either.
 */
export function listSittingTasks(
  round: RoundPlan,
  kind: SittingKind,
  secure?: ReadonlySet<string>,
): readonly string[] {
  const { first, later } = splitGivenTasks(round, secure);
  return kind === 'second' ? [...later, ...(round.plan.secondSitting ?? [])] : first;
}
