/**
 * Writing the year wheel: the municipality's steps by the head of education, a school's own by its
 * principal. Who a step belongs to marks it as done, and says what becomes of it when its year ended without it. All can
 * be taken back.
 */
import { requireMunicipality, requireSchool, type ScopedDb } from '~/access/in-scope.server';
import { mayAnywhere } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { toStoredDate } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import { forbidden, notFound } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';
import { answerForm, type Written } from './form-answer.server';
import type { GoalAnswer } from './form-fields';
import {
  AS_IF_NOT_THERE,
  getChange,
  pickFields,
  recordWritten,
  takeBackWritten,
} from './goal-history.server';
import { writeChoice } from './step-choices.server';
import { getStep, requirePlace } from './step-places.server';
import { isOfSchool, WHEEL_SCHEMAS, type WheelChangeForm } from './year-wheel-form';

type Db = ScopedDb<StaffViewer>;
type Form<Intent> = Extract<WheelChangeForm, { intent: Intent }>;

/**
 * Does what one form of the page asks, or says what is wrong beside its field.
 * @throws 404 for a step or school out of reach, 403 for who may not, 400 for an unknown form.
 */
export async function changeYearWheel(db: Db, form: FormData): Promise<GoalAnswer> {
  if (!mayAnywhere(db.viewer.grants, 'year-wheel.see')) throw forbidden();
  return answerForm(db, form, {
    schemas: WHEEL_SCHEMAS,
    texts: ['title', 'reason'],
    admit: (change) => admit(db, change),
    write: (change) => write(db, change),
  });
}

async function admit(db: Db, change: WheelChangeForm): Promise<void> {
  if (change.intent === 'add-step') await requireWriter(db, change.schoolId ?? null);
  if (change.intent === 'change-step' || change.intent === 'remove-step') {
    await requireWriter(db, (await getStep(db, change.stepId)).schoolId);
  }
  if (change.intent === 'close-step') await requirePlace(db, change);
}

/** @throws 404, 403. */
async function requireWriter(db: Db, schoolId: string | null): Promise<void> {
  if (schoolId === null) requireMunicipality(db, 'goals.set');
  else await requireSchool(db, 'school-plan.write', schoolId);
}

async function write(db: Db, change: WheelChangeForm): Promise<Written> {
  switch (change.intent) {
    case 'add-step':
      return addStep(db, change);
    case 'change-step':
    case 'remove-step':
      return writeStep(db, change);
    case 'undo':
      return undo(db, change.changeId);
    case 'carry-step':
    case 'close-step':
      return writeChoice(db, change);
    default:
      return mark(db, change);
  }
}

async function addStep(db: Db, change: Form<'add-step'>): Promise<Written> {
  const { municipalityId, transaction } = db;
  const schoolId = change.schoolId ?? null;
  const id = newId();
  await transaction.yearStep.create({
    data: { id, municipalityId, schoolId, ...toColumns(change), createdAt: now() },
  });
  const { intent: action, title } = change;
  const before = AS_IF_NOT_THERE.step();
  return recordWritten(db, { about: 'step', subjectId: id, schoolId, title, action, before });
}

async function writeStep(db: Db, change: Form<'change-step' | 'remove-step'>): Promise<Written> {
  const { municipalityId, transaction } = db;
  const step = await getStep(db, change.stepId);
  if (change.intent === 'change-step' && step.schoolId && !isOfSchool(change.responsibleRole)) {
    return { field: 'responsibleRole', problem: 'choice' };
  }
  const data = change.intent === 'change-step' ? toColumns(change) : AS_IF_NOT_THERE.step();
  await transaction.yearStep.update({
    where: { municipalityId_id: { municipalityId, id: step.id } },
    data,
  });
  const { id: subjectId, schoolId, title } = step;
  const before = pickFields(step, Object.keys(data));
  return recordWritten(db, {
    ...{ about: 'step', subjectId, schoolId, title },
    action: change.intent,
    before,
  });
}

function toColumns(change: Form<'add-step' | 'change-step'>) {
  const { title, reason, responsibleRole, firstDueDate, everyYear } = change;
  return {
    title,
    reason,
    responsibleRole,
    firstDueDate: toStoredDate(firstDueDate),
    everyYear: everyYear ?? false,
  };
}

/** Marks a step of a year as done where the viewer is the one who does it, or takes the mark away. */
async function mark(db: Db, change: Form<'step-done' | 'step-not-done'>): Promise<Written> {
  const { municipalityId, transaction, viewer } = db;
  const { startYear, intent: action } = change;
  const { stepId, schoolId, title } = await requirePlace(db, change);
  const standing = { municipalityId, stepId, startYear, schoolId, takenBackAt: null };
  const known = await transaction.yearStepMark.findFirst({ where: standing });
  const about = { about: 'mark', schoolId, title, action } as const;
  if (action === 'step-not-done') {
    if (!known) throw notFound();
    await transaction.yearStepMark.updateMany({ where: standing, data: AS_IF_NOT_THERE.mark() });
    return recordWritten(db, { ...about, subjectId: known.id, before: { takenBackAt: null } });
  }
  const id = known?.id ?? newId();
  if (!known) {
    await transaction.yearStepMark.create({
      data: {
        ...{ id, municipalityId, stepId, schoolId, startYear },
        doneOn: toStoredDate(viewer.today),
        staffMemberId: viewer.staffMemberId,
      },
    });
  }
  return recordWritten(db, { ...about, subjectId: id, before: AS_IF_NOT_THERE.mark() });
}

/** Who may write of a step, or does it, may take that back. */
async function undo(db: Db, changeId: string): Promise<Written> {
  const { municipalityId, transaction } = db;
  const change = await getChange(db, changeId);
  const own = { where: { municipalityId_id: { municipalityId, id: change.subjectId } } };
  if (change.about === 'step') await requireWriter(db, change.schoolId);
  else if (change.about === 'mark') {
    await requirePlace(db, await transaction.yearStepMark.findUniqueOrThrow(own));
  } else if (change.about === 'choice') {
    await requirePlace(db, await transaction.yearStepChoice.findUniqueOrThrow(own));
  } else throw notFound();
  return takeBackWritten(db, change);
}
