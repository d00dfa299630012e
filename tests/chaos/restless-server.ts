/** The real server, killed, restarted and replaced while pupils work. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeRandom } from '~/demonstration/seeded-random';
import { findLastingPort } from '~/server/postgres/lasting-port';
import { copyDemonstration, endKeepingData } from '../journeys/support/demonstration';
import { type AppServer, startAppServer } from '../support/app-server';

/** Characters of a server's output. */
const LAST_WORDS = 2_000;

type Blow = 'kill' | 'database-restart' | 'deploy';
export type BlowCounts = Record<Blow, number>;

export type RestlessServer = {
  /** The server as it runs now. */
  current: () => AppServer;
  /** One answer has been given somewhere: the next blow may be due. */
  countAnswer: () => void;
  /** @throws what kept the server from coming back: then nobody need begin. */
  insistAlive: () => void;
  /** Waits until all that has fallen due is done. @throws what a restart threw */
  settle: () => Promise<void>;
  /** What has been done. */
  done: BlowCounts;
  stop: () => Promise<void>;
};

/** Every blow at a number of answers: evenly over the run, moved a little by chance. */
export function planBlows(seed: number, answers: number, counts: BlowCounts) {
  const random = makeRandom(seed);
  return Object.entries(counts)
    .flatMap(([blow, count]) =>
      Array.from({ length: count }, (_, index) => ({
        blow: blow as Blow,
        afterAnswers: Math.floor(((index + 0.1 + 0.8 * random()) / count) * 0.9 * answers),
      })),
    )
    .sort((one, other) => one.afterAnswers - other.afterAnswers);
}

/** Ends the database as a crash does; its watcher starts it again. */
function crashDatabase(dataDir: string): void {
  const [pid] = readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
  process.kill(Number(pid), 'SIGQUIT');
}

type Restless = {
  blows: ReturnType<typeof planBlows>;
  /** What the server is started from after the deploy. */
  laterFolder: string;
  tell: (line: string) => void;
};

export async function startRestlessServer(settings: Restless): Promise<RestlessServer> {
  const { laterFolder, tell } = settings;
  const left = [...settings.blows];
  const done: BlowCounts = { kill: 0, 'database-restart': 0, deploy: 0 };
  let folder: string | undefined;
  let answers = 0;
  let working: Promise<void> = Promise.resolve();
  let failure: Error | null = null;
  let isEnding = false;
  let server = watchOver(
    await startAppServer({
      dataDir: await copyDemonstration(),
      // The port must still be there after the server has been down for a while.
      port: await findLastingPort(),
    }),
  );

  /** A server that ends though nobody ended it is a finding: what it said last is told. */
  function watchOver(watched: AppServer): AppServer {
    watched.process.once('exit', (code, signal) => {
      if (isEnding) return;
      failure ??= new Error(`the server ended by itself: ${signal ?? code}`);
      tell(`${failure.message}\n${watched.output().slice(-LAST_WORDS)}`);
    });
    return watched;
  }

  async function strike(blow: Blow): Promise<void> {
    if (blow === 'database-restart') crashDatabase(server.dataDir);
    else {
      isEnding = true;
      if (blow === 'deploy') folder = laterFolder;
      if (blow === 'deploy') await endKeepingData(server);
      else await server.kill();
      const { dataDir, port } = server;
      isEnding = false;
      server = watchOver(await startAppServer({ dataDir, port, folder }));
    }
    done[blow] += 1;
  }

  return {
    current: () => server,
    countAnswer() {
      answers += 1;
      for (let next = left[0]; next && next.afterAnswers <= answers; next = left[0]) {
        left.shift();
        const { blow } = next;
        working = working.then(() => strike(blow));
        // The failure is thrown where it is waited for.
        working.catch((reason: Error) => {
          if (!failure) tell(`after a ${blow} the server did not come back: ${reason.message}`);
          failure ??= reason;
        });
      }
    },
    insistAlive() {
      if (failure) throw failure;
    },
    settle: () => working,
    done,
    async stop() {
      await working.catch(() => undefined);
      isEnding = true;
      await server.stop();
    },
  };
}
