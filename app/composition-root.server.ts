/**
 * Where the rooms are wired together for the server process: jobs, board, commands, readiness.
 *
 * No room calls a later one; this file says that a changed attempt is scored and that a new
 * assessment raises or changes flags.
 */
import * as z from 'zod';
import { inScope } from '~/access/in-scope.server';
import { listOneClickAccounts } from '~/access/sign-in.server';
import { makeSystemViewer } from '~/access/viewer.server';
import { boardStream, closeBoards } from '~/administration/live-board.server';
import { runCommand } from '~/commands.server';
import { loadDemonstrationOnce } from '~/demonstration/load.server';
import { keepFactsOfToday, planMorning } from '~/outcomes/follow-up/kept-facts.server';
import { closeClient, getClient } from '~/platform/database/client.server';
import { getEnvironment } from '~/platform/environment.server';
import { type JobHandlers, startJobs } from '~/platform/jobs.server';
import { listMissingDemands } from '~/privacy/operating-mode.server';
import { runCalibration } from '~/scoring/calibration-run.server';
import { reviewControlDraw } from '~/scoring/control-draw.server';
import { followMovedPupils } from '~/scoring/pupil-place.server';
import { countReferenceGroups, planReferenceGroups } from '~/scoring/reference-group.server';
import { assessPupil, rescoreAttempt } from '~/scoring/rescore.server';
import { continueRescoring, startRescoring } from '~/scoring/rescoring-run.server';
import type { CompositionRoot } from '~/server/composition';
import { syncFlags } from '~/support/flag-store.server';

const READINESS_LIMIT_MS = 1_000;
const attemptChanged = z.object({
  municipalityId: z.uuid(),
  attemptId: z.uuid(),
  /** The attempt was moved away from this pupil, who is judged anew without it. */
  previousMembershipId: z.uuid().optional(),
});
const pupilChanged = z.object({
  municipalityId: z.uuid(),
  roundId: z.uuid(),
  membershipId: z.uuid(),
});

const municipalityJob = z.object({ municipalityId: z.uuid() });
const windowJob = z.object({ municipalityId: z.uuid(), windowId: z.uuid() });
const windowRejudge = z.object({
  municipalityId: z.uuid(),
  windowId: z.uuid(),
  cause: z.enum(['policy', 'asked']).default('policy'),
  staffMemberId: z.uuid().optional(),
});
const rescoringContinue = z.object({ municipalityId: z.uuid(), rescoringId: z.uuid() });
const pupilsMoved = z.object({ municipalityId: z.uuid(), pupilIds: z.array(z.uuid()) });
const formCalibrate = z.object({ municipalityId: z.uuid(), calibrationId: z.uuid() });
const roundChanged = z.object({ municipalityId: z.uuid(), roundId: z.uuid() });

async function letFlagsFollow(
  db: Parameters<typeof syncFlags>[0],
  outcome: Awaited<ReturnType<typeof rescoreAttempt>>,
): Promise<void> {
  if (outcome.assessmentId && outcome.changed) await syncFlags(db, outcome.assessmentId);
}

/** Score an attempt that changed, and let flags follow. */
async function handleAttemptChanged(payload: unknown): Promise<void> {
  const { municipalityId, attemptId, previousMembershipId } = attemptChanged.parse(payload);
  const viewer = makeSystemViewer(municipalityId, 'attempt.changed');
  await inScope(viewer, async (db) => {
    const outcome = await rescoreAttempt(db, attemptId);
    await letFlagsFollow(db, outcome);
    if (previousMembershipId) {
      await letFlagsFollow(db, await assessPupil(db, outcome.roundId, previousMembershipId));
    }
  });
}

/** Judge a pupil anew when something other than an answer changed, such as the one-to-one list. */
async function handlePupilChanged(payload: unknown): Promise<void> {
  const { municipalityId, roundId, membershipId } = pupilChanged.parse(payload);
  const viewer = makeSystemViewer(municipalityId, 'pupil.changed');
  await inScope(viewer, async (db) => {
    await letFlagsFollow(db, await assessPupil(db, roundId, membershipId));
  });
}

/** Let results follow pupils who have moved to another class, or left. */
async function handlePupilsMoved(payload: unknown): Promise<void> {
  const { municipalityId, pupilIds } = pupilsMoved.parse(payload);
  const viewer = makeSystemViewer(municipalityId, 'pupils.moved');
  await inScope(viewer, (db) => followMovedPupils(db, pupilIds));
}

/** Begin to judge a window anew: a version of a policy was approved for it, or a person asks. */
async function handleWindowRejudge(payload: unknown): Promise<void> {
  const { municipalityId, ...from } = windowRejudge.parse(payload);
  const viewer = makeSystemViewer(municipalityId, 'window.rejudge');
  await inScope(viewer, (db) => startRescoring(db, from));
}

/** Judge the next pupils of a window that is judged anew. */
async function handleRescoringContinue(payload: unknown): Promise<void> {
  const { municipalityId, rescoringId } = rescoringContinue.parse(payload);
  const viewer = makeSystemViewer(municipalityId, 'rescoring.continue');
  await continueRescoring(viewer, rescoringId, letFlagsFollow);
}

/** Calibrate a form from the municipality's answers. */
async function handleFormCalibrate(payload: unknown): Promise<void> {
  const { municipalityId, calibrationId } = formCalibrate.parse(payload);
  await runCalibration(makeSystemViewer(municipalityId, 'form.calibrate'), calibrationId);
}

/** Count the groups that a window's results are compared with. */
async function handleGroupsCount(payload: unknown): Promise<void> {
  const { municipalityId, windowId } = windowJob.parse(payload);
  const viewer = makeSystemViewer(municipalityId, 'groups.count');
  await inScope(viewer, (db) => countReferenceGroups(db, windowId));
}

/** When somebody came or went or a sitting ended: look at the draw of the round, and plan tonight's and the morning's work. */
async function handleRoundChanged(payload: unknown): Promise<void> {
  const { municipalityId, roundId } = roundChanged.parse(payload);
  const viewer = makeSystemViewer(municipalityId, 'round.changed');
  await inScope(viewer, async (db) => {
    await reviewControlDraw(db, roundId);
    await planReferenceGroups(db, roundId);
    await planMorning(db);
  });
}

/** Work out what the leaders' pages of the day are made of, before anyone asks. */
async function handleFactsKeep(payload: unknown): Promise<void> {
  const { municipalityId } = municipalityJob.parse(payload);
  await inScope(makeSystemViewer(municipalityId, 'facts.keep'), keepFactsOfToday);
}

/** Busy is not dead: a slow database is degraded, a refused one is down. */
async function readiness() {
  const query = getClient().$queryRaw`SELECT 1`
    .then(() => 'ready' as const)
    .catch(() => 'down' as const);
  const limit = new Promise<'degraded'>((resolve) => {
    setTimeout(() => resolve('degraded'), READINESS_LIMIT_MS).unref();
  });
  return Promise.race([query, limit]);
}

const MISSING_IN_WORDS = {
  'processor-agreement': 'a dated processor agreement (personuppgiftsbiträdesavtal)',
  'impact-assessment': 'a dated impact assessment (konsekvensbedömning)',
  'guardian-information': 'information given to guardians, dated',
  'retention-rule': 'a retention rule set by the municipality',
  'policy-approved': 'a cut policy approved by the municipality (the one that ships is a draft)',
  'second-factor': 'staff sign-in with a second factor',
  'items-approved': 'items approved by two people',
  'human-voice': 'human voice clips for every task with sound (the ones that ship are synthetic)',
} as const;

/** What each job of the queue does, by its name. */
export const jobHandlers: JobHandlers = {
  'attempt.changed': handleAttemptChanged,
  'pupil.changed': handlePupilChanged,
  'pupils.moved': handlePupilsMoved,
  'window.rejudge': handleWindowRejudge,
  'rescoring.continue': handleRescoringContinue,
  'form.calibrate': handleFormCalibrate,
  'round.changed': handleRoundChanged,
  'groups.count': handleGroupsCount,
  'facts.keep': handleFactsKeep,
};

export const compositionRoot: CompositionRoot = {
  readiness,
  boardStream,
  closeBoards,
  missingForMode: async (mode) =>
    (await listMissingDemands(mode as 'demo' | 'pilot' | 'skarp')).map(
      (code) => MISSING_IN_WORDS[code],
    ),
  loadDemonstrationOnce: () =>
    loadDemonstrationOnce(handleAttemptChanged, getEnvironment().LASFYR_DEMONSTRATION),
  demonstrationAccounts: async () =>
    (await listOneClickAccounts()).map(({ id, role, name }) => ({ username: id, role, name })),
  startJobs: () => startJobs(jobHandlers),
  runCommand,
  close: closeClient,
};
