/** Gathers what is written of one pupil in every room the viewer may see. */
import { audit, requireClass, requirePupil, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { dayInZone, dayOf, schoolYearStart } from '~/platform/calendar';
import { countSwedishSchoolTime } from '~/roster/swedish-school';
import type { AssessmentRecord, AssessmentVersions } from '~/scoring/assessment-record';
import type { Bilingual, CutPolicy } from '~/scoring/cut-policy';
import { explainAssessment } from '~/scoring/explanation';
import type { Level } from '~/scoring/level-shapes';
import { readPolicies } from '~/scoring/policy-case.server';
import { loadCase } from '~/support/case/case-store.server';
import { listExternals } from '~/support/external-results.server';
import { listFlags } from '~/support/flag-store.server';
import { findHealthNotes } from '~/support/health/health-note-store.server';
import { listNationalOutcomes } from '~/support/national-outcomes.server';
import { listNotices } from '~/support/notices.server';
import { givenOfPlan } from '~/support/plans/plan-given';
import { listPlans } from '~/support/plans/plan-list.server';
import { listStandingProgress, type ProgressEventBody } from '~/support/progress/progress-event';
import { listHandOverSteps } from './hand-over-steps.server';
import { layOutTimeline, type TimelineSources } from './timeline';
import type { ShownTimeline, TimelinePage } from './timeline-page';

type Db = ScopedDb<StaffViewer>;

/** Before any plan of this product. */
const EVER = '2000-01-01';

/** @throws 404 when the pupil is not in the class today, 403. Reading is audited. */
export async function loadTimeline(
  db: Db,
  classId: string | undefined,
  pupilId: string | undefined,
): Promise<ShownTimeline> {
  const page = await readTimeline(db, classId, pupilId);
  await audit(db, 'timeline.viewed', [page.pupil.pupilId], { classId: page.classId });
  return { ...page, healthNotes: await findHealthNotes(db, page.classId, page.pupil.pupilId) };
}

/** As `loadTimeline`; whoever shows it writes who looked. */
export async function readTimeline(
  db: Db,
  classId: string | undefined,
  pupilId: string | undefined,
): Promise<TimelinePage> {
  const schoolClass = await requireClass(db, 'class.see-results', classId);
  const pupil = await requirePupil(db, 'class.see-results', pupilId);
  const { step, events } = await loadCase(db, schoolClass.id, pupil.id);
  const names = await readResults(db, pupil.id, pupil.givenName);
  const day = (instant: string) => dayInZone(new Date(instant), db.viewer.timeZone);
  const ids = [pupil.id];
  const { plans, breaks } = await listPlans(db, EVER, ids);
  const sources: TimelineSources = {
    results: names.results,
    flags: await readFlags(db, pupil.id, names.skillName),
    notices: (await listNotices(db, ids)).map((one) => ({ ...one, day: day(one.recordedAt) })),
    outcomes: (await listNationalOutcomes(db, ids)).map((one) => ({
      ...one,
      day: day(one.updatedAt),
    })),
    externals: await listExternals(db, ids),
    caseEvents: events,
    plans: plans.map((plan) => ({
      ...plan,
      given: givenOfPlan(plan, pupil.id, db.viewer.today, breaks),
    })),
    readings: await sumReadings(db, pupil.id, names.taskName),
    decisions: await listDecisions(db, pupil.id, names.taskName),
    handOvers: await listHandOverSteps(db, pupil.id),
  };
  return {
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

async function readFlags(
  db: Db,
  pupilId: string,
  skillName: Name,
): Promise<TimelineSources['flags']> {
  const made = await db.transaction.flag.findMany({
    where: { municipalityId: db.municipalityId, pupilId },
    select: { id: true, createdAt: true },
  });
  const flags = await listFlags(db, [pupilId]);
  return flags.map((flag) => {
    const { createdAt } = made.find(({ id }) => id === flag.flagId)!;
    const day = dayInZone(createdAt, db.viewer.timeZone);
    return { ...flag, day, skillName: skillName(flag.skill) };
  });
}

/** Readings of each task that stand: how many, the first and the last day. */
async function sumReadings(
  { transaction, municipalityId }: Db,
  pupilId: string,
  taskName: Name,
): Promise<TimelineSources['readings']> {
  const rows = await transaction.probe.groupBy({
    by: ['taskId'],
    where: { municipalityId, pupilId, withdrawnAt: null },
    _count: { id: true },
    _min: { day: true },
    _max: { day: true },
  });
  return rows.flatMap(({ taskId, _count, _min, _max }) =>
    _min.day && _max.day
      ? [
          {
            task: taskName(taskId),
            count: _count.id,
            from: dayOf(_min.day),
            to: dayOf(_max.day),
          },
        ]
      : [],
  );
}

async function listDecisions(
  { transaction, municipalityId }: Db,
  pupilId: string,
  taskName: Name,
): Promise<TimelineSources['decisions']> {
  const rows = await transaction.progressEvent.findMany({
    where: { municipalityId, pupilId },
    include: { staffMember: { select: { givenName: true, familyName: true } } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
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
