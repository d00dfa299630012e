/** Which faults meet a simulated pupil, and after how many answers: the same for the same seed. */
import { makeRandom, pickInteger, pickOne } from '~/demonstration/seeded-random';
import { countAnswers, type Mind } from './fault-free';

/** The fault that a pupil has beside the bad network, the kills and the closed tabs. */
const FAULTS = [
  'tab-closed',
  'three-days-offline',
  'clock-hour-wrong',
  'storage-full',
  'two-devices',
] as const;
type Fault = (typeof FAULTS)[number];

export type ChaosPupil = Mind & {
  /** Place among all pupils of the run, from 0. */
  index: number;
  fault: Fault;
  /** The fault comes after this many answers. */
  faultAfter: number;
  /** The tab is closed, and opened again, after each of these numbers of answers. */
  closedAfter: number[];
  /** The tab stays open for the three days. */
  isTabLeftOpen: boolean;
  /** How wrong the device's clock is. */
  clockErrorMs: number;
};

const HOUR_MS = 3_600_000;
/** A fault lasts for at most so many answers. */
const LONGEST_FAULT = 5;

/** Pupil number `index` of the run with this seed. */
export function planPupil(runSeed: number, index: number, tasks: number): ChaosPupil {
  const seed = (runSeed * 1_000 + index) >>> 0;
  const random = makeRandom(seed);
  const fault = FAULTS[index % FAULTS.length] ?? 'tab-closed';
  // A second device is not told right from wrong, so no stop table ends what it goes on with.
  const shares = fault === 'two-devices' ? [0.95] : [0.3, 0.6, 0.8, 0.95];
  const shareKnown = {
    'letter-sounds': pickOne(random, shares),
    'real-or-made-up': pickOne(random, shares),
  };
  const mind: Mind = { seed, knowledge: { style: 'honest', shareKnown, wordsPerMinute: 60 } };
  const answers = countAnswers(mind, tasks);
  const half = Math.floor(answers / 2);
  const isClosed = fault === 'tab-closed' || fault === 'clock-hour-wrong';
  return {
    ...mind,
    index,
    fault,
    faultAfter: pickInteger(random, 1, answers - LONGEST_FAULT),
    closedAfter: isClosed
      ? [pickInteger(random, 1, half), pickInteger(random, half + 1, answers - 1)]
      : [],
    isTabLeftOpen: Math.floor(index / FAULTS.length) % 2 === 0,
    clockErrorMs: fault === 'clock-hour-wrong' ? pickOne(random, [-1, 1]) * HOUR_MS : 0,
  };
}
