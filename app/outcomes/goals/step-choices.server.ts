/**
 * Choosing what becomes of a step that was not done in its school year: for the role that does it, in the place where it
 * does. Rows are kept; a choice that is taken back is marked as such.
 */
import type { ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { schoolYearStart, toStoredDate } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import { notFound } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';
import type { Written } from './form-answer.server';
import { AS_IF_NOT_THERE, recordWritten } from './goal-history.server';
import { requirePlace } from './step-places.server';
import { listUnfinished } from './unfinished';
import type { WheelChangeForm } from './year-wheel-form';
import { readWheel } from './year-wheel-rows.server';

type Db = ScopedDb<StaffViewer>;
export type ChoiceForm = Extract<WheelChangeForm, { intent: 'carry-step' | 'close-step' }>;

/** @throws 404 for a step that is none there or is not left undone, 403 for another role. */
export async function writeChoice(db: Db, change: ChoiceForm): Promise<Written> {
  const { municipalityId, transaction, viewer } = db;
  const { stepId, startYear, intent: action } = change;
  const { schoolId, title } = await requirePlace(db, change);
  const thisYear = schoolYearStart(viewer.today);
  const wheel = await readWheel(db, schoolId ? [schoolId] : []);
  const asked = { startYear: thisYear, schoolIds: schoolId ? [schoolId] : [] };
  const isLeft = listUnfinished(wheel, asked).some(
    (one) => one.step.id === stepId && one.startYear === startYear && one.schoolId === schoolId,
  );
  if (!isLeft) throw notFound();
  const carriedTo = change.intent === 'carry-step' ? change.dueDate : null;
  if (carriedTo !== null && !isInRestOf(carriedTo, viewer.today)) {
    return { field: 'dueDate', problem: 'this-year' };
  }
  const id = newId();
  await transaction.yearStepChoice.create({
    data: {
      ...{ id, municipalityId, stepId, schoolId, startYear },
      dueDate: carriedTo && toStoredDate(carriedTo),
      reason: change.intent === 'close-step' ? change.reason : '',
      chosenOn: toStoredDate(viewer.today),
      staffMemberId: viewer.staffMemberId,
      createdAt: now(),
    },
  });
  const before = AS_IF_NOT_THERE.choice();
  return recordWritten(db, { about: 'choice', subjectId: id, schoolId, title, action, before });
}

/** From today to the end of its school year. */
function isInRestOf(day: string, today: string): boolean {
  return day >= today && schoolYearStart(day) === schoolYearStart(today);
}
