/** A new plan of a pupil or a group, and its end. */
import { audit, readingOnly, requireId, type ScopedDb } from '~/access/in-scope.server';
import { mayAnywhere } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { addDays, dayOf, toStoredDate } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import { forbidden, notFound } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';
import { currentOn } from '~/roster/current-on';
import { listSchoolBreaks } from '~/roster/school-breaks.server';
import { listGroupPupils } from '~/support/groups/group-pupils.server';
import type { Need } from '~/support/groups/need';
import { demandAll, demandSome, isOwn, readReach } from '~/support/pupil-reach.server';
import type { Method } from './method';
import { listMethods } from './method-store.server';
import type { PlanCalendar, PlanForm } from './plan-form';
import { findLastDay } from './session-days';
import { listWindowStarts } from './window-starts.server';

type Db = ScopedDb<StaffViewer>;

/** Whom a plan is for, as the address says it. */
export interface PlanTarget {
  groupId?: string | undefined;
  pupilId?: string | undefined;
}

export interface NewPlanPage {
  groupName: string | null;
  pupils: { pupilId: string; name: string; classId: string; className: string }[];
  /** The group's need, or the pupil's most probable; null when none is known. */
  need: Need | null;
  methods: Method[];
  calendar: PlanCalendar;
}

/** @throws 404, or 403 when some of the pupils are a colleague's. Reading is audited. */
export async function loadNewPlan(given: Db, target: PlanTarget): Promise<NewPlanPage> {
  const db = readingOnly(given);
  const { group, pupilIds } = await requireTarget(db, target);
  const reach = await readReach(db, pupilIds);
  await audit(db, 'plan-form.viewed', pupilIds);
  const finding = group
    ? null
    : (await listGroupPupils(db)).find(({ pupilId }) => pupilId === pupilIds[0])?.finding;
  const { today } = db.viewer;
  return {
    groupName: group?.name ?? null,
    pupils: pupilIds.flatMap((pupilId) => {
      const pupil = reach.find('support.plan', pupilId);
      if (!pupil) return [];
      const { givenName, familyName, classId, className } = pupil;
      return { pupilId, name: `${givenName} ${familyName}`.trim(), classId, className };
    }),
    need: group ? (group.need as Need) : finding?.kind === 'need' ? finding.need : null,
    methods: (await listMethods(db)).filter(({ own }) => !own?.isRetired),
    calendar: {
      today,
      breaks: await listSchoolBreaks(db),
      windowStarts: await listWindowStarts(db, today),
    },
  };
}

export type CreatePlanOutcome =
  | { ok: true; planId: string; startDate: string }
  | { ok: false; problem: 'no-pupils' | 'unknown-method' };

/** The last day is counted here, from the weeks and the school's breaks. @throws 404, 403. */
export async function createPlan(
  db: Db,
  target: PlanTarget,
  plan: PlanForm,
): Promise<CreatePlanOutcome> {
  const { transaction, municipalityId, viewer } = db;
  const { group, pupilIds } = await requireTarget(db, target);
  if (pupilIds.length === 0) return { ok: false, problem: 'no-pupils' };
  const methods = await listMethods(db);
  if (methods.every(({ id, own }) => id !== plan.methodId || own?.isRetired)) {
    return { ok: false, problem: 'unknown-method' };
  }
  const { startDate, remeasureDate, ...fields } = plan;
  const planId = newId();
  const endDate = findLastDay(startDate, plan.weeks, await listSchoolBreaks(db));
  await transaction.plan.create({
    data: {
      id: planId,
      municipalityId,
      groupId: group?.id ?? null,
      ...fields,
      weekdays: fields.weekdays.toSorted((one, other) => one - other),
      startDate: toStoredDate(startDate),
      endDate: toStoredDate(endDate),
      remeasureDate: toStoredDate(remeasureDate),
      staffMemberId: viewer.staffMemberId,
      createdAt: now(),
    },
  });
  await transaction.planPupil.createMany({
    data: pupilIds.map((pupilId) => ({
      id: newId(),
      municipalityId,
      planId,
      pupilId,
      startDate: toStoredDate(startDate),
    })),
  });
  await audit(db, 'plan.created', pupilIds, { planId });
  return { ok: true, planId, startDate };
}

/** From today the plan is no more; one that is taken back goes on to its day. @throws 404, 403. */
export async function setPlanEnded(db: Db, planIdText: string, isEnded: boolean): Promise<void> {
  const { transaction, municipalityId, viewer } = db;
  const key = { municipalityId_id: { municipalityId, id: requireId(planIdText) } };
  const plan = await transaction.plan.findUnique({
    where: key,
    include: { pupils: { select: { pupilId: true } } },
  });
  if (!plan) throw notFound();
  const pupilIds = [...new Set(plan.pupils.map(({ pupilId }) => pupilId))];
  const reach = await readReach(db, pupilIds);
  const isMaker = plan.staffMemberId === viewer.staffMemberId;
  if (!isOwn(reach, 'support.plan', { pupilIds, isMaker })) {
    demandSome(reach, 'support.plan', pupilIds);
    throw forbidden();
  }
  const breaks = await listSchoolBreaks(db);
  const endDate = isEnded
    ? addDays(viewer.today, -1)
    : findLastDay(dayOf(plan.startDate), plan.weeks, breaks);
  await transaction.plan.update({
    where: key,
    data: { endDate: toStoredDate(endDate), endedAt: isEnded ? now() : null },
  });
  await audit(db, isEnded ? 'plan.ended' : 'plan.resumed', pupilIds, { planId: plan.id });
}

/** Pupils of a group that goes on, or one pupil; all of them the viewer's. */
async function requireTarget(db: Db, { groupId, pupilId }: PlanTarget) {
  const { transaction, municipalityId, viewer } = db;
  if (!mayAnywhere(viewer.grants, 'support.plan')) throw forbidden();
  const current = currentOn(viewer.today);
  const group = groupId
    ? await transaction.supportGroup.findUnique({
        where: { municipalityId_id: { municipalityId, id: requireId(groupId) } },
        include: {
          members: {
            where: { ...current, pupil: { memberships: { some: current } } },
            orderBy: { id: 'asc' },
          },
        },
      })
    : null;
  if (groupId && !group) throw notFound();
  const pupilIds = group ? group.members.map((member) => member.pupilId) : [requireId(pupilId)];
  if (pupilIds.length > 0) demandAll(await readReach(db, pupilIds), 'support.plan', pupilIds);
  else if (group?.staffMemberId !== viewer.staffMemberId) throw notFound();
  return { group, pupilIds };
}
