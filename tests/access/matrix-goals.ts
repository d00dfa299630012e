/** What is asked of goals, schools' plans and the year wheel in the access matrix. */
import { addDays, schoolYearStart, toStoredDate } from '~/platform/calendar';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import {
  done,
  goalFields,
  lineFields,
  stepFields,
  onGoals as writeGoals,
  onPlan as writePlan,
  onWheel as writeWheel,
} from '../outcomes/goals/goal-world';
import { today } from '../support/factories';
import type { MatrixRow } from './matrix';
import { form, type Knock } from './matrix-knocks';
import { cells } from './matrix-people';
import type { MatrixWorld } from './matrix-world';

const READERS = cells('in 200 200 200 200 200 200 403 403 403 200 403');
const HEAD = cells('in 403 403 403 403 403 200 403 403 403 403 403');
const ONE_PLAN = cells('in 200 200 200 200 404 200 403 403 404 404 404');
const PLAN_WRITER = cells('in 403 403 403 200 404 403 403 403 403 404 403');
const WHEEL = cells('in 200 200 200 200 200 200 200 403 403 200 200');
const ONE_WHEEL = cells('in 200 200 200 200 404 200 200 403 403 404 404');
const STEP_WRITER = cells('in 403 403 403 403 403 200 403 403 403 404 404');
const STEP_DOER = cells('in 403 403 403 200 404 403 403 403 403 404 404');

/** A goal of its own for each knock, counted by hand, with a count. */
async function standingGoal({ headOfEducation, municipality }: MatrixWorld): Promise<string> {
  const title = `Mål ${newId()}`;
  const fields = goalFields({ title, indicator: 'counted-by-hand', unit: 'pass' });
  done(await writeGoals(headOfEducation, fields));
  const { id } = await getClient().goal.findFirstOrThrow({
    where: { municipalityId: municipality.id, title },
  });
  const count = { intent: 'count', goalId: id, value: '3', day: today() };
  done(await writeGoals(headOfEducation, count));
  return id;
}

async function onGoals(world: MatrixWorld, intent: string): Promise<Knock> {
  if (intent === 'picture') return form('/goals', { intent, text: `Alla läser. ${newId()}` });
  if (intent === 'add-goal') return form('/goals', goalFields());
  const goalId = await standingGoal(world);
  const press = { intent: 'baseline', goalId };
  if (intent === 'undo') {
    return form('/goals', {
      intent,
      changeId: done(await writeGoals(world.headOfEducation, press)),
    });
  }
  if (intent === 'clear-baseline') done(await writeGoals(world.headOfEducation, press));
  if (intent === 'remove-value') {
    const { id: valueId } = await getClient().goalValue.findFirstOrThrow({ where: { goalId } });
    return form('/goals', { intent, valueId });
  }
  const more: Record<string, Record<string, string>> = {
    'change-goal': goalFields({ title: 'Ett annat mål' }),
    'goal-status': { status: 'reached' },
    count: { value: '4', day: today() },
  };
  return form('/goals', { ...more[intent], intent, goalId });
}

async function onPlan(world: MatrixWorld, intent: string): Promise<Knock> {
  const { principal } = world;
  const schoolId = world.school.id;
  const own = { schoolId, goalId: await standingGoal(world) };
  const target = {
    ...{ intent: 'contribute', ...own, target: '10', words: 'Vi räknar varje fredag.' },
    targetDate: addDays(today(), 200),
  };
  if (intent === 'contribute') return form('/school-plan', target);
  if (intent === 'end-contribution') {
    done(await writePlan(principal, target));
    return form('/school-plan', { intent, ...own });
  }
  const count = { intent: 'school-count', ...own, value: '7', day: today() };
  if (intent === 'school-count') return form('/school-plan', count);
  if (intent.endsWith('school-baseline') || intent === 'remove-school-count') {
    done(await writePlan(principal, target));
    done(await writePlan(principal, count));
    return form('/school-plan', { intent, ...own });
  }
  const line = lineFields(own);
  if (intent === 'add-line') return form('/school-plan', line);
  const changeId = done(await writePlan(principal, line));
  if (intent === 'undo') return form('/school-plan', { intent, changeId });
  const { id: lineId } = await getClient().schoolPlanLine.findFirstOrThrow({ where: own });
  if (intent === 'line-not-done') done(await writePlan(principal, { intent: 'line-done', lineId }));
  const changed = intent === 'change-line' ? { ...line, title: 'Något annat' } : {};
  return form('/school-plan', { ...changed, intent, lineId });
}

async function onWheel(world: MatrixWorld, intent: string): Promise<Knock> {
  const title = `Steg ${newId()}`;
  const fields = stepFields({ title });
  if (intent === 'add-step') return form('/year-wheel', fields);
  const changeId = done(await writeWheel(world.headOfEducation, fields));
  if (intent === 'undo') return form('/year-wheel', { intent, changeId });
  const { id: stepId } = await getClient().yearStep.findFirstOrThrow({ where: { title } });
  if (intent === 'change-step')
    return form('/year-wheel', { ...fields, intent, stepId, reason: '' });
  if (intent === 'remove-step') return form('/year-wheel', { intent, stepId });
  const startYear = String(schoolYearStart(addDays(today(), -3)));
  const mark = { stepId, startYear, schoolId: world.school.id };
  if (intent === 'carry-step' || intent === 'close-step') {
    const lastYear = await leaveUndone(stepId);
    const choice: Record<string, string> =
      intent === 'carry-step' ? { dueDate: today() } : { reason: 'Slogs ihop.' };
    return form('/year-wheel', { intent, ...mark, startYear: lastYear, ...choice });
  }
  if (intent === 'step-not-done') {
    done(await writeWheel(world.principal, { intent: 'step-done', ...mark }));
  }
  return form('/year-wheel', { intent, ...mark });
}

/** The step was written and due a year ago. @returns its school year. */
async function leaveUndone(stepId: string): Promise<string> {
  const ago = addDays(today(), -365);
  await getClient().yearStep.update({
    where: { id: stepId },
    data: { firstDueDate: toStoredDate(ago), createdAt: toStoredDate(ago) },
  });
  return String(schoolYearStart(ago));
}

const look = (
  route: string,
  what: string,
  expected: MatrixRow['expected'],
  path: (world: MatrixWorld) => string,
): MatrixRow => ({
  route,
  method: 'GET',
  what,
  expected,
  knock: (world) => ({ path: path(world) }),
});

const changes = (
  route: string,
  expected: MatrixRow['expected'],
  knock: (world: MatrixWorld, intent: string) => Promise<Knock>,
  intents: Record<string, string>,
): MatrixRow[] =>
  Object.entries(intents).map(([intent, what]) => ({
    route,
    method: 'POST',
    intent,
    what,
    expected,
    knock: (world) => knock(world, intent),
  }));

export const goalRows: readonly MatrixRow[] = [
  look('goals', 'the goals of my municipality', READERS, () => '/goals'),
  ...changes('goals', HEAD, onGoals, {
    picture: 'write the goal picture',
    'add-goal': 'write a goal',
    'change-goal': 'change a goal',
    'goal-status': 'say that a goal is reached or has ended',
    baseline: 'take the value as baseline',
    'clear-baseline': 'remove the baseline',
    'keep-value': 'keep today’s value',
    count: 'enter a value counted by hand',
    'remove-value': 'take a kept value away',
    undo: 'take a change of the goals back',
  }),
  look('school-plan', 'the plan of my school', READERS, () => '/school-plan'),
  look(
    'school-plan',
    'the plan of one school',
    ONE_PLAN,
    ({ school }) => `/school-plan?school=${school.id}`,
  ),
  ...changes('school-plan', PLAN_WRITER, onPlan, {
    contribute: 'set the school’s own target',
    'end-contribution': 'remove the school’s own target',
    'school-baseline': 'take the school’s value as baseline',
    'clear-school-baseline': 'remove the school’s baseline',
    'school-count': 'enter what the school counted by hand',
    'remove-school-count': 'take the school’s latest count away',
    'add-line': 'add an activity or milestone',
    'change-line': 'change an activity or milestone',
    'line-done': 'mark what the principal sees to as done',
    'line-not-done': 'take that mark away',
    'remove-line': 'remove an activity or milestone',
    undo: 'take a change of the plan back',
  }),
  look('year-wheel', 'the year wheel', WHEEL, () => '/year-wheel'),
  look(
    'year-wheel',
    'the year wheel of one school',
    ONE_WHEEL,
    ({ school }) => `/year-wheel?school=${school.id}`,
  ),
  ...changes('year-wheel', HEAD, onWheel, { 'add-step': 'add a step of the municipality' }),
  {
    route: 'year-wheel',
    method: 'POST',
    intent: 'add-step',
    what: 'add a step of the school',
    expected: STEP_DOER,
    knock: ({ school }) => form('/year-wheel', stepFields({ schoolId: school.id })),
  },
  ...changes('year-wheel', STEP_WRITER, onWheel, {
    'change-step': 'change a step of the municipality',
    'remove-step': 'remove a step of the municipality',
    undo: 'take a change of a step back',
  }),
  ...changes('year-wheel', STEP_DOER, onWheel, {
    'step-done': 'mark the principals’ step as done in my school',
    'step-not-done': 'take that mark away',
    'carry-step': 'carry a step that was not done last year over into this',
    'close-step': 'close a step that was not done last year, with a reason',
  }),
];
