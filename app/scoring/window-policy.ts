/** Which policy judges a dated window, or that none does: results are then raw only. */
import { WINDOW_KINDS, type WindowKind } from '~/instruments/battery';
import type { CutPolicy, PolicyWindow } from '~/scoring/cut-policy';

/** Where a policy is looked up; `policy-case.server` reads one for a municipality. */
interface Policies {
  find: (policyId: string, version: number) => CutPolicy | null;
}

export interface JudgingPolicy {
  policy: CutPolicy;
  kind: WindowKind;
  window: PolicyWindow;
}

/** The policy and the kind of window, or null when the policy has no limits for it. */
export function findWindowPolicy(
  policies: Policies,
  named: { policyId: string | null; policyVersion: number | null; windowKind: string | null },
): JudgingPolicy | null {
  const { policyId, policyVersion, windowKind } = named;
  if (policyId === null || policyVersion === null) return null;
  const policy = policies.find(policyId, policyVersion);
  const kind = WINDOW_KINDS.find((candidate) => candidate === windowKind);
  const window = kind && policy?.windows[kind];
  return policy && window ? { policy, kind, window } : null;
}
