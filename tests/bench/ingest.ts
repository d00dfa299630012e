/** Responses stored over HTTP in batches of 500, against a direct batched insert of the same rows. */

import type { AttemptEvent } from '~/administration/attempt-event';
import { EVENT_VERSION } from '~/administration/attempt-event';
import { newId } from '~/platform/identifier.server';
import type { AppServer } from '../support/app-server';
import { joinDevice, openOwnerClient, openRound } from './class-session';

const BATCHES = 12;
const BATCH = 500;

function makeEvents(attemptId: string, from: number): AttemptEvent[] {
  return Array.from({ length: BATCH }, (_, index) => ({
    id: newId(),
    attemptId,
    sequence: from + index,
    version: EVENT_VERSION,
    deviceTimeMs: Date.now(),
    elapsedMs: (from + index) * 1000,
    body: { type: index % 2 ? ('paused' as const) : ('resumed' as const) },
  }));
}

export async function measureIngest(
  server: AppServer,
): Promise<{ eventsPerSecond: number; ratio: number }> {
  const session = await openRound(server);
  const device = await joinDevice(server, session);
  const { pupils, round } = await device.heartbeat();
  const pupil = pupils[0];
  const task = pupil?.tasks[0];
  if (!pupil || !task || !round) throw new Error('the device was not let in');
  await device.takeSign(pupil.membershipId);
  const attemptId = newId();
  await device.sendEvents([
    {
      id: newId(),
      attemptId,
      sequence: 0,
      version: EVENT_VERSION,
      deviceTimeMs: Date.now(),
      elapsedMs: 0,
      body: {
        type: 'started',
        roundId: round.roundId,
        membershipId: pupil.membershipId,
        batteryId: round.batteryId,
        batteryVersion: round.batteryVersion,
        taskId: task.taskId,
        taskVersion: 1,
        formId: task.formId as 'B',
        driver: 'pupil',
      },
    },
  ]);
  const began = performance.now();
  for (let batch = 0; batch < BATCHES; batch += 1) {
    const answer = await device.sendEvents(makeEvents(attemptId, 1 + batch * BATCH));
    if (!answer.ok) throw new Error(`events refused: ${answer.status}`);
  }
  const overHttp = (BATCHES * BATCH) / ((performance.now() - began) / 1000);
  const direct = await measureDirectInsert(server, attemptId);
  return { eventsPerSecond: overHttp, ratio: overHttp / direct };
}

/** The same rows into a copy of the table with its keys, in the same batches. */
async function measureDirectInsert(server: AppServer, attemptId: string): Promise<number> {
  const database = await openOwnerClient(server);
  await database.query('CREATE TABLE bench_event (LIKE "AttemptEvent" INCLUDING ALL)');
  const { rows } = await database.query<{ json: unknown }>(
    `SELECT row_to_json(e) AS json FROM "AttemptEvent" e WHERE e."attemptId" = $1 AND e."sequence" > 0
     ORDER BY e."sequence"`,
    [attemptId],
  );
  const began = performance.now();
  for (let from = 0; from < rows.length; from += BATCH) {
    const batch = rows.slice(from, from + BATCH).map(({ json }) => json);
    await database.query(
      'INSERT INTO bench_event SELECT * FROM json_populate_recordset(null::bench_event, $1::json)',
      [JSON.stringify(batch)],
    );
  }
  const perSecond = rows.length / ((performance.now() - began) / 1000);
  await database.query('DROP TABLE bench_event');
  await database.end();
  return perSecond;
}
