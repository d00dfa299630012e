/**
 * What the follow-up knows of a whole municipality, kept by class from one page to the next: reading the
 * detail of ten thousand pupils takes seconds. What is kept is always what the detail says:
 *
 *   a change   of a row that facts are made of is noted by the database itself, in the change's own
 *              transaction (the triggers of the migration `kept_facts`), for the classes it concerns
 *   kept facts hold on their day while no change of their class is noted
 *   the others are worked out from the detail, one reader of a municipality at a time: the notes that can
 *              be seen are erased first and the detail is read after, so that a note that comes later stays
 *              and has them worked out again
 *   mornings   once a lesson has ended or a page been asked for, a job works the new day's facts out before work
 *              begins; so what is noted is erased at least once a day
 */
import type { ScopedDb } from '~/access/in-scope.server';
import type { SystemViewer } from '~/access/viewer.server';
import { toStoredDate } from '~/platform/calendar';
import { Prisma } from '~/platform/database/generated/client';
import type { PupilFacts } from './pupil-facts';
import { type ClassFacts, type FactPlaces, readPupilFacts } from './pupil-facts.server';
import { findShownWindows } from './shown-windows.server';

type Db = ScopedDb;
/** In the municipality's zone; all of a night's answers are in. */
const KEPT_FROM_HOUR = 4;

type Places = Omit<FactPlaces, 'schoolId' | 'classIds'>;
type OwnFacts = Omit<PupilFacts, 'classId' | 'schoolId'>;

/** Facts and how many pupils of the class share them. */
interface SharedFacts {
  facts: OwnFacts;
  pupils: number;
}

interface KeptRow {
  classId: string;
  className: string;
  schoolId: string;
  schoolName: string;
  /** Null when nothing is kept that holds. */
  windowIds: string[] | null;
  facts: SharedFacts[] | null;
}

/**
 * As `readPupilFacts` of all classes of the windows' school year, in no order. Pupils who share their facts
 * share one object. Keeps what it had to work out.
 */
export async function readMunicipalityFacts(db: Db, places: Places): Promise<ClassFacts[]> {
  if (places.windowIds.length === 0) return [];
  const known = await findKept(db, places);
  if (known.every(({ facts }) => facts)) return known.map((row) => unfold(row, places));
  const lock = `class facts of ${db.municipalityId}`;
  await db.transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${lock}, 0))`;
  const rows = await findKept(db, places);
  const classIds = rows.flatMap(({ classId, facts }) => (facts ? [] : [classId]));
  if (classIds.length === 0) return rows.map((row) => unfold(row, places));
  await eraseChanges(db);
  const fresh = await readPupilFacts(db, { ...places, classIds });
  await keep(db, places, fresh);
  await planMorning(db);
  return [...rows.flatMap((row) => (row.facts ? [unfold(row, places)] : [])), ...fresh];
}

/** The facts of the newest school year, for the pages of the day that begins. For the system. */
export async function keepFactsOfToday(db: ScopedDb<SystemViewer>): Promise<void> {
  await readMunicipalityFacts(db, await findShownWindows(db, { windowId: null }));
}

/** Every class of the windows' school year, with what is kept of it and holds. */
function findKept(db: Db, { windowIds, asOf }: Places): Promise<KeptRow[]> {
  const { municipalityId } = db;
  const ids = Prisma.sql`${[...windowIds]}::uuid[]`;
  return db.transaction.$queryRaw<KeptRow[]>`
    SELECT k."id" AS "classId", k."name" AS "className", s."id" AS "schoolId",
      s."name" AS "schoolName", f."windowIds", f."facts"
    FROM "SchoolClass" k
    JOIN "School" s ON s."municipalityId" = k."municipalityId" AND s."id" = k."schoolId"
    LEFT JOIN "KeptClassFacts" f ON f."municipalityId" = k."municipalityId"
      AND f."classId" = k."id" AND f."asOf" = ${toStoredDate(asOf)}::date
      AND f."windowIds" @> ${ids}
      AND NOT EXISTS (SELECT 1 FROM "ClassFactsChange" c
        WHERE c."municipalityId" = k."municipalityId"
          AND (c."classId" = k."id" OR c."classId" IS NULL))
    WHERE k."municipalityId" = ${municipalityId}::uuid AND k."schoolYearId" IN (
      SELECT w."schoolYearId" FROM "ScreeningWindow" w
      WHERE w."municipalityId" = ${municipalityId}::uuid AND w."id" = ANY(${ids}))`;
}

/** Every change that is noted and can be seen, with what is kept of its classes: of other school years too. */
async function eraseChanges({ transaction, municipalityId }: Db): Promise<void> {
  await transaction.$executeRaw`
    WITH erased AS (
      DELETE FROM "ClassFactsChange" WHERE "municipalityId" = ${municipalityId}::uuid
      RETURNING "classId"
    )
    DELETE FROM "KeptClassFacts" f WHERE f."municipalityId" = ${municipalityId}::uuid
      AND EXISTS (SELECT 1 FROM erased e WHERE e."classId" IS NULL OR e."classId" = f."classId")`;
}

async function keep(db: Db, { windowIds, asOf }: Places, classes: readonly ClassFacts[]) {
  const rows = classes.map(({ classId, pupils }) => ({ classId, facts: fold(pupils) }));
  await db.transaction.$executeRaw`
    INSERT INTO "KeptClassFacts" ("municipalityId", "classId", "asOf", "windowIds", "facts")
    SELECT ${db.municipalityId}::uuid, own."classId", ${toStoredDate(asOf)}::date,
      ${[...windowIds]}::uuid[], own."facts"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS own("classId" uuid, "facts" jsonb)
    ON CONFLICT ("municipalityId", "classId") DO UPDATE SET
      "asOf" = excluded."asOf", "windowIds" = excluded."windowIds", "facts" = excluded."facts"`;
}

/**
 * Have the facts of the next day worked out before work begins, and what is noted until then erased: one job for
 * a municipality, however often it is asked for. Nothing but the job is written.
 */
export async function planMorning({ municipalityId, transaction }: Db): Promise<void> {
  await transaction.$executeRaw`
    SELECT graphile_worker.add_job('facts.keep',
      payload := ${JSON.stringify({ municipalityId })}::json,
      run_at := (date_trunc('day', now() AT TIME ZONE m."timeZone")
        + make_interval(days => 1, hours => ${KEPT_FROM_HOUR})) AT TIME ZONE m."timeZone",
      job_key := ${`facts.keep:${municipalityId}`}, job_key_mode := 'preserve_run_at',
      max_attempts := 5, priority := 5)
    FROM "Municipality" m WHERE m."id" = ${municipalityId}::uuid`;
}

function fold(pupils: readonly PupilFacts[]): SharedFacts[] {
  const shared = new Map<string, SharedFacts>();
  for (const { classId: _class, schoolId: _school, ...facts } of pupils) {
    const key = JSON.stringify(facts);
    const known = shared.get(key);
    if (known) known.pupils += 1;
    else shared.set(key, { facts, pupils: 1 });
  }
  return [...shared.values()];
}

function unfold({ windowIds, facts, ...place }: KeptRow, { windowIds: asked }: Places): ClassFacts {
  const at = asked.map((windowId) => windowIds!.indexOf(windowId));
  const { classId, schoolId } = place;
  return {
    ...place,
    pupils: facts!.flatMap(({ facts: own, pupils }): PupilFacts[] => {
      const windows = at.map((window) => own.windows[window]!);
      return Array.from({ length: pupils }).fill({
        ...own,
        classId,
        schoolId,
        windows,
      }) as PupilFacts[];
    }),
  };
}
