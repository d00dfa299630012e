/** The chaos run: classes of simulated pupils, a few at a time, on a server that is not left in peace. */
import { rmSync } from 'node:fs';
import type { Browser } from '@playwright/test';
import { makeLaterVersion } from '../journeys/support/later-version';
import type { GatewayTally } from './bad-gateway';
import { type Faced, type PupilRun, runPupil } from './chaos-pupil';
import { type Counts, countEvents } from './count-events';
import { countAnswers } from './fault-free';
import { type ChaosPupil, planPupil } from './fault-plan';
import { type Lesson, openLesson } from './lesson';
import { type BlowCounts, planBlows, startRestlessServer } from './restless-server';

export type ChaosSettings = {
  pupils: number;
  kills: number;
  databaseRestarts: number;
  /** Number of the first pupil: an earlier run's pupils can be taken out of it. */
  firstPupil?: number;
  /** Tasks that each pupil does, 1 or 2. */
  tasks: number;
  /** Pupils who work at once. */
  together: number;
  seed: number;
};

export type ChaosResult = {
  settings: ChaosSettings;
  pupils: number;
  blows: BlowCounts;
  network: GatewayTally;
  faced: Faced;
  counts: Counts;
  minutes: number;
};

/** Two open classes of a freshly loaded demonstration: so many pupils share a server. */
const WORLD_PUPILS = 40;
const LESSONS = 2;

/** A share of a whole number for each part, so that the parts make the whole. */
function shareOut(whole: number, part: number, parts: number): number {
  return Math.floor(((part + 1) * whole) / parts) - Math.floor((part * whole) / parts);
}

/** Runs the work of all, so many at once. @throws the first failure, when the others have ended their work */
async function runTogether<Work>(
  all: readonly Work[],
  together: number,
  run: (work: Work) => Promise<void>,
): Promise<void> {
  const left = [...all];
  const lane = async () => {
    for (let next = left.shift(); next; next = left.shift()) await run(next);
  };
  // Nothing that the others still need is taken away from under them.
  const lanes = await Promise.allSettled(Array.from({ length: together }, lane));
  for (const ended of lanes) if (ended.status === 'rejected') throw ended.reason;
}

function addUp<Key extends string>(sum: Record<Key, number>, more: Record<Key, number>): void {
  for (const key of Object.keys(more) as Key[]) sum[key] += more[key];
}

type Parts = Pick<ChaosResult, 'blows' | 'network' | 'faced' | 'counts'>;

function makeParts(): Parts {
  return {
    blows: { kill: 0, 'database-restart': 0, deploy: 0 },
    network: { sent: 0, failed: 0, doubled: 0, late: 0 },
    faced: { tabsClosed: 0, daysOffline: 0, wrongClocks: 0, fullStorages: 0, secondDevices: 0 },
    counts: {
      made: 0,
      stored: 0,
      lost: 0,
      doubled: 0,
      answersGiven: 0,
      answersStored: 0,
      quarantined: 0,
      scored: 0,
      equal: 0,
      differences: [],
    },
  };
}

type Group = { pupils: ChaosPupil[]; blows: BlowCounts; seed: number; laterFolder: string };

/** One server and its classes from beginning to end. */
async function runWorld(
  browser: Browser,
  { tasks, together }: ChaosSettings,
  group: Group,
  tell: (line: string) => void,
): Promise<Parts> {
  const parts = makeParts();
  const answers = group.pupils.reduce((sum, pupil) => sum + countAnswers(pupil, tasks), 0);
  const { seed, laterFolder } = group;
  const blows = planBlows(seed, answers, group.blows);
  const server = await startRestlessServer({ blows, laterFolder, tell });
  try {
    const lessons: Lesson[] = [];
    for (let index = 0; index < LESSONS; index += 1) lessons.push(await openLesson(server));
    const seats = lessons.flatMap((lesson) => lesson.pupils.map((who) => ({ lesson, who })));
    const runs: PupilRun[] = [];
    const world = { browser, server, tally: parts.network, faced: parts.faced, tasks };
    const work = group.pupils.map((pupil, index) => ({ pupil, seat: seats[index] }));
    await runTogether(work, together, async ({ pupil, seat }) => {
      if (!seat) throw new Error('the classes have too few pupils');
      server.insistAlive();
      const run = await runPupil(world, seat.lesson, pupil, seat.who);
      runs.push(run);
      const problems = run.problems.map((problem) => `; ${problem}`).join('');
      tell(
        `pupil ${pupil.index} ${pupil.fault}: ${run.made.size} events, ${run.unsent} unsent${problems}`,
      );
    });
    await server.settle();
    const roundIds = lessons.map(({ roundId }) => roundId);
    parts.counts = await countEvents(server.current().dataDir, roundIds, runs, tasks);
    parts.blows = server.done;
    return parts;
  } finally {
    await server.stop();
  }
}

/** @throws when a pupil gets stuck or the server does not start again */
export async function runChaos(
  browser: Browser,
  settings: ChaosSettings,
  tell: (line: string) => void = () => undefined,
): Promise<ChaosResult> {
  const beganAt = Date.now();
  const laterFolder = makeLaterVersion();
  const { pupils, kills, databaseRestarts, seed, firstPupil = 0 } = settings;
  const worlds = Math.ceil(pupils / WORLD_PUPILS);
  const sum = makeParts();
  try {
    for (let index = 0; index < worlds; index += 1) {
      const first = firstPupil + Math.floor((index * pupils) / worlds);
      const size = shareOut(pupils, index, worlds);
      const group: Group = {
        pupils: Array.from({ length: size }, (_, at) =>
          planPupil(seed, first + at, settings.tasks),
        ),
        blows: {
          kill: shareOut(kills, index, worlds),
          'database-restart': shareOut(databaseRestarts, index, worlds),
          deploy: 1,
        },
        seed: seed + index,
        laterFolder,
      };
      const parts = await runWorld(browser, settings, group, tell);
      addUp(sum.blows, parts.blows);
      addUp(sum.network, parts.network);
      addUp(sum.faced, parts.faced);
      const { differences, ...numbers } = parts.counts;
      const { differences: earlier, ...totals } = sum.counts;
      addUp(totals, numbers);
      sum.counts = { ...totals, differences: [...earlier, ...differences] };
    }
  } finally {
    rmSync(laterFolder, { recursive: true, force: true });
  }
  return { settings, pupils, ...sum, minutes: (Date.now() - beganAt) / 60_000 };
}
