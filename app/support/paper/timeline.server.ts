/** Gathers what is written of one pupil in every room the viewer may see. */
import { audit, readingOnly, requirePupilOfClass, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { dayInZone, dayOf, schoolYearStart } from '~/platform/calendar';
import type { Prisma } from '~/platform/database/generated/client';
import { countSwedishSchoolTime } from '~/roster/swedish-school';
import type { AssessmentRecord, AssessmentVersions } from '~/scoring/assessment-record';
import type { Bilingual, CutPolicy } from '~/scoring/cut-policy';
import { explainAssessment } from '~/scoring/explanation';
import type { Level } from '~/scoring/level-shapes';
import { readPolicies } from '~/scoring/policy-case.server';
import { CASE_EVENTS, showCase } from '~/support/case/case-store.server';
import { listDatedFlags } from '~/support/flag-store.server';
import { findHealthNotes } from '~/support/health/health-note-store.server';
import { readNoted } from '~/support/noted.server';
import { givenOfPlan } from '~/support/plans/plan-given';
import { listPlans } from '~/support/plans/plan-list.server';
import { listStandingProgress, type ProgressEventBody } from '~/support/progress/progress-event';
import type { HandOverStep } from './hand-over';
import { HAND_OVER_EVENTS, toHandOverSteps } from './hand-over-steps.server';
import { layOutTimeline, type TimelineSources } from './timeline';
import type { ShownTimeline, TimelinePage } from './timeline-page';

type Db = ScopedDb<StaffViewer>;

/** Before any plan of this product. */
const EVER = '2000-01-01';

/** @throws 404 when the pupil is not in the class today, 403. Reading is audited. */
export async function loadTimeline(
  given: Db,
  classId: string | undefined,
  pupilId: string | undefined,
): Promise<ShownTimeline> {
  const db = readingOnly(given);
  const { page } = await readTimeline(db, classId, pupilId);
  await audit(db, 'timeline.viewed', [page.pupil.pupilId], { classId: page.classId });
  return { ...page, healthNotes: await findHealthNotes(db, page.classId, page.pupil.pupilId) };
}

/** As `loadTimeline`, with the steps of the hand-over; whoever shows it writes who looked. */
export async function readTimeline(
  given: Db,
  classId: string | undefined,
  pupilId: string | undefined,
): Promise<{ page: TimelinePage; handOvers: HandOverStep[] }> {
  const db = readingOnly(given);
  const place = await requirePupilOfClass(db, 'class.see-results', classId, pupilId);
  const { pupil, schoolClass } = place;
  const written = await readWritten(db, pupil.id);
  const { step, events } = await showCase(db, place, written.caseEvents);
  const names = await readResults(db, pupil.id, pupil.givenName);
  const day = (instant: string) => dayInZone(new Date(instant), db.viewer.timeZone);
  const { plans, breaks } = await listPlans(db, EVER, [pupil.id]);
  const { notices, outcomes, externals } = await readNoted(db, pupil.id);
  const handOvers = toHandOverSteps(written.handOverEvents);
  const sources: TimelineSources = {
    results: names.results,
    flags: (await listDatedFlags(db, [pupil.id])).map((flag) => ({
      ...flag,
      skillName: names.skillName(flag.skill),
    })),
    notices: notices.map((one) => ({ ...one, day: day(one.recordedAt) })),
    outcomes: outcomes.map((one) => ({ ...one, day: day(one.updatedAt) })),
    externals,
    caseEvents: events,
    plans: plans.map((plan) => ({
      ...plan,
      given: givenOfPlan(plan, pupil.id, db.viewer.today, breaks),
    })),
    readings: sumReadings(written.probes, names.taskName),
    decisions: listDecisions(written.progressEvents, names.taskName),
    handOvers,
  };
  const page = {
    classId: schoolClass.id,
    className: schoolClass.name,
    schoolName: schoolClass.school.name,
    today: db.viewer.today,
    pupil: {
      pupilId: pupil.id,
      name: `${pupil.givenName} ${pupil.familyName}`.trim(),
      schooling: {
        swedishSubject: pupil.swedishSubject,
        swedishSchoolTime: countSwedishSchoolTime({
          ...pupil,
          schoolYearStart: schoolYearStart(db.viewer.today),
        }),
      },
      protectedIdentity: pupil.protectedIdentity,
      synthetic: pupil.synthetic,
    },
    caseStep: step,
    entries: layOutTimeline(sources),
  };
  return { page, handOvers };
}

const WRITTEN = {
  caseEvents: CASE_EVENTS,
  handOverEvents: HAND_OVER_EVENTS,
  progressEvents: {
    include: { staffMember: { select: { givenName: true, familyName: true } } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  },
  probes: {
    where: { withdrawnAt: null },
    select: { taskId: true, day: true },
    orderBy: [{ day: 'asc' }, { id: 'asc' }],
  },
} satisfies Prisma.PupilSelect;

type Written = Prisma.PupilGetPayload<{ select: typeof WRITTEN }>;

/** What is written of a pupil whom the caller has required, event by event. One query. */
function readWritten({ transaction, municipalityId }: Db, pupilId: string): Promise<Written> {
  return transaction.pupil.findUniqueOrThrow({
    where: { municipalityId_id: { municipalityId, id: pupilId } },
    select: WRITTEN,
  });
}

type Name = (key: string) => Bilingual;

/** The level of each window that counts now, in the words of the policy it was judged by. */
async function readResults(
  db: Db,
  pupilId: string,
  name: string,
): Promise<{ results: TimelineSources['results']; skillName: Name; taskName: Name }> {
  const { transaction, municipalityId, viewer } = db;
  const rows = await transaction.currentAssessment.findMany({
    where: { municipalityId, pupilId },
    include: {
      assessment: {
        include: { round: { include: { window: { include: { schoolYear: true } } } } },
      },
    },
  });
  const policies = await readPolicies(db);
  const used: CutPolicy[] = [];
  const results = rows.map(({ assessment }) => {
    const versions = assessment.versions as unknown as AssessmentVersions;
    const policy = policies.get(versions.policyId, versions.policyVersion);
    used.push(policy);
    const record = assessment.assessment as unknown as AssessmentRecord;
    const { sentenceSv: sv, sentenceEn: en } = explainAssessment(policy, record, name);
    const { kind, schoolYear } = assessment.round.window;
    return {
      day: dayInZone(assessment.createdAt, viewer.timeZone),
      windowKind: kind,
      schoolYearStart: schoolYear.startYear,
      level: assessment.level as Level,
      sentence: { sv, en },
    };
  });
  const asIs = (key: string) => ({ sv: key, en: key });
  return {
    results,
    skillName: (key) => used.map(({ skills }) => skills[key]).find(Boolean) ?? asIs(key),
    taskName: (key) =>
      used.flatMap(({ tasks }) => tasks).find(({ id }) => id === key)?.title ?? asIs(key),
  };
}

/** Readings of each task that stand: how many, the first and the last day. Oldest first. */
function sumReadings(probes: Written['probes'], taskName: Name): TimelineSources['readings'] {
  const tasks = [...new Set(probes.map(({ taskId }) => taskId))];
  return tasks.flatMap((taskId) => {
    const days = probes.filter((probe) => probe.taskId === taskId).map(({ day }) => dayOf(day));
    const [from, to] = [days[0], days.at(-1)];
    return from && to ? [{ task: taskName(taskId), count: days.length, from, to }] : [];
  });
}

function listDecisions(
  rows: Written['progressEvents'],
  taskName: Name,
): TimelineSources['decisions'] {
  const events = rows.map(({ id, day, body, taskId, staffMember }) => ({
    id,
    taskId,
    day: dayOf(day),
    body: body as unknown as ProgressEventBody,
    by: `${staffMember.givenName} ${staffMember.familyName}`,
  }));
  return listStandingProgress(events).flatMap(({ body, day, by, taskId }) => {
    if (body.kind !== 'decided') return [];
    const { decision, reason } = body;
    return [{ task: taskName(taskId), day, decision, reason, by }];
  });
}
