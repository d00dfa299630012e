/** Changing a plan that goes on, and taking the latest change back. Changes are only added. */
import { audit, readingOnly, requireId, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { type Day, dayOf, toStoredDate } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import type { Prisma } from '~/platform/database/generated/client';
import { forbidden, notFound } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';
import { listSchoolBreaks } from '~/roster/school-breaks.server';
import type { SchoolBreakDays } from '~/roster/school-weeks';
import { demandSome, isOwn, readReach } from '~/support/pupil-reach.server';
import type { Method } from './method';
import { listMethods } from './method-store.server';
import {
  listChangedFields,
  listStandingChanges,
  type PlanChangeBody,
  type PlanChangeFields,
  type PlanChangeProblem,
  type PlanChangeReading,
  type PlanTerms,
} from './plan-change';
import { CHANGES_IN_ORDER, toPlanChange } from './plan-changes.server';
import type { Carrier, Place } from './plan-form';
import { listPlans } from './plan-list.server';
import type { PlanView } from './plan-view';
import { findLastDay } from './session-days';

type Db = ScopedDb<StaffViewer>;
type PlanRow = Prisma.PlanGetPayload<{ include: { pupils: true; changes: true } }>;

export interface PlanChangePage {
  plan: PlanView;
  methods: Method[];
  methodId: string;
  today: Day;
  breaks: SchoolBreakDays[];
}

type PlanChangeOutcome = { ok: true } | { ok: false; problem: PlanChangeProblem };

/** @throws 404 also for a plan that is over, 403. Reading is audited. */
export async function loadPlanChange(
  given: Db,
  planIdText: string | undefined,
): Promise<PlanChangePage> {
  const db = readingOnly(given);
  const { row, pupilIds } = await requireOwnPlan(db, planIdText);
  const { today } = db.viewer;
  const { plans, breaks } = await listPlans(db, today, pupilIds);
  const plan = plans.find(({ planId }) => planId === row.id);
  if (!plan || row.endedAt) throw notFound();
  await audit(db, 'plan-form.viewed', pupilIds);
  const { methodId } = row;
  const methods = (await listMethods(db)).filter(
    ({ id, own }) => !own?.isRetired || id === methodId,
  );
  return { plan, methods, methodId, today, breaks };
}

/**
 * From today the plan is another; the days until yesterday keep what stood then. A plan that has not begun
 * is changed from its first day. @throws 404, 403.
 */
async function changePlan(
  db: Db,
  planIdText: string | undefined,
  { reason, ...fields }: PlanChangeFields,
): Promise<PlanChangeOutcome> {
  const { row, pupilIds } = await requireOwnPlan(db, planIdText);
  const { today } = db.viewer;
  const startDate = dayOf(row.startDate);
  const before = readTerms(row);
  if (row.endedAt || before.endDate < today) return { ok: false, problem: 'ended' };
  const breaks = await listSchoolBreaks(db);
  const after: PlanTerms = {
    ...fields,
    // A last day that somebody set otherwise stays until the weeks are changed.
    endDate:
      fields.weeks === before.weeks ? before.endDate : findLastDay(startDate, fields.weeks, breaks),
  };
  const problem = await findProblem(db, { before, after, startDate });
  if (problem) return { ok: false, problem };
  const day = startDate > today ? startDate : today;
  const changeId = await writeChange(db, row.id, day, { kind: 'changed', reason, before, after });
  await writeTerms(db, row.id, after);
  await audit(db, 'plan.changed', pupilIds, { planId: row.id, changeId });
  return { ok: true };
}

/** As if the latest change had never been made. @throws 404, 403. */
async function takeBackPlanChange(
  db: Db,
  planIdText: string | undefined,
  changeId: string,
): Promise<PlanChangeOutcome> {
  const { row, pupilIds } = await requireOwnPlan(db, planIdText);
  const latest = listStandingChanges(row.changes.map(toPlanChange)).at(-1);
  if (latest?.id !== requireId(changeId)) return { ok: false, problem: 'not-latest' };
  if (row.endedAt) return { ok: false, problem: 'ended' };
  const { today } = db.viewer;
  await writeChange(db, row.id, today, { kind: 'taken-back', changeId: latest.id });
  await writeTerms(db, row.id, latest.body.before);
  await audit(db, 'plan.change-taken-back', pupilIds, { planId: row.id, changeId: latest.id });
  return { ok: true };
}

export type PlanChangeAnswer =
  | { ok: true }
  | {
      ok: false;
      refused: { fields: (keyof PlanChangeFields)[]; problem: PlanChangeProblem | null };
    };

/** What the page's form asks for, or why nothing was changed. @throws 404, 403. */
export async function answerPlanChange(
  db: Db,
  planIdText: string | undefined,
  read: PlanChangeReading,
): Promise<PlanChangeAnswer> {
  if (!read.ok) {
    await requireOwnPlan(db, planIdText);
    return { ok: false, refused: { fields: read.fields, problem: null } };
  }
  const outcome =
    read.form.intent === 'change'
      ? await changePlan(db, planIdText, read.form.fields)
      : await takeBackPlanChange(db, planIdText, read.form.changeId);
  return outcome.ok ? outcome : { ok: false, refused: { fields: [], problem: outcome.problem } };
}

async function requireOwnPlan(db: Db, planIdText: string | undefined) {
  const { transaction, municipalityId, viewer } = db;
  const id = requireId(planIdText);
  // One change at a time: the one after reads what this one wrote.
  await transaction.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(${`plan:${id}`}, 0))`;
  const row = await transaction.plan.findUnique({
    where: { municipalityId_id: { municipalityId, id } },
    include: { pupils: true, changes: CHANGES_IN_ORDER },
  });
  if (!row) throw notFound();
  const pupilIds = [...new Set(row.pupils.map(({ pupilId }) => pupilId))];
  const reach = await readReach(db, pupilIds);
  const isMaker = row.staffMemberId === viewer.staffMemberId;
  if (!isOwn(reach, 'support.plan', { pupilIds, isMaker })) {
    demandSome(reach, 'support.plan', pupilIds);
    throw forbidden();
  }
  return { row, pupilIds };
}

async function findProblem(
  db: Db,
  { before, after, startDate }: { before: PlanTerms; after: PlanTerms; startDate: Day },
): Promise<PlanChangeProblem | null> {
  if (listChangedFields(before, after).length === 0) return 'nothing-changed';
  if (after.endDate < db.viewer.today) return 'too-short';
  if (after.remeasureDate < startDate) return 'remeasure-before-start';
  if (after.methodId === before.methodId) return null;
  const methods = await listMethods(db);
  const isOffered = methods.some(({ id, own }) => id === after.methodId && !own?.isRetired);
  return isOffered ? null : 'unknown-method';
}

function readTerms(row: PlanRow): PlanTerms {
  const { aim, methodId, minutes, weekdays, weeks } = row;
  return {
    aim,
    methodId,
    carriedOutBy: row.carriedOutBy as Carrier,
    place: row.place as Place,
    minutes,
    weekdays: weekdays.toSorted((one, other) => one - other),
    weeks,
    endDate: dayOf(row.endDate),
    remeasureDate: dayOf(row.remeasureDate),
  };
}

async function writeTerms(db: Db, planId: string, terms: PlanTerms): Promise<void> {
  const { endDate, remeasureDate, ...fields } = terms;
  await db.transaction.plan.update({
    where: { municipalityId_id: { municipalityId: db.municipalityId, id: planId } },
    data: {
      ...fields,
      endDate: toStoredDate(endDate),
      remeasureDate: toStoredDate(remeasureDate),
    },
  });
}

async function writeChange(
  db: Db,
  planId: string,
  day: Day,
  body: PlanChangeBody,
): Promise<string> {
  const id = newId();
  await db.transaction.planChange.create({
    data: {
      id,
      municipalityId: db.municipalityId,
      planId,
      day: toStoredDate(day),
      body: body as unknown as Prisma.InputJsonObject,
      staffMemberId: db.viewer.staffMemberId,
      createdAt: now(),
    },
  });
  return id;
}
