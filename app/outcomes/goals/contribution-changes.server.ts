/**
 * Writing what a school takes on of a goal: its own target with a day, its baseline, and what it counts by hand.
 * For its principal. Every change is written with how it stood before, so that it can be taken back.
 */
import { requireSchool, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { schoolYearStart, toStoredDate } from '~/platform/calendar';
import { notFound } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';
import { NO_BASELINE, toBaseline } from './baseline';
import type { Written } from './form-answer.server';
import {
  AS_IF_NOT_THERE,
  getGoal,
  pickFields,
  recordWritten,
  type ToRecord,
} from './goal-history.server';
import { readSchoolValue } from './school-measure.server';
import type { PlanChangeForm } from './school-plan-form';

type Db = ScopedDb<StaffViewer>;
type Form<Intent> = Extract<PlanChangeForm, { intent: Intent }>;
type OfContribution = Form<
  | 'contribute'
  | 'end-contribution'
  | 'school-baseline'
  | 'clear-school-baseline'
  | 'school-count'
  | 'remove-school-count'
>;
type Place = { schoolId: string; goal: Awaited<ReturnType<typeof getGoal>> };

const WITHOUT_BASELINE = { ...NO_BASELINE, baselineHidden: null };

/** @throws 404 for a school out of reach, a goal that is none, or nothing to change; 403 for who may not. */
export async function writeContribution(db: Db, change: OfContribution): Promise<Written> {
  const { id: schoolId } = await requireSchool(db, 'school-plan.write', change.schoolId);
  const place = { schoolId, goal: await getGoal(db, change.goalId) };
  switch (change.intent) {
    case 'contribute':
      return contribute(db, place, change);
    case 'school-baseline':
      return takeBaseline(db, place);
    case 'end-contribution':
      return setFields(db, place, {
        action: change.intent,
        fields: AS_IF_NOT_THERE.contribution(),
      });
    case 'clear-school-baseline':
      return setFields(db, place, { action: change.intent, fields: WITHOUT_BASELINE });
    case 'school-count':
      return addCount(db, place, change);
    case 'remove-school-count':
      return removeCount(db, place);
  }
}

/** A school's own target: one for each goal. One that was taken away is written anew, without its old baseline. */
async function contribute(db: Db, place: Place, change: Form<'contribute'>): Promise<Written> {
  const { municipalityId, transaction } = db;
  const { schoolId, goal } = place;
  const { target, words, targetDate, intent: action } = change;
  const known = await findOwn(db, place);
  const fields = { target, words, targetDate: toStoredDate(targetDate) };
  if (known) {
    const anew = known.withdrawnAt ? { ...WITHOUT_BASELINE, withdrawnAt: null } : {};
    return setFields(db, place, { action, fields: { ...fields, ...anew } });
  }
  const id = newId();
  await transaction.schoolContribution.create({
    data: { id, municipalityId, schoolId, goalId: goal.id, ...fields },
  });
  return record(db, place, { subjectId: id, action, before: AS_IF_NOT_THERE.contribution() });
}

/** Freezes the school's value of today, with what the municipality may not see of it. */
async function takeBaseline(db: Db, place: Place): Promise<Written> {
  const own = await readSchoolValue(db, place.goal, place.schoolId);
  if (own === null) return { field: 'goalId', problem: 'no-value' };
  const { hidden, ...baseline } = own;
  const fields = { ...toBaseline(baseline), baselineHidden: hidden };
  return setFields(db, place, { action: 'school-baseline', fields });
}

/** @throws 404 where the school has taken nothing on. */
async function setFields(
  db: Db,
  place: Place,
  change: { action: string; fields: Record<string, unknown> },
): Promise<Written> {
  const { municipalityId, transaction } = db;
  const known = await findOwn(db, place);
  if (!known || (known.withdrawnAt && change.action !== 'contribute')) throw notFound();
  await transaction.schoolContribution.update({
    where: { municipalityId_id: { municipalityId, id: known.id } },
    data: change.fields,
  });
  const before = pickFields(known, Object.keys(change.fields));
  return record(db, place, { subjectId: known.id, action: change.action, before });
}

function findOwn({ municipalityId, transaction }: Db, { schoolId, goal: { id: goalId } }: Place) {
  const key = { municipalityId, schoolId, goalId };
  return transaction.schoolContribution.findUnique({
    where: { municipalityId_schoolId_goalId: key },
  });
}

/** Only of a goal that is counted by hand: the rest is the follow-up's to count. @throws 404. */
async function addCount(db: Db, place: Place, change: Form<'school-count'>): Promise<Written> {
  const { municipalityId, transaction } = db;
  const { schoolId, goal } = place;
  if (goal.indicator !== 'counted-by-hand') throw notFound();
  const { value, day, intent: action } = change;
  const id = newId();
  const startYear = schoolYearStart(day);
  await transaction.goalValue.create({
    data: {
      ...{ id, municipalityId, goalId: goal.id, schoolId, value, startYear },
      day: toStoredDate(day),
    },
  });
  const row = { about: 'value', subjectId: id, schoolId, title: goal.title, action } as const;
  return recordWritten(db, { ...row, before: AS_IF_NOT_THERE.value() });
}

/** Takes the latest count away. @throws 404 where there is none. */
async function removeCount(db: Db, { schoolId, goal }: Place): Promise<Written> {
  const { municipalityId, transaction } = db;
  const { id: goalId, title } = goal;
  const last = await transaction.goalValue.findFirst({
    where: { municipalityId, goalId, schoolId, withdrawnAt: null },
    orderBy: [{ day: 'desc' }, { id: 'desc' }],
  });
  if (!last) throw notFound();
  await transaction.goalValue.update({
    where: { municipalityId_id: { municipalityId, id: last.id } },
    data: AS_IF_NOT_THERE.value(),
  });
  const row = { about: 'value', subjectId: last.id, schoolId, title } as const;
  const action = 'remove-school-count';
  const before = pickFields(last, ['withdrawnAt']);
  return recordWritten(db, { ...row, action, before });
}

function record(
  db: Db,
  { schoolId, goal: { title } }: Place,
  change: Pick<ToRecord, 'subjectId' | 'action' | 'before'>,
): Promise<Written> {
  return recordWritten(db, { about: 'contribution', schoolId, title, ...change });
}
