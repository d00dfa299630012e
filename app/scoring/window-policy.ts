/** Which policy judges a dated window, or that none does: results are then raw only. */
import { WINDOW_KINDS, type WindowKind } from '~/instruments/battery';
import type { CutPolicy, PolicyWindow } from '~/scoring/cut-policy';
import { findPolicy } from '~/scoring/policy-shelf';

/** The policy and the kind of window, or null when the policy has no limits for it. */
export function findWindowPolicy(
  policyId: string,
  windowKind: string,
): { policy: CutPolicy; kind: WindowKind; window: PolicyWindow } | null {
  const policy = findPolicy(policyId);
  const kind = WINDOW_KINDS.find((candidate) => candidate === windowKind);
  const window = kind && policy?.windows[kind];
  return policy && window ? { policy, kind, window } : null;
}
