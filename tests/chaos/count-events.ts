/** In and out, counted: what the devices made against what the database holds, and the scores of both. */
import { isDeepStrictEqual } from 'node:util';
import type { AttemptEvent } from '~/administration/attempt-event';
import type { StartedBody } from '~/administration/choice-state';
import type { FormId, PupilTask } from '~/instruments/battery';
import { ask } from '../journeys/support/database';
import type { PupilRun } from './chaos-pupil';
import { TASKS } from './chaos-tasks';
import { playFaultFree, scoreOf } from './fault-free';

export type Counts = {
  made: number;
  stored: number;
  /** Made and not stored as it was made; and answers given by a hand that are not stored. */
  lost: number;
  /** Stored more than once, never made or pressed, or an item that one device answered twice in an attempt. */
  doubled: number;
  /** Answers that hands gave, counted beside the screens, and those of them that are stored. */
  answersGiven: number;
  answersStored: number;
  /** Put aside because it could not be placed. */
  quarantined: number;
  /** Task runs that came to their end, and those of them that score as the run without faults. */
  scored: number;
  equal: number;
  /** What was not equal, in words. */
  differences: string[];
};

type StoredRow = {
  id: string;
  attemptId: string;
  deviceId: string;
  sequence: number;
  elapsedMs: number;
  membershipId: string;
  receivedAt: Date;
  body: AttemptEvent['body'];
};

function listStored(dataDir: string, roundIds: readonly string[]): Promise<StoredRow[]> {
  return ask<StoredRow>(
    dataDir,
    `SELECT e."id", e."attemptId", e."deviceId", e."sequence", e."elapsedMs", e."receivedAt", e."body",
            a."membershipId"
       FROM "AttemptEvent" e JOIN "Attempt" a ON a."id" = e."attemptId"
      WHERE a."roundId" = ANY($1)`,
    [roundIds],
  );
}

function isSame(event: AttemptEvent, row: StoredRow): boolean {
  const { attemptId, sequence, elapsedMs, body } = event;
  return (
    row.attemptId === attemptId &&
    row.sequence === sequence &&
    row.elapsedMs === elapsedMs &&
    isDeepStrictEqual(row.body, body)
  );
}

function countRepeated(keys: readonly string[]): number {
  return keys.length - new Set(keys).size;
}

/** Items that one device answered again in the same attempt. */
function countAnsweredTwice(stored: readonly StoredRow[]): number {
  const answered = stored.flatMap(({ attemptId, deviceId, body }) =>
    body.type === 'item-answered' ? [`${attemptId} ${deviceId} ${body.itemId}`] : [],
  );
  return countRepeated(answered);
}

function tally(items: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

/**
 * What the hands gave against what is stored, by item and option. Fewer than the screens moved on for is
 * lost; more than was pressed is doubled.
 */
function compareAnswers({ who, pressed, answered }: PupilRun, stored: readonly StoredRow[]) {
  const found = tally(
    stored.flatMap(({ membershipId, body }) =>
      membershipId === who.membershipId && body.type === 'item-answered'
        ? [`${body.itemId} ${body.optionId}`]
        : [],
    ),
  );
  const given = tally(answered);
  const tried = tally(pressed);
  const sum = { given: answered.length, stored: 0, lost: 0, doubled: 0 };
  for (const item of new Set([...found.keys(), ...given.keys()])) {
    const [kept, gave] = [found.get(item) ?? 0, given.get(item) ?? 0];
    sum.stored += Math.min(kept, gave);
    sum.lost += Math.max(0, gave - kept);
    sum.doubled += Math.max(0, kept - (tried.get(item) ?? 0));
  }
  return sum;
}

const ENDS = new Set<string>(['completed', 'ended-early']);

type Run = { task: PupilTask; started: StartedBody; events: AttemptEvent[] };

/** The runs of a pupil that came to their end. */
function listEndedRuns(made: Iterable<AttemptEvent>): Run[] {
  const all = [...made];
  return all.flatMap(({ body, attemptId }) => {
    const task = TASKS.find(({ id }) => body.type === 'started' && id === body.taskId);
    if (body.type !== 'started' || !task) return [];
    const events = all.filter((event) => event.attemptId === attemptId);
    const isEnded = events.some((event) => ENDS.has(event.body.type));
    return isEnded ? [{ task, started: body, events }] : [];
  });
}

/** The answers of a run that are not the pupil's own, in words. */
function listOtherAnswers({ task, started, events }: Run, pupil: PupilRun['pupil']): string {
  const own = new Map(
    playFaultFree(pupil, task, started).flatMap(({ body }) =>
      body.type === 'item-answered' ? [[body.itemId, body.optionId]] : [],
    ),
  );
  return events
    .flatMap(({ body, sequence }) =>
      body.type === 'item-answered' && own.get(body.itemId) !== body.optionId
        ? [`${sequence} ${body.itemId} ${body.optionId}, not ${own.get(body.itemId)}`]
        : [],
    )
    .join('; ');
}

function compareScores(runs: readonly PupilRun[], stored: readonly StoredRow[], tasks: number) {
  const origins = new Map(
    stored.map(({ id, deviceId, receivedAt }) => [
      id,
      { deviceId, receivedAtMs: receivedAt.getTime() },
    ]),
  );
  const differences: string[] = [];
  let scored = 0;
  let equal = 0;
  for (const { pupil, made } of runs) {
    const ended = listEndedRuns(made.values());
    for (const task of TASKS.slice(0, tasks)) {
      if (!ended.some((run) => run.task === task)) {
        differences.push(`pupil ${pupil.index} (${pupil.fault}) has no ended ${task.id}`);
      }
    }
    for (const run of ended) {
      const { task, started, events } = run;
      scored += 1;
      const formId = started.formId as FormId;
      const found = scoreOf(task, formId, events, origins);
      const wanted = scoreOf(task, formId, playFaultFree(pupil, task, started));
      if (found === wanted) equal += 1;
      else
        differences.push(
          `pupil ${pupil.index} (${pupil.fault}) ${task.id}: ${found}, not ${wanted}: ${listOtherAnswers(run, pupil)}`,
        );
    }
  }
  return { scored, equal, differences };
}

/** Counts what the pupils' devices made in these rounds against the database. */
export async function countEvents(
  dataDir: string,
  roundIds: readonly string[],
  runs: readonly PupilRun[],
  tasks: number,
): Promise<Counts> {
  const stored = await listStored(dataDir, roundIds);
  const aside = await ask<{ reason: string }>(dataDir, 'SELECT "reason" FROM "QuarantinedEvent"');
  const byId = new Map(stored.map((row) => [row.id, row]));
  const made = new Map(runs.flatMap((run) => [...run.made]));
  const lost = [...made.values()].filter((event) => {
    const row = byId.get(event.id);
    return !row || !isSame(event, row);
  });
  const answers = runs.map((run) => compareAnswers(run, stored));
  const total = (key: 'given' | 'stored' | 'lost' | 'doubled') =>
    answers.reduce((sum, one) => sum + one[key], 0);
  const neverMade = stored.filter(({ id }) => !made.has(id));
  const { scored, equal, differences } = compareScores(runs, stored, tasks);
  return {
    made: made.size,
    stored: stored.length,
    lost: lost.length + total('lost'),
    doubled:
      countRepeated(stored.map(({ id }) => id)) +
      neverMade.length +
      countAnsweredTwice(stored) +
      total('doubled'),
    answersGiven: total('given'),
    answersStored: total('stored'),
    quarantined: aside.length,
    scored,
    equal,
    differences: [
      ...runs.flatMap(({ pupil, problems }) =>
        problems.map((problem) => `pupil ${pupil.index} (${pupil.fault}): ${problem}`),
      ),
      ...differences,
      ...lost.slice(0, 5).map((event) => `lost: ${JSON.stringify(event)}`),
      ...neverMade.slice(0, 5).map((row) => `never made: ${JSON.stringify(row)}`),
      ...aside.slice(0, 5).map(({ reason }) => `quarantined: ${reason}`),
    ],
  };
}
