/**
 * Pages of one class and of leaders, with a synthetic country of three school years in the database.
 *
 * `LASFYR_COUNTRY` names a folder that `lasfyr country` has filled and that is kept; without it a small part
 * of the country is loaded for the run. `LASFYR_SECONDS` is how long each part is asked for. The figure to
 * hold a page against is a page with nothing to show, asked for in the same run.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import type pg from 'pg';
import { endKeepingData } from '../journeys/support/demonstration';
import { type AppServer, makeDataFolder, startAppServer } from '../support/app-server';
import type { BenchRow } from './bench-row';
import { openOwnerClient } from './class-session';
import { findCountryPages } from './country-pages';
import { type AskedPage, askOpenly, describeTimes } from './open-arrivals';
import { countStatements } from './statement-count';

/** Ten a second are about fifty adults at work. */
const CLASS_RATE = 10;
const LEADER_RATE = 1;
const CLASS_AIM_MS = 150;
const LEADER_AIM_MS = 400;
const QUERY_AIM = 12;
const MEMORY_AIM = 400;
const SMALL_SHARE = 0.02;
const SEED = 2_026;
const SAMPLE_MS = 1_000;

export async function measureCountry(): Promise<{ title: string; rows: BenchRow[] }[]> {
  const kept = process.env.LASFYR_COUNTRY;
  const dataDir = kept ? resolve(kept) : loadSmallCountry();
  const server = await startAppServer({ dataDir });
  try {
    return await measure(server);
  } finally {
    await endKeepingData(server);
    if (!kept) rmSync(dataDir, { recursive: true, force: true });
  }
}

function loadSmallCountry(): string {
  const dataDir = makeDataFolder();
  const words = ['build/process/main.js', 'country', '--share', String(SMALL_SHARE)];
  const env = { ...process.env, LASFYR_DATA_DIR: dataDir, DATABASE_URL: '' };
  execFileSync(process.execPath, words, { env, stdio: ['ignore', 'inherit', 'inherit'] });
  return dataDir;
}

async function measure(server: AppServer) {
  const seconds = Number(process.env.LASFYR_SECONDS) || 30;
  const database = await openOwnerClient(server);
  const { classPages, leaderPages, empty, size } = await findCountryPages(server, database);
  const queries = await countAll(server, database, [...classPages, ...leaderPages]);
  await database.end();
  const memory = watchMemory(server.process.pid);
  // The first minutes of a process are its compiler's.
  const warm = { rate: CLASS_RATE, seconds: Math.min(20, seconds), seed: SEED };
  await askOpenly(server.url, [...classPages, ...leaderPages, empty], warm);
  const times = { rate: CLASS_RATE, seconds, seed: SEED + 1 };
  const ofClasses = await askOpenly(server.url, [...classPages, empty], times);
  const apart = { rate: LEADER_RATE, seconds: 2 * seconds, seed: SEED + 2 };
  const ofLeaders = await askOpenly(server.url, [...leaderPages, { ...empty, weight: 2 }], apart);
  const sampled = memory.stop();
  const rowsOf = (found: typeof ofClasses, aimMs: number) => {
    const blank = describeTimes(found.find(({ name }) => name === empty.name)!);
    return found.map((page) => {
      const { p50, p95, p99 } = describeTimes(page);
      const count = queries.get(page.name);
      const isBlank = page.name === empty.name;
      return {
        figure: page.name,
        value: `${p50} / ${p95} / ${p99} ms`,
        against: [
          isBlank ? '' : `aim ${aimMs}`,
          isBlank ? '' : `${(p95 / blank.p95).toFixed(1)} of an empty page`,
          count === undefined ? '' : `${count} queries, aim ${QUERY_AIM}`,
          `${page.times.length} asked`,
          page.failures > 0 ? `${page.failures} FAILED` : '',
        ]
          .filter(Boolean)
          .join('; '),
      };
    });
  };
  return [
    {
      title: `Pages of one class, ${CLASS_RATE} a second, p50 / p95 / p99; ${size}`,
      rows: rowsOf(ofClasses, CLASS_AIM_MS),
    },
    { title: `Leaders' pages, ${LEADER_RATE} a second`, rows: rowsOf(ofLeaders, LEADER_AIM_MS) },
    {
      title: 'Memory of the app process',
      rows: [
        {
          figure: 'resident, first and last tenth of the run, most',
          value: sampled,
          against: `aim ${MEMORY_AIM} MB`,
        },
      ],
    },
  ];
}

async function countAll(server: AppServer, database: pg.Client, pages: readonly AskedPage[]) {
  const each = [...new Map(pages.map((page) => [page.name, page])).values()];
  const counts = await countStatements(server, database, each);
  return new Map(each.map(({ name }, index) => [name, counts[index]!]));
}

/** Resident memory once a second, where the system tells it in /proc. */
function watchMemory(pid: number | undefined): { stop: () => string } {
  const samples: number[] = [];
  const timer = setInterval(() => {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    samples.push(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_000);
  }, SAMPLE_MS);
  return {
    stop: () => {
      clearInterval(timer);
      const tenth = Math.max(1, Math.floor(samples.length / 10));
      const mean = (own: number[]) =>
        Math.round(own.reduce((sum, one) => sum + one, 0) / own.length);
      const [first, last] = [mean(samples.slice(0, tenth)), mean(samples.slice(-tenth))];
      return `${first}, ${last}, ${Math.round(Math.max(...samples))} MB`;
    },
  };
}
