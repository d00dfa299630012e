/** Sessions of plans: the week of the one who holds them, and what each press writes. */
import { audit, readingOnly, requireId, type ScopedDb } from '~/access/in-scope.server';
import { mayAnywhere } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { addDays, type Day, dayOf, toStoredDate } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import { forbidden, notFound } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';
import { demandSome, isOwn, readReach } from '~/support/pupil-reach.server';
import { listEarlierRhythms } from './plan-change';
import { CHANGES_IN_ORDER, toPlanChange } from './plan-changes.server';
import { listPlans, listPlansToCount } from './plan-list.server';
import { setPlanEnded } from './plan-store.server';
import { findMonday, layOutWeek, type PlanView, type WeekDay } from './plan-view';
import { findRhythm } from './session-days';
import type { SessionForm, SessionOutcome } from './session-form';

type Db = ScopedDb<StaffViewer>;

export interface WeekPage {
  today: Day;
  monday: Day;
  days: WeekDay[];
  /** Plans that have not run out today, of whoever carries them out. */
  plans: PlanView[];
}

/**
 * The sessions of a week that are the viewer's to hold: a special educator's, or a teacher's own part.
 * @throws 403. Reading is audited. A week that is none is the week of today.
 */
export async function loadWeek(given: Db, day: string | null): Promise<WeekPage> {
  const db = readingOnly(given);
  const { today, grants } = db.viewer;
  if (!mayAnywhere(grants, 'class.see-results')) throw forbidden();
  const monday = findMonday(readDay(day) ?? today);
  const { plans, breaks } = await listPlans(db, monday < today ? monday : today);
  const isPlanner = mayAnywhere(grants, 'support.plan');
  const holder = isPlanner ? 'special-educator' : 'teacher';
  const own = plans.filter((plan) => plan.mayRecord && plan.carriedOutBy === holder);
  const running = plans.filter(({ endDate }) => endDate >= today);
  const pupilIds = plans.flatMap(({ pupils }) => pupils.map(({ pupilId }) => pupilId));
  await audit(db, 'week.viewed', [...new Set(pupilIds)]);
  return { today, monday, days: layOutWeek(own, { monday, today, breaks }), plans: running };
}

function readDay(text: string | null): Day | null {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  try {
    return addDays(text, 0);
  } catch {
    return null;
  }
}

/** How many of the viewer's sessions of today nothing is written of. A count only. */
export async function countSessionsToday(db: Db): Promise<number> {
  if (!mayAnywhere(db.viewer.grants, 'support.plan')) return 0;
  const { today } = db.viewer;
  const { plans, breaks } = await listPlansToCount(db, today);
  const own = plans.filter((plan) => plan.mayRecord && plan.carriedOutBy === 'special-educator');
  const days = layOutWeek(own, { monday: findMonday(today), today, breaks });
  const sessions = days.find(({ day }) => day === today)?.sessions ?? [];
  return sessions.filter(({ logged }) => logged === null).length;
}

/** What one press writes. @throws 404 for plans out of reach, 403 for those the viewer does not hold. */
export async function recordSession(db: Db, form: SessionForm | null): Promise<SessionOutcome> {
  if (!mayAnywhere(db.viewer.grants, 'class.record')) throw forbidden();
  if (!form) return { ok: false, problem: 'form' };
  if (form.intent === 'end-plan' || form.intent === 'resume-plan') {
    await setPlanEnded(db, form.planId, form.intent === 'end-plan');
    return { ok: true };
  }
  const plan = await requirePlanToHold(db, form.planId);
  const { day } = form;
  if (day > db.viewer.today) return { ok: false, problem: 'day-ahead' };
  if (day < dayOf(plan.startDate)) return { ok: false, problem: 'before-plan' };
  if (day > dayOf(plan.endDate)) return { ok: false, problem: 'after-plan' };
  const pupilIds = plan.pupils
    .filter((part) => dayOf(part.startDate) <= day && (!part.endDate || dayOf(part.endDate) >= day))
    .map(({ pupilId }) => pupilId);
  if (pupilIds.length === 0) return { ok: false, problem: 'no-pupils' };
  const earlier = listEarlierRhythms(plan.changes.map(toPlanChange));
  const { minutes } = findRhythm({ minutes: plan.minutes, earlier }, day);
  const written = await write(db, { id: plan.id, minutes }, pupilIds, form);
  if (!written) return { ok: false, problem: 'not-written' };
  await audit(db, `session.${form.intent}`, pupilIds, { planId: plan.id, day });
  return { ok: true };
}

type OfDay = Exclude<SessionForm, { intent: 'end-plan' | 'resume-plan' }>;

/** False when there was no held session to change. */
async function write(
  db: Db,
  plan: { id: string; minutes: number },
  pupilIds: readonly string[],
  form: OfDay,
): Promise<boolean> {
  const { transaction, municipalityId } = db;
  const own = { municipalityId, planId: plan.id, day: toStoredDate(form.day) };
  if (form.intent === 'hold' || form.intent === 'not-held' || form.intent === 'clear') {
    await transaction.supportSession.deleteMany({ where: own });
    if (form.intent !== 'clear') await createSession(db, plan, pupilIds, form);
    return true;
  }
  const session = await transaction.supportSession.findFirst({ where: { ...own, isHeld: true } });
  if (!session) return false;
  if (form.intent === 'minutes') {
    const key = { municipalityId_id: { municipalityId, id: session.id } };
    await transaction.supportSession.update({ where: key, data: { minutes: form.minutes } });
    return true;
  }
  const { count } = await transaction.sessionAttendance.updateMany({
    where: { municipalityId, sessionId: session.id, pupilId: form.pupilId },
    data: { isPresent: form.isPresent },
  });
  return count > 0;
}

async function createSession(
  db: Db,
  plan: { id: string; minutes: number },
  pupilIds: readonly string[],
  form: Extract<SessionForm, { intent: 'hold' | 'not-held' }>,
): Promise<void> {
  const { transaction, municipalityId, viewer } = db;
  const isHeld = form.intent === 'hold';
  const sessionId = newId();
  await transaction.supportSession.create({
    data: {
      id: sessionId,
      municipalityId,
      planId: plan.id,
      day: toStoredDate(form.day),
      isHeld,
      reason: form.intent === 'not-held' ? form.reason : null,
      minutes: isHeld ? plan.minutes : null,
      staffMemberId: viewer.staffMemberId,
      createdAt: now(),
    },
  });
  if (!isHeld) return;
  await transaction.sessionAttendance.createMany({
    data: pupilIds.map((pupilId) => ({ municipalityId, sessionId, pupilId, isPresent: true })),
  });
}

/** Its planner holds a plan, and the pupils' teacher one that is the teacher's. */
async function requirePlanToHold(db: Db, planIdText: string) {
  const { transaction, municipalityId, viewer } = db;
  const plan = await transaction.plan.findUnique({
    where: { municipalityId_id: { municipalityId, id: requireId(planIdText) } },
    include: { pupils: true, changes: CHANGES_IN_ORDER },
  });
  if (!plan) throw notFound();
  const pupilIds = [...new Set(plan.pupils.map(({ pupilId }) => pupilId))];
  const reach = await readReach(db, pupilIds);
  const own = { pupilIds, isMaker: plan.staffMemberId === viewer.staffMemberId };
  const mayHold =
    isOwn(reach, 'support.plan', own) ||
    (plan.carriedOutBy === 'teacher' && isOwn(reach, 'class.record', own));
  if (mayHold) return plan;
  demandSome(reach, 'class.record', pupilIds);
  throw forbidden();
}
