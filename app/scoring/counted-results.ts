/**
 * The attempts that one level stands on, of all attempts of a pupil in a round.
 *
 * Rule: one attempt for each task, as `chooseCountedAttempts` has it. Of a reading that is scored as a
 * rate every further attempt that is done and can be interpreted counts as well, because the formula
 * sums right answers and seconds: so a new look with another form adds to the first. Of a task that is
 * only described the first attempt that is done is told of.
 * Missing data: as `chooseCountedAttempts`.
 * Worked example: read-words 10 in 60 s in January and 13 in 60 s in February: both count, 23 in 120 s.
 */
import {
  chooseCountedAttempts,
  countsFully,
  mayDecide,
  type ScoredAttempt,
} from '~/scoring/counted-attempt';
import { type CutPolicy, findPolicyTask } from '~/scoring/cut-policy';

/** In the order of the attempts within a task. */
export function listCountedResults<Scored extends ScoredAttempt>(
  policy: CutPolicy,
  attempts: readonly Scored[],
): Scored[] {
  const chosen = chooseCountedAttempts(attempts);
  const isChosen = new Set(chosen.map(({ attemptId }) => attemptId));
  const described = new Set<string>();
  const further = attempts.filter((attempt) => {
    const { taskId } = attempt.score;
    if (isChosen.has(attempt.attemptId) || !isDone(attempt)) return false;
    const formula = findPolicyTask(policy, taskId)?.formula.kind;
    if (formula === 'rate') return mayDecide(attempt);
    if (formula !== 'described' || described.has(taskId)) return false;
    described.add(taskId);
    return true;
  });
  return [...chosen, ...further];
}

function isDone(attempt: ScoredAttempt): boolean {
  return !attempt.invalidated && !attempt.secondMarker && countsFully(attempt);
}
