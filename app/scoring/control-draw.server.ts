/**
 * Draws the control pupil of a round, where the municipality wants one.
 *
 * What holds: at most one pupil of a round is drawn at a time, among those whose whole-class tasks are
 * finished and whose level is above. The draw waits while pupils work, and for nobody once no sitting is
 * open. A drawn pupil who is away gives the place to another, until a reading was begun with the
 * drawn: then the draw stands for good. The rule itself is `chooseControlPupil`.
 * Looked at when a level moves, when an adult says that a pupil is away or back, and when a sitting ends.
 */
import type { ScopedDb } from '~/access/in-scope.server';
import type { SystemViewer } from '~/access/viewer.server';
import { isWaiting } from '~/administration/late-joiners';
import {
  addControlOneToOne,
  removeControlOneToOne,
} from '~/administration/one-to-one-store.server';
import { listRoundPupils } from '~/administration/round-progress.server';
import { SITTING_MS } from '~/administration/round-store.server';
import { CLASS_SITTINGS } from '~/administration/round-words';
import { dayInZone } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import { notFound } from '~/platform/http.server';
import { enqueueJob } from '~/platform/jobs.server';
import { type ControlFacts, chooseControlPupil, type DrawnPupil } from '~/scoring/control-pupil';
import type { PolicyWindow } from '~/scoring/cut-policy';
import { isControlTask } from '~/scoring/level-facts';
import type { Level } from '~/scoring/level-shapes';
import { readPolicies } from '~/scoring/policy-case.server';
import { requireSystem } from '~/scoring/score-attempts.server';
import { findWindowPolicy } from '~/scoring/window-policy';

/**
 * Look again whether somebody is to be drawn in a round. @throws 403 for anyone but the system, 404
 * when the round is not here.
 */
export async function reviewControlDraw(
  db: ScopedDb<SystemViewer>,
  roundId: string,
): Promise<void> {
  requireSystem(db);
  const { municipalityId } = db;
  const round = await db.transaction.round.findUnique({
    where: { municipalityId_id: { municipalityId, id: roundId } },
    select: { window: { select: { policyId: true, policyVersion: true, kind: true } } },
  });
  if (!round) throw notFound();
  const judged = findWindowPolicy(await readPolicies(db), {
    ...round.window,
    windowKind: round.window.kind,
  });
  if (judged) await drawControlPupil(db, roundId, judged.window);
}

/**
 * Put one pupil above the limit on the one-to-one list, and take off one who is away and has begun
 * nothing. Both are judged anew by jobs of their own. @throws 403 for anyone but the system.
 */
export async function drawControlPupil(
  db: ScopedDb<SystemViewer>,
  roundId: string,
  window: PolicyWindow,
): Promise<void> {
  requireSystem(db);
  const { transaction, municipalityId } = db;
  const wish = await transaction.municipality.findUnique({
    where: { id: municipalityId },
    select: { controlPupil: true, timeZone: true },
  });
  const taskIds = window.oneToOne.tasks.filter(isControlTask).map(({ task }) => task);
  if (!wish?.controlPupil || taskIds.length === 0) return;
  // The last lock of the transaction: two pupils who become done at once draw one after the other.
  await transaction.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(${`control:${roundId}`}, 0))`;
  const drawn = await findDrawn(db, roundId, taskIds);
  if (drawn?.hasBegun) return;
  const facts = await readFacts(db, roundId, dayInZone(now(), wish.timeZone));
  const membershipId = facts && chooseControlPupil(roundId, { ...facts, drawn });
  if (!membershipId) return;
  if (drawn) await removeControlOneToOne(db, roundId, drawn.membershipId);
  await addControlOneToOne(db, roundId, membershipId, taskIds);
  for (const changedId of [membershipId, ...(drawn ? [drawn.membershipId] : [])]) {
    const payload = { municipalityId, roundId, membershipId: changedId };
    await enqueueJob(transaction, 'pupil.changed', payload, `${roundId}:${changedId}`);
  }
}

async function findDrawn(
  db: ScopedDb,
  roundId: string,
  taskIds: readonly string[],
): Promise<DrawnPupil | null> {
  const { transaction, municipalityId } = db;
  const listed = await transaction.oneToOneTask.findFirst({
    where: { municipalityId, roundId, reason: 'control' },
    select: { membershipId: true },
  });
  if (!listed) return null;
  const { membershipId } = listed;
  const begun = await transaction.attempt.findFirst({
    where: { municipalityId, roundId, membershipId, taskId: { in: [...taskIds] }, probeId: null },
    select: { id: true },
  });
  return { membershipId, hasBegun: begun !== null };
}

/** The class of the round as the draw sees it; null when the round is not here. */
async function readFacts(
  db: ScopedDb,
  roundId: string,
  today: string,
): Promise<Omit<ControlFacts, 'drawn'> | null> {
  const { transaction, municipalityId } = db;
  const round = await transaction.round.findUnique({
    where: { municipalityId_id: { municipalityId, id: roundId } },
    select: { classId: true },
  });
  if (!round) return null;
  const open = await transaction.sitting.findFirst({
    where: {
      municipalityId,
      roundId,
      kind: { in: [...CLASS_SITTINGS] },
      closedAt: null,
      openedAt: { gt: new Date(now().getTime() - SITTING_MS) },
    },
    select: { id: true },
  });
  const pupils = await listRoundPupils(db, { roundId, classId: round.classId, today });
  const levels = await listLevels(db, roundId);
  return {
    isSittingOpen: open !== null,
    pupils: pupils.map(({ membershipId, pupilId, state, late }) => ({
      membershipId,
      state,
      level: levels.get(pupilId) ?? null,
      waits: isWaiting(late),
    })),
  };
}

async function listLevels(db: ScopedDb, roundId: string): Promise<Map<string, Level>> {
  const rows = await db.transaction.currentAssessment.findMany({
    where: { municipalityId: db.municipalityId, roundId },
    select: { pupilId: true, assessment: { select: { level: true } } },
  });
  return new Map(rows.map(({ pupilId, assessment }) => [pupilId, assessment.level as Level]));
}
