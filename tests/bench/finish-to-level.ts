/** Seconds from a pupil's last response, on the device, to the level on the class page. */

import { getBattery } from '~/instruments/batteries';
import type { AppServer } from '../support/app-server';
import { joinDevice, openOwnerClient, openRound } from './class-session';
import { sendTask } from './sent-task';

const LIMIT_MS = 15_000;

export async function measureFinishToLevel(server: AppServer): Promise<number> {
  const session = await openRound(server);
  const device = await joinDevice(server, session);
  const { pupils, round } = await device.heartbeat();
  const pupil = pupils[0];
  if (!pupil || !round) throw new Error('the device was not let in');
  await device.takeSign(pupil.membershipId);
  const battery = getBattery(round.batteryId, round.batteryVersion);
  const { membershipId } = pupil;
  let last = performance.now();
  for (const { taskId, formId } of pupil.tasks) {
    last = performance.now();
    await sendTask(device, { round, battery, membershipId, taskId, formId });
  }
  await untilAssessed(server, session.classId, session.cookie);
  return (performance.now() - last) / 1000;
}

/** Asks the class page, as a browser that shows results does, until an assessment is there. */
async function untilAssessed(server: AppServer, classId: string, cookie: string): Promise<void> {
  const database = await openOwnerClient(server);
  const deadline = performance.now() + LIMIT_MS;
  try {
    for (;;) {
      const { rowCount } = await database.query(
        `SELECT 1 FROM "CurrentAssessment" a JOIN "RiskAssessment" r ON r."id" = a."assessmentId"
         JOIN "Round" o ON o."id" = a."roundId" WHERE o."classId" = $1 AND r."level" = 'above'`,
        [classId],
      );
      if (rowCount) break;
      if (performance.now() > deadline) throw new Error('no level came');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  } finally {
    await database.end();
  }
  const page = await fetch(`${server.url}/classes/${classId}?results=shown`, {
    headers: { cookie },
  });
  if (!page.ok) throw new Error(`the class page answered ${page.status}`);
  await page.text();
}
