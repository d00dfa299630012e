/**
 * Loads the synthetic country, or a part of it, into an empty database by COPY: for measuring how pages
 * stand a whole country, never beside anything else.
 */
import { setImmediate } from 'node:timers/promises';
import pg from 'pg';
import { getBattery } from '~/instruments/batteries';
import { dayInZone } from '~/platform/calendar';
import { copyRows } from '~/platform/database/copy-rows.server';
import { getPolicy } from '~/scoring/policy-shelf';
import { type TableText, WaitingRows } from './copy-text';
import { type CountryOrder, TABLES, writeCountry } from './country-rows';
import { shapeCountry } from './country-shape';

export interface CountryChoice {
  /** Share of 120,000 pupils a year, over 0 and at most 1. */
  share: number;
  seed: number;
  /** The instant that windows are dated from. */
  at: Date;
  /** What this installation runs as. */
  mode: string;
  playedYears?: number;
}

interface LoadedCountry {
  municipalities: number;
  pupils: number;
  rows: Record<string, number>;
  seconds: number;
  megabytes: number;
}

export type CountryOutcome =
  | ({ ok: true } & LoadedCountry)
  | { ok: false; problem: 'not-a-demonstration' | 'not-empty' };

type Progress = (line: string) => void;

const ZONE = 'Europe/Stockholm';
const BATTERY = { id: 'arskurs-1', version: 1, policyId: 'standard-1' };
/** Characters that are copied at once. */
const CHUNK = 24_000_000;
const TOLD_EVERY_MS = 5_000;

/**
 * Refused in another mode than demo, and in a database that holds anybody. What a load that was cut off left
 * behind is such a database: it is thrown away with its folder.
 * @param url of a role that may insert; tables are analysed when it owns them
 */
export async function loadCountry(
  url: string,
  choice: CountryChoice,
  tell: Progress = () => undefined,
): Promise<CountryOutcome> {
  if (choice.mode !== 'demo') return { ok: false, problem: 'not-a-demonstration' };
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    if (await isTaken(client)) return { ok: false, problem: 'not-empty' };
    return { ok: true, ...(await load(client, choice, tell)) };
  } finally {
    await client.end();
  }
}

async function isTaken(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ isTaken: boolean }>(`
    SELECT EXISTS (SELECT 1 FROM "Municipality") OR EXISTS (SELECT 1 FROM "StaffMember")
      OR EXISTS (SELECT 1 FROM "Installation" WHERE "mode" <> 'demo'
        OR "demonstrationFrom" IS NOT NULL) AS "isTaken"`);
  return rows[0]?.isTaken ?? true;
}

async function load(
  client: pg.Client,
  choice: CountryChoice,
  tell: Progress,
): Promise<LoadedCountry> {
  const began = performance.now();
  const municipalities = shapeCountry(choice);
  const order: CountryOrder = {
    // Those with staff first: the first staff made are the ones that a click signs in.
    municipalities: municipalities.toSorted(
      (one, other) =>
        Number(other.isMeasured) - Number(one.isMeasured) ||
        Number(other.isStaffed) - Number(one.isStaffed),
    ),
    today: dayInZone(choice.at, ZONE),
    seed: choice.seed,
    newId: countIds(choice.at),
    setting: {
      battery: getBattery(BATTERY.id, BATTERY.version),
      policy: getPolicy(BATTERY.policyId),
    },
    ...(choice.playedYears ? { playedYears: choice.playedYears } : {}),
  };
  const rows = await copyCountry(client, order, (line) =>
    tell(`${((performance.now() - began) / 1000).toFixed(0)} s: ${line}`),
  );
  await client.query(
    `INSERT INTO "Installation" ("id", "demonstrationFrom", "oneClickSignIn") VALUES (1, $1, true)
     ON CONFLICT ("id") DO UPDATE SET "demonstrationFrom" = $1, "oneClickSignIn" = true`,
    [choice.at],
  );
  tell('analysing');
  await client.query('ANALYZE');
  return {
    municipalities: municipalities.length,
    pupils: municipalities.reduce((sum, { pupilsAYear }) => sum + pupilsAYear, 0),
    rows,
    seconds: Math.round((performance.now() - began) / 1000),
    megabytes: await measureSize(client),
  };
}

/** Rows are made while the ones before are copied. @returns how many of each table */
async function copyCountry(
  client: pg.Client,
  order: CountryOrder,
  tell: Progress,
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  let copying = Promise.resolve();
  let told = performance.now();
  const copy = (taken: ReadonlyMap<string, TableText>) => {
    for (const [table, { lines }] of taken) counts[table] = (counts[table] ?? 0) + lines.length;
    const run = copyTables(client, taken);
    // What goes wrong is thrown where it is waited for.
    run.catch(() => undefined);
    return run;
  };
  const rows = new WaitingRows();
  for (const municipality of writeCountry(order, rows)) {
    if (rows.length >= CHUNK) {
      const taken = rows.take();
      await copying;
      copying = copy(taken);
    }
    if (performance.now() - told > TOLD_EVERY_MS) {
      told = performance.now();
      tell(`municipality ${municipality.number}, ${counts.Pupil ?? 0} pupils`);
    }
    await setImmediate();
  }
  await copying;
  await copy(rows.take());
  return counts;
}

async function copyTables(client: pg.Client, taken: ReadonlyMap<string, TableText>): Promise<void> {
  const stranger = [...taken.keys()].find(
    (table) => !(TABLES as readonly string[]).includes(table),
  );
  if (stranger) throw new Error(`${stranger} is not among the tables of the country`);
  await client.query('BEGIN');
  try {
    for (const table of TABLES) {
      const text = taken.get(table);
      if (text) await copyRows(client, table, text);
    }
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

/** Ids that look like those of the time of loading, in the order they are made. */
function countIds(at: Date): () => string {
  const time = at.getTime().toString(16).padStart(12, '0');
  const head = `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-`;
  let count = 0;
  return () => {
    count += 1;
    return `${head}${count.toString(16).padStart(12, '0')}`;
  };
}

async function measureSize(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ megabytes: number }>(
    'SELECT (pg_database_size(current_database()) / 1000000)::int AS "megabytes"',
  );
  return rows[0]?.megabytes ?? 0;
}
