import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { beginSession } from '~/access/session.server';
import { hashPassword } from '~/access/sign-in.server';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import { openTestSitting } from '../support/administration-factories';
import { startAppServer } from '../support/app-server';
import { ask, type BuiltApp, cookieOf, startBuiltApp } from '../support/built-app';
import { readEverything, useTestDatabase } from '../support/database';
import { createStaff, createWorld } from '../support/factories';

useTestDatabase();

const PASSWORD = 'krusbär och havre 7';

let app: BuiltApp;
let low: BuiltApp;
let https: BuiltApp;
let world: Awaited<ReturnType<typeof createWorld>>;
let cookie: string;
let username: string;

beforeAll(async () => {
  world = await createWorld(1);
  const { pupil } = world.pupils[0]!;
  await getClient().pupil.update({ where: { id: pupil.id }, data: { familyName: 'Backsippa' } });
  app = await startBuiltApp();
  low = await startBuiltApp({ isSpaceLow: () => true });
  https = await startBuiltApp({ publicUrl: 'https://skola.example' });
  const { staffMemberId: id, municipalityId } = world.teacher;
  cookie = cookieOf(await beginSession({ id, municipalityId }));
  username = `vitklover-${newId()}`;
  const staff = await createStaff(municipalityId, { username });
  await getClient().staffMember.update({
    where: { id: staff.id },
    data: { passwordHash: await hashPassword(PASSWORD) },
  });
});
afterAll(async () => {
  for (const one of [low, https, app]) await one?.stop();
});

function signIn(next?: string): Promise<Response> {
  const query = next === undefined ? '' : `?next=${encodeURIComponent(next)}`;
  const body = new URLSearchParams({ intent: 'password', username, password: PASSWORD });
  return ask(app.url, `/sign-in${query}`, { body });
}

describe('a session', () => {
  it('is a cookie of this site, for no script, whose value is not what the database keeps', async () => {
    const [line = ''] = (await signIn()).headers.getSetCookie();
    const [pair = '', ...flags] = line.split('; ');
    expect(flags).toEqual(expect.arrayContaining(['Path=/', 'SameSite=Lax', 'HttpOnly']));
    expect(flags.join()).not.toMatch(/Domain/i);
    const token = pair.slice('lasfyr-session='.length);
    expect(token.length).toBeGreaterThanOrEqual(43);
    expect(await getClient().signInSession.count({ where: { tokenHash: token } })).toBe(0);
  });

  it('is new at every sign-in, and over when signed out', async () => {
    const [one, other] = [await signIn(), await signIn()].map((response) =>
      cookieOf(response.headers.getSetCookie()[0] ?? ''),
    );
    expect(one).not.toBe(other);
    const left = await ask(app.url, '/sign-out', { cookie: one!, body: new URLSearchParams() });
    expect(left.headers.get('set-cookie')).toMatch(/^lasfyr-session=; .*Max-Age=0/);
    expect((await ask(app.url, '/', { cookie: one! })).headers.get('location')).toBe('/sign-in');
    expect((await ask(app.url, '/', { cookie: other! })).status).toBe(200);
  });

  it('is not begun by one click outside a demonstration, nor by a made-up cookie', async () => {
    const before = await getClient().signInSession.count();
    const { staffMemberId } = world.administrator;
    const body = new URLSearchParams({ intent: 'one-click', staffMemberId });
    expect((await ask(app.url, '/sign-in', { body })).status).toBe(400);
    const madeUp = await ask(app.url, '/', { cookie: `lasfyr-session=${'a'.repeat(43)}` });
    expect(madeUp.status).toBe(302);
    expect(await getClient().signInSession.count()).toBe(before);
  });
});

describe('after signing in', () => {
  it.each([
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/\t/elsewhere.example',
    '\t//elsewhere.example',
    '/.//elsewhere.example',
    'https://elsewhere.example',
    'javascript:alert(1)',
    '',
  ])('nobody is led away by next=%j', async (next) => {
    const response = await signIn(next);
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toBe('/');
  });

  it('one is led back to the page asked for', async () => {
    const asked = await ask(app.url, `/classes/${world.schoolClass.id}`);
    const way = new URL(asked.headers.get('location') ?? '', app.url);
    expect(way.pathname).toBe('/sign-in');
    const response = await signIn(way.searchParams.get('next') ?? '');
    expect(response.headers.get('location')).toBe(`/classes/${world.schoolClass.id}`);
  });
});

describe('a change with a valid session', () => {
  const openRound = (url: string, headers: Record<string, string>) =>
    fetch(`${url}/classes/${world.schoolClass.id}/round`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, ...headers },
      body: new URLSearchParams({ kind: 'lesson' }),
    });

  it.each([
    ['another site', { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }],
    ['a browser that says nothing', {}],
  ])('is refused from %s and nothing is changed', async (_, headers) => {
    const before = await readEverything();
    const refused = await openRound(app.url, headers as Record<string, string>);
    expect(refused.status).toBe(403);
    expect(await readEverything()).toBe(before);
  });

  it('is refused when the disk is nearly full, while pages are shown as before', async () => {
    const before = await readEverything();
    const refused = await openRound(low.url, { origin: low.url });
    expect(refused.status).toBe(507);
    expect(await readEverything()).toBe(before);
    const page = await ask(low.url, `/classes/${world.schoolClass.id}`, { cookie });
    expect(page.status).toBe(200);
    expect(await page.text()).toContain(world.schoolClass.name);
  });

  it('is done from our own page', async () => {
    const done = await openRound(app.url, { origin: app.url });
    expect(done.status).toBe(302);
    expect(done.headers.get('location')).toMatch(/^\/sittings\//);
  });
});

it('health says ready when the database answers, and no page is kept by a browser', async () => {
  const ready = await ask(app.url, '/readyz');
  expect([ready.status, await ready.json()]).toEqual([
    200,
    { state: 'ready', diskSpaceLow: false },
  ]);
  const { sittingId } = await openTestSitting(world);
  for (const path of [`/classes/${world.schoolClass.id}`, `/sittings/${sittingId}`]) {
    const page = await ask(app.url, path, { cookie });
    expect(page.headers.get('cache-control')).toBe('no-store');
    await page.body?.cancel();
  }
});

it('what the process prints at its most talkative holds no name, secret or question', async () => {
  const owner = new URL(inject('ownerUrl'));
  owner.pathname = new URL(process.env.DATABASE_URL ?? '').pathname;
  const server = await startAppServer({
    env: {
      DATABASE_URL: process.env.DATABASE_URL ?? '',
      DATABASE_OWNER_URL: owner.href,
      LOG_LEVEL: 'debug',
    },
  });
  try {
    const post = (path: string, body: BodyInit, headers: Record<string, string> = {}) =>
      ask(server.url, path, { body, headers, cookie });
    const password = new URLSearchParams({ intent: 'password', username, password: PASSWORD });
    expect((await post('/sign-in', password)).status).toBe(302);
    await post('/sign-in', new URLSearchParams({ intent: 'password', username, password: 'fel' }));
    // No form at all: a fault that is logged with its stack.
    await post('/sign-in', JSON.stringify({ username }), { 'content-type': 'application/json' });
    const page = await ask(server.url, `/classes/${world.schoolClass.id}?q=Backsippa`, { cookie });
    expect(await page.text()).toContain('Backsippa');
    await post('/api/device/pair', JSON.stringify({ code: '123456', name: 'Backsippa' }));
    await expect.poll(server.output).toContain('/api/device/pair');
  } finally {
    await server.stop();
  }
  const lines = server
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as { msg: string; path?: string; status?: number });
  const paths = lines.filter(({ msg }) => msg === 'request').map(({ path }) => path);
  expect(paths).toContain(`/classes/${world.schoolClass.id}`);
  expect(paths.filter((path) => path === '/sign-in')).toHaveLength(3);
  const token = cookie.split('=')[1]!;
  for (const secret of ['Backsippa', 'vitklover', 'krusb', token, '?q', '123456']) {
    expect(server.output()).not.toContain(secret);
  }
}, 60_000);
