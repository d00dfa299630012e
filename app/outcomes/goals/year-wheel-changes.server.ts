/**
 * Writing the year wheel: the municipality's steps by the head of education, a school's own by its
 * principal. Who a step belongs to marks it as done. All can be taken back.
 */
import { requireMunicipality, requireSchool, type ScopedDb } from '~/access/in-scope.server';
import { mayAnywhere } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { toStoredDate } from '~/platform/calendar';
import { forbidden, notFound } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';
import { answerForm, type Written } from './form-answer.server';
import type { GoalAnswer } from './form-fields';
import type { ResponsibleRole } from './goal';
import {
  AS_IF_NOT_THERE,
  getChange,
  pickFields,
  recordChange,
  takeBack,
} from './goal-history.server';
import { listHeldRoles, listSchoolsFor } from './goal-places.server';
import { isResponsible, listPlaces } from './year-wheel';
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
    default:
      return mark(db, change);
  }
}

async function addStep(db: Db, change: Form<'add-step'>): Promise<Written> {
  const { municipalityId, transaction } = db;
  const schoolId = change.schoolId ?? null;
  const id = newId();
  await transaction.yearStep.create({
    data: { id, municipalityId, schoolId, ...toColumns(change) },
  });
  return record(db, { id, schoolId, title: change.title }, change.intent, AS_IF_NOT_THERE.step());
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
  return record(db, step, change.intent, pickFields(step, Object.keys(data)));
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
  const { startYear } = change;
  const step = await getStep(db, change.stepId);
  const schoolId = await requirePlace(db, step, change.schoolId ?? null);
  const standing = { municipalityId, stepId: step.id, startYear, schoolId, takenBackAt: null };
  const known = await transaction.yearStepMark.findFirst({ where: standing });
  const { intent } = change;
  const about = { about: 'mark', schoolId, title: step.title, action: intent } as const;
  if (change.intent === 'step-not-done') {
    if (!known) throw notFound();
    await transaction.yearStepMark.updateMany({ where: standing, data: AS_IF_NOT_THERE.mark() });
    const before = { takenBackAt: null };
    const changeId = await recordChange(db, { ...about, subjectId: known.id, before });
    return { changeId, title: step.title };
  }
  const id = known?.id ?? newId();
  if (!known) {
    await transaction.yearStepMark.create({
      data: {
        id,
        municipalityId,
        stepId: step.id,
        schoolId,
        startYear,
        doneOn: toStoredDate(viewer.today),
        staffMemberId: viewer.staffMemberId,
      },
    });
  }
  const before = AS_IF_NOT_THERE.mark();
  const changeId = await recordChange(db, { ...about, subjectId: id, before });
  return { changeId, title: step.title };
}

/** The place in which the viewer does the step. @throws 404 when it is not done there, 403 for other roles. */
async function requirePlace(
  db: Db,
  step: { schoolId: string | null; responsibleRole: string },
  asked: string | null,
): Promise<string | null> {
  const responsibleRole = step.responsibleRole as ResponsibleRole;
  const schools = await listSchoolsFor(db, 'year-wheel.see');
  const places = listPlaces(
    { schoolId: step.schoolId, responsibleRole },
    schools.map(({ id }) => id),
  );
  if (!places.includes(asked)) throw notFound();
  const held = await listHeldRoles(db);
  if (!isResponsible(held, { responsibleRole, schoolId: asked })) throw forbidden();
  return asked;
}

async function getStep({ municipalityId, transaction }: Db, stepId: string) {
  const step = await transaction.yearStep.findUnique({
    where: { municipalityId_id: { municipalityId, id: stepId } },
  });
  if (!step) throw notFound();
  return step;
}

/** Who may write of a step, or marks it, may take that back. */
async function undo(db: Db, changeId: string): Promise<Written> {
  const { municipalityId, transaction } = db;
  const change = await getChange(db, changeId);
  if (change.about === 'step') await requireWriter(db, change.schoolId);
  else if (change.about === 'mark') {
    const { step, schoolId } = await transaction.yearStepMark.findUniqueOrThrow({
      where: { municipalityId_id: { municipalityId, id: change.subjectId } },
      include: { step: true },
    });
    await requirePlace(db, step, schoolId);
  } else throw notFound();
  const done = await takeBack(db, change);
  if (done === null) return { field: 'changeId', problem: 'changed-since' };
  return { changeId: done, title: change.title };
}

async function record(
  db: Db,
  { id, schoolId, title }: { id: string; schoolId: string | null; title: string },
  action: string,
  before: Parameters<typeof recordChange>[1]['before'],
): Promise<Written> {
  const changeId = await recordChange(db, {
    about: 'step',
    subjectId: id,
    schoolId,
    title,
    action,
    before,
  });
  return { changeId, title };
}
