/** The adult's part of a simulated lesson: a round is begun, devices are let in, and time is moved. */
import { openRound } from '../bench/class-session';
import { ask } from '../journeys/support/database';
import type { AppServer } from '../support/app-server';
import type { RestlessServer } from './restless-server';

export type LessonPupil = { membershipId: string; signId: string };
export type Lesson = {
  code: string;
  roundId: string;
  pupils: LessonPupil[];
  letIn: () => Promise<void>;
};

const TRY_AGAIN_MS = 200;
const PATIENCE_MS = 60_000;

/** Does it again until it succeeds: the server may be gone just now. */
export async function insist<Value>(work: () => Promise<Value>): Promise<Value> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await work();
    } catch (failure) {
      if (Date.now() > deadline) throw failure;
      await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_MS));
    }
  }
}

async function letIn(server: AppServer, sittingId: string, cookie: string): Promise<void> {
  const answer = await fetch(`${server.url}/sittings/${sittingId}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: server.url, cookie, 'content-type': 'application/x-www-form-urlencoded' },
    body: 'intent=admit-all',
  });
  if (answer.status >= 500) throw new Error(`nobody is let in: ${answer.status}`);
}

/** The next class of the demonstration that has no round, with one begun. */
export async function openLesson(server: Pick<RestlessServer, 'current'>): Promise<Lesson> {
  const { sittingId, cookie, code, classId } = await openRound(server.current());
  const { dataDir } = server.current();
  const [round] = await ask<{ roundId: string }>(
    dataDir,
    'SELECT "roundId" FROM "Sitting" WHERE "id" = $1',
    [sittingId],
  );
  const pupils = await ask<LessonPupil>(
    dataDir,
    `SELECT "id" AS "membershipId", "signId" FROM "ClassMembership"
      WHERE "classId" = $1 AND "endDate" IS NULL ORDER BY "id"`,
    [classId],
  );
  if (!round) throw new Error('the round did not open');
  return {
    code,
    roundId: round.roundId,
    pupils,
    letIn: () => insist(() => letIn(server.current(), sittingId, cookie)),
  };
}

/** All that the server knows of the pupil's device happened so much earlier. */
export function moveBack(
  server: RestlessServer,
  { membershipId }: LessonPupil,
  interval: string,
): Promise<void> {
  const { dataDir } = server.current();
  return insist(async () => {
    await ask(
      dataDir,
      `UPDATE "Device" SET "admittedAt" = "admittedAt" - $2::interval,
         "grantExpiresAt" = "grantExpiresAt" - $2::interval
        WHERE "id" IN (SELECT "deviceId" FROM "DevicePresence" WHERE "membershipId" = $1)`,
      [membershipId, interval],
    );
    await ask(
      dataDir,
      `UPDATE "DevicePresence" SET "seenAt" = "seenAt" - $2::interval WHERE "membershipId" = $1`,
      [membershipId, interval],
    );
  });
}
