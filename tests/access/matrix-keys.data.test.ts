/** Devices, keys and ids at every door. Long, because it is one list of wrong ways in. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEVICE_HEADER, DEVICE_PATHS, SIGNATURE_HEADER } from '~/administration/device-protocol';
import { createDeviceKey, exportPublicKey, signRequest } from '~/administration/device-signature';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import {
  makeAttempt,
  makeBatch,
  openTestSitting,
  pairTestDevice,
} from '../support/administration-factories';
import { ask, type BuiltApp, startBuiltApp } from '../support/built-app';
import { readEverything, useTestDatabase } from '../support/database';
import {
  DEVICE_ANSWERS,
  DEVICE_CALLERS,
  DEVICE_DOORS,
  type DeviceCaller,
  type DeviceDoor,
} from './matrix-devices';
import { decision, form, type Knock, openLesson, recordWorry, upload } from './matrix-knocks';
import type { Person } from './matrix-people';
import { ALIAS, createMatrixWorld, type MatrixWorld } from './matrix-world';

useTestDatabase();

let app: BuiltApp;
let world: MatrixWorld;

beforeAll(async () => {
  world = await createMatrixWorld();
  app = await startBuiltApp();
});
afterAll(() => app?.stop());

/** A person with a door of their own and a key to someone else's. */
type Mixed = {
  what: string;
  person: Person;
  knock: () => Knock | Promise<Knock>;
  status: number;
};

const changes: Mixed[] = [
  {
    what: 'a worry on a pupil of another class, through my own class',
    person: 'teacher',
    knock: () =>
      form(`/classes/${world.schoolClass.id}/pupils/${world.otherPupil.pupil.id}`, {
        intent: 'record-notice',
        kind: 'worry',
        raisedBy: 'teacher',
      }),
    status: 404,
  },
  {
    what: 'taking back a worry on another pupil than the page’s',
    person: 'teacher',
    knock: async () =>
      form(`/classes/${world.schoolClass.id}/pupils/${world.pupil.pupil.id}`, {
        intent: 'withdraw-notice',
        noticeId: await recordWorry(world, world.alias),
      }),
    status: 404,
  },
  {
    what: 'a decision on a flag of a class I am not assigned to',
    person: 'special-educator',
    knock: () => decision(world, 'other', { decision: 'confirm' }),
    status: 404,
  },
  {
    what: 'a reading with a pupil of another class, through my own class',
    person: 'teacher',
    knock: () =>
      form(`/classes/${world.schoolClass.id}/mark/${world.otherPupil.membership.id}`, {
        taskId: 'read-words',
      }),
    status: 404,
  },
  {
    what: 'another sign for a pupil of another class, through the address of this one',
    person: 'administrator',
    knock: () =>
      form(`/roster/classes/${world.schoolClass.id}`, {
        membershipId: world.otherPupil.membership.id,
        signId: 'zebra',
      }),
    status: 404,
  },
  {
    what: 'a class list for a school of another municipality',
    person: 'foreign-administrator',
    knock: () => upload(world),
    status: 404,
  },
  ...(['let-on', 'remove-device'] as const).map((intent) => ({
    what: `${intent} of a device of another round, on my own board`,
    person: 'other-class-teacher' as const,
    knock: async () =>
      form(`/sittings/${await otherSitting()}`, { intent, deviceId: await ourDevice() }),
    status: 404,
  })),
  {
    // The board lets in those of its own devices that wait; of others it finds none.
    what: 'letting in a device of another round, on my own board',
    person: 'other-class-teacher',
    knock: async () =>
      form(`/sittings/${await otherSitting()}`, { intent: 'admit', deviceId: await ourDevice() }),
    status: 200,
  },
  {
    what: 'saying that a pupil of another class is absent, on my own board',
    person: 'other-class-teacher',
    knock: async () =>
      form(`/sittings/${await otherSitting()}`, {
        intent: 'set-state',
        membershipId: world.pupil.membership.id,
        state: 'absent',
      }),
    status: 404,
  },
];

async function otherSitting(): Promise<string> {
  const place = { teacher: world.staff['other-class-teacher'], schoolClass: world.otherClass };
  return (await openTestSitting(place)).sittingId;
}

async function ourDevice(): Promise<string> {
  const sitting = await openLesson(world);
  return (await pairTestDevice(world, sitting, { admitted: false })).deviceId;
}

function ask2(person: Person, { path, ...rest }: Knock): Promise<Response> {
  const cookie = world.cookies[person];
  return ask(app.url, path, { ...rest, ...(cookie ? { cookie } : {}) });
}

describe('my own door with the key of someone else', () => {
  it.each(changes)('$person: $what', async ({ person, knock, status }) => {
    const prepared = await knock();
    const before = await readEverything();
    const answer = await ask2(person, prepared);
    await answer.body?.cancel();
    expect(answer.status).toBe(status);
    expect(await readEverything()).toBe(before);
  });

  it('shows no pupil of another class through the page of my own', async () => {
    const path = (pupilId: string) => `/classes/${world.schoolClass.id}/pupils/${pupilId}`;
    for (const { pupil } of [world.otherPupil, world.foreign]) {
      const answer = await ask2('teacher', { path: path(pupil.id) });
      expect(answer.status).toBe(404);
      expect(await answer.text()).not.toContain(pupil.familyName);
    }
  });

  it('takes no id that is none', async () => {
    for (const bad of ['x', "1' OR '1'='1", '%00', '../../etc/passwd', newId()]) {
      for (const path of ['/classes/', '/sittings/', '/roster/classes/']) {
        const answer = await ask2('administrator', { path: `${path}${encodeURIComponent(bad)}` });
        await answer.body?.cancel();
        expect(answer.status, `${path}${bad}`).toBe(404);
      }
    }
  });
});

describe('a device', () => {
  type Device = { deviceId: string; keys: CryptoKeyPair };

  async function signed(device: Device, path: string, body: string, signedBody = body) {
    const signature = await signRequest(device.keys.privateKey, 'POST', path, signedBody);
    return { [DEVICE_HEADER]: device.deviceId, [SIGNATURE_HEADER]: signature };
  }

  async function headersOf(caller: DeviceCaller, path: string, body: string) {
    const sitting = await openLesson(world);
    const ours = await pairTestDevice(world, sitting, { admitted: caller !== 'waiting' });
    switch (caller) {
      case 'no-signature':
        return { [DEVICE_HEADER]: ours.deviceId };
      case 'wrong-signature':
        return signed(ours, path, body, `${body} `);
      case 'other-key': {
        const other = await pairTestDevice(world, sitting);
        return signed({ deviceId: ours.deviceId, keys: other.keys }, path, body);
      }
      case 'unknown-device':
        return signed({ ...ours, deviceId: newId() }, path, body);
      case 'removed':
        await getClient().device.updateMany({
          where: { id: ours.deviceId },
          // Clocks of devices are trusted to some minutes.
          data: { revokedAt: new Date(Date.now() - 3_600_000) },
        });
        return signed(ours, path, body);
      case 'foreign': {
        const there = await openTestSitting(world.foreign);
        return signed(await pairTestDevice(world.foreign, there), path, body);
      }
      case 'waiting':
      case 'admitted':
        return signed(ours, path, body);
    }
  }

  async function bodyOf(door: DeviceDoor): Promise<string> {
    const membershipId = world.pupil.membership.id;
    const { roundId } = await openLesson(world);
    await getClient().devicePresence.updateMany({
      where: { membershipId },
      data: { membershipId: null },
    });
    if (door === 'heartbeat') return JSON.stringify({ presence: null, deviceTimeMs: Date.now() });
    if (door === 'sign') return JSON.stringify({ membershipId });
    return JSON.stringify(makeBatch(makeAttempt({ roundId, membershipId }).events));
  }

  type Said = {
    admission?: string;
    round?: { roundId: string } | null;
    pupils?: unknown[];
    verdicts?: { verdict: string; reason?: string }[];
  };

  function sum(response: Response, said: Said): string {
    const isOwn = said.admission === 'admitted' && said.round?.roundId !== world.round.id;
    const word = isOwn ? 'own round' : (said.admission ?? '');
    const verdict = said.verdicts?.[0];
    return `${response.status} ${word || verdict?.reason || verdict?.verdict || ''}`.trim();
  }

  const callers = Object.keys(DEVICE_CALLERS) as DeviceCaller[];
  const doors = Object.keys(DEVICE_DOORS) as DeviceDoor[];

  it.each(callers.flatMap((caller) => doors.map((door) => ({ caller, door }))))(
    '$caller, $door',
    async ({ caller, door }) => {
      const path = DEVICE_PATHS[door];
      const body = await bodyOf(door);
      // A signed-in adult's cookie beside the signature helps nobody.
      const cookie = world.cookies['special-educator'] ?? '';
      const headers = { ...(await headersOf(caller, path, body)), cookie };
      const before = await readOurs();
      const whole = await readEverything();
      const response = await ask(app.url, path, { body, headers });
      const text = await response.text();
      const said = JSON.parse(text) as Said;
      const expected = DEVICE_ANSWERS[caller][door];
      expect(sum(response, said)).toBe(expected);
      expect(text).not.toContain(ALIAS);
      expect(response.headers.get('set-cookie')).toBeNull();
      if (caller !== 'admitted') {
        expect(said.pupils ?? [], 'only signs of the device’s own class').not.toContainEqual(
          expect.objectContaining({ membershipId: world.pupil.membership.id }),
        );
        expect(await readOurs()).toEqual(before);
      }
      if (!expected.startsWith('200')) expect(await readEverything()).toBe(whole);
    },
  );

  /** Attempts, events and held signs of our own round. */
  async function readOurs() {
    const client = getClient();
    const { municipalityId } = world.teacher;
    return {
      attempts: await client.attempt.findMany({ where: { municipalityId } }),
      events: await client.attemptEvent.findMany({ where: { municipalityId } }),
      held: await client.devicePresence.findMany({
        where: { municipalityId, membershipId: { not: null } },
      }),
    };
  }

  it('writes nothing on a pupil of elsewhere in its own round', async () => {
    const there = await openTestSitting(world.foreign);
    const device = await pairTestDevice(world.foreign, there);
    const { events } = makeAttempt({
      roundId: there.roundId,
      membershipId: world.pupil.membership.id,
    });
    const body = JSON.stringify(makeBatch(events));
    const before = await readOurs();
    const headers = await signed(device, DEVICE_PATHS.events, body);
    const response = await ask(app.url, DEVICE_PATHS.events, { body, headers });
    const said = (await response.json()) as Said;
    expect(said.verdicts?.[0]).toMatchObject({ verdict: 'quarantined', reason: 'foreign-pupil' });
    expect(await readOurs()).toEqual(before);
    expect(await getClient().attempt.count({ where: { roundId: there.roundId } })).toBe(0);
  });

  it('opens no page of an adult with its signature', async () => {
    const path = `/classes/${world.schoolClass.id}`;
    const device = await pairTestDevice(world, await openLesson(world));
    const signature = await signRequest(device.keys.privateKey, 'GET', path, '');
    const headers = { [DEVICE_HEADER]: device.deviceId, [SIGNATURE_HEADER]: signature };
    const answer = await ask(app.url, path, { headers });
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toMatch(/^\/sign-in/);
  });

  it('is not made by a code that is wrong, run out or of an ended sitting', async () => {
    const publicKey = await exportPublicKey(await createDeviceKey());
    const sitting = await openLesson(world);
    const pairing = (code: string) =>
      ask(app.url, DEVICE_PATHS.pair, { body: JSON.stringify({ code, publicKey }) });
    const wrong = sitting.code === '000000' ? '000001' : '000000';
    const before = await readEverything();
    expect((await pairing(wrong)).status).toBe(404);
    expect((await pairing('ABCDEFGHJKMNPQRSTUVW')).status).toBe(404);
    expect(await readEverything()).toBe(before);
    await getClient().sitting.update({
      where: { id: sitting.sittingId },
      data: { codeExpiresAt: new Date(Date.now() - 1_000) },
    });
    expect((await pairing(sitting.code)).status).toBe(410);
    await getClient().sitting.update({
      where: { id: sitting.sittingId },
      data: { closedAt: new Date(), codeExpiresAt: new Date(Date.now() + 60_000) },
    });
    expect((await pairing(sitting.code)).status).toBe(410);
  });
});
