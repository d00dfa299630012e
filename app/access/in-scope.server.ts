/**
 * The only way to the data: one transaction for a loader or action, with the viewer's scope.
 *
 * Store functions take the branded handle first. What the viewer may not reach does not exist
 * (404); what is reached but not permitted is refused (403); no scope resolved means no.
 */
import { toStoredDate } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import type { Transaction } from '~/platform/database/client.server';
import { getClient } from '~/platform/database/client.server';
import type { Prisma } from '~/platform/database/generated/client';
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
};

/** Run `work` in one transaction in the viewer's scope. Nothing is written when it throws. */
export async function inScope<Who extends Viewer, Value>(
  viewer: Who,
  work: (db: ScopedDb<Who>) => Promise<Value>,
): Promise<Value> {
  return getClient().$transaction(async (transaction) => {
    const { municipalityId } = viewer;
    await transaction.$executeRaw`SELECT set_config('lasfyr.municipality', ${municipalityId}, true)`;
    return work({ transaction, viewer, municipalityId } as unknown as ScopedDb<Who>);
  });
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
  const schoolClass = await db.transaction.schoolClass.findUnique({
    where: { municipalityId_id: { municipalityId: db.municipalityId, id: requireId(classId) } },
    include: { school: true, schoolYear: true },
  });
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

/**
 * A pupil whom the viewer may do this to through a class the pupil is in today.
 * @throws 404 or 403.
 */
export async function requirePupil(
  db: ScopedDb<StaffViewer>,
  action: Action,
  pupilId: string | undefined,
) {
  const today = new Date(`${db.viewer.today}T00:00:00Z`);
  const pupil = await db.transaction.pupil.findUnique({
    where: { municipalityId_id: { municipalityId: db.municipalityId, id: requireId(pupilId) } },
    include: {
      memberships: {
        where: {
          startDate: { lte: today },
          OR: [{ endDate: null }, { endDate: { gte: today } }],
        },
        include: { schoolClass: { include: { school: true } } },
      },
    },
  });
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
  const schoolClass = await requireClass(db, action, classId);
  const { memberships, ...pupil } = await requirePupil(db, action, pupilId);
  const membership = memberships.find((one) => one.classId === schoolClass.id);
  if (!membership) throw notFound();
  return { pupil, schoolClass, membership: { id: membership.id, pupilId: pupil.id } };
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
  const actorId =
    viewer.kind === 'staff'
      ? viewer.staffMemberId
      : viewer.kind === 'device'
        ? viewer.deviceId
        : null;
  if (action.endsWith('.viewed')) {
    const known = await transaction.auditEvent.findFirst({
      where: { municipalityId, actorId, action, hour, detail: { equals: detail } },
      select: { pupilIds: true },
      orderBy: { createdAt: 'desc' },
    });
    if (known && pupilIds.every((id) => known.pupilIds.includes(id))) return;
  }
  await transaction.auditEvent.create({
    data: {
      id: newId(),
      municipalityId,
      actorKind: viewer.kind,
      actorId,
      action,
      pupilIds: [...pupilIds],
      detail: viewer.kind === 'system' ? { ...detail, reason: viewer.reason } : detail,
      hour,
      createdAt: at,
    },
  });
}
