/**
 * A server with the freshly loaded demonstration, in a moment.
 *
 * Loading it takes many seconds, so one data folder is made for each build and day, kept in the
 * system's folder for temporary files, and copied for every server.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AppServer, makeDataFolder, startAppServer } from '../../support/app-server';

/** The small one has three tasks, and is played through in a moment. */
export type DemonstrationSize = 'full' | 'small';

const PREFIX = 'lasfyr-demonstration-';
const KEPT_MS = 2 * 60 * 60 * 1_000;

/** The name changes with every build and every day: windows are anchored to the day of loading. */
function nameTemplate(size: DemonstrationSize): string {
  const build = readFileSync('build/.sources', 'utf8').slice(0, 16);
  return `${PREFIX}${size}-${build}-${new Date().toISOString().slice(0, 10)}`;
}

/** Ends a server by a signal and keeps its data; the database's own processes are gone after it. */
export async function endKeepingData(
  server: AppServer,
  signal: NodeJS.Signals = 'SIGTERM',
): Promise<void> {
  const ended = new Promise<void>((resolve) => server.process.once('exit', () => resolve()));
  server.process.kill(signal);
  await ended;
  await waitForDatabaseEnd(server.dataDir);
}

/** The watcher outlives a killed server for as long as the database needs to stop. */
export async function waitForDatabaseEnd(dataDir: string): Promise<void> {
  const pidFile = join(dataDir, 'postgres', 'postmaster.pid');
  const deadline = Date.now() + 15_000;
  while (existsSync(pidFile)) {
    if (Date.now() > deadline) throw new Error(`The database of ${dataDir} does not stop`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Templates of earlier builds and days; a younger one may be in use by another run. */
function removeOldTemplates(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name);
    // Another run may be removing it too.
    const made = statSync(folder, { throwIfNoEntry: false });
    if (made && Date.now() - made.mtimeMs > KEPT_MS)
      rmSync(folder, { recursive: true, force: true });
  }
}

async function makeTemplate(size: DemonstrationSize): Promise<string> {
  const template = join(tmpdir(), nameTemplate(size));
  if (existsSync(template)) return template;
  removeOldTemplates();
  const unfinished = makeDataFolder();
  await endKeepingData(
    await startAppServer({ dataDir: unfinished, env: { LASFYR_DEMONSTRATION: size } }),
  );
  renameSync(unfinished, template);
  return template;
}

/** A data folder of its own with the demonstration in it. */
export async function copyDemonstration(size: DemonstrationSize = 'small'): Promise<string> {
  const template = await makeTemplate(size);
  const dataDir = makeDataFolder();
  // The database's files belong to another user than root: cp keeps owners.
  execFileSync('cp', ['-a', `${template}/.`, dataDir]);
  return dataDir;
}

export async function startDemonstration(size: DemonstrationSize = 'small'): Promise<AppServer> {
  return startAppServer({ dataDir: await copyDemonstration(size) });
}
