import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import routes from '~/routes';
import { ask, type BuiltApp, startBuiltApp } from '../support/built-app';
import { readEverything, useTestDatabase } from '../support/database';
import { type MatrixRow, ROWS, SHOWN } from './matrix';
import type { Knock } from './matrix-knocks';
import { type Cell, isDenied, PEOPLE, type Person } from './matrix-people';
import { createMatrixWorld, type MatrixWorld, signInAs, wordsKeptFrom } from './matrix-world';

useTestDatabase();

let app: BuiltApp;
let world: MatrixWorld;

beforeAll(async () => {
  world = await createMatrixWorld();
  app = await startBuiltApp();
});
afterAll(() => app?.stop());

type Answer = { cell: Cell; text: string };

async function cookieFor(person: Person, row: MatrixRow): Promise<string | undefined> {
  if (person === 'nobody' || !row.ownSession) return world.cookies[person];
  return signInAs(world.staff[person]);
}

/** The answer as a cell, and every word that came with it. */
async function knockAs(person: Person, row: MatrixRow, knock: Knock): Promise<Answer> {
  const cookie = await cookieFor(person, row);
  const { path, ...rest } = knock;
  const response = await ask(app.url, path, {
    method: row.method,
    ...(cookie ? { cookie } : {}),
    ...rest,
  });
  const location = response.headers.get('location') ?? '';
  const isSignIn = response.status === 302 && /^\/sign-in(\?|$)/.test(location);
  const goesToSignIn = isSignIn && row.route !== 'sign-out';
  return {
    cell: goesToSignIn ? 'in' : (String(response.status) as Cell),
    text: `${location}\n${await readText(response)}`,
  };
}

/** The whole body; of a stream its first message. */
async function readText(response: Response): Promise<string> {
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) {
    return response.text();
  }
  const reader = response.body!.getReader();
  const decoder = new TextDecoder();
  let text = '';
  while (!text.includes('\n\n')) text += decoder.decode((await reader.read()).value);
  await reader.cancel();
  return text;
}

function leaks(person: Person, { route }: MatrixRow, { text }: Answer): string[] {
  return wordsKeptFrom(person, route).filter((word) => text.includes(word));
}

const title = ({ route, method, intent, what }: MatrixRow) =>
  `${method} /${route.replace(/^\//, '')}${intent ? ` [${intent}]` : ''}: ${what}`;

/** The address that the app's own script asks for the same data, or does the same change. */
function dataAddress(path: string): string {
  const [page, query] = path.split('?');
  return `${page === '/' ? '/_root' : page}.data${query ? `?${query}` : ''}`;
}

const hasDataAddress = ({ route }: MatrixRow) => !/^(\/|api\/|\*)/.test(route);

describe('every cell of the access matrix', () => {
  for (const row of ROWS) {
    it(title(row), async () => {
      const denied = PEOPLE.filter((person) => isDenied(row.expected[person]));
      const permitted = PEOPLE.filter((person) => !isDenied(row.expected[person]));
      const isLook = row.method === 'GET';
      const found: Partial<Record<Person, Cell>> = {};
      const leaked: Partial<Record<Person, string[]>> = {};
      const knockOf = async (person: Person, knock: Knock) => {
        const answer = await knockAs(person, row, knock);
        const kept = leaks(person, row, answer);
        if (kept.length > 0) leaked[person] = kept;
        return answer.cell;
      };
      const fill = async (person: Person, knock: Knock) => {
        found[person] = await knockOf(person, knock);
      };

      const knock = await row.knock(world);
      const before = await readEverything();
      await Promise.all(
        (isLook ? PEOPLE : denied).map(async (person) => {
          await fill(person, knock);
          if (!hasDataAddress(row)) return;
          await knockOf(person, { ...knock, path: dataAddress(knock.path) });
        }),
      );
      if (row.leavesRows) for (const person of permitted) await fill(person, knock);
      expect(await readEverything(), 'a denial, or a look, changed something').toBe(before);

      const unchanged: Person[] = [];
      for (const person of isLook || row.leavesRows ? [] : permitted) {
        const fresh = await row.knock(world);
        const earlier = await readEverything();
        await fill(person, fresh);
        if ((await readEverything()) === earlier) unchanged.push(person);
      }
      expect(found).toEqual(row.expected);
      expect(leaked).toEqual({});
      expect(unchanged, 'a permitted change changed nothing').toEqual([]);
    });
  }

  it.each(Object.entries(SHOWN))('shows %s with what belongs there', async (what, word) => {
    const row = ROWS.find((one) => one.what === what)!;
    const knock = await row.knock(world);
    for (const person of PEOPLE.filter((one) => row.expected[one] === '200')) {
      expect((await knockAs(person, row, knock)).text, person).toContain(word);
    }
  });
});

describe('the matrix is whole', () => {
  const paths = routes.map((route) => route.path ?? '');

  it('has a row for looking at every route, and none for a route that is gone', () => {
    const looked = new Set(ROWS.filter(({ method }) => method === 'GET').map(({ route }) => route));
    expect(paths.filter((path) => !looked.has(path))).toEqual([]);
    const known = [...looked].filter((route) => !route.startsWith('/'));
    expect(known.filter((route) => !paths.includes(route))).toEqual([]);
  });

  it('has a row for the action of every route that has one, and refuses POST to the others', async () => {
    const posted = new Set(
      ROWS.filter(({ method }) => method === 'POST').map(({ route }) => route),
    );
    const built = Object.values(app.build.routes).filter((route) => route && route.id !== 'root');
    expect(built).toHaveLength(routes.length);
    const addresses = new Map<string, string>();
    for (const route of built) {
      const path = route!.path ?? '';
      if (route!.module.action) {
        expect([...posted], 'routes with an action').toContain(path);
      } else {
        expect([...posted], 'routes without an action').not.toContain(path);
        const look = ROWS.find((row) => row.method === 'GET' && row.route === path)!;
        const address = (await look.knock(world)).path.split('?')[0]!;
        addresses.set(path, path === '' ? '/?index' : address);
      }
    }
    // What a row needs to knock on has been made by now.
    const before = await readEverything();
    const body = new URLSearchParams({ intent: 'anything' });
    for (const [path, address] of addresses) {
      for (const person of PEOPLE) {
        const cookie = world.cookies[person];
        const answer = await ask(app.url, address, { body, ...(cookie ? { cookie } : {}) });
        expect(answer.status, `${person} ${path}`).toBe(405);
        await answer.body?.cancel();
      }
    }
    expect(await readEverything()).toBe(before);
  });

  it('has a row for every intent that a form of the app can carry', () => {
    const intents = listSources('app').flatMap((file) => {
      const text = readFileSync(file, 'utf8');
      const literals = [...text.matchAll(/intent: z\.literal\('([^']+)'\)/g)].map(
        ([, one]) => one!,
      );
      const lists = [...text.matchAll(/intent: z\.enum\(\[([^\]]+)\]\)/g)].flatMap(([, list]) =>
        [...list!.matchAll(/'([^']+)'/g)].map(([, one]) => one!),
      );
      return [...literals, ...lists];
    });
    expect(intents.length).toBeGreaterThan(15);
    const rows = new Set(ROWS.map(({ intent }) => intent));
    expect(intents.filter((intent) => !rows.has(intent))).toEqual([]);
  });
});

function listSources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}
