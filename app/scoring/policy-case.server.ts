/** The cut policies that may judge in a municipality: those that ship, and its own approved versions. */
import type { ScopedDb } from '~/access/in-scope.server';
import { readFrame } from '~/roster/municipality-frame.server';
import type { CutPolicy } from '~/scoring/cut-policy';
import { findPolicy } from '~/scoring/policy-shelf';

export interface PolicyCase {
  /** That version of a policy, or null when there is none that may judge. */
  find: (policyId: string, version: number) => CutPolicy | null;
  /** The same. @throws {Error} when there is none. */
  get: (policyId: string, version: number) => CutPolicy;
}

/**
 * Every version that has been approved, and the shipped ones; drafts judge nothing. One query, whatever
 * the number of results that are judged. Content was checked when it was written and never changes.
 */
export async function readPolicies(db: ScopedDb): Promise<PolicyCase> {
  const rows = db.remembered ? (await readFrame(db)).cutPolicies : await listStored(db);
  const own = new Map(
    rows.map(({ policyId, version, content }) => [
      keyOf(policyId, version),
      content as unknown as CutPolicy,
    ]),
  );
  const find = (policyId: string, version: number) =>
    own.get(keyOf(policyId, version)) ?? findPolicy(policyId, version);
  return {
    find,
    get(policyId, version) {
      const policy = find(policyId, version);
      if (!policy) throw new Error(`There is no cut policy ${policyId} version ${version}`);
      return policy;
    },
  };
}

function listStored(db: ScopedDb) {
  return db.transaction.cutPolicyVersion.findMany({
    where: { municipalityId: db.municipalityId, status: { in: ['approved', 'retired'] } },
    select: { policyId: true, version: true, content: true },
  });
}

function keyOf(policyId: string, version: number): string {
  return `${policyId} ${version}`;
}
