/** Which limits of a policy stand on a task, and what each of them may do. */
import type { ShownLimit, ShownPolicy } from '~/instruments/task-about-view';
import type { CutPolicy, PolicyWindow } from '~/scoring/cut-policy';
import { findPolicy, getPolicy, listPolicyIds } from '~/scoring/policy-shelf';

function findRole(window: PolicyWindow, taskId: string): ShownLimit['role'] {
  const oneToOne = window.oneToOne.tasks.find(({ task }) => task === taskId);
  if (oneToOne) return oneToOne.decides ? 'deciding' : 'described';
  if (window.supporting.some(({ tasks }) => tasks.includes(taskId))) return 'supporting';
  const core = window.core.find(({ tasks }) => tasks.includes(taskId));
  // Tasks whose probabilities are averaged choose who reads aloud; they do not decide by themselves.
  return core?.combine === 'mean' ? 'gate' : 'deciding';
}

/** The policy of the municipality's windows, else one that judges the battery. */
function choosePolicy(policyId: string | null, batteryId: string): CutPolicy | null {
  const named = policyId === null ? null : findPolicy(policyId);
  const policies = listPolicyIds().map(getPolicy);
  return named ?? policies.find((policy) => policy.batteryId === batteryId) ?? null;
}

/** The limits of a task in the windows of its policy, in the order of the year; null without a policy. */
export function describePolicy(place: {
  policyId: string | null;
  batteryId: string;
  taskId: string;
}): ShownPolicy | null {
  const policy = choosePolicy(place.policyId, place.batteryId);
  return (
    policy && {
      title: policy.title,
      status: policy.status,
      limits: listLimits(policy, place.taskId),
    }
  );
}

function listLimits(policy: CutPolicy, taskId: string): ShownLimit[] {
  return (['autumn', 'winter', 'spring'] as const).flatMap((windowKind) => {
    const window = policy.windows[windowKind];
    const limit = window?.limits.find(({ task }) => task === taskId);
    if (!window || !limit) return [];
    const { words, reason } = limit;
    return [{ windowKind, words, reason, role: findRole(window, taskId) }];
  });
}
