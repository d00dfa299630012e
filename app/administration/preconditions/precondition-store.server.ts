/**
 * Conditions of rounds: what is met, who said so, and what the municipality waits for. A fixed number
 * of queries, however many pupils the class has. Long, because what is met and what is waited for are read and
 * written under the same conditions.
 */
import {
  audit,
  requireClass,
  requireId,
  requireMunicipality,
  type ScopedDb,
} from '~/access/in-scope.server';
import { type Action, decideForClass, isRole, type Role } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { dayInZone, toStoredDate } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import { notFound } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';
import { isPassed, storedMarksSchema } from '../training/certificate';
import type { ConditionRulesForm } from './precondition-form';
import {
  type ChecklistItem,
  isBlockingByDefault,
  isPrecondition,
  isTold,
  makeChecklist,
  PRECONDITIONS,
  type Precondition,
  TOLD,
  type ToldMark,
  type ToldPrecondition,
} from './preconditions';

type Db = ScopedDb<StaffViewer>;

/** A class and the window it is to be screened in; the caller has required the class. */
export interface RoundPlace {
  classId: string;
  schoolYearId: string;
  windowId: string;
}

/** What must be in place for a round of a class that the caller has required. Three queries. */
export async function readChecklist(db: Db, place: RoundPlace): Promise<ChecklistItem[]> {
  const { synthetic, pupils, rules } = await readSetting(db, place.classId);
  return makeChecklist({
    synthetic,
    pupils,
    told: await listMarks(db, place),
    rules: new Map(Object.entries(rules)),
    ...(await readStaff(db, place.classId)),
  });
}

type Setting = { synthetic: boolean; pupils: number; rules: Record<string, boolean> };

/** What the municipality has decided, by condition, and how many are in the class today. */
async function readSetting(db: Db, classId: string): Promise<Setting> {
  const day = toStoredDate(db.viewer.today);
  const [setting] = await db.transaction.$queryRaw<Setting[]>`
    SELECT u."synthetic",
      (SELECT count(*)::int FROM "ClassMembership" m
        WHERE m."municipalityId" = u."id" AND m."classId" = ${classId}::uuid
          AND m."startDate" <= ${day}::date
          AND (m."endDate" IS NULL OR m."endDate" >= ${day}::date)) AS "pupils",
      (SELECT coalesce(jsonb_object_agg(r."item", r."isBlocking"), '{}') FROM "PreconditionRule" r
        WHERE r."municipalityId" = u."id") AS "rules"
    FROM "Municipality" u WHERE u."id" = ${db.municipalityId}::uuid`;
  if (!setting) throw notFound();
  return setting;
}

function holdsToday(db: Db) {
  const today = toStoredDate(db.viewer.today);
  return { startDate: { lte: today }, OR: [{ endDate: null }, { endDate: { gte: today } }] };
}

/** What has been said of the class in this window, and of the municipality in any of its school year. */
async function listMarks(db: Db, { classId, windowId, schoolYearId }: RoundPlace) {
  const rows = await db.transaction.preconditionMark.findMany({
    where: {
      municipalityId: db.municipalityId,
      withdrawnAt: null,
      OR: [
        { classId, windowId },
        { classId: null, window: { schoolYearId } },
      ],
    },
    include: { staffMember: { select: { givenName: true, familyName: true } } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return rows.flatMap(({ id, item, staffMember, createdAt }): ToldMark[] =>
    isPrecondition(item) && isTold(item)
      ? [
          {
            markId: id,
            item,
            by: nameOf(staffMember),
            day: dayInZone(createdAt, db.viewer.timeZone),
          },
        ]
      : [],
  );
}

function nameOf({ givenName, familyName }: { givenName: string; familyName: string }): string {
  return `${givenName} ${familyName}`.trim();
}

const LEADING: readonly Role[] = ['teacher', 'special-educator', 'test-leader'];

/** The adults of the class and the municipality's administrators, and whether one has practised. */
async function readStaff(db: Db, classId: string) {
  const rows = await db.transaction.roleAssignment.findMany({
    where: {
      municipalityId: db.municipalityId,
      ...holdsToday(db),
      AND: [{ OR: [{ classId }, { role: 'administrator' }] }],
    },
    select: {
      role: true,
      classId: true,
      staffMember: {
        select: {
          givenName: true,
          familyName: true,
          trainingRuns: { select: { agreement: true, marks: true } },
        },
      },
    },
    orderBy: { id: 'asc' },
  });
  const owners: Partial<Record<Role, string[]>> = {};
  for (const { role, staffMember } of rows) {
    if (isRole(role)) owners[role] = [...(owners[role] ?? []), nameOf(staffMember)];
  }
  const leaders = rows.filter(({ role }) => isRole(role) && LEADING.includes(role));
  return {
    roles: rows.flatMap(({ role }) => (isRole(role) ? [role] : [])),
    owners,
    hasPractised: leaders.some(({ staffMember }) =>
      staffMember.trainingRuns.some(({ agreement, marks }) =>
        isPassed({ agreement, marks: storedMarksSchema.parse(marks) }),
      ),
    ),
  };
}

/** Who may say that a condition is met. */
const TELLS: Record<ToldPrecondition, Action> = {
  devices: 'class.run-round',
  headphones: 'class.run-round',
  'quiet-room': 'class.run-round',
  'guardian-information': 'class.record',
  agreement: 'rounds.configure',
};

/** The conditions of a class that the viewer may say are met. */
export function listTellable(db: Db, place: { classId: string; schoolId: string }) {
  return (Object.keys(TELLS) as ToldPrecondition[]).filter(
    (item) =>
      TOLD[item] === 'class' && decideForClass(db.viewer.grants, TELLS[item], place) === 'allowed',
  );
}

/**
 * Say that a condition of the class's round is met, or take that back. What stands already is left.
 * @throws 404, 403, and 404 for a condition that is not said of classes.
 */
export async function setClassCondition(
  db: Db,
  classId: string | undefined,
  told: { item: Precondition; windowId: string; isMet: boolean },
): Promise<void> {
  const { item, isMet } = told;
  if (!isTold(item) || TOLD[item] !== 'class') throw notFound();
  const schoolClass = await requireClass(db, TELLS[item], classId);
  const window = await db.transaction.screeningWindow.findFirst({
    where: {
      municipalityId: db.municipalityId,
      id: requireId(told.windowId),
      schoolYearId: schoolClass.schoolYearId,
    },
    select: { id: true },
  });
  if (!window) throw notFound();
  await setMark(db, { item, classId: schoolClass.id, windowIds: [window.id] }, isMet);
}

/** The same for what holds for the whole municipality in the school year of today. @throws 403, 404 without a window. */
async function setMunicipalCondition(
  db: Db,
  told: { item: Precondition; isMet: boolean },
): Promise<void> {
  const { item, isMet } = told;
  requireMunicipality(db, 'rounds.configure');
  if (!isTold(item) || TOLD[item] !== 'municipality') throw notFound();
  const windowIds = await listYearWindows(db);
  if (windowIds.length === 0) throw notFound();
  await setMark(db, { item, classId: null, windowIds }, isMet);
}

/** Windows of the school year of today, first first. */
async function listYearWindows(db: Db): Promise<string[]> {
  const today = toStoredDate(db.viewer.today);
  const rows = await db.transaction.screeningWindow.findMany({
    where: {
      municipalityId: db.municipalityId,
      schoolYear: { startDate: { lte: today }, endDate: { gte: today } },
    },
    select: { id: true },
    orderBy: { startDate: 'asc' },
  });
  return rows.map(({ id }) => id);
}

async function setMark(
  db: Db,
  { item, classId, windowIds }: { item: Precondition; classId: string | null; windowIds: string[] },
  isMet: boolean,
): Promise<void> {
  const { transaction, municipalityId, viewer } = db;
  const standing = {
    municipalityId,
    item,
    classId,
    windowId: { in: windowIds },
    withdrawnAt: null,
  };
  const count = await transaction.preconditionMark.count({ where: standing });
  if (count > 0 === isMet) return;
  if (isMet) {
    const { staffMemberId } = viewer;
    await transaction.preconditionMark.create({
      data: {
        id: newId(),
        municipalityId,
        windowId: windowIds[0]!,
        classId,
        item,
        staffMemberId,
        createdAt: now(),
      },
    });
  } else {
    await transaction.preconditionMark.updateMany({
      where: standing,
      data: { withdrawnAt: now() },
    });
  }
  await audit(db, isMet ? 'precondition.met' : 'precondition.withdrawn', [], { item, classId });
}

export interface ConditionRules {
  synthetic: boolean;
  items: { item: Precondition; isBlocking: boolean; isDecided: boolean }[];
  /** Conditions of the municipality as a whole; null without a window this school year. */
  told: { item: ToldPrecondition; mark: Omit<ToldMark, 'item'> | null }[] | null;
}

/** What rounds wait for, and what is said for the whole municipality. @throws 403. */
export async function getConditionRules(db: Db): Promise<ConditionRules> {
  requireMunicipality(db, 'rounds.configure');
  const { transaction, municipalityId } = db;
  const { synthetic } = await transaction.municipality.findUniqueOrThrow({
    where: { id: municipalityId },
    select: { synthetic: true },
  });
  const rules = await transaction.preconditionRule.findMany({ where: { municipalityId } });
  const decided = new Map(rules.map(({ item, isBlocking }) => [item, isBlocking]));
  return {
    synthetic,
    items: PRECONDITIONS.map((item) => ({
      item,
      isBlocking: decided.get(item) ?? isBlockingByDefault(item, { synthetic }),
      isDecided: decided.has(item),
    })),
    told: await listMunicipalMarks(db),
  };
}

async function listMunicipalMarks(db: Db): Promise<ConditionRules['told']> {
  const windowIds = await listYearWindows(db);
  if (windowIds.length === 0) return null;
  const rows = await db.transaction.preconditionMark.findMany({
    where: {
      municipalityId: db.municipalityId,
      classId: null,
      windowId: { in: windowIds },
      withdrawnAt: null,
    },
    include: { staffMember: { select: { givenName: true, familyName: true } } },
  });
  return (Object.keys(TOLD) as ToldPrecondition[])
    .filter((item) => TOLD[item] === 'municipality')
    .map((item) => {
      const row = rows.find((one) => one.item === item);
      return {
        item,
        mark: row
          ? {
              markId: row.id,
              by: nameOf(row.staffMember),
              day: dayInZone(row.createdAt, db.viewer.timeZone),
            }
          : null,
      };
    });
}

/** What the administrator's page sends, done. @throws 403, 404 without a window this school year. */
export async function changeConditionRules(db: Db, { intent, item }: ConditionRulesForm) {
  if (intent === 'block' || intent === 'allow') {
    await setConditionRule(db, { item, isBlocking: intent === 'block' });
  } else {
    await setMunicipalCondition(db, { item, isMet: intent === 'municipal-met' });
  }
}

/** Rounds wait for a condition from now on, or no longer. @throws 403. */
async function setConditionRule(
  db: Db,
  { item, isBlocking }: { item: Precondition; isBlocking: boolean },
): Promise<void> {
  requireMunicipality(db, 'rounds.configure');
  const { municipalityId, viewer } = db;
  const decided = { isBlocking, staffMemberId: viewer.staffMemberId, updatedAt: now() };
  await db.transaction.preconditionRule.upsert({
    where: { municipalityId_item: { municipalityId, item } },
    create: { municipalityId, item, ...decided },
    update: decided,
  });
  await audit(db, 'precondition.rule-set', [], { item, isBlocking });
}
