/**
 * Every task on the real screens by simulated pupils: every form perfectly and every style on form A,
 * scored by the real rules from what the device wrote down, and the same as without screens.
 *
 * With LASFYR_SIMULATE=all every style does every form, as `npm run simulate -- --screens` asks; with
 * LASFYR_SIMULATE=B every style does that form alone.
 */
import type { AttemptEvent, EventBody } from '~/administration/attempt-event';
import type { Knowledge } from '~/demonstration/simulated-pupil';
import { FORM_IDS, type FormId } from '~/instruments/battery';
import type { LevelAssessment } from '~/scoring/level-shapes';
import { printTable } from '../simulation/print-table';
import { expect, test, useApp } from './support/fixtures';
import {
  battery,
  MARKED_TASKS,
  PUPIL_TASKS,
  playMarkedTasks,
  playPupilTasks,
  playWithoutScreens,
  type SimulatedPupil,
} from './support/screen-run';
import { levelOf, type ScreenScore, scoreScreens } from './support/screen-score';

const app = useApp();
// Thousands of presses: a trace of them would cost more than the journey.
test.use({ trace: 'off' });

const SITTING_LIMIT_MS = 240_000;
/** Times agree within two pictures of the screen, in milliseconds. */
const GRAIN_MS = 32;

function know(style: Knowledge['style'], share: number, perMinute: number): Knowledge {
  const shareKnown = Object.fromEntries(battery.tasks.map(({ id }) => [id, share]));
  return { style, shareKnown, wordsPerMinute: perMinute };
}

const KNOWLEDGE = {
  perfect: know('perfect', 1, 60),
  'always wrong': know('always-wrong', 0, 10),
  'honest and able': know('honest', 0.97, 45),
  'honest and early': know('honest', 0.2, 6),
  'slow guesser': know('slow-guess', 0, 10),
  'too fast': know('too-fast', 0.5, 10),
  tired: know('tired', 0.97, 45),
  'one-sided': know('one-sided', 0.5, 10),
};
type Name = keyof typeof KNOWLEDGE;
const NAMES = Object.keys(KNOWLEDGE) as Name[];
/** Styles that change what an adult marks in a reading; the others press, or do not. */
const READERS: readonly Name[] = ['perfect', 'always wrong', 'honest and able', 'honest and early'];

const asked = process.env.LASFYR_SIMULATE;
const isAsked = (formId: FormId): boolean => asked === 'all' || asked === formId;
const formsOf = (name: Name): readonly FormId[] => {
  if (asked) return FORM_IDS.filter(isAsked);
  return name === 'perfect' ? FORM_IDS : ['A'];
};

/** What must be the same with and without screens: everything but the hand that pressed, and the grain. */
function withoutGrain(body: EventBody): unknown {
  if (body.type === 'item-answered') return { ...body, input: 'any', responseMs: null };
  return body.type === 'grid-stopped' ? { ...body, secondsUsed: null } : body;
}

/** Times an event tells of, in milliseconds. */
function readTime(body: EventBody): number {
  if (body.type === 'item-answered') return body.responseMs ?? Number.NaN;
  return body.type === 'grid-stopped' ? body.secondsUsed * 1_000 : 0;
}

function expectSameEvents(pupil: SimulatedPupil, attempts: readonly AttemptEvent[][]): void {
  for (const [index, attempt] of attempts.entries()) {
    expect(attempt.map(({ sequence }) => sequence)).toEqual(attempt.map((_, at) => at));
    const bodies = attempt.map(({ body }) => body);
    const expected = playWithoutScreens(pupil, attempt, index);
    expect(bodies.map(withoutGrain)).toEqual(expected.map(withoutGrain));
    for (const [at, body] of bodies.entries()) {
      const wanted = expected[at];
      expect(Math.abs(readTime(body) - (wanted ? readTime(wanted) : 0))).toBeLessThan(GRAIN_MS);
    }
  }
}

const rows: Record<string, string | number>[] = [];
let playedMs = 0;

function keepRows(name: Name, scores: readonly ScreenScore[]): void {
  for (const { task, form, right, of, notReached, interpretable, end } of scores) {
    const can = interpretable ? 'yes' : 'no';
    const left = notReached ?? '';
    rows.push({ task, form, pupil: name, right, of, 'not reached': left, end, interpretable: can });
  }
}

test.afterAll(() => {
  if (asked) printTable('Simulated pupils on the real screens', rows);
  const minutes = (playedMs / 60_000).toFixed(1);
  process.stdout.write(
    `\n${rows.length} runs of tasks on the real screens took ${minutes} minutes.\n`,
  );
});

/** What a style must come to, whatever the task. */
function expectStyle(name: Name, row: ScreenScore): void {
  const what = `${name}: ${row.task} ${row.form}`;
  const share = row.right / Math.max(1, row.of);
  expect(row.state, what).toBe('done');
  expect(row.of, what).toBeGreaterThan(0);
  expect(row.interpretable, what).toBe(name !== 'too fast');
  if (name === 'perfect') expect(share, what).toBe(1);
  if (name === 'perfect' && row.task !== 'read-sentences')
    expect(row.notReached ?? 0, what).toBe(0);
  if (name === 'always wrong') expect(row.right, what).toBe(0);
  if (name === 'honest and able') expect(share, what).toBeGreaterThan(0.75);
  if (name === 'slow guesser' || name === 'one-sided') expect(share, what).toBeLessThan(0.75);
}

/** Where the policy puts a style after the first stage of a window. */
function expectLevel(name: Name, { level, oneToOne, missing }: LevelAssessment): void {
  if (name === 'perfect' || name === 'honest and able') {
    expect(level, name).toBe('above');
  } else if (name === 'always wrong' || name === 'honest and early') {
    expect(level, name).toBe('needs-follow-up');
  } else if (name === 'too fast') {
    expect(level, name).toBe('incomplete');
    expect(missing.length, name).toBeGreaterThan(0);
  } else {
    // Low, or heard one to one; and never only without an interpretation.
    expect(level === 'needs-follow-up' || oneToOne.length > 0, `${name}: ${level}`).toBe(true);
    expect(missing, name).toEqual([]);
  }
}

for (const name of NAMES) {
  for (const formId of formsOf(name)) {
    test(`${name}, form ${formId}: every task that a pupil does alone`, async ({ visitors }) => {
      test.setTimeout(SITTING_LIMIT_MS);
      const began = Date.now();
      const pupil = { knowledge: KNOWLEDGE[name], seed: 1 + NAMES.indexOf(name), formId };
      const attempts = await playPupilTasks(visitors, app.url, pupil);
      expect(attempts).toHaveLength(PUPIL_TASKS.length);
      expectSameEvents(pupil, attempts);
      const scores = attempts.map(scoreScreens);
      keepRows(name, scores);
      for (const row of scores) expectStyle(name, row);
      expectLevel(name, levelOf('winter', scores));
      // At the start of school a pupil who tires late may still be over the limits.
      if (name !== 'tired') expectLevel(name, levelOf('autumn', scores));
      playedMs += Date.now() - began;
    });
  }
}

for (const name of READERS) {
  for (const formId of formsOf(name)) {
    test(`${name}, form ${formId}: every reading that an adult marks`, async ({ visitors }) => {
      test.setTimeout(SITTING_LIMIT_MS);
      const began = Date.now();
      const pupil = { knowledge: KNOWLEDGE[name], seed: 1 + NAMES.indexOf(name), formId };
      const attempts = await playMarkedTasks(visitors, app.url, pupil);
      expect(attempts).toHaveLength(MARKED_TASKS.length);
      expectSameEvents(pupil, attempts);
      const scores = attempts.map(scoreScreens);
      keepRows(name, scores);
      for (const row of scores) expectStyle(name, row);
      playedMs += Date.now() - began;
    });
  }
}
