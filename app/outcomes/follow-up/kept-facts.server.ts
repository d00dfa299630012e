/**
 * What the follow-up knows of a whole municipality, and what readings say after support, kept by class from one
 * page to the next: reading the detail of ten thousand pupils takes seconds. What is kept is always what the
 * detail says:
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
import { createHash } from 'node:crypto';
import type { ScopedDb } from '~/access/in-scope.server';
import type { SystemViewer } from '~/access/viewer.server';
import { toStoredDate } from '~/platform/calendar';
import { Prisma } from '~/platform/database/generated/client';
import type { FollowedReadings } from '~/support/progress/after-support';
import { readFollowed } from '~/support/progress/after-support.server';
import { type ClassFacts, type FactPlaces, readWithSupported } from './pupil-facts.server';
import { fold, type SharedFacts, unfold } from './shared-facts';
import { findShownWindows } from './shown-windows.server';

type Db = ScopedDb;
/** In the municipality's zone; all of a night's answers are in. */
const KEPT_FROM_HOUR = 4;

export type KeptPlaces = Omit<FactPlaces, 'schoolId' | 'classIds'>;

interface ClassNames {
  classId: string;
  className: string;
  schoolId: string;
  schoolName: string;
}

/** The readings of one pupil with support; `pupil` is no id, and the same in every class that the pupil is in. */
type SupportedPupil = FollowedReadings & { pupil: string };

/** A class with what the readings of its pupils with support say. */
export interface ClassSupport extends ClassNames {
  /** Everyone in the class, with support or not. */
  enrolled: number;
  pupils: SupportedPupil[];
}

interface ClassDetail extends ClassFacts {
  /** Null where it was not read. */
  supported: SupportedPupil[] | null;
}

/** A part of what is kept of a class, and what tells it from what else it may be. */
export interface Part<Value> {
  name: string;
  /** The part itself, and its digest: null when it is not kept. */
  columns: { content: Prisma.Sql; digest: Prisma.Sql };
  open: (row: KeptRow, places: KeptPlaces) => Value;
  ofDetail: (detail: ClassDetail) => Value;
}

interface KeptRow extends ClassNames {
  /** Null when nothing is kept that holds, as the others. */
  windowIds: string[] | null;
  digest: string | null;
  content?: unknown;
}

/** As `readPupilFacts` of all classes of the windows' school year. */
export const FACTS: Part<ClassFacts> = {
  name: 'facts',
  columns: { content: Prisma.sql`f."facts"`, digest: Prisma.sql`f."factsDigest"` },
  open: ({ windowIds, content, digest: _digest, ...own }, { windowIds: asked }) => {
    const at = asked.map((windowId) => windowIds!.indexOf(windowId));
    return { ...own, pupils: unfold(content as SharedFacts[], own, at) };
  },
  ofDetail: ({ supported: _supported, ...facts }) => facts,
};

/** What readings say in all classes of the windows' school year. */
export const SUPPORT: Part<ClassSupport> = {
  name: 'support',
  columns: {
    content: Prisma.sql`f."afterSupport"`,
    digest: Prisma.sql`CASE WHEN f."afterSupportOn" = f."asOf" THEN f."supportDigest" END`,
  },
  open: ({ windowIds: _windows, content, digest: _digest, ...own }) => ({
    ...own,
    ...(content as Pick<ClassSupport, 'enrolled' | 'pupils'>),
  }),
  ofDetail: ({ pupils, supported, ...own }) => ({
    ...own,
    enrolled: pupils.length,
    pupils: supported ?? [],
  }),
};

/** What was read, and the digest of it all; null when some had to be worked out. */
interface Read<Value> {
  classes: Value[];
  stamp: string | null;
}

/** In no order. Pupils who share their facts share one object. Keeps what it had to work out. */
export async function readMunicipalityFacts(db: Db, places: KeptPlaces): Promise<ClassFacts[]> {
  return (await readKept(db, places, FACTS)).classes;
}

export async function readKept<Value>(
  db: Db,
  places: KeptPlaces,
  part: Part<Value>,
): Promise<Read<Value>> {
  if (places.windowIds.length === 0) return { classes: [], stamp: '' };
  const known = await findKept(db, places, part, true);
  if (known.every(({ digest }) => digest !== null)) {
    return { classes: known.map((row) => part.open(row, places)), stamp: digestOf(known) };
  }
  const lock = `class facts of ${db.municipalityId}`;
  await db.transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${lock}, 0))`;
  const rows = await findKept(db, places, part, true);
  const kept = rows.flatMap((row) => (row.digest === null ? [] : [part.open(row, places)]));
  const classIds = rows.flatMap(({ classId, digest }) => (digest === null ? [classId] : []));
  if (classIds.length === 0) return { classes: kept, stamp: digestOf(rows) };
  await eraseChanges(db);
  // What the page has read before is older than the notes that are erased now.
  const unread = { ...db, remembered: null };
  const fresh = await readDetail(unread, { ...places, classIds }, part.name === SUPPORT.name);
  await keep(db, places, fresh);
  await planMorning(db);
  return { classes: [...kept, ...fresh.map(part.ofDetail)], stamp: null };
}

/** The digest that `readKept` would give, without reading the parts; null when some would have to be worked out. */
export async function findStamp<Value>(
  db: Db,
  places: KeptPlaces,
  part: Part<Value>,
): Promise<string | null> {
  if (places.windowIds.length === 0) return '';
  const rows = await findKept(db, places, part, false);
  return rows.every(({ digest }) => digest !== null) ? digestOf(rows) : null;
}

/** Everything of the newest school year, for the pages of the day that begins. For the system. */
export async function keepFactsOfToday(db: ScopedDb<SystemViewer>): Promise<void> {
  await readKept(db, await findShownWindows(db, { windowId: null }), SUPPORT);
}

/** Every class of the windows' school year, with what is kept of it and holds, in one order. */
function findKept<Value>(
  { transaction, municipalityId }: Db,
  { windowIds, asOf }: KeptPlaces,
  { columns }: Part<Value>,
  isRead: boolean,
): Promise<KeptRow[]> {
  const ids = Prisma.sql`${[...windowIds]}::uuid[]`;
  const content = isRead ? Prisma.sql`, ${columns.content} AS "content"` : Prisma.empty;
  return transaction.$queryRaw<KeptRow[]>`
    SELECT k."id" AS "classId", k."name" AS "className", s."id" AS "schoolId",
      s."name" AS "schoolName", f."windowIds", ${columns.digest} AS "digest"${content}
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
      WHERE w."municipalityId" = ${municipalityId}::uuid AND w."id" = ANY(${ids}))
    ORDER BY k."id"`;
}

/** Of everything that a part is opened from. */
function digestOf(rows: readonly KeptRow[]): string {
  const hash = createHash('sha256');
  for (const { classId, className, schoolId, schoolName, windowIds, digest } of rows) {
    hash.update(JSON.stringify([classId, className, schoolId, schoolName, windowIds, digest]));
  }
  return hash.digest('hex');
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

/** What is kept of some classes, read from where it comes from; what readings say, only where it is asked for. */
async function readDetail(
  db: Db,
  places: KeptPlaces & { classIds: readonly string[] },
  isSupportRead: boolean,
): Promise<ClassDetail[]> {
  const { transaction, municipalityId } = db;
  const { classes, supported } = await readWithSupported(db, places);
  if (!isSupportRead) return classes.map((own) => ({ ...own, supported: null }));
  const { schoolYearId } = await transaction.screeningWindow.findUniqueOrThrow({
    where: { municipalityId_id: { municipalityId, id: places.windowIds[0]! } },
    select: { schoolYearId: true },
  });
  const followed = await readFollowed(db, [...new Set([...supported.values()].flat())], {
    ...places,
    schoolYearId,
  });
  const hide = (pupilId: string) =>
    createHash('sha256').update(`${schoolYearId} ${pupilId}`).digest('base64url').slice(0, 16);
  return classes.map((own) => ({
    ...own,
    supported: (supported.get(own.classId) ?? []).flatMap((pupilId): SupportedPupil[] => {
      const readings = followed.get(pupilId);
      return readings ? [{ pupil: hide(pupilId), ...readings }] : [];
    }),
  }));
}

async function keep(db: Db, { windowIds, asOf }: KeptPlaces, classes: readonly ClassDetail[]) {
  const rows = classes.map(({ classId, pupils, supported }) => ({
    classId,
    facts: fold(pupils),
    ...(supported && {
      afterSupport: { enrolled: pupils.length, pupils: supported },
      afterSupportOn: asOf,
    }),
  }));
  await db.transaction.$executeRaw`
    INSERT INTO "KeptClassFacts" ("municipalityId", "classId", "asOf", "windowIds", "facts",
      "afterSupport", "afterSupportOn")
    SELECT ${db.municipalityId}::uuid, own."classId", ${toStoredDate(asOf)}::date,
      ${[...windowIds]}::uuid[], own."facts", own."afterSupport", own."afterSupportOn"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS own("classId" uuid, "facts" jsonb, "afterSupport" jsonb, "afterSupportOn" date)
    ON CONFLICT ("municipalityId", "classId") DO UPDATE SET
      "asOf" = excluded."asOf", "windowIds" = excluded."windowIds", "facts" = excluded."facts",
      "afterSupport" = excluded."afterSupport", "afterSupportOn" = excluded."afterSupportOn"`;
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
