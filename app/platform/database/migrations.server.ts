/**
 * Migrations, applied by Prisma's own schema engine in its WebAssembly form.
 *
 * The engine writes the ordinary `_prisma_migrations` table. A second engine in one process
 * panics, so callers run this in a process of its own. Each migration is one BEGIN…COMMIT: one
 * that was cut off has left nothing behind, is marked rolled back and tried again.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';

const NO_FILTER = { externalTables: [], externalEnums: [] };

/** Every schema file as [path, content], in a fixed order. */
export function readSchema(schemaDir: string): [string, string][] {
  return readdirSync(schemaDir)
    .filter((name) => name.endsWith('.prisma'))
    .sort()
    .map((name) => [name, readFileSync(join(schemaDir, name), 'utf8')]);
}

function readMigrations(migrationsDir: string): MigrationList {
  const names = readdirSync(migrationsDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return {
    baseDir: migrationsDir,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: {
          tag: 'ok',
          value: readFileSync(join(migrationsDir, name, 'migration.sql'), 'utf8'),
        },
      },
    })),
  };
}

/** Start an engine for a database. `url` is the owner's. */
async function openEngine(url: string, datamodels: [string, string][]): Promise<SchemaEngine> {
  const require = createRequire(import.meta.url);
  const folder = join(require.resolve('@prisma/schema-engine-wasm/schema_engine_bg'), '..');
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = readFileSync(join(folder, 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, {
    './schema_engine_bg.js': bindings as unknown as WebAssembly.ModuleImports,
  });
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString: url }));
  return bindings.SchemaEngine.new({ datamodels }, () => undefined, adapter);
}

/** Apply what is missing. Returns the names applied. @throws {Error} with the engine's reason. */
export async function applyMigrations(
  url: string,
  schemaDir: string,
  migrationsDir: string,
): Promise<string[]> {
  const engine = await openEngine(url, readSchema(schemaDir));
  const migrationsList = readMigrations(migrationsDir);
  const history = await engine.diagnoseMigrationHistory({
    migrationsList,
    optInToShadowDatabase: false,
    filters: NO_FILTER,
  });
  for (const migrationName of history.failedMigrationNames) {
    await engine.markMigrationRolledBack({ migrationName });
  }
  const newer = history.history;
  if (newer && newer.diagnostic !== 'databaseIsBehind') {
    throw new Error(
      'The database was made by a newer version of Läsfyr. Start that version, or restore a backup made by this one.',
    );
  }
  const { appliedMigrationNames } = await engine.applyMigrations({
    migrationsList,
    filters: NO_FILTER,
  });
  return appliedMigrationNames;
}

/** SQL that leads from one schema to another; either may be empty. */
export async function diffSchemas(
  url: string,
  from: [string, string][],
  to: [string, string][],
): Promise<string> {
  const asTarget = (files: [string, string][]) =>
    files.length === 0
      ? ({ tag: 'empty' } as const)
      : ({
          tag: 'schemaDatamodel',
          files: files.map(([path, content]) => ({ path, content })),
        } as const);
  const engine = await openEngine(url, to);
  const result = await engine.diff({
    from: asTarget(from),
    to: asTarget(to),
    script: true,
    exitCode: null,
    filters: NO_FILTER,
  });
  return result.stdout ?? '';
}
