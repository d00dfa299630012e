/** What someone's roles are to do of the year wheel and of schools' plans: for the start page. */
import type { ScopedDb } from '~/access/in-scope.server';
import { mayAnywhere } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { readOwnWork } from '~/outcomes/own-work.server';
import { addDays, type Day, schoolYearStart } from '~/platform/calendar';
import { heldIn } from './goal-places.server';
import { toLine } from './school-plan-store.server';
import { listUnfinished, listWheel, type SettledOccurrence } from './unfinished';
import { type DueState, findDueState, type HeldRole, isResponsible } from './year-wheel';
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
  const { schools } = (await readOwnWork(db)).municipality;
  const held = heldIn(
    db.viewer,
    schools.flatMap(({ id, classes }) => classes.map((own) => ({ id: own.id, schoolId: id }))),
  );
  const schoolIds = [...new Set(held.flatMap(({ schoolId }) => schoolId ?? []))];
  const lines = schools.flatMap(({ planLines }) => planLines);
  const work = [
    ...(await listSteps(db, { held, schoolIds })),
    ...toLines(lines, { held, today: db.viewer.today }),
  ];
  const names = schoolIds.length > 1 ? new Map(schools.map(({ id, name }) => [id, name])) : null;
  return work
    .flatMap(({ state, ...one }): DueWork[] => {
      if (state !== 'overdue' && state !== 'soon' && state !== 'unfinished') return [];
      const schoolName = (one.schoolId && names?.get(one.schoolId)) || null;
      return [{ ...one, state, schoolName }];
    })
    .sort((one, other) => one.dueDate.localeCompare(other.dueDate));
}

type Own = { held: HeldRole[]; schoolIds: string[] };

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

type OwnSchool = Awaited<ReturnType<typeof readOwnWork>>['municipality']['schools'][number];
type LineRow = OwnSchool['planLines'][number];

function toLines(
  rows: readonly LineRow[],
  { held, today }: { held: readonly HeldRole[]; today: Day },
): Work[] {
  return rows
    .map((row) => ({ ...toLine(row), schoolId: row.schoolId }))
    .filter((line) => isResponsible(held, line))
    .map((line) => {
      const { id, schoolId, title, dueDate } = line;
      return { kind: 'line', id, schoolId, title, dueDate, state: findDueState(line, today) };
    });
}
