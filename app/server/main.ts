/**
 * The server process: environment, database, application, listening, and a tidy end.
 *
 * Words on the command line run one command of the application (`lasfyr …`) instead of serving.
 */
import { readFileSync } from 'node:fs';
import {
  createServer as createHttpServer,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { type Environment, publicUrl, readEnvironment } from '~/platform/environment.server';
import { log } from '~/platform/log.server';
import { createApp } from './app';
import type { ApplicationBuild, CompositionRoot } from './composition';
import { migrateDatabase, openDatabase } from './database';
import type { EmbeddedPostgres } from './postgres/embedded';
import { isSpaceLow } from './postgres/free-space';
import { welcome } from './welcome';

const SHUTDOWN_LIMIT_MS = 10_000;
const SPACE_CHECK_MS = 5_000;

function exitWith(lines: string[]): never {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exit(1);
}

function checkedEnvironment(): Environment {
  const result = readEnvironment(process.env);
  return result.ok ? result.environment : exitWith(result.lines);
}

async function loadApplication(): Promise<ApplicationBuild> {
  const address = pathToFileURL(resolve('build/server/index.js')).href;
  return (await import(/* @vite-ignore */ address)) as ApplicationBuild;
}

async function main(): Promise<void> {
  const environment = checkedEnvironment();
  const dataDir = resolve(environment.LASFYR_DATA_DIR ?? 'data');
  const words = process.argv.slice(2);
  if (words.length > 0 && !needsDatabase(words)) {
    // A command frees memory when it holds a fifth more than before, not several times as much.
    setFlagsFromString('--heap-growing-percent=20');
    const { entry } = await loadApplication();
    process.exit(await entry.module.compositionRoot.runCommand(words));
  }
  if (words[0] === 'country' && environment.DATABASE_URL) {
    exitWith(['country is loaded into an embedded database only: leave DATABASE_URL out']);
  }
  const embedded = await openDatabase(environment, dataDir);
  await migrateDatabase();
  const application = await loadApplication();
  const root = application.entry.module.compositionRoot;
  if (words.length > 0) {
    const code = await root.runCommand(words);
    await root.close();
    await embedded?.stop();
    process.exit(code);
  }
  await serve(environment, application, embedded);
}

function needsDatabase(words: string[]): boolean {
  return words[0] === 'admin' || words[0] === 'country';
}

async function serve(
  environment: Environment,
  application: ApplicationBuild,
  embedded: EmbeddedPostgres | null,
): Promise<void> {
  // Memory is given back when half as much again is held as after the last time, not several times as much.
  setFlagsFromString('--heap-growing-percent=50');
  const root = application.entry.module.compositionRoot;
  const missing = await root.missingForMode(environment.LASFYR_MODE);
  if (missing.length > 0) {
    await root.close();
    await embedded?.stop();
    exitWith([
      `LASFYR_MODE=${environment.LASFYR_MODE} is refused. Missing:`,
      ...missing.map((line) => `  - ${line}`),
    ]);
  }
  let stopping = false;
  const space = watchSpace(embedded);
  const app = createApp({
    build: application,
    publicUrl: publicUrl(environment),
    trustProxyHops: environment.TRUST_PROXY_HOPS,
    readiness: root.readiness,
    isStopping: () => stopping,
    isSpaceLow: space.isLow,
    boardStream: root.boardStream,
  });
  let ready = false;
  let jobs: { stop: () => Promise<void> } | undefined;
  const server = createHttp(environment, (req, res) => (ready ? app(req, res) : notYet(res)));
  await listen(server, environment, embedded);
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), SHUTDOWN_LIMIT_MS).unref();
    await shutDown(server, root, jobs, embedded);
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  try {
    if (embedded) await root.loadDemonstrationOnce();
    jobs = await root.startJobs();
    ready = true;
    await welcome(environment, root, embedded);
  } catch (error) {
    // Stopped in the middle of the first load: what was begun is begun anew at the next start.
    if (!stopping) throw error;
  }
}

/** Until the demonstration is loaded: say so, and let the browser ask again. */
function notYet(res: ServerResponse): void {
  res.writeHead(503, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Retry-After': '2',
    Refresh: '2',
  });
  res.end('Läsfyr startar … / Läsfyr is starting …\n');
}

function createHttp(environment: Environment, app: RequestListener): Server {
  const server =
    environment.TLS_CERT && environment.TLS_KEY
      ? createHttpsServer(
          { cert: readFileSync(environment.TLS_CERT), key: readFileSync(environment.TLS_KEY) },
          app,
        )
      : createHttpServer(app);
  server.keepAliveTimeout = 65_000;
  server.headersTimeout = 66_000;
  return server;
}

async function listen(
  server: Server,
  environment: Environment,
  embedded: EmbeddedPostgres | null,
): Promise<void> {
  await new Promise<void>((resolveListening, reject) => {
    server.once('error', reject);
    server.listen(environment.PORT, environment.HOST, resolveListening);
  }).catch(async (error: NodeJS.ErrnoException) => {
    await embedded?.stop();
    exitWith([
      error.code === 'EADDRINUSE'
        ? `Port ${environment.PORT} is taken by another program. Stop it, or start with another: PORT=3001 npm start`
        : `The server cannot listen on ${environment.HOST}:${environment.PORT}: ${error.message}`,
    ]);
  });
}

function watchSpace(embedded: EmbeddedPostgres | null): { isLow: () => boolean } {
  if (!embedded) return { isLow: () => false };
  let low = isSpaceLow(embedded.folder);
  setInterval(() => {
    low = isSpaceLow(embedded.folder);
    if (low) log.error({ folder: join(embedded.folder) }, 'disk space low: writes are refused');
  }, SPACE_CHECK_MS).unref();
  return { isLow: () => low };
}

/** Streams first, then requests in flight, then jobs, then the database. */
async function shutDown(
  server: Server,
  root: CompositionRoot,
  jobs: { stop: () => Promise<void> } | undefined,
  embedded: EmbeddedPostgres | null,
): Promise<void> {
  root.closeBoards();
  const closed = new Promise<void>((done) => server.close(() => done()));
  server.closeIdleConnections();
  await closed;
  await jobs?.stop();
  await root.close();
  await embedded?.stop();
}

main().catch((error: unknown) => {
  exitWith([error instanceof Error ? error.message : String(error)]);
});
