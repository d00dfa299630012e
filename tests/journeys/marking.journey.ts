/** Marking a timed reading: every rule of the grid, by touch and by keyboard.
 * Long, because the readings share one server. */
import type { Locator, Page } from '@playwright/test';
import type { EventBody } from '~/administration/attempt-event';
import { ask, findClass, listStoredEvents } from './support/database';
import { expect, test, useApp, type Visitors } from './support/fixtures';
import {
  beginReading,
  cell,
  expectPhase,
  letTimeEnd,
  marking,
  openGrid,
  READING_BUTTON,
  readColumns,
  save,
  startReading,
} from './support/marker';
import { chooseSign, openDevice, passTimeUntil, reach, screenOf } from './support/pupil';
import { admitAll, readCode, signInAsPerson } from './support/staff';

const app = useApp();

type Started = {
  page: Page;
  name: string;
  signId: string;
  classId: string;
  /** What has been stored of this pupil's readings. */
  listBodies: () => Promise<EventBody[]>;
};

/** A teacher of a class that has been screened, at the script of the first reading left to do. */
async function openFirstReading(
  visitors: Visitors,
  schoolName: string,
  className: string,
): Promise<Started> {
  const { url, dataDir } = app;
  const { teacherId, classId, pupils, roundId } = await findClass(dataDir, schoolName, className);
  const page = await visitors.arrive({ url });
  await signInAsPerson(page, teacherId);
  await page.goto(`/classes/${classId}`);
  const row: Locator = page
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name: READING_BUTTON }) })
    .first();
  const name = await row.getByRole('link').first().innerText();
  const pupil = pupils.find((one) => one.name === name);
  if (!pupil || !roundId) throw new Error(`No pupil ${name} in a round`);
  const label = await row.getByRole('button', { name: READING_BUTTON }).first().innerText();
  const taskId = label.includes('påhittade') ? 'read-made-up-words' : 'read-words';
  await beginReading(page, row);
  await expect(page.getByTestId('pupil')).toContainText(name.split(' ')[0] ?? '');
  async function listBodies(): Promise<EventBody[]> {
    const events = await listStoredEvents(dataDir, roundId ?? '');
    const mine = events.filter(({ body }) => body.type === 'started').filter(isMine);
    const attempts = mine.map(({ attemptId }) => attemptId);
    return events.filter((one) => attempts.includes(one.attemptId)).map(({ body }) => body);
  }
  function isMine({ body }: { body: EventBody }): boolean {
    return (
      body.type === 'started' && body.taskId === taskId && body.membershipId === pupil?.membershipId
    );
  }
  return { page, name, signId: pupil.signId, classId, listBodies };
}

/** The marks, stops and ends of a reading, without its words. */
function tell(bodies: readonly EventBody[]): string[] {
  return bodies.map((body) => {
    if (body.type === 'grid-marked') return `${body.error ? 'wrong' : 'right'} ${body.position}`;
    if (body.type === 'grid-last-marked') return `last ${body.position}`;
    if (body.type === 'grid-stopped') return `stopped ${body.reason}`;
    if (body.type === 'started') return `started ${body.formId}`;
    return body.type === 'ended-early' ? `ended ${body.reason}` : body.type;
  });
}

async function expectWrong(page: Page, position: number, isWrong: boolean): Promise<void> {
  await expect(cell(page, position)).toHaveAttribute('aria-pressed', String(isWrong));
}

test('errors are tapped and taken back, and the last word must be shown before saving', async ({
  visitors,
}) => {
  const { page, listBodies } = await openFirstReading(visitors, 'Strandskolan', '1A');
  await openGrid(page);
  // Before the first word nothing can be marked.
  await cell(page, 2).click({ force: true });
  await expectWrong(page, 2, false);
  await page.getByTestId('grid-start').click();
  await expectPhase(page, 'running');

  await cell(page, 3).click();
  await expectWrong(page, 3, true);
  // A self-correction is right: the same word is tapped again.
  await cell(page, 3).click();
  await expectWrong(page, 3, false);
  await cell(page, 5).click();
  await page.getByTestId('grid-undo').click();
  await expectWrong(page, 5, false);
  await cell(page, 7).click();
  await cell(page, 30).click();
  expect(await marking(page).innerText()).not.toMatch(/\d/);

  await letTimeEnd(page);
  await expect(page.getByTestId('step')).toHaveText(
    'Stopp. Tryck på det sista ordet som eleven läste.',
  );
  await expect(page.getByTestId('grid-save')).toHaveCount(0);
  await cell(page, 24).click();
  await expectPhase(page, 'review');
  // What was marked beyond the last word does not count, and nothing there can be marked.
  await expectWrong(page, 30, false);
  await cell(page, 28).click();
  await expectWrong(page, 28, false);
  await cell(page, 10).click();
  await expectWrong(page, 10, true);
  await page.getByTestId('grid-change-last').click();
  await expectPhase(page, 'choosing-last');
  await expect(page.getByTestId('grid-save')).toHaveCount(0);
  await cell(page, 22).click();
  expect(await marking(page).innerText()).not.toMatch(/\d/);
  await save(page);

  expect(tell(await listBodies())).toEqual([
    'started B',
    'grid-started',
    'wrong 3',
    'right 3',
    'wrong 5',
    'right 5',
    'wrong 7',
    'wrong 30',
    'grid-time-ended',
    'last 24',
    'wrong 10',
    'last 22',
    'right 30',
    'completed',
  ]);
});

test('a first row that is all wrong ends the reading', async ({ visitors }) => {
  const { page, listBodies } = await openFirstReading(visitors, 'Bergskolan', '1A');
  await startReading(page);
  const columns = await readColumns(page);
  for (let position = 0; position < columns; position += 1) await cell(page, position).click();
  await expectPhase(page, 'review');
  await expect(page.getByTestId('step')).toContainText('Hela första raden blev fel.');
  await cell(page, 0).click();
  await expectWrong(page, 0, true);
  await save(page);
  expect(tell(await listBodies()).slice(-4)).toEqual([
    `wrong ${columns - 1}`,
    'stopped first-row-wrong',
    `last ${columns - 1}`,
    'completed',
  ]);
});

test('a reading finished before time keeps the seconds used', async ({ visitors }) => {
  const { page, classId, name, listBodies } = await openFirstReading(visitors, 'Bergskolan', '1B');
  await startReading(page);
  const count = await page.getByTestId('grid').getByRole('button').count();
  await page.clock.runFor(40_000);
  await page.getByTestId('grid-all-read').click();
  await expectPhase(page, 'review');
  await save(page);
  const stopped = (await listBodies()).find((body) => body.type === 'grid-stopped');
  expect(stopped).toMatchObject({ reason: 'all-read' });
  const secondsUsed = stopped?.type === 'grid-stopped' ? stopped.secondsUsed : 0;
  expect(secondsUsed).toBeGreaterThanOrEqual(40);
  expect(secondsUsed).toBeLessThan(45);
  // Every word in the seconds used, and not in the whole minute.
  await page.goto(`/classes/${classId}`);
  await page.getByRole('link', { name }).first().click();
  const told = new RegExp(`^${count} rätt av ${count} lästa på 4\\d(,\\d)? s`);
  await expect(page.getByText(told)).toHaveCount(1);
});

test('a reading is marked by keyboard alone', async ({ visitors }) => {
  const { page, listBodies } = await openFirstReading(visitors, 'Lyktskolan', '1 Blå');
  await page.getByTestId('open-grid').press('Enter');
  await page.getByTestId('grid-start').press('Enter');
  await expectPhase(page, 'running');
  const below = 2 + (await readColumns(page));
  await cell(page, 0).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await expectWrong(page, 2, true);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await expectWrong(page, below, true);
  await page.keyboard.press('z');
  await expectWrong(page, below, false);
  await letTimeEnd(page);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('l');
  await expectPhase(page, 'review');
  await page.getByTestId('grid-save').press('Enter');
  await expect(page.getByTestId('screen-readings')).toHaveAttribute('data-unsent', '0');
  expect(tell(await listBodies()).slice(2)).toEqual([
    'wrong 2',
    `wrong ${below}`,
    `right ${below}`,
    'grid-time-ended',
    `last ${2 * below - 2}`,
    'completed',
  ]);
});

test('the next reading’s link pairs a browser anew whose pairing has expired', async ({
  visitors,
}) => {
  const { page, classId } = await openFirstReading(visitors, 'Bergskolan', '1B');
  await ask(
    app.dataDir,
    `UPDATE "Device" SET "grantExpiresAt" = now() - interval '1 day' RETURNING "id"`,
  );
  await page.goto(`/classes/${classId}`);
  await page.getByRole('button', { name: READING_BUTTON }).first().click();
  await expect(page.getByTestId('screen-script')).toBeVisible();
  await expect(page.getByTestId('pupil')).toBeVisible();
});

test('a reading cut off while it runs is done again on the reserve form', async ({ visitors }) => {
  const { page, listBodies } = await openFirstReading(visitors, 'Strandskolan', '1A');
  await startReading(page);
  await cell(page, 1).click();
  await expectWrong(page, 1, true);
  await page.reload();
  await expect(page.getByTestId('screen-script')).toContainText(
    'Läsningen avbröts och räknas inte.',
  );
  await startReading(page);
  await letTimeEnd(page);
  await cell(page, 15).click();
  await save(page);
  expect(tell(await listBodies())).toEqual([
    'started B',
    'grid-started',
    'wrong 1',
    'ended abandoned',
    'started D',
    'grid-started',
    'grid-time-ended',
    'last 15',
    'completed',
  ]);
});

test('a second device shows the pupil the plain words', async ({ visitors }) => {
  const { page, classId, signId } = await openFirstReading(visitors, 'Bergskolan', '1A');
  const board = await page.context().newPage();
  await board.goto(`/classes/${classId}/round`);
  await board.getByRole('link', { name: /Kod för en andra skärm/ }).click();
  const pupil = await openDevice(visitors, { url: app.url, code: await readCode(board) });
  await reach(pupil, 'waiting');
  await admitAll(board);
  await chooseSign(pupil, signId);
  await startReading(page);
  // Short steps: a request's time limit runs on the same clock, and the server answers in real time.
  await reach(pupil, 'reading-grid', 50);
  const words = pupil.locator('.reading-grid li');
  const shown = await words.allInnerTexts();
  expect(shown).toEqual(await page.getByTestId('grid').getByRole('button').allInnerTexts());
  await cell(page, 0).click();
  await letTimeEnd(page);
  // No mark reaches the pupil's screen.
  expect(await words.allInnerTexts()).toEqual(shown);
  await expect(pupil.getByTestId('grid')).toHaveCount(0);
  expect(await words.first().getAttribute('class')).toBeNull();
  await cell(page, 11).click();
  await save(page);
  await passTimeUntil(pupil, screenOf(pupil, 'end'), { stepMs: 50 });
});

test('a reading on paper is entered as three figures that can be right', async ({ visitors }) => {
  const { page, classId, name, listBodies } = await openFirstReading(
    visitors,
    'Lyktskolan',
    '1 Blå',
  );
  await expect(page.getByTestId('paper-sheet')).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByTestId('paper-sheet')).toBeVisible();
  await expect(page.getByTestId('paper-sheet')).not.toContainText(name.split(' ')[0] ?? name);
  await expect(page.getByTestId('open-grid')).toBeHidden();
  await page.emulateMedia({ media: 'screen' });

  await page.getByTestId('on-paper').click();
  await page.getByTestId('paper-save').click();
  await expect(page.getByRole('alert').first()).toContainText('Tryck på det sista ordet');
  await cell(page, 31).click();
  await expect(page.getByTestId('paper-last')).toHaveValue('32');
  await page.getByTestId('paper-errors').fill('33');
  await page.getByTestId('paper-whole-time').click();
  await page.getByTestId('paper-save').click();
  await expect(page.getByTestId('paper-errors')).toBeFocused();
  await expect(page.getByTestId('paper-errors')).toHaveAttribute('aria-invalid', 'true');
  await page.getByTestId('paper-errors').fill('2');
  await page.getByTestId('paper-save').click();
  await expect(page.getByTestId('screen-readings')).toHaveAttribute('data-unsent', '0');
  const bodies = await listBodies();
  expect(tell(bodies)).toEqual(['started B', 'paper-entered', 'completed']);
  expect(bodies[0]).toMatchObject({ onPaper: true });
  expect(bodies[1]).toMatchObject({ lastPosition: 31, errors: 2, secondsUsed: 60 });
  await page.goto(`/classes/${classId}`);
  await page.getByRole('link', { name }).first().click();
  await expect(page.locator('summary').filter({ hasText: 'på papper' })).toBeVisible();
});

test('a second adult marks beside the first, sees none of the marks, and changes no result', async ({
  visitors,
}) => {
  const { page, classId, name, listBodies } = await openFirstReading(visitors, 'Bergskolan', '1A');
  const { teacherId } = await findClass(app.dataDir, 'Bergskolan', '1A');
  const other = await visitors.arrive({ url: app.url });
  await signInAsPerson(other, teacherId);
  await other.goto(`/classes/${classId}`);
  await beginReading(other, other.getByRole('row').filter({ hasText: name }));
  await other.getByTestId('beside').click();
  await expect(other.getByTestId('screen-script')).toHaveAttribute('data-beside', 'true');
  await expect(other.getByTestId('on-paper')).toHaveCount(0);

  await startReading(page);
  await startReading(other);
  await cell(page, 3).click();
  await cell(page, 9).click();
  await expectWrong(other, 3, false);
  await cell(other, 9).click();
  await expectWrong(page, 3, true);
  await letTimeEnd(page);
  await letTimeEnd(other);
  await cell(page, 19).click();
  await save(page);
  // The first adult is done; the second goes on, also after a reload.
  await other.reload();
  await expectPhase(other, 'choosing-last');
  await cell(other, 19).click();
  await save(other);

  const starts = (await listBodies()).filter((body) => body.type === 'started');
  expect(
    starts.map((body) => body.type === 'started' && body.secondMarker === true).sort(),
  ).toEqual([false, true]);
  await page.goto(`/classes/${classId}?results=show`);
  await page.getByRole('link', { name }).first().click();
  const agreement = page.getByRole('region', { name: 'Två vuxna bedömde samma läsning' });
  await expect(agreement).toContainText('19 av 20 (95 %)');
  // Two errors, one of them by the first adult only: the result is the first adult's.
  await expect(page.getByText('18 rätt av 20')).toHaveCount(1);
});
