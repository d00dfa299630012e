/** Rows of what the decision rule of progress monitoring says of 500 invented pupils of each growth. */
import { type ProgressSetting, simulateProgress } from '~/demonstration/simulate-progress';
import { readingsAnOccasion } from '~/support/progress/probe-schedule';

const PUPILS = 500;
const GROWTHS: readonly (readonly [string, number, number])[] = [
  ['gains: 1 to 1.6 of the rise asked for', 1, 1.6],
  ['between: half of it', 0.5, 0.5],
  ['does not gain: 0 to .3 of it', 0, 0.3],
];
/** The limits of the shipped policy from one window to the next, and its assumed dispersion. */
const SETTINGS: readonly (readonly [string, Omit<ProgressSetting, 'readingsAnOccasion'>])[] = [
  ['read-words', { start: [3, 9], goal: 20, weeksToGoal: 16, dispersion: 1.5 }],
  ['read-made-up-words', { start: [1, 5], goal: 12, weeksToGoal: 16, dispersion: 1.5 }],
  ['read-words, autumn to winter', { start: [1, 5], goal: 10, weeksToGoal: 14, dispersion: 1.5 }],
  [
    'read-made-up-words, autumn to winter',
    { start: [0, 2], goal: 6, weeksToGoal: 14, dispersion: 1.5 },
  ],
  ['say-letter-sounds', { start: [6, 14], goal: 30, weeksToGoal: 16, dispersion: 1.5 }],
];

export function listProgressRows() {
  return SETTINGS.flatMap(([task, of]) =>
    listReadings(of.goal).flatMap((readings) =>
      rowsOf(task, { ...of, readingsAnOccasion: readings }),
    ),
  );
}

/** As often as the page asks for, and once, where that is something else. */
function listReadings(goal: number): number[] {
  return [...new Set([1, readingsAnOccasion(goal)])];
}

function rowsOf(task: string, setting: ProgressSetting) {
  return [8, 12].flatMap((weeks) =>
    GROWTHS.map(([growth, low, high], place) => {
      const seed = 1_000 * weeks + place;
      const found = simulateProgress(setting, [low, high], weeks, PUPILS, seed);
      const share = (count: number) => (count / PUPILS).toFixed(2);
      return {
        task,
        readings: setting.readingsAnOccasion,
        weeks,
        'true growth': growth,
        'on the way': share(found.onTheWay),
        'not on the way': share(found.notOnTheWay),
        'too early': share(found.tooEarly),
      };
    }),
  );
}
