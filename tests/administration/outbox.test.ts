import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { uuidv7 } from 'uuidv7';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AttemptEvent } from '~/administration/attempt-event';
import { readJournal, recordAttempt, sweepAttempts } from '~/administration/attempt-journal.client';
import { createAttemptRecorder } from '~/administration/attempt-recorder.client';
import { MAX_BATCH_BYTES, MAX_BATCH_EVENTS } from '~/administration/device-protocol';
import {
  type AttemptRecord,
  canStore,
  type DeviceStorage,
  openDeviceStorage,
} from '~/administration/device-storage.client';
import {
  type Batch,
  chooseWaitMs,
  countUnsent,
  createOutboxSender,
  eraseAcknowledged,
  listBatch,
} from '~/administration/outbox.client';

let storage: DeviceStorage;
let name: string;
beforeEach(async () => {
  name = `test-${uuidv7()}`;
  storage = await openDeviceStorage(name);
});

const attempt: AttemptRecord = {
  attemptId: uuidv7(),
  roundId: 'round',
  membershipId: 'pupil',
  taskId: 'task',
  formId: 'B',
  ending: null,
  adoptedItemIds: null,
  firstSequence: 0,
  soundCheck: false,
};

function makeEvent(sequence: number, itemId = 'item-1'): AttemptEvent {
  return {
    id: uuidv7(),
    attemptId: attempt.attemptId,
    sequence,
    version: 1,
    deviceTimeMs: 1000,
    elapsedMs: sequence,
    body: { type: 'item-presented', itemId, position: 0, optionOrder: [] },
  };
}
const makeEvents = (count: number) => Array.from({ length: count }, (_, index) => makeEvent(index));

/** A server that keeps each event once, and may fail before or after it has stored a batch. */
function createServer(moods: ('answer' | 'refuse' | 'lose-answer' | 'half')[] = []) {
  const kept = new Map<string, AttemptEvent>();
  const batches: Batch[] = [];
  let turn = 0;
  return {
    kept,
    batches,
    async send(batch: Batch) {
      const mood = moods[turn] ?? 'answer';
      turn += 1;
      if (mood === 'refuse') throw new Error('no network');
      batches.push(batch);
      for (const event of batch.events) kept.set(event.id, event);
      if (mood === 'lose-answer') return { ok: false as const };
      const ids = batch.events.map((event) => event.id).reverse();
      const told = mood === 'half' ? ids.slice(0, Math.ceil(ids.length / 2)) : ids;
      return { ok: true as const, acknowledgedIds: [...told, 'not-one-of-ours'] };
    },
  };
}

function createSender(
  send: (batch: Batch) => Promise<{ ok: true; acknowledgedIds: string[] } | { ok: false }>,
) {
  let nowMs = 0;
  const sender = createOutboxSender({
    storage,
    send,
    newId: uuidv7,
    now: () => nowMs,
    random: () => 1,
  });
  return {
    ...sender,
    wait: (durationMs: number) => {
      nowMs += durationMs;
    },
  };
}

describe('outbox', () => {
  it('keeps events in order through a reload and erases only what was acknowledged', async () => {
    const events = makeEvents(5);
    await recordAttempt(storage, attempt, events);
    storage.close();
    storage = await openDeviceStorage(name);
    expect((await listBatch(storage)).map((event) => event.id)).toEqual(
      events.map((event) => event.id),
    );
    await eraseAcknowledged(storage, [events[1]!.id, events[3]!.id, uuidv7()]);
    expect((await listBatch(storage)).map((event) => event.sequence)).toEqual([0, 2, 4]);
    expect(await readJournal(storage, attempt.attemptId)).toHaveLength(5);
  });

  it('refuses the same event or the same sequence twice, and then keeps nothing of the write', async () => {
    const first = makeEvent(0);
    await recordAttempt(storage, attempt, [first]);
    const twice = recordAttempt(storage, attempt, [makeEvent(1), { ...makeEvent(0) }]);
    await expect(twice).rejects.toThrow();
    expect(await countUnsent(storage)).toBe(1);
    expect(await readJournal(storage, attempt.attemptId)).toEqual([first]);
  });

  it('sends at most 500 events and 256 kB in a batch', async () => {
    await recordAttempt(storage, attempt, makeEvents(1201));
    const server = createServer();
    await createSender(server.send).flush();
    expect(server.batches.map((batch) => batch.events.length)).toEqual([500, 500, 201]);
    expect(server.kept.size).toBe(1201);
    expect(await countUnsent(storage)).toBe(0);
    const bulky = Array.from({ length: 500 }, (_, index) =>
      makeEvent(2000 + index, 'å'.repeat(900)),
    );
    await recordAttempt(storage, attempt, bulky);
    const batch = await listBatch(storage);
    expect(batch.length).toBeLessThan(MAX_BATCH_EVENTS);
    const body = JSON.stringify({ batchId: uuidv7(), deviceTimeMs: Date.now(), events: batch });
    expect(new TextEncoder().encode(body).length).toBeLessThanOrEqual(MAX_BATCH_BYTES);
  });

  it('waits longer after each failure, and not at all when asked to send now', async () => {
    await recordAttempt(storage, attempt, makeEvents(1));
    const server = createServer(['refuse', 'refuse']);
    const sender = createSender(server.send);
    await sender.flush();
    await sender.flush();
    expect(await countUnsent(storage)).toBe(1);
    sender.wait(1_000);
    await sender.flush();
    sender.wait(1_999);
    await sender.flush();
    expect(server.batches).toHaveLength(0);
    sender.wait(1);
    await sender.flush();
    expect(await countUnsent(storage)).toBe(0);
    expect([1, 2, 3, 10].map((failures) => chooseWaitMs(failures, 0))).toEqual([
      500, 1000, 2000, 15_000,
    ]);
  });

  it('sends what was written while a batch was on its way', async () => {
    await recordAttempt(storage, attempt, [makeEvent(0)]);
    const server = createServer();
    const sender = createSender(async (batch) => {
      if (server.batches.length === 0) {
        await recordAttempt(storage, attempt, [makeEvent(1)]);
        void sender.flush();
      }
      return server.send(batch);
    });
    await sender.flush();
    expect(server.kept.size).toBe(2);
    expect(await countUnsent(storage)).toBe(0);
  });

  it('loses nothing and doubles nothing, however often sending fails or answers are lost', async () => {
    const mood = fc.constantFrom('answer', 'refuse', 'lose-answer', 'half' as const);
    await fc.assert(
      fc.asyncProperty(
        fc.array(mood, { maxLength: 12 }),
        fc.integer({ min: 1, max: 40 }),
        async (moods, count) => {
          storage = await openDeviceStorage(`test-${uuidv7()}`);
          const server = createServer(moods as ('answer' | 'refuse' | 'lose-answer' | 'half')[]);
          const events = makeEvents(count);
          for (const event of events) {
            await recordAttempt(storage, attempt, [event]);
            await createSender(server.send).flush(true);
          }
          for (let turn = 0; turn <= moods.length; turn += 1)
            await createSender(server.send).flush(true);
          expect(await countUnsent(storage)).toBe(0);
          expect([...server.kept.keys()].sort()).toEqual(events.map((event) => event.id).sort());
          storage.close();
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe('attempt recorder', () => {
  it('goes on with sequence and clock after a reload, leaving out the time away', async () => {
    let nowMs = 100;
    const tools = {
      storage,
      newId: uuidv7,
      nowMs: () => 5,
      monotonicMs: () => nowMs,
      onRecorded: () => undefined,
      sendNow: async () => false,
    };
    const first = createAttemptRecorder(tools, attempt, []);
    nowMs = 700;
    await first.record([{ type: 'paused' }, { type: 'resumed' }], first.elapsedMs());
    nowMs = 20;
    const second = createAttemptRecorder(
      tools,
      attempt,
      await readJournal(storage, attempt.attemptId),
    );
    nowMs = 70;
    await second.record([{ type: 'completed' }], second.elapsedMs());
    const journal = await readJournal(storage, attempt.attemptId);
    expect(journal.map((event) => [event.sequence, event.elapsedMs])).toEqual([
      [0, 600],
      [1, 600],
      [2, 650],
    ]);
    expect(await storage.get('attempts', attempt.attemptId)).toMatchObject({ ending: 'completed' });
  });

  it('counts no sleep of the device, not even of three days', () => {
    let nowMs = 0;
    const recorder = createAttemptRecorder(
      {
        storage,
        newId: uuidv7,
        nowMs: () => 5,
        monotonicMs: () => nowMs,
        onRecorded: () => undefined,
        sendNow: async () => false,
      },
      attempt,
      [],
    );
    nowMs = 60_000;
    expect(recorder.elapsedMs()).toBe(60_000);
    nowMs += 3 * 86_400_000;
    const awakeMs = recorder.elapsedMs();
    expect(awakeMs).toBeLessThanOrEqual(150_000);
    nowMs += 500;
    expect(recorder.elapsedMs()).toBe(awakeMs + 500);
  });

  it('what cannot be kept goes to the server; until one has it, it is the same events again', async () => {
    const offered: AttemptEvent[][] = [];
    let isReachable = false;
    const tools = {
      storage,
      newId: uuidv7,
      nowMs: () => 5,
      monotonicMs: () => 5,
      onRecorded: () => undefined,
      sendNow: async (events: readonly AttemptEvent[]) => {
        offered.push([...events]);
        return isReachable;
      },
    };
    const recorder = createAttemptRecorder(tools, attempt, []);
    storage.close();
    const bodies = [{ type: 'paused' as const }, { type: 'resumed' as const }];
    await expect(recorder.record(bodies, 1)).rejects.toThrow();
    isReachable = true;
    await recorder.record(bodies, 1);
    expect(offered[1]).toEqual(offered[0]);
    await recorder.record([{ type: 'completed' }], 2);
    expect(offered.map((events) => events.map(({ sequence }) => sequence))).toEqual([
      [0, 1],
      [0, 1],
      [2],
    ]);
  });

  it('a storage that refuses is found out before a pupil begins', async () => {
    storage.close();
    expect(await canStore(storage)).toBe(false);
  });

  it('sweeping leaves the pupil who holds the device, and what is unsent', async () => {
    await recordAttempt(storage, attempt, makeEvents(3));
    await sweepAttempts(storage, attempt.membershipId);
    expect(await readJournal(storage, attempt.attemptId)).toHaveLength(3);
    await sweepAttempts(storage, 'another');
    expect(await readJournal(storage, attempt.attemptId)).toEqual([]);
    expect(await storage.count('attempts')).toBe(0);
    expect(await countUnsent(storage)).toBe(3);
    expect(await canStore(storage)).toBe(true);
  });
});
