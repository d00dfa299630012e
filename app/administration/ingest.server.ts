/**
 * Taking in a batch of events: each is stored once, known already, or kept aside with a reason.
 *
 * Whatever is repeated, reordered, split or merged, the stored set is the made set. All of a batch
 * is one transaction: a batch that fails leaves nothing, and is sent again.
 */
import type { ScopedDb } from '~/access/in-scope.server';
import type { DeviceViewer } from '~/access/viewer.server';
import { now } from '~/platform/clock.server';
import { newId } from '~/platform/identifier.server';
import { enqueueJobs } from '~/platform/jobs.server';
import type { AttemptEvent } from './attempt-event';
import { createAttempts, findStartPupils, type StartEvent } from './attempt-start.server';
import { notifyBoard } from './board-notice.server';
import { type DeviceGrant, getDeviceGrant } from './device-grant.server';
import type { DeviceProblem, QuarantineReason } from './device-protocol';
import { type JudgedGrant, judgePlace, judgeStart, type KnownAttempt } from './event-judgement';
import { estimateMadeAtMs, isWithinGrant, readEvent, type SentEvent } from './event-reading';
import { releaseEvents } from './event-release.server';
import { explainOutcome, hashContent, insertEvents, quarantineEvents } from './event-rows.server';
import { findDealtProbes, nameStarted } from './probe-deal.server';
import { findRoundPlan } from './round-plan';

export type EventBatch = { batchId: string; deviceTimeMs: number; events: readonly unknown[] };
type EventVerdict = {
  id: string | null;
  verdict: 'stored' | 'duplicate' | 'quarantined';
  reason?: QuarantineReason;
};
export type IngestResult =
  | { ok: true; verdicts: EventVerdict[]; serverTimeMs: number }
  | { ok: false; problem: DeviceProblem };

/** A sent event with the reason it cannot be placed, or null while none is known. */
type Judged = { sent: SentEvent; hash: string; madeAt: Date; reason: QuarantineReason | null };
/** When a batch came, and what to add to its device's clock to have the server's, milliseconds. */
type Arrival = { receivedAt: Date; clockOffsetMs: number };
type Placed = Judged & { event: AttemptEvent };

/**
 * Take in one batch (the envelope has been parsed). A verdict for each event, in the order sent.
 * @throws 404 for a device of elsewhere; nothing is stored then.
 */
export async function ingestBatch(
  db: ScopedDb<DeviceViewer>,
  batch: EventBatch,
): Promise<IngestResult> {
  const grant = await getDeviceGrant(db);
  const found = findRoundPlan(grant.batteryId, grant.batteryVersion, grant.windowKind);
  if (!grant.admittedAt || !found) return { ok: false, problem: 'not-admitted' };
  const receivedAt = now();
  const arrival = { receivedAt, clockOffsetMs: receivedAt.getTime() - batch.deviceTimeMs };
  const judged = readBatch(batch, grant, receivedAt);
  const attemptIds = judged.flatMap(({ sent }) => (sent.ok ? [sent.event.attemptId] : []));
  await lockAttempts(db, attemptIds);
  const judging = { ...grant, ...found };
  const opened = await openAttempts(db, judging, judged, receivedAt);
  const attempts = await findAttempts(db, attemptIds);
  placeEach(judged, judging, attempts);
  const stored = await storeEach(db, grant, judged, arrival);
  const newAttempts = new Map(opened.flatMap((id) => entryOf(attempts, id)));
  const released = await releaseEvents(db, judging, newAttempts);
  await tellOthers(db, grant, [...stored.events, ...released]);
  return { ok: true, verdicts: stored.verdicts, serverTimeMs: receivedAt.getTime() };
}

function entryOf<Value>(map: ReadonlyMap<string, Value>, key: string): [string, Value][] {
  const value = map.get(key);
  return value === undefined ? [] : [[key, value]];
}

function readBatch(batch: EventBatch, grant: DeviceGrant, receivedAt: Date): Judged[] {
  const receivedAtMs = receivedAt.getTime();
  const times = { ...grant, admittedAt: grant.admittedAt ?? receivedAt };
  return batch.events.map((raw) => {
    const sent = readEvent(raw);
    const hash = hashContent(sent.text);
    if (!sent.ok) return { sent, hash, madeAt: receivedAt, reason: sent.reason };
    const { deviceTimeMs } = sent.event;
    const madeAtMs = estimateMadeAtMs(deviceTimeMs, batch.deviceTimeMs, receivedAtMs);
    const reason = isWithinGrant(times, madeAtMs, receivedAtMs) ? null : 'no-grant';
    return { sent, hash, madeAt: new Date(madeAtMs), reason };
  });
}

/** Batches that name the same attempt come one after the other, so that none is overlooked. */
async function lockAttempts(
  db: ScopedDb<DeviceViewer>,
  attemptIds: readonly string[],
): Promise<void> {
  const ordered = [...new Set(attemptIds)].sort();
  if (ordered.length === 0) return;
  await db.transaction.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended('attempt:' || one, 0))
    FROM unnest(${ordered}::text[]) AS one`;
}

/** Judge the starts and make their attempts. Returns the ids that may be new. */
async function openAttempts(
  db: ScopedDb<DeviceViewer>,
  grant: DeviceGrant & JudgedGrant,
  judged: readonly Judged[],
  receivedAt: Date,
): Promise<string[]> {
  const starts = judged.flatMap((one) => {
    if (one.reason || !one.sent.ok || one.sent.event.body.type !== 'started') return [];
    return [{ judged: one, event: one.sent.event as StartEvent, madeAt: one.madeAt }];
  });
  const membershipIds = starts.map(({ event }) => event.body.membershipId);
  const pupils = await findStartPupils(db, grant, membershipIds);
  const dealt = await findDealtProbes(
    db,
    starts.map(({ event }) => event.body),
  );
  for (const { judged: one, event } of starts) {
    one.reason = judgeStart(grant, event.body, pupils, dealt.has(nameStarted(event.body)));
  }
  const allowed = starts.filter((start) => start.judged.reason === null);
  await createAttempts(db, grant, allowed, pupils, receivedAt);
  return allowed.map(({ event }) => event.attemptId);
}

async function findAttempts(
  db: ScopedDb<DeviceViewer>,
  attemptIds: readonly string[],
): Promise<Map<string, KnownAttempt>> {
  if (attemptIds.length === 0) return new Map();
  const rows = await db.transaction.attempt.findMany({
    where: { municipalityId: db.municipalityId, id: { in: [...new Set(attemptIds)] } },
    select: { id: true, roundId: true, driver: true },
  });
  return new Map(rows.map(({ id, ...attempt }) => [id, attempt]));
}

function placeEach(
  judged: readonly Judged[],
  grant: JudgedGrant,
  attempts: ReadonlyMap<string, KnownAttempt>,
): void {
  for (const one of judged) {
    if (one.reason || !one.sent.ok) continue;
    one.reason = judgePlace(grant, one.sent.event, attempts.get(one.sent.event.attemptId));
  }
}

/** Write what can be placed, keep the rest aside, and give each its verdict. */
async function storeEach(
  db: ScopedDb<DeviceViewer>,
  grant: DeviceGrant,
  judged: readonly Judged[],
  arrival: Arrival,
): Promise<{ verdicts: EventVerdict[]; events: AttemptEvent[] }> {
  const placed = judged.flatMap((one): Placed[] =>
    one.reason === null && one.sent.ok ? [{ ...one, event: one.sent.event }] : [],
  );
  const firstById = new Map<string, Placed>();
  for (const one of placed) if (!firstById.has(one.event.id)) firstById.set(one.event.id, one);
  const rows = [...firstById.values()].map(({ event, hash }) => ({
    event,
    deviceId: grant.deviceId,
    contentHash: hash,
    ...arrival,
  }));
  const outcomes = await insertEvents(db, grant.schoolYearStart, rows);
  const answered = new Set<string>();
  const verdicts = judged.map((one): EventVerdict => {
    const id = one.sent.sentId;
    if (one.reason || !one.sent.ok) return quarantined(id, one.reason ?? 'not-an-event');
    const { event } = one.sent;
    const outcome = outcomes.get(event.id);
    const reason = explainOutcome(outcome, one.hash);
    if (reason) return quarantined(id, reason);
    const isRepeat = !outcome?.isNew || answered.has(event.id);
    answered.add(event.id);
    return { id, verdict: isRepeat ? 'duplicate' : 'stored' };
  });
  const aside = judged.flatMap(({ sent }, index) => {
    const reason = verdicts[index]?.reason;
    return reason ? [{ reason, text: sent.text }] : [];
  });
  await quarantineEvents(db, arrival, aside);
  const events = [...firstById.values()].map(({ event }) => event);
  return { verdicts, events: events.filter(({ id }) => outcomes.get(id)?.isNew) };
}

function quarantined(id: string | null, reason: QuarantineReason): EventVerdict {
  return { id, verdict: 'quarantined', reason };
}

/** In the same transaction: scoring is asked to look, boards to show, a decline to be seen. */
async function tellOthers(
  db: ScopedDb<DeviceViewer>,
  grant: DeviceGrant,
  events: readonly AttemptEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const { municipalityId } = db;
  // In one order for every batch, so that two batches at once never wait for each other.
  const attemptIds = [...new Set(events.map((event) => event.attemptId))].sort();
  const jobs = attemptIds.map((key) => ({ key, payload: { municipalityId, attemptId: key } }));
  await enqueueJobs(db.transaction, 'attempt.changed', jobs);
  await recordDeclines(db, grant, events);
  await notifyBoard(db, grant.roundId);
}

/** A pupil who declined on the device has declined the round, until an adult says otherwise. */
async function recordDeclines(
  db: ScopedDb<DeviceViewer>,
  grant: DeviceGrant,
  events: readonly AttemptEvent[],
): Promise<void> {
  const declined = events.filter(
    ({ body }) => body.type === 'ended-early' && body.reason === 'declined',
  );
  if (declined.length === 0) return;
  const attempts = await db.transaction.attempt.findMany({
    where: {
      municipalityId: db.municipalityId,
      id: { in: declined.map(({ attemptId }) => attemptId) },
      driver: 'pupil',
    },
    select: { membershipId: true },
  });
  await db.transaction.roundPupilState.createMany({
    data: attempts.map(({ membershipId }) => ({
      id: newId(),
      municipalityId: db.municipalityId,
      roundId: grant.roundId,
      membershipId,
      state: 'declined',
    })),
    skipDuplicates: true,
  });
}
