/** What this installation has of what a mode of operation demands. */
import { requireMunicipality, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { getBattery } from '~/instruments/batteries';
import { getPolicy } from '~/scoring/policy-shelf';
import {
  countItemsAwaitingReview,
  findMissingDemands,
  type ModeFacts,
  type OperatingMode,
} from './operating-mode';

const BATTERY_ID = 'grund-1';
const POLICY_ID = 'grund-1';

/** The records of agreements, assessments and a second factor do not exist yet: they are absent. */
function readFacts(): ModeFacts {
  return {
    processorAgreementDate: null,
    impactAssessmentDate: null,
    guardianInformationDate: null,
    retentionRuleDate: null,
    policyStatus: getPolicy(POLICY_ID).status,
    staffSignInHasSecondFactor: false,
    battery: getBattery(BATTERY_ID),
  };
}

/** Codes of what is missing for a mode of this installation. */
export function listMissingDemands(mode: OperatingMode) {
  return findMissingDemands(mode, readFacts());
}

/** The operations page: the mode, and what pilot and skarp still need. */
export async function loadOperations(db: ScopedDb<StaffViewer>) {
  requireMunicipality(db, 'operations.see');
  const installation = await db.transaction.installation.findUnique({ where: { id: 1 } });
  const facts = readFacts();
  return {
    mode: (installation?.mode ?? 'demo') as OperatingMode,
    demonstrationFrom: installation?.demonstrationFrom?.toISOString() ?? null,
    pilot: findMissingDemands('pilot', facts),
    skarp: findMissingDemands('skarp', facts),
    items: countItemsAwaitingReview(facts.battery),
    voiceIsSynthetic: facts.battery.voice.synthetic,
  };
}
