/**
 * Judging again: from the stored events of a pupil's two whole-class tasks to counts, validity and level, at
 * three sizes. The database is left out: this is the rules' own processor time, which must grow with the attempts only.
 */
import { getTask } from '~/instruments/battery';
import { assessLevel } from '~/scoring/level';
import { getPolicy } from '~/scoring/policy-shelf';
import { judgeValidity } from '~/scoring/response-validity';
import { toTaskResult } from '~/scoring/task-result';
import { scoreAttempt } from '~/scoring/task-score';
import {
  choiceRun,
  eventsOf,
  letterSounds,
  realOrMadeUp,
  smallBattery,
} from '../scoring/task-factory';
import type { BenchRow } from './bench-row';
import { processorSeconds } from './processor-time';

const SIZES = [1_000, 10_000, 100_000];
/** What one pupil's whole profile may take, in milliseconds. */
const AIM_MS = 5;

export function measureRescoring(): BenchRow[] {
  const policy = getPolicy('grund-1');
  const battery = smallBattery();
  const runs = Array.from({ length: 24 }, (_, right) => ({
    letters: eventsOf(choiceRun(letterSounds(), right + 1), 2 * right + 1),
    words: eventsOf(choiceRun(realOrMadeUp(), right + 8), 2 * right + 2),
  }));
  const judge = (taskId: string, events: (typeof runs)[number]['letters']) => {
    const score = scoreAttempt(getTask(battery, taskId), 'B', events);
    return toTaskResult(score, judgeValidity(score, policy.validity));
  };
  const judgePupil = (pupil: number) => {
    const { letters, words } = runs[pupil % runs.length]!;
    const results = [judge('letter-sounds', letters), judge('real-or-made-up', words)];
    return assessLevel(policy, { window: 'winter', results });
  };
  for (let pupil = 0; pupil < 200; pupil += 1) judgePupil(pupil);
  const times = SIZES.map((attempts) => {
    const seconds = processorSeconds(() => {
      for (let pupil = 0; pupil < attempts / 2; pupil += 1) judgePupil(pupil);
    });
    return { attempts, seconds };
  });
  return times.map(({ attempts, seconds }, at) => {
    const before = times[at - 1];
    const perPupil = (2000 * seconds) / attempts;
    return {
      figure: `judging again, ${attempts} attempts, without the database`,
      value: `${seconds.toFixed(2)} s of processor`,
      against: before
        ? `${(seconds / before.seconds).toFixed(1)} times the time for ${attempts / before.attempts} times the attempts`
        : `${perPupil.toFixed(2)} ms a pupil; aim ${AIM_MS} ms`,
    };
  });
}
