/**
 * Test leaders of a class: somebody else on the municipality's staff who runs the round today.
 *
 * An assignment begins and ends on the day it is made, in the municipality's zone. Whoever may
 * appoint has the class by another role: a test leader passes it on to nobody.
 */
import { addDays, toStoredDate } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import type { Prisma } from '~/platform/database/generated/client';
import { notFound } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';
import { audit, requireClass, requireId, type ScopedDb } from './in-scope.server';
import { ROLE_ACTIONS, ROLES } from './roles';
import { nameStaff, type TestLeaders } from './test-leaders';
import type { StaffViewer } from './viewer.server';

const RUNNING_ROLES = ROLES.filter((role) => ROLE_ACTIONS[role].includes('class.run-round'));
const NAMES = { id: true, givenName: true, familyName: true, username: true } as const;

/** Who leads the class's round instead today, and who could. @throws 404 or 403. */
export async function listTestLeaders(
  db: ScopedDb<StaffViewer>,
  classId: string | undefined,
): Promise<TestLeaders> {
  const schoolClass = await requireClass(db, 'class.appoint-leader', classId);
  const { transaction, municipalityId } = db;
  const leads = leadsToday(db, schoolClass.id);
  const at = now();
  const staff = await transaction.staffMember.findMany({
    where: { municipalityId, OR: [hasOpenAccount(at), { roleAssignments: { some: leads } }] },
    select: {
      ...NAMES,
      closedAt: true,
      roleAssignments: { where: leads, select: { id: true, role: true } },
    },
  });
  const leading = staff.flatMap(({ roleAssignments, ...staffMember }) =>
    roleAssignments
      .filter(({ role }) => role === 'test-leader')
      .map(({ id }) => ({ id, staffMember })),
  );
  const others = staff.filter(
    ({ roleAssignments, closedAt }) => roleAssignments.length === 0 && (!closedAt || closedAt > at),
  );
  const nameOf = new Map(
    nameStaff(leading.map(({ staffMember }) => staffMember)).map((one) => [
      one.staffMemberId,
      one.name,
    ]),
  );
  return {
    today: leading
      .map(({ id, staffMember }) => ({ assignmentId: id, name: nameOf.get(staffMember.id) ?? '' }))
      .sort((one, other) => one.name.localeCompare(other.name, 'sv')),
    others: nameStaff(others),
  };
}

/**
 * Let a staff member with an open account run the class's round today. Nothing changes for somebody
 * who leads the class already. @throws 404, also for who is not on the municipality's staff, or 403.
 */
export async function appointTestLeader(
  db: ScopedDb<StaffViewer>,
  classId: string | undefined,
  staffMemberId: string,
): Promise<void> {
  const schoolClass = await requireClass(db, 'class.appoint-leader', classId);
  const { transaction, municipalityId, viewer } = db;
  // Of two who appoint at once the second sees what the first did.
  await transaction.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(${`test-leader:${schoolClass.id}`}, 0))`;
  const person = await transaction.staffMember.findFirst({
    where: { municipalityId, id: requireId(staffMemberId), ...hasOpenAccount(now()) },
    select: {
      id: true,
      roleAssignments: { where: leadsToday(db, schoolClass.id), select: { id: true }, take: 1 },
    },
  });
  if (!person) throw notFound();
  if (person.roleAssignments.length > 0) return;
  const today = toStoredDate(viewer.today);
  await transaction.roleAssignment.create({
    data: {
      id: newId(),
      municipalityId,
      staffMemberId: person.id,
      role: 'test-leader',
      classId: schoolClass.id,
      startDate: today,
      endDate: today,
    },
  });
  await audit(db, 'test-leader.appointed', [], {
    classId: schoolClass.id,
    staffMemberId: person.id,
    day: viewer.today,
  });
}

/**
 * End a test leader's right at once: today's assignment is deleted, an older one ended yesterday.
 * @throws 404, also for an assignment that does not hold in the class today, or 403.
 */
export async function dismissTestLeader(
  db: ScopedDb<StaffViewer>,
  classId: string | undefined,
  assignmentId: string,
): Promise<void> {
  const schoolClass = await requireClass(db, 'class.appoint-leader', classId);
  const { transaction, municipalityId, viewer } = db;
  const today = toStoredDate(viewer.today);
  const found = await transaction.roleAssignment.findFirst({
    where: {
      ...holdsToday(db, schoolClass.id),
      id: requireId(assignmentId),
      role: 'test-leader',
    },
    select: { id: true, staffMemberId: true, startDate: true },
  });
  if (!found) throw notFound();
  const own = { municipalityId, id: found.id };
  const { count } =
    found.startDate < today
      ? await transaction.roleAssignment.updateMany({
          where: own,
          data: { endDate: toStoredDate(addDays(viewer.today, -1)) },
        })
      : await transaction.roleAssignment.deleteMany({ where: own });
  if (count === 0) throw notFound();
  await audit(db, 'test-leader.dismissed', [], {
    classId: schoolClass.id,
    staffMemberId: found.staffMemberId,
    day: viewer.today,
  });
}

function hasOpenAccount(at: Date): Prisma.StaffMemberWhereInput {
  return { OR: [{ closedAt: null }, { closedAt: { gt: at } }] };
}

/** Assignments to the class that hold today. */
function holdsToday(
  { municipalityId, viewer }: ScopedDb<StaffViewer>,
  classId: string,
): Prisma.RoleAssignmentWhereInput {
  const today = toStoredDate(viewer.today);
  return {
    municipalityId,
    classId,
    startDate: { lte: today },
    OR: [{ endDate: null }, { endDate: { gte: today } }],
  };
}

/** Of these, the ones by which the class's round may be run. */
function leadsToday(db: ScopedDb<StaffViewer>, classId: string): Prisma.RoleAssignmentWhereInput {
  return { ...holdsToday(db, classId), role: { in: RUNNING_ROLES } };
}
