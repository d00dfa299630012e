/** Which database this process uses, and bringing it up to date before anything else runs. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Environment } from '~/platform/environment.server';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './postgres/embedded';

const execute = promisify(execFile);

/**
 * Start the embedded PostgreSQL unless DATABASE_URL is given, and set the addresses in the process
 * environment, where the rest of the app reads them. Null: an outside database.
 */
export async function openDatabase(
  environment: Environment,
  dataDir: string,
): Promise<EmbeddedPostgres | null> {
  if (environment.DATABASE_URL) return null;
  const embedded = await startEmbeddedPostgres({ dataDir, watchScript: beside('watch.js') });
  process.env.DATABASE_URL = embedded.appUrl;
  process.env.DATABASE_OWNER_URL = embedded.ownerUrl;
  return embedded;
}

/** Apply migrations in a child process. @throws {Error} with the child's one line. */
export async function migrateDatabase(): Promise<void> {
  try {
    await execute(process.execPath, [beside('migrate.js')], {
      env: {
        ...process.env,
        PRISMA_WASM_PANIC_REGISTRY: '1',
        NO_LOGS: '1',
      },
    });
  } catch (error) {
    const stderr = (error as { stderr?: string }).stderr?.trim();
    throw new Error(`The database could not be brought up to date: ${stderr || String(error)}`);
  }
}

function beside(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}
