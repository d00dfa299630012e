/** Signs in to the demonstration, opens a round and lets a device in, without a browser. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { AppServer } from '../support/app-server';
import { DeviceClient } from '../support/device-client';

export type ClassSession = {
  cookie: string;
  classId: string;
  sittingId: string;
  code: string;
  municipalityId: string;
};

/** A client on the server's own database, as its owner. The caller ends it. */
export async function openOwnerClient(server: AppServer): Promise<pg.Client> {
  const { owner } = JSON.parse(
    readFileSync(join(server.dataDir, 'database-passwords.json'), 'utf8'),
  ) as { owner: string };
  const port = readFileSync(join(server.dataDir, 'postgres', 'postmaster.pid'), 'utf8').split(
    '\n',
  )[3];
  const client = new pg.Client({
    connectionString: `postgresql://lasfyr_owner:${owner}@127.0.0.1:${port}/lasfyr`,
  });
  await client.connect();
  return client;
}

function post(server: AppServer, path: string, cookie: string, form: Record<string, string>) {
  return fetch(`${server.url}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: server.url, cookie, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form).toString(),
  });
}

/** The first open class of the demonstration, with a round begun by its own teacher. */
export async function openRound(server: AppServer): Promise<ClassSession> {
  const database = await openOwnerClient(server);
  const { rows } = await database.query<{
    staffId: string;
    classId: string;
    municipalityId: string;
  }>(
    `SELECT a."staffMemberId" AS "staffId", a."classId", a."municipalityId"
     FROM "RoleAssignment" a LEFT JOIN "Round" r ON r."classId" = a."classId"
     WHERE a."role" = 'teacher' AND r."id" IS NULL LIMIT 1`,
  );
  const [open] = rows;
  if (!open) throw new Error('the demonstration has no open class');
  const signedIn = await post(server, '/sign-in', '', {
    intent: 'one-click',
    staffMemberId: open.staffId,
  });
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  await post(server, `/classes/${open.classId}/round`, cookie, { intent: 'start', kind: 'lesson' });
  const sittings = await database.query<{ id: string; code: string }>(
    'SELECT "id", "code" FROM "Sitting" WHERE "closedAt" IS NULL ORDER BY "openedAt" DESC LIMIT 1',
  );
  await database.end();
  const [sitting] = sittings.rows;
  if (!sitting) throw new Error('the round did not open');
  return {
    cookie,
    classId: open.classId,
    municipalityId: open.municipalityId,
    sittingId: sitting.id,
    code: sitting.code,
  };
}

/** Lets a paired device in, as the teacher at the board. */
export async function admitDevice(
  server: AppServer,
  session: ClassSession,
  deviceId: string,
): Promise<void> {
  const form = { intent: 'admit', deviceId };
  await post(server, `/sittings/${session.sittingId}`, session.cookie, form);
}

/** A paired and admitted device. */
export async function joinDevice(server: AppServer, session: ClassSession): Promise<DeviceClient> {
  const device = await DeviceClient.pair(server.url, session.code);
  await admitDevice(server, session, device.deviceId);
  return device;
}
