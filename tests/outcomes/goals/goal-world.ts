/** Forms of goals, plans and the year wheel, and a world that has some of each. */
import { inScope } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import type { GoalAnswer } from '~/outcomes/goals/form-fields';
import { changeGoals } from '~/outcomes/goals/goal-changes.server';
import { changeSchoolPlan } from '~/outcomes/goals/school-plan-changes.server';
import { changeYearWheel } from '~/outcomes/goals/year-wheel-changes.server';
import { addDays, schoolYearStart } from '~/platform/calendar';
import { getClient } from '~/platform/database/client.server';
import { createWorld, today } from '../../support/factories';

type Fields = Record<string, string>;

function formOf(fields: Fields): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

export const onGoals = (viewer: StaffViewer, fields: Fields) =>
  inScope(viewer, (db) => changeGoals(db, formOf(fields)));
export const onPlan = (viewer: StaffViewer, fields: Fields) =>
  inScope(viewer, (db) => changeSchoolPlan(db, formOf(fields)));
export const onWheel = (viewer: StaffViewer, fields: Fields) =>
  inScope(viewer, (db) => changeYearWheel(db, formOf(fields)));

export function goalFields(own: Fields = {}): Fields {
  return {
    intent: 'add-goal',
    title: 'Nästan alla screenas',
    indicator: 'screened',
    direction: 'at-least',
    target: '95',
    startYear: String(schoolYearStart(today())),
    targetDate: addDays(today(), 400),
    owner: 'role:head-of-education',
    ...own,
  };
}

export function lineFields(own: Fields): Fields {
  return {
    intent: 'add-line',
    kind: 'milestone',
    title: 'Alla klasser har läst',
    responsibleRole: 'principal',
    resources: 'En lektion i veckan',
    dueDate: addDays(today(), 5),
    ...own,
  };
}

export function stepFields(own: Fields = {}): Fields {
  return {
    intent: 'add-step',
    title: 'Bestäm fönstrets dagar',
    reason: 'Så att lärarna kan planera.',
    responsibleRole: 'principal',
    firstDueDate: addDays(today(), -3),
    everyYear: 'on',
    ...own,
  };
}

/** What takes a change back. @throws when it was refused. */
export function done(answer: GoalAnswer): string {
  if (!answer.ok) throw new Error(JSON.stringify(answer.submission.error));
  return answer.changeId;
}

export function problems(answer: GoalAnswer): Record<string, string[] | null> {
  return answer.ok ? {} : (answer.submission.error ?? {});
}

/** A world with a goal, a milestone of its school, and a step of every principal that is three days late. */
export async function createGoalWorld(pupils = 0) {
  const world = await createWorld(pupils);
  done(await onGoals(world.headOfEducation, goalFields()));
  const municipalityId = world.municipality.id;
  const goal = await getClient().goal.findFirstOrThrow({ where: { municipalityId } });
  const { id: schoolId } = world.school;
  done(await onPlan(world.principal, lineFields({ schoolId, goalId: goal.id })));
  done(await onWheel(world.headOfEducation, stepFields()));
  const line = await getClient().schoolPlanLine.findFirstOrThrow({ where: { municipalityId } });
  const step = await getClient().yearStep.findFirstOrThrow({ where: { municipalityId } });
  return { ...world, goal, line, step };
}
