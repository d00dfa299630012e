/** Writing a school's plan: for its principal; who sees to a line marks it as done. All can be taken back. */
import { requireSchool, type ScopedDb } from '~/access/in-scope.server';
import { mayAnywhere } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { toStoredDate } from '~/platform/calendar';
import { forbidden, notFound } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';
import { writeContribution } from './contribution-changes.server';
import { answerForm, type Written } from './form-answer.server';
import type { GoalAnswer } from './form-fields';
import {
  AS_IF_NOT_THERE,
  getChange,
  getGoal,
  pickFields,
  recordWritten,
  takeBackWritten,
} from './goal-history.server';
import { listHeldRoles } from './goal-places.server';
import { PLAN_SCHEMAS, type PlanChangeForm } from './school-plan-form';
import { mayMark, toLine } from './school-plan-store.server';

type Db = ScopedDb<StaffViewer>;
type Form<Intent> = Extract<PlanChangeForm, { intent: Intent }>;

/**
 * Does what one form of the page asks, or says what is wrong beside its field.
 * @throws 403 for roles without goals and who may not, 404 for a school out of reach or a row that is none, 400 for
 * an unknown form.
 */
export async function changeSchoolPlan(db: Db, form: FormData): Promise<GoalAnswer> {
  if (!mayAnywhere(db.viewer.grants, 'goals.see')) throw forbidden();
  return answerForm(db, form, {
    schemas: PLAN_SCHEMAS,
    texts: ['title', 'words', 'resources'],
    admit: (change) => admit(db, change),
    write: (change) => write(db, change),
  });
}

/** Texts are the principal's to write; marks and undoing are looked at with their row. */
async function admit(db: Db, change: PlanChangeForm): Promise<void> {
  if ('schoolId' in change) await requireSchool(db, 'school-plan.write', change.schoolId);
  if (change.intent === 'change-line') {
    const { schoolId } = await getLine(db, change.lineId);
    await requireSchool(db, 'school-plan.write', schoolId);
  }
}

async function write(db: Db, change: PlanChangeForm): Promise<Written> {
  switch (change.intent) {
    case 'add-line':
      return addLine(db, change);
    case 'change-line':
    case 'line-done':
    case 'line-not-done':
    case 'remove-line':
      return writeLine(db, change);
    case 'undo':
      return undo(db, change.changeId);
    default:
      return writeContribution(db, change);
  }
}

async function addLine(db: Db, change: Form<'add-line'>): Promise<Written> {
  const { municipalityId, transaction } = db;
  const { id: schoolId } = await requireSchool(db, 'school-plan.write', change.schoolId);
  const { id: goalId } = await getGoal(db, change.goalId);
  const id = newId();
  await transaction.schoolPlanLine.create({
    data: { id, municipalityId, schoolId, goalId, ...toColumns(change) },
  });
  const { intent: action, title } = change;
  const before = AS_IF_NOT_THERE.line();
  return recordWritten(db, { about: 'line', subjectId: id, schoolId, title, action, before });
}

type OfLine = Form<'change-line' | 'line-done' | 'line-not-done' | 'remove-line'>;

async function writeLine(db: Db, change: OfLine): Promise<Written> {
  const { municipalityId, transaction } = db;
  const line = await getLine(db, change.lineId);
  const isMark = change.intent === 'line-done' || change.intent === 'line-not-done';
  if (!isMark || !mayMark(await listHeldRoles(db), { ...toLine(line), schoolId: line.schoolId })) {
    await requireSchool(db, 'school-plan.write', line.schoolId);
  }
  const data = toData(change, db.viewer.today);
  await transaction.schoolPlanLine.update({
    where: { municipalityId_id: { municipalityId, id: line.id } },
    data,
  });
  const { id: subjectId, schoolId, title } = line;
  const before = pickFields(line, Object.keys(data));
  return recordWritten(db, {
    ...{ about: 'line', subjectId, schoolId, title },
    action: change.intent,
    before,
  });
}

function toData(change: OfLine, today: string) {
  if (change.intent === 'change-line') return toColumns(change);
  if (change.intent === 'remove-line') return AS_IF_NOT_THERE.line();
  return { doneOn: change.intent === 'line-done' ? toStoredDate(today) : null };
}

function toColumns(change: Form<'add-line' | 'change-line'>) {
  const { kind, title, responsibleRole, resources, dueDate } = change;
  return { kind, title, responsibleRole, resources, dueDate: toStoredDate(dueDate) };
}

async function getLine({ municipalityId, transaction }: Db, lineId: string) {
  const line = await transaction.schoolPlanLine.findUnique({
    where: { municipalityId_id: { municipalityId, id: lineId } },
  });
  if (!line) throw notFound();
  return line;
}

const OF_PLANS = ['line', 'contribution', 'value'];

/** As the row that it is about: who may write of it may take it back. */
async function undo(db: Db, changeId: string): Promise<Written> {
  const change = await getChange(db, changeId);
  const { about, schoolId, subjectId } = change;
  if (!schoolId || !OF_PLANS.includes(about)) throw notFound();
  const isMark = Object.keys(change.before).join() === 'doneOn';
  const line = isMark ? await getLine(db, subjectId) : null;
  if (!line || !mayMark(await listHeldRoles(db), { ...toLine(line), schoolId })) {
    await requireSchool(db, 'school-plan.write', schoolId);
  }
  return takeBackWritten(db, change);
}
