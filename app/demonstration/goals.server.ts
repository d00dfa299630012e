/**
 * Goals, a school's plan and a year wheel of the demonstration, written through the same doors as by hand, so
 * that each has its history. The texts say that they are invented. One step of the year wheel is late, one was left undone
 * last school year and one school has no plan, so that a visitor sees them.
 */
import { inScope } from '~/access/in-scope.server';
import type { Grant } from '~/access/roles';
import { makeStaffViewer, type StaffViewer } from '~/access/viewer.server';
import type { GoalAnswer } from '~/outcomes/goals/form-fields';
import { changeGoals } from '~/outcomes/goals/goal-changes.server';
import { changeSchoolPlan } from '~/outcomes/goals/school-plan-changes.server';
import { changeYearWheel } from '~/outcomes/goals/year-wheel-changes.server';
import { addDays, schoolYearStart, toStoredDate } from '~/platform/calendar';
import { getClient } from '~/platform/database/client.server';
import type { MadeMunicipality } from './municipality.server';

type Fields = Record<string, string>;
type Made = Pick<MadeMunicipality, 'municipalityId' | 'today'>;

const PICTURE =
  'Exempel, påhittat för demonstrationen. Varje elev möter läsningen med trygghet och nyfikenhet. Vi ser tidigt vem som behöver mer, hjälpen börjar inom några veckor, och vi följer upp om den hjälper.';

/** In the order that the plan and the values refer to. */
const GOALS: readonly Fields[] = [
  {
    title: 'Nästan alla i årskurs 1 screenas i varje fönster',
    indicator: 'screened',
    direction: 'at-least',
    target: '95',
    agenda: '4.6',
    owner: 'role:head-of-education',
  },
  {
    title: 'Stödet börjar inom fyra veckor',
    indicator: 'in-time',
    direction: 'at-least',
    target: '90',
    agenda: '4.5',
    owner: 'role:principal',
  },
  {
    title: 'Specialpedagogen är i klassrummet varje vecka',
    indicator: 'counted-by-hand',
    unit: 'pass i veckan',
    direction: 'at-least',
    target: '12',
    owner: 'role:head-of-education',
  },
];
const SCREENED = 0;
const IN_CLASS = 2;

/** Days are counted from the day of loading. */
const LINES = [
  { kind: 'activity', title: 'Öva rättningen i arbetslaget', who: 'teacher', day: -40, done: true },
  { kind: 'milestone', title: 'Alla lärare har övat', who: 'principal', day: -30, done: true },
  { kind: 'milestone', title: 'Alla klasser är screenade', who: 'principal', day: 27, done: false },
  {
    kind: 'activity',
    title: 'Samla upp dem som var borta',
    who: 'special-educator',
    day: 40,
    done: false,
  },
] as const;

const STEPS = [
  {
    title: 'Läs in höstens klasslistor',
    reason: 'Så att ingen elev saknas när fönstret öppnar.',
    who: 'administrator',
    day: -95,
    done: true,
  },
  {
    title: 'Gå igenom höstens resultat med arbetslaget',
    reason: 'Stöd ska kunna börja inom fyra veckor.',
    who: 'principal',
    day: -6,
    done: false,
  },
  {
    title: 'Följ upp målen och besluta om nästa steg',
    reason: 'Före budgeten.',
    who: 'head-of-education',
    day: 9,
    done: false,
  },
  {
    title: 'Bestäm nästa läsårs fönster',
    reason: 'Lärarna planerar i juni.',
    who: 'administrator',
    day: 150,
    done: false,
  },
] as const;

export async function writeGoals(made: Made): Promise<void> {
  const { municipalityId, today } = made;
  const client = getClient();
  const head = await findViewer(made, { role: 'head-of-education', schoolId: null });
  const startYear = String(schoolYearStart(today));
  const goals = (fields: Fields) => inScope(head, (db) => changeGoals(db, formOf(fields)));
  written(await goals({ intent: 'picture', text: PICTURE }));
  for (const goal of GOALS) {
    const days = { startYear, targetDate: addDays(today, 550) };
    written(await goals({ intent: 'add-goal', ...goal, ...days }));
  }
  const rows = await client.goal.findMany({ where: { municipalityId } });
  const idOf = (at: number) => rows.find(({ title }) => title === GOALS[at]?.title)?.id ?? '';
  for (const [value, day] of [
    ['5', -84],
    ['9', -7],
  ] as const) {
    const count = { goalId: idOf(IN_CLASS), value, day: addDays(today, day) };
    written(await goals({ intent: 'count', ...count }));
  }
  await writePlan(made, idOf(SCREENED));
  await writeWheel(made, head);
}

/** Of the first school by name; the others have none yet. */
async function writePlan(made: Made, goalId: string): Promise<void> {
  const { municipalityId, today } = made;
  const client = getClient();
  const school = await client.school.findFirstOrThrow({
    where: { municipalityId },
    orderBy: { name: 'desc' },
  });
  const principal = await findViewer(made, { role: 'principal', schoolId: school.id });
  const plan = (fields: Fields) => inScope(principal, (db) => changeSchoolPlan(db, formOf(fields)));
  const own = { schoolId: school.id, goalId };
  const words = 'Alla klasser screenas samma vecka, och vikarien är bokad.';
  const targetDate = addDays(today, 150);
  written(await plan({ intent: 'contribute', ...own, target: '98', words, targetDate }));
  written(await plan({ intent: 'school-baseline', ...own }));
  for (const { kind, title, who, day } of LINES) {
    const dueDate = addDays(today, day);
    const line = { kind, title, responsibleRole: who, resources: '', dueDate };
    written(await plan({ intent: 'add-line', ...own, ...line }));
  }
  for (const { id, title } of await client.schoolPlanLine.findMany({ where: own })) {
    if (!LINES.some((line) => line.title === title && line.done)) continue;
    written(await plan({ intent: 'line-done', lineId: id }));
  }
}

async function writeWheel(made: Made, head: StaffViewer): Promise<void> {
  const { municipalityId, today } = made;
  const administrator = await findViewer(made, { role: 'administrator', schoolId: null });
  const wheel = (viewer: StaffViewer, fields: Fields) =>
    inScope(viewer, (db) => changeYearWheel(db, formOf(fields)));
  for (const { title, reason, who, day } of STEPS) {
    const firstDueDate = addDays(today, day);
    const step = { title, reason, responsibleRole: who, firstDueDate, everyYear: 'on' };
    written(await wheel(head, { intent: 'add-step', ...step }));
  }
  await leaveUndone(made, head);
  const rows = await getClient().yearStep.findMany({ where: { municipalityId } });
  for (const { title, day, done } of STEPS) {
    if (!done) continue;
    const stepId = rows.find((row) => row.title === title)?.id ?? '';
    const startYear = String(schoolYearStart(addDays(today, day)));
    written(await wheel(administrator, { intent: 'step-done', stepId, startYear }));
  }
}

/** A step that nobody did last school year, so that a visitor meets the choice that follows. */
async function leaveUndone({ municipalityId, today }: Made, head: StaffViewer): Promise<void> {
  const aYearAgo = addDays(today, -365);
  const step = {
    title: 'Utvärdera läsårets arbete med skolorna',
    reason: 'Underlag för nästa läsårs mål.',
    responsibleRole: 'head-of-education',
    firstDueDate: aYearAgo,
  };
  const fields = formOf({ intent: 'add-step', ...step });
  written(await inScope(head, (db) => changeYearWheel(db, fields)));
  await getClient().yearStep.updateMany({
    where: { municipalityId, title: step.title },
    data: { createdAt: toStoredDate(aYearAgo) },
  });
}

/** Who holds a role in the demonstration. */
async function findViewer(
  { municipalityId, today }: Made,
  { role, schoolId }: Omit<Grant, 'classId'>,
): Promise<StaffViewer> {
  const { staffMember } = await getClient().roleAssignment.findFirstOrThrow({
    where: { municipalityId, role, schoolId },
    include: { staffMember: true },
  });
  const { id: staffMemberId, givenName, familyName } = staffMember;
  return makeStaffViewer({
    staffMemberId,
    municipalityId,
    givenName,
    familyName,
    locale: 'sv',
    synthetic: true,
    timeZone: 'Europe/Stockholm',
    today,
    grants: [{ role, schoolId, classId: null }],
  });
}

function formOf(fields: Fields): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

/** @throws {Error} when a form of the demonstration is refused. */
function written(answer: GoalAnswer): void {
  if (!answer.ok) throw new Error(`${answer.form}: ${JSON.stringify(answer.submission.error)}`);
}
