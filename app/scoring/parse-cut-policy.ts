/** Reading a cut policy: the shape first, then whether its parts fit together. */
import { type CutPolicy, cutPolicySchema } from '~/scoring/cut-policy';
import { listPolicyProblems } from '~/scoring/cut-policy-problems';

/**
 * Check a policy file.
 * @throws {Error} with one line that names the first problem.
 */
export function parseCutPolicy(value: unknown): CutPolicy {
  const result = cutPolicySchema.safeParse(value);
  if (!result.success) {
    const issue = result.error.issues[0];
    const path = issue?.path.join('.') || 'the top';
    throw new Error(`Cut policy is not valid at ${path}: ${issue?.message}`);
  }
  const problem = listPolicyProblems(result.data)[0];
  if (problem) throw new Error(`Cut policy ${result.data.id} does not hold together: ${problem}`);
  return result.data;
}
