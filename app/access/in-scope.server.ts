/**
 * The only way to the data: one transaction for a loader or action, with the viewer's scope.
 *
 * Store functions take the branded handle first. What the viewer may not reach does not exist
 * (404); what is reached but not permitted is refused (403); no scope resolved means no.
 * Long, because it is the whole of the way in: scope, refusal and the trace of who looked.
 */
import { toStoredDate } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import type { Transaction } from '~/platform/database/client.server';
import { getClient } from '~/platform/database/client.server';
import { Prisma } from '~/platform/database/generated/client';
import { forbidden, notFound } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';
import {
  type Action,
  decideForClass,
  decideForMunicipality,
  decideForSchool,
  territory,
  type Verdict,
} from './roles';
import type { StaffViewer, Viewer } from './viewer.server';

declare const scopedBrand: unique symbol;

/** A transaction that belongs to a viewer. Made by `inScope` only. */
export type ScopedDb<Who extends Viewer = Viewer> = {
  readonly [scopedBrand]: true;
  readonly transaction: Transaction;
  readonly viewer: Who;
  readonly municipalityId: string;
  /** Who looked, not yet written: one statement at the end of the transaction. */
  readonly looks: Look[];
  /** What a page that only reads has read; null where something may be written. */
  readonly remembered: Map<string, Promise<unknown>> | null;
};

/** A row of the audit that says who looked. */
type Look = {
  id: string;
  action: string;
  pupilIds: readonly string[];
  detail: Record<string, string | number | boolean | null>;
  hour: Date;
  at: Date;
};

/**
 * So many tables the database may put in the order it finds best, as text (8 by itself). Relations are joined
 * by it, and with fewer it would gather what belongs to every row before it looks which rows are asked for.
 * One less than where it begins to guess.
 */
const JOINED_FREELY = '11';

/** Run `work` in one transaction in the viewer's scope. Nothing is written when it throws. */
export async function inScope<Who extends Viewer, Value>(
  viewer: Who,
  work: (db: ScopedDb<Who>) => Promise<Value>,
): Promise<Value> {
  return getClient().$transaction(async (transaction) => {
    const { municipalityId } = viewer;
    await transaction.$executeRaw`
      SELECT set_config('lasfyr.municipality', ${municipalityId}, true),
        set_config('join_collapse_limit', ${JOINED_FREELY}, true),
        set_config('from_collapse_limit', ${JOINED_FREELY}, true)`;
    const own = { transaction, viewer, municipalityId, looks: [], remembered: null };
    const db = own as unknown as ScopedDb<Who>;
    const value = await work(db);
    await writeLooks(db);
    return value;
  });
}

/**
 * The same handle for the work of a page that only reads: what is asked for again is what was read before.
 * Never given to what writes, which would go on seeing what stood before.
 */
export function readingOnly<Who extends Viewer>(db: ScopedDb<Who>): ScopedDb<Who> {
  return db.remembered ? db : { ...db, remembered: new Map() };
}

/** What `read` gives, read once for a page that only reads, under a name that says all it depends on. */
export function readOnce<Value>(
  { remembered }: ScopedDb,
  name: string,
  read: () => Promise<Value>,
): Promise<Value> {
  if (!remembered) return read();
  const known = remembered.get(name) as Promise<Value> | undefined;
  const value = known ?? read();
  remembered.set(name, value);
  return value;
}

function demand(verdict: Verdict): void {
  if (verdict === 'hidden') throw notFound();
  if (verdict === 'forbidden') throw forbidden();
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The id as it came in an address. @throws 404 when it is no id at all. */
export function requireId(id: string | undefined): string {
  if (!id || !UUID.test(id)) throw notFound();
  return id.toLowerCase();
}

/** A class the viewer may do this to. @throws 404 or 403. The system may do anything it gives a reason for. */
export async function requireClass(db: ScopedDb, action: Action, classId: string | undefined) {
  const id = requireId(classId);
  const schoolClass = await readOnce(db, `class ${id}`, () =>
    db.transaction.schoolClass.findUnique({
      where: { municipalityId_id: { municipalityId: db.municipalityId, id } },
      include: { school: true, schoolYear: true },
    }),
  );
  if (!schoolClass) throw notFound();
  if (db.viewer.kind === 'device') throw forbidden();
  if (db.viewer.kind === 'staff') {
    demand(
      decideForClass(db.viewer.grants, action, {
        classId: schoolClass.id,
        schoolId: schoolClass.schoolId,
      }),
    );
  }
  return schoolClass;
}

/** A school the viewer may do this to. @throws 404 or 403. */
export async function requireSchool(
  db: ScopedDb<StaffViewer>,
  action: Action,
  schoolId: string | undefined,
) {
  const school = await db.transaction.school.findUnique({
    where: { municipalityId_id: { municipalityId: db.municipalityId, id: requireId(schoolId) } },
    include: { classes: { select: { id: true } } },
  });
  if (!school) throw notFound();
  demand(
    decideForSchool(db.viewer.grants, action, {
      schoolId: school.id,
      classIds: school.classes.map(({ id }) => id),
    }),
  );
  return school;
}

/** The viewer may do this in the municipality. @throws 403. */
export function requireMunicipality(db: ScopedDb<StaffViewer>, action: Action): void {
  demand(decideForMunicipality(db.viewer.grants, action));
}

/** `where` of every class list: the classes for which the viewer is permitted the action. */
export function classesInScope(
  db: ScopedDb<StaffViewer>,
  action: Action,
): Prisma.SchoolClassWhereInput {
  const reach = territory(db.viewer.grants, action);
  const { municipalityId } = db;
  if (reach === 'all') return { municipalityId };
  return {
    municipalityId,
    OR: [{ id: { in: reach.classIds } }, { schoolId: { in: reach.schoolIds } }],
  };
}

/**
 * `where` of every list by pupil: memberships of today in a class for which the viewer is permitted
 * the action.
 */
export function membershipsInScope(
  db: ScopedDb<StaffViewer>,
  action: Action,
): Prisma.ClassMembershipWhereInput {
  const today = toStoredDate(db.viewer.today);
  return {
    startDate: { lte: today },
    OR: [{ endDate: null }, { endDate: { gte: today } }],
    schoolClass: classesInScope(db, action),
  };
}

/** A pupil of the municipality with the classes of today. The caller asks what the viewer may. */
function findPupil(db: ScopedDb<StaffViewer>, id: string) {
  const today = toStoredDate(db.viewer.today);
  return readOnce(db, `pupil ${id}`, () =>
    db.transaction.pupil.findUnique({
      where: { municipalityId_id: { municipalityId: db.municipalityId, id } },
      include: {
        memberships: {
          where: {
            startDate: { lte: today },
            OR: [{ endDate: null }, { endDate: { gte: today } }],
          },
          include: { schoolClass: { include: { school: true, schoolYear: true } } },
        },
      },
    }),
  );
}

/**
 * A pupil whom the viewer may do this to through a class the pupil is in today.
 * @throws 404 or 403.
 */
export async function requirePupil(
  db: ScopedDb<StaffViewer>,
  action: Action,
  pupilId: string | undefined,
) {
  const pupil = await findPupil(db, requireId(pupilId));
  if (!pupil) throw notFound();
  const verdicts = pupil.memberships.map(({ schoolClass }) =>
    decideForClass(db.viewer.grants, action, {
      classId: schoolClass.id,
      schoolId: schoolClass.schoolId,
    }),
  );
  if (!verdicts.includes('allowed'))
    demand(verdicts.includes('forbidden') ? 'forbidden' : 'hidden');
  return pupil;
}

/**
 * A pupil through the class of the address: the pupil must be in it today.
 * @throws 404 or 403.
 */
export async function requirePupilOfClass(
  db: ScopedDb<StaffViewer>,
  action: Action,
  classId: string | undefined,
  pupilId: string | undefined,
) {
  await rememberClassOfPupil(db, classId, pupilId);
  const schoolClass = await requireClass(db, action, classId);
  const { memberships, ...pupil } = await requirePupil(db, action, pupilId);
  const membership = memberships.find((one) => one.classId === schoolClass.id);
  if (!membership) throw notFound();
  return { pupil, schoolClass, membership: { id: membership.id, pupilId: pupil.id } };
}

/** For a page that only reads, the class that came with its pupil needs no query of its own. */
async function rememberClassOfPupil(
  db: ScopedDb<StaffViewer>,
  classId: string | undefined,
  pupilId: string | undefined,
): Promise<void> {
  if (!db.remembered || !UUID.test(classId ?? '') || !UUID.test(pupilId ?? '')) return;
  const pupil = await findPupil(db, requireId(pupilId));
  const own = pupil?.memberships.find((one) => one.classId === requireId(classId));
  if (own) db.remembered.set(`class ${own.classId}`, Promise.resolve(own.schoolClass));
}

/**
 * `where` of every list of what is written of pupils: those of these pupils for whom the viewer is
 * permitted the action; other pupils are as if nothing were written of them.
 */
export function ofPupilsInScope(
  db: ScopedDb<StaffViewer>,
  action: Action,
  pupilIds: readonly string[],
) {
  return {
    municipalityId: db.municipalityId,
    pupilId: { in: [...pupilIds] },
    pupil: { memberships: { some: membershipsInScope(db, action) } },
  };
}

/**
 * Write who looked at or changed which pupils' data, in the same transaction.
 * Looking (`….viewed`) is one row for each viewer, view and hour; changes are a row each.
 */
export async function audit(
  db: ScopedDb,
  action: string,
  pupilIds: readonly string[],
  detail: Record<string, string | number | boolean | null> = {},
): Promise<void> {
  const { viewer, municipalityId, transaction } = db;
  const at = now();
  const hour = new Date(Math.floor(at.getTime() / 3_600_000) * 3_600_000);
  if (action.endsWith('.viewed')) {
    await noteLook(db, { id: newId(), action, pupilIds: [...pupilIds], detail, hour, at });
    return;
  }
  await transaction.auditEvent.create({
    data: {
      id: newId(),
      municipalityId,
      actorKind: viewer.kind,
      actorId: findActor(viewer),
      action,
      pupilIds: [...pupilIds],
      detail: detailOf(viewer, detail),
      hour,
      createdAt: at,
    },
  });
}

function findActor(viewer: Viewer): string | null {
  if (viewer.kind === 'system') return null;
  return viewer.kind === 'staff' ? viewer.staffMemberId : viewer.deviceId;
}

function detailOf(viewer: Viewer, detail: Look['detail']): Look['detail'] {
  return viewer.kind === 'system' ? { ...detail, reason: viewer.reason } : detail;
}

/** Looking at the same again in one transaction says nothing more; at others of it, after what was noted. */
async function noteLook(db: ScopedDb, look: Look): Promise<void> {
  const keyOf = ({ action, detail, hour }: Look) => JSON.stringify([action, detail, hour]);
  const same = db.looks.find((one) => keyOf(one) === keyOf(look));
  if (same && look.pupilIds.every((id) => same.pupilIds.includes(id))) return;
  if (same) await writeLooks(db);
  db.looks.push(look);
}

/**
 * The looks that are noted, in one statement: a row for each, unless the latest of the same viewer, view and
 * hour holds its pupils already.
 */
async function writeLooks(db: ScopedDb): Promise<void> {
  const { viewer, municipalityId, transaction } = db;
  const looks = db.looks.splice(0);
  if (looks.length === 0) return;
  const actorId = findActor(viewer);
  const isActor = actorId ? Prisma.sql`= ${actorId}::uuid` : Prisma.sql`IS NULL`;
  const rows = looks.map(
    ({ id, action, pupilIds, detail, hour, at }) => Prisma.sql`
      SELECT ${id}::uuid AS "id", ${action}::text AS "action", ${[...pupilIds]}::uuid[] AS "pupilIds",
        ${JSON.stringify(detail)}::jsonb AS "asked", ${hour.toISOString()}::text::timestamptz AS "hour",
        ${JSON.stringify(detailOf(viewer, detail))}::jsonb AS "detail",
        ${at.toISOString()}::text::timestamptz AS "createdAt"`,
  );
  await transaction.$executeRaw`
    INSERT INTO "AuditEvent" ("id", "municipalityId", "actorKind", "actorId", "action", "pupilIds",
      "detail", "hour", "createdAt")
    SELECT v."id", ${municipalityId}::uuid, ${viewer.kind}, ${actorId}::uuid, v."action", v."pupilIds",
      v."detail", v."hour", v."createdAt"
    FROM (${Prisma.join(rows, ' UNION ALL ')}) v
    WHERE NOT coalesce((
      SELECT v."pupilIds" <@ k."pupilIds" FROM "AuditEvent" k
      WHERE k."municipalityId" = ${municipalityId}::uuid AND k."actorId" ${isActor}
        AND k."action" = v."action" AND k."hour" = v."hour" AND k."detail" = v."asked"
      ORDER BY k."createdAt" DESC LIMIT 1), false)`;
}
