/**
 * Releasing events that were set aside: an administrator says which attempt, or which pupil, they
 * belong to. The events keep what the device wrote; results are made anew.
 */
import {
  audit,
  requireClass,
  requireId,
  requireMunicipality,
  type ScopedDb,
} from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { isProgressForm } from '~/instruments/progress-form';
import { dayInZone } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import { newId } from '~/platform/identifier.server';
import { enqueueJob } from '~/platform/jobs.server';
import type { AttemptEvent } from './attempt-event';
import { createAttempts, findStartPupils, type StartEvent } from './attempt-start.server';
import { notifyBoard } from './board-notice.server';
import { type DeviceGrant, readDeviceGrant } from './device-grant.server';
import { isShipped } from './event-judgement';
import { readEvent } from './event-reading';
import { explainOutcome, insertEvents } from './event-rows.server';
import { findDealtProbes, nameStarted } from './probe-deal.server';
import { nameByMembership } from './round-names';
import { findRoundPlan, type RoundPlan } from './round-plan';
import { listAttemptFacts, listRoundPupils, type RoundPupil } from './round-progress.server';
import { isReleasable, type ReleaseTarget, type SetAsideDetail } from './set-aside';
import { getSetAside, type SetAsideEvents } from './set-aside-store.server';

export type ReleaseResult =
  | { ok: true; released: number; left: number }
  | { ok: false; problem: 'no-target' | 'nothing-to-release' };

type Kept = SetAsideEvents['events'][number] & { event: AttemptEvent };

/** A group with what is known of it, and the places its round has for it. */
type Place = {
  kept: SetAsideEvents;
  readable: Kept[];
  start: StartEvent | null;
  grant: DeviceGrant;
  found: RoundPlan | null;
  pupils: RoundPupil[];
};

async function readPlace(db: ScopedDb<StaffViewer>, keptId: string | undefined): Promise<Place> {
  requireMunicipality(db, 'operations.see');
  const kept = await getSetAside(db, keptId);
  const grant = await readDeviceGrant(db, kept);
  await requireClass(db, 'roster.manage', grant.classId);
  const readable = kept.events.flatMap((row) => {
    const read = isReleasable(row.reason) ? readEvent(row.content) : null;
    return read?.ok ? [{ ...row, event: read.event }] : [];
  });
  const found = findRoundPlan(grant.batteryId, grant.batteryVersion, grant.windowKind);
  const started = readable.find(({ event }) => event.body.type === 'started');
  const start = started ? (started.event as StartEvent) : null;
  const today = dayInZone(now(), grant.timeZone);
  const { roundId, classId } = grant;
  const pupils = await listRoundPupils(db, { roundId, classId, today });
  const isKnown = start !== null && found !== null && isShipped(found.battery, start.body);
  return { kept, readable, start: isKnown ? start : null, grant, found, pupils };
}

/** A group, and where it can be released to. Names are shown, so looking is audited. @throws 404 or 403. */
export async function describeSetAside(
  db: ScopedDb<StaffViewer>,
  keptId: string | undefined,
): Promise<SetAsideDetail> {
  const place = await readPlace(db, keptId);
  const { kept, start, pupils, readable, found } = place;
  const named =
    start && pupils.find(({ membershipId }) => membershipId === start.body.membershipId);
  const task = start && found?.battery.tasks.find(({ id }) => id === start.body.taskId);
  const detail = { deviceId: kept.deviceId };
  await audit(
    db,
    'set-aside.viewed',
    pupils.map(({ pupilId }) => pupilId),
    detail,
  );
  return {
    group: kept.group,
    taskTitle: task ? { ...task.title } : null,
    namedPupil: named ? (nameByMembership(pupils).get(named.membershipId) ?? null) : null,
    hasStart: start !== null,
    targets: kept.handledAs === null ? await listTargets(db, place) : [],
    releasable: readable.length,
  };
}

/** The attempt the events name when it is of this round; else pupils when they hold a start, or attempts. */
async function listTargets(db: ScopedDb, place: Place): Promise<ReleaseTarget[]> {
  const { kept, start, readable, grant, found, pupils } = place;
  if (readable.length === 0) return [];
  const names = nameByMembership(pupils);
  const all = await listAttemptFacts(db, grant.roundId);
  const named = [
    ...all.filter(({ attemptId }) => attemptId === kept.attemptId),
    ...(await listProbeAttempts(db, kept.attemptId)),
  ];
  if (named.length === 0 && start) {
    const takers = await keepDealt(db, start, pupils);
    return takers.map(({ membershipId }) => ({
      value: `pupil:${membershipId}`,
      pupilName: names.get(membershipId) ?? '',
      taskTitle: null,
      startedAt: null,
    }));
  }
  const own = all.filter(({ driver }) => driver === grant.kind);
  return (named.length > 0 ? named : own).flatMap((facts) => {
    const pupilName = names.get(facts.membershipId);
    const task = found?.battery.tasks.find(({ id }) => id === facts.taskId);
    if (pupilName === undefined) return [];
    return [
      {
        value: `attempt:${facts.attemptId}`,
        pupilName,
        taskTitle: task ? { ...task.title } : null,
        startedAt: facts.lastReceivedAt.toISOString(),
      },
    ];
  });
}

/** The attempt of a probe by that id; none when it is no probe. */
async function listProbeAttempts(db: ScopedDb, attemptId: string | null) {
  if (attemptId === null) return [];
  const rows = await db.transaction.attempt.findMany({
    where: { municipalityId: db.municipalityId, id: attemptId, probeId: { not: null } },
    select: { id: true, membershipId: true, taskId: true, receivedAt: true },
  });
  return rows.map(({ id, receivedAt, ...row }) => ({
    ...row,
    attemptId: id,
    lastReceivedAt: receivedAt,
  }));
}

/** A reading of a progress form can only be given to pupils to whom that form was dealt. */
async function keepDealt(
  db: ScopedDb,
  { body }: StartEvent,
  pupils: readonly RoundPupil[],
): Promise<readonly RoundPupil[]> {
  if (!isProgressForm(body.formId)) return pupils;
  const startOf = ({ membershipId }: RoundPupil) => ({ ...body, membershipId });
  const dealt = await findDealtProbes(db, pupils.map(startOf));
  return pupils.filter((pupil) => dealt.has(nameStarted(startOf(pupil))));
}

/**
 * Release a group to one of its targets, with a trace. An event whose place is taken already stays.
 * @throws 404 or 403.
 */
export async function releaseSetAside(
  db: ScopedDb<StaffViewer>,
  keptId: string | undefined,
  target: string,
): Promise<ReleaseResult> {
  const place = await readPlace(db, keptId);
  const { kept, readable, grant } = place;
  if (kept.handledAs !== null || readable.length === 0) {
    return { ok: false, problem: 'nothing-to-release' };
  }
  const targets = await listTargets(db, place);
  if (!targets.some(({ value }) => value === target)) return { ok: false, problem: 'no-target' };
  const attemptId = await findOrMakeAttempt(db, place, target);
  const settled = await placeEvents(db, grant, attemptId, readable);
  await db.transaction.quarantinedEvent.updateMany({
    where: { municipalityId: db.municipalityId, id: { in: settled } },
    data: {
      handledAs: 'released',
      handledAt: now(),
      handledById: db.viewer.staffMemberId,
      releasedToId: attemptId,
    },
  });
  await tell(db, grant, attemptId, settled.length);
  return { ok: true, released: settled.length, left: kept.events.length - settled.length };
}

async function findOrMakeAttempt(db: ScopedDb, place: Place, target: string): Promise<string> {
  const [kind, id = ''] = target.split(':');
  if (kind === 'attempt' || !place.start) return requireId(id);
  const { grant, start, readable } = place;
  // An id that another attempt has, here or in another municipality, is left alone.
  const taken = await db.transaction.attempt.count({ where: { id: start.attemptId } });
  const attemptId = taken > 0 ? newId() : start.attemptId;
  const pupils = await findStartPupils(db, grant, [id]);
  const row = readable.find(({ event }) => event.id === start.id);
  const event = { ...start, attemptId, body: { ...start.body, membershipId: id } };
  event.body.driver = grant.kind;
  const madeAt = new Date(start.deviceTimeMs + (row?.clockOffsetMs ?? Number.NaN));
  const receivedAt = row?.receivedAt ?? now();
  const isTimed = madeAt.getTime() > 0 && madeAt <= receivedAt;
  await createAttempts(
    db,
    grant,
    [{ event, madeAt: isTimed ? madeAt : receivedAt }],
    pupils,
    now(),
  );
  return attemptId;
}

/** Insert the events under the attempt. Returns the ids of the kept rows that now stand there. */
async function placeEvents(
  db: ScopedDb,
  grant: DeviceGrant,
  attemptId: string,
  readable: readonly Kept[],
): Promise<string[]> {
  const first = new Map<string, Kept>();
  for (const row of readable) if (!first.has(row.event.id)) first.set(row.event.id, row);
  const rows = [...first.values()].map(({ event, ...row }) => ({
    ...row,
    event: { ...event, attemptId },
  }));
  const outcomes = await insertEvents(db, grant.schoolYearStart, rows);
  return readable
    .filter((row) => explainOutcome(outcomes.get(row.event.id), row.contentHash) === null)
    .map(({ id }) => id);
}

async function tell(
  db: ScopedDb<StaffViewer>,
  grant: DeviceGrant,
  attemptId: string,
  count: number,
): Promise<void> {
  const { municipalityId, transaction } = db;
  const attempt = await transaction.attempt.findUniqueOrThrow({
    where: { municipalityId_id: { municipalityId, id: attemptId } },
    select: { membership: { select: { pupilId: true } } },
  });
  const detail = { attemptId, deviceId: grant.deviceId, events: count };
  await audit(db, 'set-aside.released', [attempt.membership.pupilId], detail);
  await enqueueJob(transaction, 'attempt.changed', { municipalityId, attemptId }, attemptId);
  await notifyBoard(db, grant.roundId);
}
