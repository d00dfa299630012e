/** What the special educator decided on the flags of last autumn: so that winter begins with decisions made. */
import { inScope } from '~/access/in-scope.server';
import { getClient } from '~/platform/database/client.server';
import type { CaseEventBody } from '~/support/case/case-event';
import { recordCaseEvent } from '~/support/case/case-store.server';
import { reviewFlag } from '~/support/flag-store.server';
import type { ReviewDecision } from '~/support/review-rules';
import { findEducator } from './educator.server';

/** In turn: most are confirmed, some set aside with a reason. */
const DECISIONS: readonly ReviewDecision[] = [
  { decision: 'confirm' },
  { decision: 'confirm' },
  { decision: 'dismiss', reasonCode: 'other-information' },
];

/** What was done with most of the cases that a confirmed flag opened. */
const CASE_EVENTS: readonly CaseEventBody[] = [
  { kind: 'consulted', about: 'assessment' },
  { kind: 'assessment-started' },
  { kind: 'assessment-concluded', needsSupport: true },
  { kind: 'consulted', about: 'planning' },
  { kind: 'adaptations-planned' },
];

/** Decide on every flag of a class. `today` is the day of the decision. */
export async function reviewFlags(
  municipalityId: string,
  classId: string,
  today: string,
): Promise<void> {
  const viewer = await findEducator(municipalityId, classId, today);
  const flags = await getClient().flag.findMany({
    where: { municipalityId, round: { classId }, state: 'proposed' },
    orderBy: { id: 'asc' },
  });
  for (const [index, { id }] of flags.entries()) {
    const decision = DECISIONS[index % DECISIONS.length];
    if (!decision) continue;
    const outcome = await inScope(viewer, (db) => reviewFlag(db, id, decision));
    if (!outcome.ok || decision.decision !== 'confirm' || index === 0) continue;
    for (const body of CASE_EVENTS) {
      const event = { body, day: today };
      await inScope(viewer, (db) => recordCaseEvent(db, classId, outcome.pupilId, event));
    }
  }
}
