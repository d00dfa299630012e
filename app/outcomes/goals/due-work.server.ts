/** What someone's roles are to do of the year wheel and of schools' plans: for the start page. */
import type { ScopedDb } from '~/access/in-scope.server';
import { mayAnywhere } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { addDays, type Day, schoolYearStart } from '~/platform/calendar';
import { listHeldRoles } from './goal-places.server';
import { toLine } from './school-plan-store.server';
import { listUnfinished, listWheel, type SettledOccurrence } from './unfinished';
import { type DueState, findDueState, isResponsible } from './year-wheel';
import { readWheel, toWork } from './year-wheel-rows.server';

type Db = ScopedDb<StaffViewer>;

/** Overdue, due within the days of the start page, or not done in an earlier school year. */
export interface DueWork {
  kind: 'step' | 'line';
  /** As the page of the wheel or the plan anchors it. */
  id: string;
  /** Of the step's place or the line's school; null for the municipality. */
  schoolId: string | null;
  title: string;
  /** Of the school, for who holds the role in several. */
  schoolName: string | null;
  dueDate: Day;
  state: 'overdue' | 'soon' | 'unfinished';
}

type Work = Omit<DueWork, 'schoolName' | 'state'> & { state: DueState | 'unfinished' };

/** What the viewer's roles are to do of steps and plans, by day. Nothing for other roles. */
export async function listDueWork(db: Db): Promise<DueWork[]> {
  if (!mayAnywhere(db.viewer.grants, 'year-wheel.see')) return [];
  const held = await listHeldRoles(db);
  const schoolIds = [...new Set(held.flatMap(({ schoolId }) => schoolId ?? []))];
  const work = [
    ...(await listSteps(db, { held, schoolIds })),
    ...(await listLines(db, { held, schoolIds })),
  ];
  const names = schoolIds.length > 1 ? await nameSchools(db, schoolIds) : null;
  return work
    .flatMap(({ state, ...one }): DueWork[] => {
      if (state !== 'overdue' && state !== 'soon' && state !== 'unfinished') return [];
      const schoolName = (one.schoolId && names?.get(one.schoolId)) || null;
      return [{ ...one, state, schoolName }];
    })
    .sort((one, other) => one.dueDate.localeCompare(other.dueDate));
}

type Own = { held: Awaited<ReturnType<typeof listHeldRoles>>; schoolIds: string[] };

async function listSteps(db: Db, { held, schoolIds }: Own): Promise<Work[]> {
  const { today } = db.viewer;
  const wheel = await readWheel(db, schoolIds);
  const startYear = schoolYearStart(today);
  // In the last weeks of July what is due in August is near already.
  const years = new Set([startYear, schoolYearStart(addDays(today, 31))]);
  const isMine = (one: SettledOccurrence) => isResponsible(held, toWork(one));
  const toStep = (one: SettledOccurrence, state: Work['state']): Work => ({
    kind: 'step',
    id: one.isCarried ? `${one.step.id}-${one.startYear}` : one.step.id,
    schoolId: one.schoolId,
    title: one.step.title,
    dueDate: one.dueDate,
    state,
  });
  return [
    ...[...years]
      .flatMap((year) => listWheel(wheel, { startYear: year, schoolIds }))
      .filter(isMine)
      .map((one) => toStep(one, findDueState(one, today))),
    ...listUnfinished(wheel, { startYear, schoolIds })
      .filter(isMine)
      .map((one) => toStep(one, 'unfinished')),
  ];
}

async function listLines(db: Db, { held, schoolIds }: Own): Promise<Work[]> {
  const rows = await db.transaction.schoolPlanLine.findMany({
    where: {
      municipalityId: db.municipalityId,
      schoolId: { in: schoolIds },
      withdrawnAt: null,
      doneOn: null,
      goal: { status: 'active' },
    },
  });
  return rows
    .map((row) => ({ ...toLine(row), schoolId: row.schoolId }))
    .filter((line) => isResponsible(held, line))
    .map((line) => {
      const { id, schoolId, title, dueDate } = line;
      return {
        kind: 'line',
        id,
        schoolId,
        title,
        dueDate,
        state: findDueState(line, db.viewer.today),
      };
    });
}

async function nameSchools({ transaction, municipalityId }: Db, ids: readonly string[]) {
  const schools = await transaction.school.findMany({
    where: { municipalityId, id: { in: [...ids] } },
    select: { id: true, name: true },
  });
  return new Map(schools.map(({ id, name }) => [id, name]));
}
