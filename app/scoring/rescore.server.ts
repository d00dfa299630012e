/**
 * From raw events to a pupil's level: scores attempts, judges the level, and moves the pointer to it.
 *
 * Scores and levels are rows that never change; the same input writes nothing. One pupil in one round
 * is judged by one transaction at a time. A pupil of whom nothing is known yet has no row: the class
 * page shows what is missing by the same pure rule (`assessLevel` without results).
 */

import type { ScopedDb } from '~/access/in-scope.server';
import type { SystemViewer } from '~/access/viewer.server';
import { setPolicyOneToOne } from '~/administration/one-to-one-store.server';
import { recordTaskStandings } from '~/administration/task-standing.server';
import { now } from '~/platform/clock.server';
import { notFound } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';
import type { AssessmentRecord, AssessmentVersions } from '~/scoring/assessment-record';
import { drawControlPupil } from '~/scoring/control-draw.server';
import { readCountedResult } from '~/scoring/counted-attempt';
import { listCountedResults } from '~/scoring/counted-results';
import type { CutPolicy } from '~/scoring/cut-policy';
import { listComparable, readGroupPlaces } from '~/scoring/group-places.server';
import { hashInput } from '~/scoring/input-hash.server';
import { assessLevel } from '~/scoring/level';
import type { LevelInput } from '~/scoring/level-shapes';
import { readPolicies } from '~/scoring/policy-case.server';
import { listAddedByPeople, readCircumstances } from '~/scoring/pupil-circumstances.server';
import {
  askForLaterWindows,
  findPresentPlace,
  type PupilPlace,
} from '~/scoring/pupil-place.server';
import {
  type AttemptRow,
  recordTaskScore,
  requireSystem,
  scorePupil,
} from '~/scoring/score-attempts.server';
import { SCORING_RULES_VERSION } from '~/scoring/task-score';
import { listTaskStandings } from '~/scoring/task-standings';
import { findWindowPolicy } from '~/scoring/window-policy';

export interface RescoreOutcome {
  pupilId: string;
  roundId: string;
  /** The assessment that counts now; null when there is nothing to judge yet. */
  assessmentId: string | null;
  /** The pointer moved. */
  changed: boolean;
}

/** Score an attempt whose events changed, and judge its pupil anew; a probe is scored, and judges nobody. @throws 404 when it is not here, 403 for anyone but the system. */
export async function rescoreAttempt(
  db: ScopedDb<SystemViewer>,
  attemptId: string,
): Promise<RescoreOutcome> {
  requireSystem(db);
  const attempt = await db.transaction.attempt.findUnique({
    where: { municipalityId_id: { municipalityId: db.municipalityId, id: attemptId } },
    include: { membership: { select: { pupilId: true } }, round: { include: { window: true } } },
  });
  if (!attempt) throw notFound();
  if (attempt.probeId !== null) return scoreProbe(db, attempt);
  return assessPupil(db, attempt.roundId, attempt.membershipId);
}

type ProbeRow = AttemptRow & {
  roundId: string;
  membership: { pupilId: string };
  round: { window: WindowRow };
};

/** The score of a probe, by the rules of its task; no level, flag or list follows from it. */
async function scoreProbe(db: ScopedDb<SystemViewer>, attempt: ProbeRow): Promise<RescoreOutcome> {
  const { roundId, membership, round } = attempt;
  const policies = await readPolicies(db);
  const judged = findWindowPolicy(policies, { ...round.window, windowKind: round.window.kind });
  if (judged) await recordTaskScore(db, attempt, judged.policy);
  return { pupilId: membership.pupilId, roundId, assessmentId: null, changed: false };
}

/**
 * Judge every pupil of a round of whom something is known: after a sitting, or when a rule changed.
 * @returns the outcomes, in no particular order. @throws 404 when the round is not here, 403 for anyone but the system.
 */
export async function assessRound(
  db: ScopedDb<SystemViewer>,
  roundId: string,
): Promise<RescoreOutcome[]> {
  requireSystem(db);
  const { transaction, municipalityId } = db;
  await getRound(db, roundId);
  const known = await transaction.classMembership.findMany({
    where: {
      municipalityId,
      OR: [
        { attempts: { some: { roundId, probeId: null } } },
        { oneToOneTasks: { some: { roundId, reason: { not: 'policy' } } } },
      ],
    },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  const outcomes: RescoreOutcome[] = [];
  for (const { id } of known) outcomes.push(await assessPupil(db, roundId, id));
  return outcomes;
}

/**
 * Judge one pupil in the round's window from all attempts of the window, at the place where the pupil is
 * now: who has moved to another class takes the results along. @throws 404 when round or membership is not here,
 * 403 for anyone but the system.
 */
export async function assessPupil(
  db: ScopedDb<SystemViewer>,
  roundId: string,
  membershipId: string,
): Promise<RescoreOutcome> {
  requireSystem(db);
  const { pupilId } = await getMembership(db, membershipId);
  const { window } = await getRound(db, roundId);
  await db.transaction.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(${`assess:${window.id}:${pupilId}`}, 0))`;
  const place = await findPresentPlace(db, { pupilId, roundId, membershipId }, window);
  return judgeAtPlace(db, place, window);
}

async function judgeAtPlace(
  db: ScopedDb<SystemViewer>,
  place: PupilPlace,
  window: WindowRow,
): Promise<RescoreOutcome> {
  const { pupilId, roundId, membershipId } = place;
  const judged = findWindowPolicy(await readPolicies(db), { ...window, windowKind: window.kind });
  const outcome = { pupilId, roundId, assessmentId: null, changed: false };
  if (!judged) return outcome;
  const { policy, kind } = judged;
  const scores = await scorePupil(db, { pupilId, windowId: window.id }, policy, window);
  const asked = await listAddedByPeople(db, place, window.id, judged.window);
  const isUnread = scores.every(({ secondMarker }) => secondMarker);
  if (isUnread && !asked.teacherAdded && !asked.controlPupil && !(await isJudged(db, place))) {
    return outcome;
  }
  const counted = listCountedResults(policy, scores);
  const results = counted.map(readCountedResult);
  const compared = { pupilId, tasks: listComparable(results) };
  const [groupPlaces = []] = await readGroupPlaces(db, window, [compared]);
  const places = groupPlaces.length > 0 ? { groupPlaces } : {};
  const input: LevelInput = {
    window: kind,
    results,
    ...asked,
    ...places,
    ...(await readCircumstances(db, place, { ...window, kind })),
  };
  const record: AssessmentRecord = {
    ...assessLevel(policy, input),
    askedTasks: asked.askedTasks,
    ...places,
    basis: counted.map(({ attemptId, score, taskScoreId }) => ({
      taskId: score.taskId,
      attemptId,
      taskScoreId,
    })),
  };
  const versions = versionsOf(policy, window);
  const inputHash = hashInput({ versions, input, basis: record.basis });
  const assessmentId = await keepAssessment(db, place, record, versions, inputHash);
  const changed = await movePointer(db, roundId, pupilId, assessmentId);
  if (changed) {
    const isPolicys = (taskId: string) => !asked.askedTasks.includes(taskId);
    await setPolicyOneToOne(db, roundId, membershipId, record.oneToOne.filter(isPolicys));
    await recordTaskStandings(db, place, listTaskStandings(policy, record));
    await drawControlPupil(db, roundId, judged.window);
    await askForLaterWindows(db, pupilId, window.startDate);
  }
  return { pupilId, roundId, assessmentId, changed };
}

/** A pupil of whom something was known is judged also when nothing is left of it. */
async function isJudged(db: ScopedDb, { roundId, pupilId }: PupilPlace): Promise<boolean> {
  const { municipalityId } = db;
  const key = { municipalityId_roundId_pupilId: { municipalityId, roundId, pupilId } };
  return (await db.transaction.currentAssessment.findUnique({ where: key })) !== null;
}

async function getMembership(db: ScopedDb, membershipId: string) {
  const membership = await db.transaction.classMembership.findUnique({
    where: { municipalityId_id: { municipalityId: db.municipalityId, id: membershipId } },
    select: { pupilId: true },
  });
  if (!membership) throw notFound();
  return membership;
}

async function getRound(db: ScopedDb, roundId: string) {
  const round = await db.transaction.round.findUnique({
    where: { municipalityId_id: { municipalityId: db.municipalityId, id: roundId } },
    select: { window: true },
  });
  if (!round) throw notFound();
  return round;
}

type WindowRow = Awaited<ReturnType<typeof getRound>>['window'];

function versionsOf(
  policy: CutPolicy,
  window: { batteryId: string; batteryVersion: number },
): AssessmentVersions {
  return {
    policyId: policy.id,
    policyVersion: policy.version,
    batteryId: window.batteryId,
    batteryVersion: window.batteryVersion,
    scoringRulesVersion: SCORING_RULES_VERSION,
  };
}

async function keepAssessment(
  db: ScopedDb,
  place: PupilPlace,
  record: AssessmentRecord,
  versions: AssessmentVersions,
  inputHash: string,
): Promise<string> {
  const { transaction, municipalityId } = db;
  const { roundId, pupilId } = place;
  const known = await transaction.riskAssessment.findFirst({
    where: { municipalityId, roundId, pupilId, inputHash },
    select: { id: true },
  });
  if (known) return known.id;
  const id = newId();
  await transaction.riskAssessment.create({
    data: {
      id,
      municipalityId,
      ...place,
      level: record.level,
      decidingSkill: record.decidedBySkill,
      probability: record.probability,
      assessment: JSON.parse(JSON.stringify(record)),
      versions: { ...versions },
      inputHash,
      createdAt: now(),
    },
  });
  return id;
}

async function movePointer(
  db: ScopedDb,
  roundId: string,
  pupilId: string,
  assessmentId: string,
): Promise<boolean> {
  const { transaction, municipalityId } = db;
  const key = { municipalityId_roundId_pupilId: { municipalityId, roundId, pupilId } };
  const current = await transaction.currentAssessment.findUnique({ where: key });
  if (current?.assessmentId === assessmentId) return false;
  const updatedAt = now();
  await transaction.currentAssessment.upsert({
    where: key,
    create: { municipalityId, roundId, pupilId, assessmentId, updatedAt },
    update: { assessmentId, updatedAt },
  });
  return true;
}
