/**
 * The outbox: events the server has not acknowledged, sent until it has.
 *
 * An event is erased only after the server has given a verdict on that very event. Repeats and
 * reordering are harmless, because the server keeps each event once; so every doubt is settled by
 * sending again.
 */
import type { AttemptEvent } from '~/administration/attempt-event';
import { MAX_BATCH_BYTES, MAX_BATCH_EVENTS } from '~/administration/device-protocol';
import { type DeviceStorage, STRICT } from '~/administration/device-storage.client';

/** Room left in a batch for its envelope: batch id, device time and brackets. */
const ENVELOPE_BYTES = 512;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

export type Batch = { batchId: string; deviceTimeMs: number; events: AttemptEvent[] };

/** What came of sending: the ids with a verdict, or a failure that may pass. */
type SendResult = { ok: true; acknowledgedIds: string[] } | { ok: false };

export async function countUnsent(storage: DeviceStorage): Promise<number> {
  return storage.count('outbox');
}

/** The oldest unsent events that fit in one batch; always at least one when there are any. */
export async function listBatch(storage: DeviceStorage): Promise<AttemptEvent[]> {
  const oldest = await storage.getAll('outbox', undefined, MAX_BATCH_EVENTS);
  const encoder = new TextEncoder();
  let bytes = ENVELOPE_BYTES;
  return oldest.filter((event, index) => {
    bytes += encoder.encode(JSON.stringify(event)).length + 1;
    return index === 0 || bytes <= MAX_BATCH_BYTES;
  });
}

/** Erases the acknowledged events; ids that are not here any more are passed over. */
export async function eraseAcknowledged(
  storage: DeviceStorage,
  acknowledgedIds: readonly string[],
): Promise<void> {
  const writing = storage.transaction('outbox', 'readwrite', STRICT);
  const byId = writing.store.index('id');
  for (const id of acknowledgedIds) {
    const key = await byId.getKey(id);
    if (key !== undefined) await writing.store.delete(key);
  }
  await writing.done;
}

/**
 * How long to wait after `failures` failed sends in a row, in milliseconds: doubling from one
 * second to thirty, of which a random half is jitter. `random` is in [0, 1).
 */
export function chooseWaitMs(failures: number, random: number): number {
  const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.max(0, failures - 1));
  return longest / 2 + (longest / 2) * random;
}

type SenderTools = {
  storage: DeviceStorage;
  send: (batch: Batch) => Promise<SendResult>;
  newId: () => string;
  now: () => number;
  random: () => number;
  /** Told after every change of the number of unsent events. */
  onCount?: (unsent: number) => void;
};

export type OutboxSender = {
  /** Sends until the outbox is empty or a send fails; one run at a time. `force` skips the wait. */
  flush: (force?: boolean) => Promise<void>;
};

/** A sender for one outbox. It never throws; failures lengthen the wait until the next try. */
export function createOutboxSender(tools: SenderTools): OutboxSender {
  let running: Promise<void> | null = null;
  let askedAgain = false;
  let failures = 0;
  let notBeforeMs = 0;

  async function sendOne(): Promise<boolean> {
    const events = await listBatch(tools.storage);
    if (events.length === 0) return false;
    const batch = { batchId: tools.newId(), deviceTimeMs: tools.now(), events };
    const result = await tools.send(batch).catch((): SendResult => ({ ok: false }));
    const sentIds = new Set(events.map((event) => event.id));
    const erased = result.ok ? result.acknowledgedIds.filter((id) => sentIds.has(id)) : [];
    if (erased.length === 0) {
      failures += 1;
      notBeforeMs = tools.now() + chooseWaitMs(failures, tools.random());
      return false;
    }
    failures = 0;
    notBeforeMs = 0;
    await eraseAcknowledged(tools.storage, erased);
    tools.onCount?.(await countUnsent(tools.storage));
    return true;
  }

  async function run(): Promise<void> {
    try {
      do {
        askedAgain = false;
        while (await sendOne());
      } while (askedAgain && failures === 0);
    } catch {
      failures += 1;
      notBeforeMs = tools.now() + chooseWaitMs(failures, tools.random());
    }
  }

  function isWaiting(): boolean {
    const leftMs = notBeforeMs - tools.now();
    return leftMs > 0 && leftMs <= LONGEST_WAIT_MS;
  }

  return {
    flush(force = false) {
      if (running) {
        askedAgain = true;
        return running;
      }
      if (isWaiting() && !force) return Promise.resolve();
      running = run().finally(() => {
        running = null;
      });
      return running;
    },
  };
}
