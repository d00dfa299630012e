/**
 * What was changed in goals, plans and the year wheel: written with how it stood before, listed, and taken
 * back. A change can be taken back while nothing later was done with the same row.
 */
import { audit, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { dayInZone } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import { notFound } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';
import type { Written } from './form-answer.server';
import type { HistoryLine } from './history';

type Db = ScopedDb<StaffViewer>;
type About = 'picture' | 'goal' | 'value' | 'contribution' | 'line' | 'step' | 'mark' | 'choice';
type Fields = Record<string, string | number | boolean | string[] | null>;

/** Of what is new: the state in which it is as if it were not there. */
export const AS_IF_NOT_THERE = {
  goal: () => ({ status: 'withdrawn' }),
  value: () => ({ withdrawnAt: now().toISOString() }),
  contribution: () => ({ withdrawnAt: now().toISOString() }),
  line: () => ({ withdrawnAt: now().toISOString() }),
  step: () => ({ endedAt: now().toISOString() }),
  mark: () => ({ takenBackAt: now().toISOString() }),
  choice: () => ({ takenBackAt: now().toISOString() }),
};

export interface ToRecord {
  about: About;
  subjectId: string;
  schoolId: string | null;
  action: string;
  title: string;
  before: Fields;
}

const SHOWN = 40;

/** The caller has established that the viewer may change the row. @returns what takes it back. */
export async function recordChange(db: Db, change: ToRecord): Promise<string> {
  const { transaction, municipalityId, viewer } = db;
  const id = newId();
  await transaction.goalChange.create({
    data: {
      id,
      municipalityId,
      ...change,
      staffMemberId: viewer.staffMemberId,
      createdAt: now(),
    },
  });
  const { about, action, subjectId } = change;
  await audit(db, 'goals.changed', [], { about, action, subjectId });
  return id;
}

/** The same, as what the form's door answers with. */
export async function recordWritten(db: Db, change: ToRecord): Promise<Written> {
  return { changeId: await recordChange(db, change), title: change.title };
}

/** The latest changes of the municipality's goals (null) or of one school. The caller has required it. */
export async function listChanges(db: Db, schoolId: string | null): Promise<HistoryLine[]> {
  const rows = await db.transaction.goalChange.findMany({
    where: { municipalityId: db.municipalityId, schoolId },
    select: {
      id: true,
      action: true,
      title: true,
      createdAt: true,
      staffMember: { select: { givenName: true, familyName: true } },
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: SHOWN,
  });
  return rows.map(({ id, action, title, createdAt, staffMember }) => ({
    id,
    action,
    title,
    day: dayInZone(createdAt, db.viewer.timeZone),
    who: `${staffMember.givenName} ${staffMember.familyName}`,
  }));
}

export type ChangeRow = ToRecord & { id: string };

/** @throws 404 for a goal of another municipality, one that was taken back, or none. */
export async function getGoal({ municipalityId, transaction }: Db, goalId: string) {
  const goal = await transaction.goal.findUnique({
    where: { municipalityId_id: { municipalityId, id: goalId } },
  });
  if (!goal || goal.status === 'withdrawn') throw notFound();
  return goal;
}

/** @throws 404 for a change of another municipality, or none. */
export async function getChange(db: Db, id: string): Promise<ChangeRow> {
  const row = await db.transaction.goalChange.findUnique({
    where: { municipalityId_id: { municipalityId: db.municipalityId, id } },
  });
  if (!row) throw notFound();
  return { ...row, about: row.about as About, before: row.before as Fields };
}

/**
 * Puts a row back as it stood before a change, and writes that as a change of its own. Null when something
 * later was done with the row. The caller has established that the viewer may change it.
 */
export async function takeBack(db: Db, change: ChangeRow): Promise<string | null> {
  const { municipalityId } = db;
  const { about, subjectId, schoolId, title } = change;
  const newest = await db.transaction.goalChange.findFirst({
    where: { municipalityId, about, subjectId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { id: true },
  });
  if (newest?.id !== change.id) return null;
  const before = await putBack(db, change);
  return recordChange(db, { about, subjectId, schoolId, title, action: 'undo', before });
}

/** The same, as what the form's door answers with. */
export async function takeBackWritten(db: Db, change: ChangeRow): Promise<Written> {
  const done = await takeBack(db, change);
  if (done === null) return { field: 'changeId', problem: 'changed-since' };
  return { changeId: done, title: change.title };
}

/** @returns the same fields as they stood until now. */
async function putBack(db: Db, { about, subjectId, before }: ChangeRow): Promise<Fields> {
  if (about === 'picture') return writePicture(db, String(before.text ?? ''));
  const { transaction, municipalityId } = db;
  const own = { where: { municipalityId_id: { municipalityId, id: subjectId } } };
  const tables = {
    goal: transaction.goal,
    value: transaction.goalValue,
    contribution: transaction.schoolContribution,
    line: transaction.schoolPlanLine,
    step: transaction.yearStep,
    mark: transaction.yearStepMark,
    choice: transaction.yearStepChoice,
  };
  // The tables are alike in what is used of them here, and their types are not.
  const table = tables[about] as unknown as {
    findUniqueOrThrow: (query: typeof own) => Promise<Record<string, unknown>>;
    update: (query: typeof own & { data: Fields }) => Promise<unknown>;
  };
  const row = await table.findUniqueOrThrow(own);
  await table.update({ ...own, data: before });
  return pickFields(row, Object.keys(before));
}

/** Some columns of a row as they are kept in a change: instants as text. */
export function pickFields(row: Record<string, unknown>, keys: readonly string[]): Fields {
  return Object.fromEntries(
    keys.map((key) => {
      const value = row[key];
      return [key, value instanceof Date ? value.toISOString() : (value ?? null)];
    }),
  ) as Fields;
}

/** A new picture; the one that held goes into the history. */
export async function writePicture(db: Db, text: string): Promise<Fields> {
  const { transaction, municipalityId, viewer } = db;
  const before = await findPicture(db);
  await transaction.goalPicture.create({
    data: {
      id: newId(),
      municipalityId,
      text,
      staffMemberId: viewer.staffMemberId,
      createdAt: now(),
    },
  });
  return { text: before };
}

/** The picture that holds; empty when none was written. */
export async function findPicture({ transaction, municipalityId }: Db): Promise<string> {
  const newest = await transaction.goalPicture.findFirst({
    where: { municipalityId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { text: true },
  });
  return newest?.text ?? '';
}
