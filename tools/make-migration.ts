/**
 * Write the next migration: the SQL from the last migration's schema to the schema as it is now.
 *
 *     npx tsx tools/make-migration.ts NAME
 *
 * A copy of the schema is kept beside each migration, so that the next difference needs no database
 * with history. Read the SQL before you commit it: data that moves needs a test of its own.
 */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { diffSchemas, readSchema } from '~/platform/database/migrations.server';
import { startEmbeddedPostgres } from '~/server/postgres/embedded';

const MIGRATIONS = 'prisma/migrations';

async function main(name: string | undefined): Promise<void> {
  if (!name || !/^[a-z0-9-]+$/.test(name)) throw new Error('Give a name of a-z, 0-9 and hyphens.');
  const previous = readdirSync(MIGRATIONS).filter((entry) =>
    existsSync(join(MIGRATIONS, entry, 'schema.prisma')),
  );
  const latest = previous.sort().at(-1);
  const from: [string, string][] = latest
    ? [['schema.prisma', readFileSync(join(MIGRATIONS, latest, 'schema.prisma'), 'utf8')]]
    : [];
  const to = readSchema('prisma/schema');
  const sql = await withDatabase((url) => diffSchemas(url, from, to));
  const number = String(previous.length + 1).padStart(4, '0');
  const folder = join(MIGRATIONS, `${number}_${name}`);
  mkdirSync(folder);
  writeFileSync(join(folder, 'migration.sql'), `BEGIN;\n\n${sql.trim()}\n\nCOMMIT;\n`);
  writeFileSync(join(folder, 'schema.prisma'), to.map(([, content]) => content).join('\n'));
  process.stdout.write(`${folder}/migration.sql\n`);
}

async function withDatabase<Value>(work: (url: string) => Promise<Value>): Promise<Value> {
  const dataDir = mkdtempSync(join(tmpdir(), 'lasfyr-migration-'));
  const watchScript = join(dataDir, 'watch.mjs');
  buildSync({
    entryPoints: ['app/server/postgres/watch.ts'],
    outfile: watchScript,
    format: 'esm',
    platform: 'node',
  });
  const database = await startEmbeddedPostgres({ dataDir, watchScript, durable: false });
  try {
    return await work(database.ownerUrl);
  } finally {
    await database.stop();
  }
}

await main(process.argv[2]);
