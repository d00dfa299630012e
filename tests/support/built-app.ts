/** The production build behind the real layers of the server, in this process, on a free port. */
import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type AppDependencies, createApp } from '~/server/app';
import type { ApplicationBuild } from '~/server/composition';

const BUILD = 'build/server/index.js';

export type BuiltApp = {
  url: string;
  build: ApplicationBuild;
  stop: () => Promise<void>;
};

/**
 * Load the build and serve it. The build reads DATABASE_URL at its first query, so set it before.
 * @throws {Error} when there is no build.
 */
export async function startBuiltApp(overrides: Partial<AppDependencies> = {}): Promise<BuiltApp> {
  const file = resolve(BUILD);
  if (!existsSync(file)) {
    throw new Error(
      `${BUILD} is missing: run "npm run build" first; this test asks the built app.`,
    );
  }
  // The framework and React choose their production halves when they are first loaded.
  Object.assign(process.env, {
    NODE_ENV: 'production',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
  });
  const build = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as ApplicationBuild;
  const root = build.entry.module.compositionRoot;
  const app = createApp({
    build,
    publicUrl: 'http://localhost:3000',
    trustProxyHops: 0,
    readiness: root.readiness,
    isStopping: () => false,
    isSpaceLow: () => false,
    boardStream: root.boardStream,
    ...overrides,
  });
  const server = await listen(createServer(app));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    build,
    stop: async () => {
      root.closeBoards();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await root.close();
    },
  };
}

function listen(server: Server): Promise<Server> {
  return new Promise((done, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => done(server));
  });
}

export type Asked = {
  cookie?: string;
  method?: string;
  body?: BodyInit;
  headers?: Record<string, string>;
};

/** One request as a browser on our own pages sends it; redirects are not followed. */
export function ask(url: string, path: string, asked: Asked = {}): Promise<Response> {
  const { cookie, method = asked.body === undefined ? 'GET' : 'POST', body, headers } = asked;
  const own: Record<string, string> =
    method === 'GET' ? {} : { origin: url, 'sec-fetch-site': 'same-origin' };
  return fetch(`${url}${path}`, {
    method,
    body,
    redirect: 'manual',
    // Compressing hundreds of pages takes longer than making them.
    headers: { 'accept-encoding': 'identity', ...own, ...(cookie ? { cookie } : {}), ...headers },
  });
}

/** `name=value` of a `Set-Cookie` line, to send back. */
export function cookieOf(setCookie: string): string {
  return setCookie.split(';')[0] ?? '';
}
