/** A school's plan under the municipality's goals: read by who works there and by the head of education. */
import type { ScopedDb } from '~/access/in-scope.server';
import { decideForSchool, mayAnywhere } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { loadFollowUp } from '~/outcomes/follow-up/follow-up-store.server';
import { type Day, dayOf } from '~/platform/calendar';
import { forbidden } from '~/platform/http.server';
import type { Contribution, Goal, LineKind, PlanLine, ResponsibleRole } from './goal';
import { listChanges } from './goal-history.server';
import {
  findSchoolFor,
  findSight,
  type GoalSchool,
  listHeldRoles,
  listSchoolsFor,
} from './goal-places.server';
import { listGoalRows, listParts, readPart, toGoal } from './goal-rows.server';
import type { HistoryLine } from './history';
import { isReached, type MeasuredPlace, type Reading } from './indicators';
import { placeOfMunicipalSchool, placeOfSchool } from './measured-places';
import { type DueState, findDueState, type HeldRole, isResponsible } from './year-wheel';

type Db = ScopedDb<StaffViewer>;

export type PlanLineOnPage = PlanLine & { state: DueState; mayMark: boolean };

export interface PlannedGoal extends Goal {
  contribution: Contribution;
  /** The school's value; null where it does not go to the viewer. */
  now: Reading | null;
  isReached: boolean;
  lines: PlanLineOnPage[];
}

export interface SchoolPlanPage {
  school: GoalSchool;
  /** The schools whose plans the viewer reads. */
  schools: GoalSchool[];
  goals: PlannedGoal[];
  mayWrite: boolean;
  seesValues: boolean;
  /** For who writes the plan. */
  history: HistoryLine[];
  today: string;
}

/** @throws 403 for roles without goals or without a school, 404 for a school out of reach. */
export async function loadSchoolPlan(db: Db, schoolId: string | null): Promise<SchoolPlanPage> {
  const { viewer } = db;
  const schools = await listSchoolsFor(db, 'goals.see');
  const school = await findSchoolFor(db, 'goals.see', { schools, schoolId });
  if (!school) throw forbidden();
  const mayWrite =
    decideForSchool(viewer.grants, 'school-plan.write', { schoolId: school.id, classIds: [] }) ===
    'allowed';
  const goals = (await listGoalRows(db)).filter(({ status }) => status !== 'ended');
  const place = goals.length > 0 ? await findPlace(db, school.id) : undefined;
  const parts = await listParts(db, [school]);
  const held = await listHeldRoles(db);
  const sight = findSight(viewer.grants, school.id);
  return {
    school,
    schools,
    goals: goals.map((row) => {
      const goal = toGoal(row);
      const own = readPart(row, parts, { schoolId: school.id, sight, place });
      const target = own.contribution.target ?? goal.target;
      return {
        ...goal,
        ...own,
        isReached: own.now?.ok === true && isReached(own.now.value, target, goal.direction),
        lines: parts.lines
          .filter(({ goalId }) => goalId === row.id)
          .map((line) => toLineOnPage(line, { held, today: viewer.today })),
      };
    }),
    mayWrite,
    seesValues: place !== undefined,
    history: mayWrite ? await listChanges(db, school.id) : [],
    today: viewer.today,
  };
}

/** A line with how far it has come, and whether its reader marks it. */
export function toLineOnPage(
  row: LineRow & { schoolId: string },
  { held, today }: { held: readonly HeldRole[]; today: Day },
): PlanLineOnPage {
  const line = toLine(row);
  return {
    ...line,
    state: findDueState(line, today),
    mayMark: mayMark(held, { ...line, schoolId: row.schoolId }),
  };
}

/** Who sees to a line marks it, and so does the principal whose plan it is in. */
export function mayMark(
  held: readonly HeldRole[],
  line: Pick<PlanLine, 'responsibleRole'> & { schoolId: string },
): boolean {
  return (
    isResponsible(held, line) || isResponsible(held, { ...line, responsibleRole: 'principal' })
  );
}

interface LineRow {
  id: string;
  goalId: string;
  kind: string;
  title: string;
  responsibleRole: string;
  resources: string;
  dueDate: Date;
  doneOn: Date | null;
}

export function toLine(row: LineRow): PlanLine {
  const { id, goalId, title, resources } = row;
  return {
    id,
    goalId,
    title,
    resources,
    kind: row.kind as LineKind,
    responsibleRole: row.responsibleRole as ResponsibleRole,
    dueDate: dayOf(row.dueDate),
    doneOn: row.doneOn && dayOf(row.doneOn),
  };
}

/** What the follow-up shows the viewer of the school, if anything. */
async function findPlace(db: Db, schoolId: string): Promise<MeasuredPlace | undefined> {
  const { grants } = db.viewer;
  if (mayAnywhere(grants, 'municipality.see-summary')) {
    const page = await loadFollowUp(db, { schoolId: null, windowId: null });
    if (page.of !== 'municipality') return undefined;
    const row = page.schools.find((one) => one.schoolId === schoolId);
    return row && placeOfMunicipalSchool(row);
  }
  const target = { schoolId, classIds: [] };
  if (decideForSchool(grants, 'school.see-summary', target) !== 'allowed') return undefined;
  const page = await loadFollowUp(db, { schoolId, windowId: null });
  return page.of === 'school' ? placeOfSchool(page) : undefined;
}
