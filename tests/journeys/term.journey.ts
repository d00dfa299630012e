/**
 * A term of a special educator, from the start page and by what stands on the screens: proposals are
 * confirmed, a group made, a plan saved, sessions held and readings done for twelve weeks, a decision taken,
 * the pupils measured again. Two invented pupils read: one gains, one does not. Long, because it is one walk.
 */
import type { Page } from '@playwright/test';
import { makeRandom } from '~/demonstration/seeded-random';
import {
  inventProbes,
  type ProgressSetting,
  simulateProgress,
} from '~/demonstration/simulate-progress';
import { addDays } from '~/platform/calendar';
import { judgeProgress } from '~/support/progress/progress-rule';
import { ask } from './support/database';
import { expect, test, useApp } from './support/fixtures';
import { markReading, READING_BUTTON } from './support/marker';
import { passDays } from './support/pass-days';
import { signInAs } from './support/staff';
import { tellSteps, type Walker, walkOn } from './support/steps';

const app = useApp('full');
/** A tablet held upright. */
const TABLET = { width: 820, height: 1180 };
const WEEKS = 12;
/** The simulation's own pupils of this task, towards the limit that the page names. */
const START = [3, 9] as const;
const DISPERSION = 1.5;
/** From the first reading to the spring window. */
const WEEKS_TO_GOAL = 13;

type Verdict = 'on-the-way' | 'not-on-the-way';
/** What a pupil of the walk will read, right a minute, reading by reading. */
type Reader = { name: string; right: number[]; expected: Verdict };

const GROWTH = { gains: [1, 1.6], stands: [0, 0.3] } as const;
const INVENTED = 500;
const SESSIONS = { planned: WEEKS * 3, held: WEEKS * 3 };

function settingOf(goal: number): ProgressSetting {
  return {
    start: START,
    goal,
    weeksToGoal: WEEKS_TO_GOAL,
    dispersion: DISPERSION,
    readingsAnOccasion: 1,
  };
}

/** What the rule is worth for pupils of this walk: every pupil counts, whoever is followed on the screens. */
function expectRuleToHold(goal: number): void {
  const gains = simulateProgress(settingOf(goal), GROWTH.gains, WEEKS, INVENTED, 1);
  const stands = simulateProgress(settingOf(goal), GROWTH.stands, WEEKS, INVENTED, 2);
  expect(gains.onTheWay / INVENTED).toBeGreaterThanOrEqual(0.8);
  expect(gains.notOnTheWay / INVENTED).toBeLessThanOrEqual(0.1);
  expect(stands.onTheWay / INVENTED).toBeLessThanOrEqual(0.1);
}

/**
 * The first invented pupil who is judged as most of the kind are, so that the walk shows both verdicts; how
 * many are judged otherwise is counted over all of them. The screens have to say what the rule says of these readings.
 */
function inventReader(name: string, goal: number, kind: keyof typeof GROWTH): Reader {
  const expected = kind === 'gains' ? 'on-the-way' : 'not-on-the-way';
  for (let seed = 1; seed <= INVENTED; seed += 1) {
    const probes = inventProbes(settingOf(goal), GROWTH[kind], WEEKS, makeRandom(seed));
    const day = addDays(probes[0]?.day ?? '', WEEKS_TO_GOAL * 7);
    if (judgeProgress(probes, { rate: goal, day }, SESSIONS).verdict !== expected) continue;
    return { name, right: probes.map(({ right }) => right), expected };
  }
  throw new Error(`None of ${INVENTED} pupils is judged ${expected}`);
}

test('the same steps stand on the screens in English', async ({ visitors }) => {
  const page = await visitors.arrive({ url: app.url, ...TABLET });
  await signInAs(page, 'special-educator');
  await page.getByText('English', { exact: true }).click();
  const heading = page.getByRole('heading', { level: 1 });
  const press = async (name: string, title: string | RegExp) => {
    await page.getByRole('link', { name, exact: true }).first().click();
    await expect(heading).toHaveText(title);
  };
  const expectButton = (name: string | RegExp) =>
    expect(page.getByRole('button', { name }).first()).toBeVisible();
  await expect(heading).toHaveText('What needs you today');
  await press('Show the proposals', 'Overview of your classes');
  const waiting = page.getByRole('table').getByRole('rowheader').getByRole('button').first();
  await waiting.click();
  const panel = page.getByRole('dialog');
  await expect(panel.getByLabel(/^Confirm follow-up/).first()).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Save the decision' }).first()).toBeVisible();
  await panel.getByRole('link', { name: "Open the pupil's page" }).click();
  await expect(heading).toHaveText(/reading in/);
  await press('Week by week', /: reading week by week$/);
  await expectButton(/^Read now: /);
  await expect(page.getByText('Read on paper')).toBeVisible();
  await expectButton('Save the decision');
  await press('Timeline', /^Timeline of /);
  await press('Letter to guardians', /^Letter about /);
  await press('The pupil’s results', /reading in/);
  await press('Plan support', /^Plan for /);
  await expectButton('Save the plan');
  await press('Start', 'What needs you today');
  await press('Groups and plans', 'Groups');
  await press('The week’s sessions', 'The week’s sessions');
});

test('from a proposal to the next measure, in a term', async ({ visitors }) => {
  test.setTimeout(400_000);
  // Who closes the panel while the list behind it is fetched anew cuts that off.
  const expected = [/AbortError: signal is aborted/];
  const page = await visitors.arrive({ url: app.url, ...TABLET, expected });
  const walk = walkOn(page);
  await page.clock.install();
  await signInAs(page, 'special-educator');
  await confirmProposals(walk);
  const names = await makeGroup(walk);
  await makePlan(walk);

  const goal = await chooseTask(walk, names[0]);
  await chooseTask(walk, names[1]);
  expectRuleToHold(goal);
  const readers = [inventReader(names[0], goal, 'gains'), inventReader(names[1], goal, 'stands')];
  for (const { name, right } of readers) await markProbe(walk, name, right[0]);
  await passDays(app.dataDir, 7);
  for (const { name, right } of readers) {
    await enterOnPaper(walk, name, right[1], 6);
    await enterOnPaper(walk, name, right[2], 5);
  }
  for (let week = 1; week <= WEEKS; week += 1) {
    if (week > 1) await passDays(app.dataDir, 7);
    if (week > 1) await holdSessions(walk, week === 2);
    for (const { name, right } of readers) {
      if (week === WEEKS) await markProbe(walk, name, right[week + 2]);
      else await enterOnPaper(walk, name, right[week + 2]);
      if (week === 2) await expectVerdict(page, 'too-early');
    }
  }
  for (const reader of readers) await decide(walk, reader);
  await passDays(app.dataDir, 7);
  for (const { name } of readers) await measureAgain(walk, name);
  await seeTimeline(walk, names[1]);
  await openLetter(walk, names[1]);
  process.stdout.write(`\n${tellSteps(walk.rows)}\n`);
});

/** From anywhere to the start page, by the menu. */
async function toStart({ page }: Walker): Promise<void> {
  await page.getByRole('navigation', { name: 'Huvudmeny' }).getByText('Start').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Det som behöver dig i dag');
}

/** Every proposal that waits, one after the other, in the panel beside the table. */
async function confirmProposals(walk: Walker): Promise<void> {
  const { page } = walk;
  walk.begin();
  await walk.press('Visa förslagen', 'link');
  const table = page.getByRole('table', { name: /^Elever och färdigheter/ });
  const waiting = table.getByRole('rowheader');
  await expect(waiting.first()).toBeVisible();
  const panel = page.getByRole('dialog');
  for (const name of await waiting.allInnerTexts()) {
    await waiting.getByRole('button', { name, exact: true }).click();
    walk.count();
    await expect(panel.getByRole('heading').first()).toContainText(name);
    const save = panel.getByRole('button', { name: 'Spara beslutet' });
    for (let left = await save.count(); left > 0; left -= 1) {
      await save.first().click();
      walk.count();
      await expect(save).toHaveCount(left - 1);
    }
    await expect(panel).toContainText(/bekräftad/i);
    if (walk.rows.length === 0) expect(walk.end('a proposal confirmed').clicks).toBeLessThan(6);
    await page.keyboard.press('Escape');
    await expect(panel).toHaveCount(0);
  }
  await toStart(walk);
  await expect(page.getByRole('link', { name: 'Visa förslagen' })).toHaveCount(0);
}

/** The suggested group, across classes. @returns the names of its first two pupils */
async function makeGroup(walk: Walker): Promise<[string, string]> {
  const { page } = walk;
  walk.begin();
  await walk.press('Grupper och planer', 'link');
  await walk.press('Över klasser i skolan');
  await expect(page).toHaveURL(/across=school/);
  await walk.press('Gör till grupp');
  const groups = page.getByRole('region', { name: 'Grupper som finns' });
  await expect(groups).toBeVisible();
  expect(walk.end('a group made').clicks).toBeLessThanOrEqual(4);
  const [first, second] = await groups.getByRole('listitem').getByRole('link').allInnerTexts();
  if (!first || !second) throw new Error('The group has fewer than two pupils');
  return [first, second];
}

async function makePlan(walk: Walker): Promise<void> {
  const { page } = walk;
  walk.begin();
  await walk.press(/^Planera för/, 'link');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Plan för gruppen');
  await page.getByLabel('Skolveckor').fill(String(WEEKS));
  walk.count();
  await walk.press('Spara planen');
  await expect(page.getByRole('heading', { name: 'Planer som pågår' })).toBeVisible();
  const { clicks, seconds } = walk.end('a plan saved');
  expect(clicks).toBe(3);
  expect(seconds).toBeLessThan(120);
}

/** From the start page to a pupil's readings: groups, the pupil, week by week. */
async function openProgress(walk: Walker, name: string): Promise<void> {
  const { page } = walk;
  await toStart(walk);
  walk.begin();
  await walk.press('Grupper och planer', 'link');
  await walk.press(name, 'link');
  await walk.press('Vecka för vecka', 'link');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('läsningen vecka för vecka');
}

/** The words of a list are what is followed. @returns the goal that the page names, right a minute */
async function chooseTask(walk: Walker, name: string): Promise<number> {
  const { page } = walk;
  await openProgress(walk, name);
  await followWords(page);
  const goal = await page.getByText(/^Målet är \d+ rätt i minuten/).innerText();
  return Number(/\d+/.exec(goal)?.[0]);
}

/** Of all that may be followed, the words; its page has come when its button names them. */
async function followWords(page: Page): Promise<void> {
  const choice = page.getByRole('navigation', { name: 'Vad som följs' });
  await choice.getByRole('link', { name: 'Läsa ord', exact: true }).click();
  await expect(page.getByTestId('start-probe')).toContainText(/läsa ord/i);
}

/** A reading on the marking screens, begun from the pupil's page and ended there. */
async function markProbe(walk: Walker, name: string, right: number | undefined): Promise<void> {
  const { page } = walk;
  await openProgress(walk, name);
  await followWords(page);
  await page.getByTestId('start-probe').click();
  walk.count();
  await readAloud(page, right);
  await page.getByTestId('to-progress').click();
  await expect(page.getByTestId('verdict')).toBeVisible();
  walk.end('a reading marked on the screen');
}

/** So many words right in the minute, and one wrong among them. */
async function readAloud(page: Page, right = 0): Promise<void> {
  await markReading(page, { words: right + 1, wrong: right > 1 ? [1] : [0] });
}

/** @param ago days since it was read */
async function enterOnPaper(
  walk: Walker,
  name: string,
  right: number | undefined,
  ago = 0,
): Promise<void> {
  const { page } = walk;
  if (right === undefined) throw new Error('The invented pupil has no such reading');
  await openProgress(walk, name);
  await page.getByText('Läst på papper').click();
  walk.count();
  const form = page.locator('form', { has: page.getByLabel('Varav rätt') });
  if (ago > 0) {
    const [row] = await ask<{ day: string }>(
      app.dataDir,
      `SELECT to_char((now() AT TIME ZONE 'Europe/Stockholm')::date - $1::int, 'YYYY-MM-DD') AS day`,
      [ago],
    );
    await form.getByLabel('Dag').fill(row?.day ?? '');
  }
  await form.getByLabel('Lästa').fill(String(right + 1));
  await form.getByLabel('Varav rätt').fill(String(right));
  const rows = page.getByRole('row');
  const before = await rows.count();
  await form.getByRole('button', { name: 'Spara läsningen' }).click();
  walk.count();
  await expect(rows).toHaveCount(before + 1);
  if (!walk.rows.some(({ step }) => step === 'a reading entered from paper'))
    expect(walk.end('a reading entered from paper').clicks).toBeLessThanOrEqual(5);
}

/** Last week's sessions, each written with one press. */
async function holdSessions(walk: Walker, isFirst: boolean): Promise<void> {
  const { page } = walk;
  await toStart(walk);
  await page.getByRole('link', { name: 'Grupper och planer' }).click();
  await page.getByRole('link', { name: 'Veckans tillfällen' }).click();
  await page.getByRole('link', { name: 'Förra veckan' }).click();
  await expect(page).toHaveURL(/day=/);
  const hold = page.getByRole('button', { name: /^Hölls: / });
  await expect(hold.first()).toBeVisible();
  for (let left = await hold.count(); left > 0; left -= 1) {
    walk.begin();
    await walk.press(/^Hölls: /);
    await expect(hold).toHaveCount(left - 1);
    if (isFirst && left === 1) expect(walk.end('a session written').clicks).toBeLessThanOrEqual(2);
  }
}

async function expectVerdict(page: Page, verdict: string): Promise<void> {
  await expect(page.getByTestId('verdict')).toHaveAttribute('data-verdict', verdict);
}

/** The verdict is read, and what follows from it is written with its reason. */
async function decide(walk: Walker, { name, expected }: Reader): Promise<void> {
  const { page } = walk;
  await openProgress(walk, name);
  await expectVerdict(page, expected);
  await expect(page.getByText('Fråga först om passen blev av')).toHaveCount(0);
  await page.screenshot({ path: `test-results/term-${expected}.png`, fullPage: true });
  const isOn = expected === 'on-the-way';
  const decision = isOn ? 'Fortsätt som nu' : 'Ändra stödet';
  const form = page.getByRole('region', { name: 'Beslut' });
  await form.getByRole('combobox').selectOption({ label: decision });
  walk.count();
  const reason = isOn ? 'Läser lättare för varje vecka.' : 'Prövar ett annat arbetssätt.';
  await form.getByLabel('Varför', { exact: true }).fill(reason);
  walk.count();
  await walk.press('Spara beslutet');
  const history = page.getByRole('region', { name: 'Vad som har hänt' });
  await expect(history).toContainText(`${decision}: ${reason}`);
  await expect(history).toContainText(
    `Byggde på: ${isOn ? 'På väg mot målet' : 'Inte på väg mot målet'}`,
  );
  expect(walk.end('a decision written').clicks).toBeLessThanOrEqual(6);
}

/** The spring window has begun: the words once more, as part of the screening. */
async function measureAgain(walk: Walker, name: string): Promise<void> {
  const { page } = walk;
  await toStart(walk);
  walk.begin();
  await walk.press('Grupper och planer', 'link');
  await walk.press(name, 'link');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('vårfönstret');
  await walk.press(READING_BUTTON);
  await readAloud(page, 12);
  walk.end('measured again');
  await page.goto('/');
}

async function seeTimeline(walk: Walker, name: string): Promise<void> {
  const { page } = walk;
  await toStart(walk);
  walk.begin();
  await walk.press('Grupper och planer', 'link');
  await walk.press(name, 'link');
  await walk.press('Tidslinje', 'link');
  const main = page.getByRole('main');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Tidslinje');
  walk.end('the timeline opened');
  await page.screenshot({ path: 'test-results/term-timeline.png', fullPage: true });
  for (const words of [/Uppföljning föreslagen/, /bekräftad/i, /Plan: /, /15 korta läsningar/])
    await expect(main).toContainText(words);
  await expect(main).toContainText('Prövar ett annat arbetssätt.');
}

async function openLetter(walk: Walker, name: string): Promise<void> {
  const { page } = walk;
  await toStart(walk);
  walk.begin();
  await walk.press('Grupper och planer', 'link');
  await walk.press(name, 'link');
  await walk.press('Brev till vårdnadshavare', 'link');
  await expect(page.locator('.letter')).toBeVisible();
  expect(walk.end('a letter ready to print').clicks).toBeLessThanOrEqual(3);
}
