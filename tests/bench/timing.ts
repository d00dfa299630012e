/**
 * Response times of the runner and of jsPsych, side by side: the same browser, machine, kind of
 * trial and scripted input, in turns (ABBA).
 *
 * The truth of a trial: from the first drawn frame in which the options can be pressed, until this
 * program lets go of the button. Neither page is told when that was.
 */
import type { Browser } from '@playwright/test';
import { makeRandom, pickInteger } from '~/demonstration/seeded-random';
import { listFormItems } from '~/instruments/battery';
import { choiceTask, FORM } from '../journeys/support/task-play';
import type { AppServer } from '../support/app-server';
import type { BenchRow } from './bench-row';
import { openWatched, type Watched } from './browser';
import { joinDevice, openRound } from './class-session';
import { answerJsPsych, openJsPsych } from './jspsych-trials';
import { answerWords, reachWords, type Seat, type Trial } from './runner-trials';
import { bootstrapDifference, deviation, mean, quantile } from './spread';

const ORDER = [
  'runner',
  'jsPsych',
  'jsPsych',
  'runner',
  'runner',
  'jsPsych',
  'jsPsych',
  'runner',
] as const;
type Side = (typeof ORDER)[number];
/** From the onset to the release; never so quick that the board would be told of a rapid pupil. */
const DELAY_MS = { least: 450, most: 1_050 };
/** A difference this small, in milliseconds, is no difference: the clocks are not compared better. */
const TOLERANCE_MS = 2;
/** An old device beside this machine. */
const SLOWED = 4;

export async function takeSeat(server: AppServer): Promise<Seat> {
  const classroom = await openRound(server);
  return { server, classroom, helper: await joinDevice(server, classroom) };
}

type Draw = { side: Side; seat: Seat; place: number; random: () => number };

async function doBlock(browser: Browser, { side, seat, place, random }: Draw): Promise<Trial[]> {
  const watched = await openWatched(browser, seat.server.url);
  const chooseDelayMs = () => pickInteger(random, DELAY_MS.least, DELAY_MS.most);
  const words = listFormItems(choiceTask('real-or-made-up'), FORM).map(({ id }) => id);
  try {
    if (side === 'runner') {
      await reachWords(seat, watched, place);
      return await answerWords(watched, chooseDelayMs);
    }
    await openJsPsych(watched, seat.server.url);
    return await answerJsPsych(watched, words, chooseDelayMs);
  } finally {
    await watched.page.context().close();
  }
}

const errorsOf = (trials: readonly Trial[]) =>
  trials.map(({ recordedMs, trueMs }) => recordedMs - trueMs);

function describe(side: Side, errors: readonly number[]): BenchRow {
  const range = quantile(errors, 0.75) - quantile(errors, 0.25);
  const figures = { SD: deviation(errors), IQR: range, p95: quantile(errors, 0.95) };
  const spread = Object.entries(figures).map(([name, value]) => `${name} ${value.toFixed(1)}`);
  return {
    figure: `${side}: recorded − true, ${errors.length} trials`,
    value: `${mean(errors).toFixed(1)} ms`,
    against: `${spread.join(' ms, ')} ms`,
  };
}

function compare(
  name: string,
  figure: (errors: readonly number[]) => number,
  [ours, theirs]: [readonly number[], readonly number[]],
  random: () => number,
): BenchRow {
  const { lower, upper } = bootstrapDifference(ours, theirs, figure, random);
  const verdict =
    upper <= TOLERANCE_MS ? 'no worse' : lower > TOLERANCE_MS ? 'worse' : 'not settled';
  const range = `95 % from ${lower.toFixed(1)} to ${upper.toFixed(1)} ms`;
  return {
    figure: `${name}, runner − jsPsych`,
    value: `${(figure(ours) - figure(theirs)).toFixed(1)} ms`,
    against: `${range}: ${verdict} (tolerance ${TOLERANCE_MS} ms)`,
  };
}

/** @param server with the small demonstration and a class that has no round yet */
export async function measureTiming(
  browser: Browser,
  seat: Seat,
  seed: number,
): Promise<BenchRow[]> {
  const random = makeRandom(seed);
  const errors: Record<Side, number[]> = { runner: [], jsPsych: [] };
  for (const [place, side] of ORDER.entries()) {
    errors[side].push(...errorsOf(await doBlock(browser, { side, seat, place, random })));
  }
  const both: [number[], number[]] = [errors.runner, errors.jsPsych];
  return [
    describe('runner', errors.runner),
    describe('jsPsych', errors.jsPsych),
    compare('bias, without its sign', (values) => Math.abs(mean(values)), both, random),
    compare('SD', deviation, both, random),
    compare('IQR', (values) => quantile(values, 0.75) - quantile(values, 0.25), both, random),
  ];
}

type Shift = { value: number; hadRecentInput: boolean; where: string };
type Measured = { taps: number[]; eventsMs: number[]; shifts: Shift[] };

/** What moved by itself, and what moved right after a press, which the usual measure leaves out. */
function describeShifts(shifts: readonly Shift[]): BenchRow {
  const sum = (some: readonly Shift[]) =>
    some.reduce((all, { value }) => all + value, 0).toFixed(4);
  const wheres = [...new Set(shifts.map(({ where }) => where))];
  const after = `${sum(shifts.filter((one) => one.hadRecentInput))} within 0.5 s of a press`;
  return {
    figure: 'layout shift from sound check to last item',
    value: sum(shifts.filter((one) => !one.hadRecentInput)),
    against: `${after}; aim 0${wheres.length > 0 ? ` (${wheres.join('; ')})` : ''}`,
  };
}

/** A whole task at a slowed processor: how soon an answer shows, what moves, what is asked of the network. */
export async function measureSlowed(
  browser: Browser,
  seat: Seat,
  seed: number,
): Promise<BenchRow[]> {
  const random = makeRandom(seed);
  const watched: Watched = await openWatched(browser, seat.server.url);
  const { page, session } = watched;
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
  await reachWords(seat, watched, ORDER.length);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await answerWords(watched, () => pickInteger(random, DELAY_MS.least, DELAY_MS.most));
  const { taps, eventsMs, shifts } = (await page.evaluate('measured')) as Measured;
  await page.context().close();
  const other = asked.filter((path) => !path.startsWith('/api/device/'));
  return [
    {
      figure: `tap to drawn answer, ${SLOWED}x slowed, ${taps.length} taps, median`,
      value: `${quantile(taps, 0.5).toFixed(0)} ms`,
      against: `p95 ${quantile(taps, 0.95).toFixed(0)} ms, longest ${Math.max(...taps).toFixed(0)} ms; aim 50 ms`,
    },
    {
      figure: `browser's own event timing of the taps, ${SLOWED}x slowed, longest`,
      value: eventsMs.length > 0 ? `${Math.max(...eventsMs)} ms` : 'under 16 ms',
      against: `${eventsMs.length} taps over 16 ms, in steps of 8 ms`,
    },
    describeShifts(shifts),
    {
      figure: 'requests during the items, besides sending answers and signs of life',
      value: String(other.length),
      against: 'aim 0',
    },
  ];
}
