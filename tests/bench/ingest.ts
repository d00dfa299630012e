/**
 * Responses stored over HTTP in batches of 500, against a direct batched insert of the same rows.
 *
 * A batch holds five attempts of a hundred events, each with its first event: what a device that was
 * away hands in. The two ways take turns within one run, so that a busy machine slows both alike; the
 * figure is the median of the batches. The first batches warm the server up and count for nothing.
 * What a batch sets off afterwards (scoring, on the queue, in the same process) is let come to rest
 * before the next one; a second figure is of batches sent back to back, with the scoring in between.
 */
import type pg from 'pg';
import type { AttemptEvent, EventBody } from '~/administration/attempt-event';
import { EVENT_VERSION } from '~/administration/attempt-event';
import { newId } from '~/platform/identifier.server';
import type { AppServer } from '../support/app-server';
import type { DeviceClient } from '../support/device-client';
import type { BenchRow } from './bench-row';
import { joinDevice, openOwnerClient, openRound } from './class-session';
import { median } from './spread';

const WARM_UP = 10;
const BATCHES = 30;
const ATTEMPTS = 5;
const EVENTS_OF_ATTEMPT = 100;
const BATCH = ATTEMPTS * EVENTS_OF_ATTEMPT;
const RUSHED = 10;
const SINGLES = 60;

/** A copy of a table comes without its foreign keys; the rows are held to the same attempts here too. */
const SAME_ATTEMPTS = `ALTER TABLE bench_event ADD FOREIGN KEY ("municipalityId", "attemptId")
  REFERENCES "Attempt" ("municipalityId", "id")`;

type Start = Extract<EventBody, { type: 'started' }>;

/** An event of an answered item or the item that is shown next, as a device writes them. */
function makeBody(sequence: number): EventBody {
  const position = Math.floor((sequence - 1) / 2);
  const itemId = `item-${position}`;
  if (sequence % 2 === 1) {
    return { type: 'item-presented', itemId, position, optionOrder: ['one', 'two', 'three'] };
  }
  const answer = { optionId: 'two', responseMs: 1_234.5, replays: 0, input: 'touch' } as const;
  return { type: 'item-answered', itemId, position, ...answer };
}

function makeEvents(started: Start, length: number): AttemptEvent[] {
  const attemptId = newId();
  return Array.from({ length }, (_, sequence) => ({
    id: newId(),
    attemptId,
    sequence,
    version: EVENT_VERSION,
    deviceTimeMs: Date.now(),
    elapsedMs: sequence * 1_000,
    body: sequence === 0 ? started : makeBody(sequence),
  }));
}

/** Attempts of five pupils, the next five each time. */
function makeBatch(starts: readonly Start[], batch: number): AttemptEvent[] {
  return Array.from({ length: ATTEMPTS }, (_, index) => {
    const started = starts[(batch * ATTEMPTS + index) % starts.length];
    return started ? makeEvents(started, EVENTS_OF_ATTEMPT) : [];
  }).flat();
}

/** The first event of every pupil's first task. */
async function describeStarts(device: DeviceClient): Promise<Start[]> {
  const { pupils, round } = await device.heartbeat();
  if (!round) throw new Error('the device was not let in');
  return pupils.flatMap(({ membershipId, tasks: [task] }): Start[] => {
    if (!task) return [];
    const { roundId, batteryId, batteryVersion } = round;
    const { taskId, formId } = task;
    const where = { roundId, membershipId, batteryId, batteryVersion, taskId, taskVersion: 1 };
    return [{ type: 'started', ...where, formId: formId as 'B', driver: 'pupil' }];
  });
}

async function measureMs(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function send(device: DeviceClient, events: AttemptEvent[]): Promise<void> {
  const answer = await device.sendEvents(events);
  const { verdicts } = (await answer.json()) as { verdicts?: { verdict: string }[] };
  if (!verdicts?.every(({ verdict }) => verdict === 'stored')) {
    throw new Error(`events refused: ${answer.status}`);
  }
}

/** The rows that the server stored, once more, into a copy of the table with its keys. */
async function insertDirectly(database: pg.Client, events: AttemptEvent[]): Promise<number> {
  const { rows } = await database.query<{ json: unknown }>(
    'SELECT row_to_json(e) AS json FROM "AttemptEvent" e WHERE e."id" = ANY($1::uuid[])',
    [events.map(({ id }) => id)],
  );
  return measureMs(() =>
    database.query(
      'INSERT INTO bench_event SELECT * FROM json_populate_recordset(null::bench_event, $1::json)',
      [JSON.stringify(rows.map(({ json }) => json))],
    ),
  );
}

/** Until nothing waits to be scored. */
async function letRest(database: pg.Client): Promise<void> {
  const waiting = 'SELECT 1 FROM graphile_worker._private_jobs LIMIT 1';
  while ((await database.query(waiting)).rowCount) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** @returns milliseconds of each batch, both ways */
async function takeTurns(server: AppServer, device: DeviceClient, starts: readonly Start[]) {
  const database = await openOwnerClient(server);
  await database.query('CREATE TABLE bench_event (LIKE "AttemptEvent" INCLUDING ALL)');
  await database.query(SAME_ATTEMPTS);
  const overHttp: number[] = [];
  const direct: number[] = [];
  for (let batch = 0; batch < WARM_UP + BATCHES; batch += 1) {
    const events = makeBatch(starts, batch);
    await letRest(database);
    const sentMs = await measureMs(() => send(device, events));
    const insertedMs = await insertDirectly(database, events);
    if (batch < WARM_UP) continue;
    overHttp.push(sentMs);
    direct.push(insertedMs);
  }
  await database.query('DROP TABLE bench_event');
  await database.end();
  return { overHttp, direct };
}

/** @param server with the demonstration and a class that has no round yet */
export async function measureIngest(server: AppServer): Promise<BenchRow[]> {
  const device = await joinDevice(server, await openRound(server));
  const starts = await describeStarts(device);
  const { overHttp, direct } = await takeTurns(server, device, starts);
  const backToBack: number[] = [];
  for (let batch = 0; batch < RUSHED; batch += 1) {
    backToBack.push(await measureMs(() => send(device, makeBatch(starts, batch))));
  }
  const [started] = starts;
  if (!started) throw new Error('the class has no pupils');
  const singles: number[] = [];
  for (const event of makeEvents(started, SINGLES)) {
    singles.push(await measureMs(() => send(device, [event])));
  }
  const perSecond = (milliseconds: number, count: number) =>
    Math.round((count * 1000) / milliseconds);
  return [
    {
      figure: 'responses stored over HTTP, batches of 500',
      value: `${perSecond(median(overHttp), BATCH)} a second`,
      against: `${(median(direct) / median(overHttp)).toFixed(2)} of a direct batched insert (${perSecond(median(direct), BATCH)}); aim 0.4`,
    },
    {
      figure: 'the same back to back, scoring in between',
      value: `${perSecond(median(backToBack), BATCH)} a second`,
      against: `${(median(direct) / median(backToBack)).toFixed(2)} of a direct batched insert`,
    },
    {
      figure: 'responses posted one by one, one device',
      value: `${perSecond(median(singles), 1)} a second`,
      against: '',
    },
  ];
}
