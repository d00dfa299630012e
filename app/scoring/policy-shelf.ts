/** The cut policies that come with the program, checked when they are loaded. */
import type { CutPolicy } from '~/scoring/cut-policy';
import { parseCutPolicy } from '~/scoring/parse-cut-policy';
import grund1 from '~/scoring/policies/grund-1.json';
import standard1 from '~/scoring/policies/standard-1.json';

const POLICIES: readonly CutPolicy[] = [parseCutPolicy(grund1), parseCutPolicy(standard1)];

/** The policy of that id, in that version when one is named, or null when there is none. */
export function findPolicy(id: string, version?: number): CutPolicy | null {
  const isNamed = (policy: CutPolicy) => version === undefined || policy.version === version;
  return POLICIES.find((policy) => policy.id === id && isNamed(policy)) ?? null;
}

/** The policy of that id. @throws {Error} when there is none. */
export function getPolicy(id: string): CutPolicy {
  const policy = findPolicy(id);
  if (!policy) throw new Error(`There is no cut policy ${id}`);
  return policy;
}

/** The policy that judges a battery when no other is named, or null when there is none. */
export function findPolicyOfBattery(batteryId: string): CutPolicy | null {
  return POLICIES.find((policy) => policy.batteryId === batteryId) ?? null;
}

/** Ids of the policies that can be asked for. */
export function listPolicyIds(): string[] {
  return POLICIES.map((policy) => policy.id);
}
