/** What this installation has of what a mode of operation demands. */
import { inScope, requireMunicipality, type ScopedDb } from '~/access/in-scope.server';
import { makeSystemViewer, type StaffViewer } from '~/access/viewer.server';
import { countReview } from '~/instruments/item-review-store.server';
import { listBatteryUses, listReviewedBatteries } from '~/instruments/task-view.server';
import { getClient } from '~/platform/database/client.server';
import { readPolicies } from '~/scoring/policy-case.server';
import { findMissingDemands, type ModeFacts, type OperatingMode } from './operating-mode';

/**
 * The facts of one municipality, on the batteries that its windows use. The records of agreements,
 * assessments and a second factor do not exist yet: they are absent.
 */
async function readFacts(db: ScopedDb): Promise<ModeFacts> {
  const items = { awaiting: 0, total: 0 };
  const batteries = await listReviewedBatteries(db);
  for (const battery of batteries) {
    const count = await countReview(db, battery);
    items.awaiting += count.total - count.approved;
    items.total += count.total;
  }
  return {
    processorAgreementDate: null,
    impactAssessmentDate: null,
    guardianInformationDate: null,
    retentionRuleDate: null,
    policyStatus: await readPolicyStatus(db),
    staffSignInHasSecondFactor: false,
    items,
    voiceIsSynthetic: batteries.some(({ voice }) => voice.synthetic),
  };
}

/** Approved when every policy of the windows is; a municipality without windows has none. */
async function readPolicyStatus(db: ScopedDb): Promise<ModeFacts['policyStatus']> {
  const uses = await listBatteryUses(db);
  const policies = await readPolicies(db);
  const statuses = uses.map((use) => policies.find(use.policyId, use.policyVersion)?.status);
  return uses.length > 0 && statuses.every((status) => status === 'approved')
    ? 'approved'
    : 'draft';
}

/** Codes of what is missing for a mode of this installation, in any of its municipalities. */
export async function listMissingDemands(mode: OperatingMode) {
  if (mode === 'demo') return [];
  const municipalities = await getClient().municipality.findMany({ select: { id: true } });
  const missing = new Set<ReturnType<typeof findMissingDemands>[number]>();
  for (const { id } of municipalities) {
    const facts = await inScope(makeSystemViewer(id, 'mode of operation'), readFacts);
    for (const demand of findMissingDemands(mode, facts)) missing.add(demand);
  }
  // A place without a municipality has nothing that a demand could be met by.
  return municipalities.length > 0 ? [...missing] : findMissingDemands(mode, NOTHING);
}

const NOTHING: ModeFacts = {
  processorAgreementDate: null,
  impactAssessmentDate: null,
  guardianInformationDate: null,
  retentionRuleDate: null,
  policyStatus: 'draft',
  staffSignInHasSecondFactor: false,
  items: { awaiting: 0, total: 0 },
  voiceIsSynthetic: true,
};

/** The operations page: the mode, and what pilot and skarp still need. */
export async function loadOperations(db: ScopedDb<StaffViewer>) {
  requireMunicipality(db, 'operations.see');
  const installation = await db.transaction.installation.findUnique({ where: { id: 1 } });
  const facts = await readFacts(db);
  return {
    mode: (installation?.mode ?? 'demo') as OperatingMode,
    demonstrationFrom: installation?.demonstrationFrom?.toISOString() ?? null,
    pilot: findMissingDemands('pilot', facts),
    skarp: findMissingDemands('skarp', facts),
    items: facts.items,
    voiceIsSynthetic: facts.voiceIsSynthetic,
  };
}
