import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import { beginSession } from '~/access/session.server';
import type { StaffViewer } from '~/access/viewer.server';
import type { Board } from '~/administration/board';
import { recordHeartbeat } from '~/administration/heartbeat.server';
import { boardStream, closeBoards } from '~/administration/live-board.server';
import { setPaused } from '~/administration/round-store.server';
import { takeSign } from '~/administration/sign.server';
import { getClient } from '~/platform/database/client.server';
import { makePresence, openTestSitting, pairTestDevice } from '../support/administration-factories';
import { useTestDatabase } from '../support/database';
import { createWorld } from '../support/factories';

useTestDatabase();

let server: Server;
let origin = '';
const aborts: AbortController[] = [];

beforeAll(async () => {
  const app = express();
  app.get('/api/board/:roundId/events', boardStream);
  server = createServer(app);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(() => {
  for (const abort of aborts.splice(0)) abort.abort();
});

afterAll(async () => {
  closeBoards();
  await new Promise((done) => server.close(done));
});

async function cookieOf(viewer: StaffViewer): Promise<string> {
  const cookie = await beginSession({
    id: viewer.staffMemberId,
    municipalityId: viewer.municipalityId,
  });
  return cookie.split(';')[0]!;
}

async function open(sittingId: string, cookie: string) {
  const abort = new AbortController();
  aborts.push(abort);
  const response = await fetch(`${origin}/api/board/${sittingId}/events`, {
    headers: { cookie },
    signal: abort.signal,
  });
  const reader = response.body?.getReader();
  let text = '';
  async function nextBoard(): Promise<Board | null> {
    for (;;) {
      const found = /event: board\ndata: (.*)\n\n/.exec(text);
      if (found) {
        text = text.slice(found.index + found[0].length);
        return JSON.parse(found[1]!) as Board;
      }
      const part = await reader?.read();
      if (!part || part.done) return null;
      text += new TextDecoder().decode(part.value);
    }
  }
  return { response, nextBoard };
}

async function makeClassroom() {
  const world = await createWorld(2);
  const sitting = await openTestSitting(world);
  const device = await pairTestDevice(world, sitting);
  return { world, sitting, device };
}

describe('the live board', () => {
  it('sends the whole board at once, and again when something changes', async () => {
    const { world, sitting, device } = await makeClassroom();
    const stream = await open(sitting.sittingId, await cookieOf(world.teacher));
    expect(stream.response.headers.get('content-type')).toContain('text/event-stream');
    const first = await stream.nextBoard();
    expect(first).toMatchObject({ sittingId: sitting.sittingId, paused: false, admittedCount: 1 });
    await inScope(world.teacher, (db) => setPaused(db, sitting.sittingId, true));
    expect(await stream.nextBoard()).toMatchObject({ paused: true });
    const membershipId = world.pupils[0]!.membership.id;
    await inScope(device.viewer, async (db) => {
      await takeSign(db, membershipId);
      await recordHeartbeat(db, { presence: makePresence(), deviceTimeMs: 0 });
    });
    expect((await stream.nextBoard())?.pupils[0]).toMatchObject({ membershipId, word: 'working' });
  });

  it('hears again after its connection to the database was cut', async () => {
    const { world, sitting } = await makeClassroom();
    const stream = await open(sitting.sittingId, await cookieOf(world.teacher));
    await stream.nextBoard();
    await getClient().$queryRaw`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE application_name = 'lasfyr-board' AND datname = current_database()`;
    await inScope(world.teacher, (db) => setPaused(db, sitting.sittingId, true));
    expect(await stream.nextBoard()).toMatchObject({ paused: true });
  });

  it('is closed to nobody, other roles, other classes and ended sessions', async () => {
    const { world, sitting } = await makeClassroom();
    const away = await createWorld(1);
    const statusFor = async (viewer: StaffViewer) =>
      (await open(sitting.sittingId, await cookieOf(viewer))).response.status;
    expect((await open(sitting.sittingId, '')).response.status).toBe(401);
    expect(await statusFor(world.administrator)).toBe(403);
    expect(await statusFor(world.principal)).toBe(403);
    expect(await statusFor(away.teacher)).toBe(404);
    expect(await statusFor(world.testLeader)).toBe(200);
    expect((await open('no-id', await cookieOf(world.teacher))).response.status).toBe(404);
    const stream = await open(sitting.sittingId, await cookieOf(world.teacher));
    await stream.nextBoard();
    await getClient().signInSession.updateMany({
      where: { staffMemberId: world.teacher.staffMemberId },
      data: { endedAt: new Date() },
    });
    await inScope(world.teacher, (db) => setPaused(db, sitting.sittingId, true));
    expect(await stream.nextBoard()).toBeNull();
  });

  it('ends every stream at shutdown', async () => {
    const { world, sitting } = await makeClassroom();
    const stream = await open(sitting.sittingId, await cookieOf(world.teacher));
    await stream.nextBoard();
    closeBoards();
    expect(await stream.nextBoard()).toBeNull();
  });
});
