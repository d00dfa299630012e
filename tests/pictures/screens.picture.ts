/**
 * The screens of a lesson and around it, to look at: `test-results/pictures/screens`, taken by
 * `npx playwright test --config tests/pictures/playwright.config.ts screens`.
 *
 * An adult's screens at three widths in Swedish and at the widest in English; a pupil's at the four sizes
 * that schools have.
 */
import type { Page } from '@playwright/test';
import { findClass } from '../journeys/support/database';
import { answerDevice, type Entry } from '../journeys/support/device-double';
import { expect, test, useApp, type Visitors } from '../journeys/support/fixtures';
import { beginReading, cell, expectPhase, letTimeEnd, openGrid } from '../journeys/support/marker';
import {
  chooseSign,
  goOn,
  hearSound,
  openDevice,
  passTimeUntil,
  reach,
  stopClock,
} from '../journeys/support/pupil';
import { played } from '../journeys/support/screen-run';
import { admitAll, openBoard, readCode, signInAs, signInAsPerson } from '../journeys/support/staff';
import { answerAll, decidePerfectly, passPractice, pupilTask } from '../journeys/support/task-play';

const app = useApp('full');
test.use({ trace: 'off' });

const FOLDER = 'test-results/pictures/screens';
const ADULT_WIDTHS = [390, 820, 1280];
const PUPIL_SIZES = [
  { width: 768, height: 1024 },
  { width: 1024, height: 768 },
  { width: 1366, height: 768 },
  { width: 390, height: 844 },
];
const MEMBERSHIP_ID = '00000000-0000-7000-8000-000000000003';
const FORM = 'B';

async function keepAt(page: Page, name: string, widths: readonly number[]): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: width < 820 ? 844 : 1000 });
    await page.screenshot({ path: `${FOLDER}/adult-${name}-${width}.png`, fullPage: true });
  }
}

/** An adult's page, as it stands at every width, and anew in English. */
async function keepAdult(page: Page, name: string): Promise<void> {
  await keepAt(page, name, ADULT_WIDTHS);
  const cookie = { name: 'lasfyr-locale', url: app.url };
  await page.context().addCookies([{ ...cookie, value: 'en' }]);
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await keepAt(page, `${name}-en`, [1280]);
  await page.context().addCookies([{ ...cookie, value: 'sv' }]);
  await page.reload();
}

async function keepPupil(page: Page, name: string): Promise<void> {
  for (const size of PUPIL_SIZES) {
    await page.setViewportSize(size);
    await page.screenshot({ path: `${FOLDER}/pupil-${name}-${size.width}.png` });
  }
}

function pieceOf(taskId: string) {
  return { task: pupilTask(taskId, played), formId: FORM, media: played.media } as const;
}

/** A pupil's device at its welcome, with these tasks to do and no class behind it. */
async function openAlone(visitors: Visitors, taskIds: readonly string[]) {
  const page = await visitors.arrive({ url: app.url, width: 1024, height: 768 });
  await stopClock(page);
  const entries = taskIds.map((taskId): Entry => ({ taskId, formId: FORM }));
  const adult = await answerDevice(page.context(), {
    battery: played.battery,
    windowKind: 'winter',
    kind: 'pupil',
    membershipId: MEMBERSHIP_ID,
    entries,
  });
  await page.goto('/elev?sound=silent#kod=123456');
  await reach(page, 'welcome');
  return { page, adult };
}

async function beginAlone(visitors: Visitors, taskId: string): Promise<Page> {
  const { page } = await openAlone(visitors, [taskId]);
  await goOn(page);
  await hearSound(page);
  return page;
}

/** The first real item, when its targets can be pressed. */
async function reachItem(page: Page, taskId: string): Promise<void> {
  await passPractice(page, pieceOf(taskId), { isWrong: false });
  const active = page.getByTestId(/^(option|tile)$/).and(page.locator('[data-active="true"]'));
  await passTimeUntil(page, active.first(), { stepMs: 100 });
}

test('a pupil: welcome, sound check, an item, pause, and the hand', async ({ visitors }) => {
  test.setTimeout(180_000);
  const { page } = await openAlone(visitors, ['letter-sounds', 'spell-words']);
  await keepPupil(page, 'welcome');
  await goOn(page);
  await reach(page, 'sound-check');
  await keepPupil(page, 'sound-check');
  await hearSound(page);
  await reachItem(page, 'letter-sounds');
  await keepPupil(page, 'item-letter-sounds');
  await page.getByTestId('pause').click();
  await reach(page, 'pause');
  await keepPupil(page, 'pause');
  await page.getByTestId('help').click();
  await reach(page, 'asking-for-help');
  await keepPupil(page, 'asking-for-help');
});

test('a pupil: practice that failed waits for the teacher', async ({ visitors }) => {
  const page = await beginAlone(visitors, 'letter-sounds');
  const letOn = async () => {
    await keepPupil(page, 'practice-failed');
    throw new Error('looked at');
  };
  await expect(
    passPractice(page, pieceOf('letter-sounds'), { isWrong: true, letOn }),
  ).rejects.toThrow('looked at');
});

for (const taskId of ['real-or-made-up', 'read-sentences', 'understand-words']) {
  test(`a pupil: an item of ${taskId}`, async ({ visitors }) => {
    const page = await beginAlone(visitors, taskId);
    await reachItem(page, taskId);
    await keepPupil(page, `item-${taskId}`);
  });
}

test('a pupil: letter tiles to the kind end', async ({ visitors }) => {
  test.setTimeout(180_000);
  const page = await beginAlone(visitors, 'spell-words');
  await reachItem(page, 'spell-words');
  await keepPupil(page, 'item-spell-words');
  await answerAll(page, pieceOf('spell-words'), decidePerfectly());
  await reach(page, 'end');
  await keepPupil(page, 'end');
});

test('a pupil: what is read aloud from', async ({ visitors }) => {
  const { page, adult } = await openAlone(visitors, ['letter-sounds']);
  for (const taskId of ['read-words', 'name-pictures', 'read-text']) {
    adult.showGrid(null);
    await reach(page, 'welcome', 1_000);
    adult.showGrid({ taskId, formId: FORM });
    await reach(page, 'reading-grid', 1_000);
    await keepPupil(page, `item-${taskId}`);
  }
});

test('a lesson: the board, all paused, the lesson over', async ({ visitors }) => {
  test.setTimeout(240_000);
  const row = await findClass(app.dataDir, 'Strandskolan', '1B');
  const board = await visitors.arrive({ url: app.url });
  await signInAsPerson(board, row.teacherId);
  await board.goto(`/classes/${row.classId}/round`);
  await keepAdult(board, 'round');
  await openBoard(board, row.classId);
  const device = await openDevice(visitors, { url: app.url, code: await readCode(board) });
  await reach(device, 'waiting');
  await keepPupil(device, 'waiting');
  await admitAll(board);
  await reach(device, 'choose-sign');
  await keepPupil(device, 'choose-sign');
  await chooseSign(device, row.pupils[0]?.signId ?? '');
  await reach(device, 'welcome');
  await goOn(device);
  await hearSound(device);
  const taskId = 'real-or-made-up';
  await reach(device, 'instruction');
  await board.getByRole('button', { name: 'Pausa alla' }).click();
  await expect(board.getByRole('button', { name: 'Fortsätt alla' })).toBeVisible();
  await reach(device, 'paused-by-teacher', 500);
  await keepPupil(device, 'paused-by-teacher');
  await keepAdult(board, 'board-paused');
  await board.getByRole('button', { name: 'Fortsätt alla' }).click();
  await reach(device, 'instruction', 500);
  await reachItem(device, taskId);
  await board.getByRole('button', { name: 'Lektionen är slut' }).click();
  await expect(board.getByRole('button', { name: 'Lektionen fortsätter' })).toBeVisible();
  // The word comes with a heartbeat; the item it comes in is the last.
  await answerAll(device, pieceOf(taskId), decidePerfectly());
  await reach(device, 'end');
  await keepPupil(device, 'lesson-over');
  await keepAdult(board, 'board-lesson-over');
  await board.goto(`${new URL(board.url()).pathname}/projector`);
  await keepAdult(board, 'projector');
});

test('the class page, and a reading marked', async ({ visitors }) => {
  test.setTimeout(180_000);
  const { teacherId, classId } = await findClass(app.dataDir, 'Strandskolan', '1A');
  const page = await visitors.arrive({ url: app.url });
  await signInAsPerson(page, teacherId);
  await page.goto(`/classes/${classId}`);
  await keepAdult(page, 'class');
  await beginReading(page, page.getByRole('region', { name: 'En till en' }));
  await keepAt(page, 'marking-script', ADULT_WIDTHS);
  await openGrid(page);
  await page.getByTestId('grid-start').click();
  await expectPhase(page, 'running');
  for (const position of [2, 5, 9]) await cell(page, position).click();
  await keepAt(page, 'marking-running', [820, 1280]);
  await letTimeEnd(page);
  await keepAt(page, 'marking-last', [820, 1280]);
  await cell(page, 23).click();
  await expectPhase(page, 'review');
  await keepAt(page, 'marking-review', [820, 1280]);
});

const PAGES = {
  training: '/training',
  exercise: '/training/read-words?exercise=read-words-1',
  instruments: '/instruments?battery=arskurs-1.1',
  task: '/instruments/first-sounds?battery=arskurs-1.1',
  'task-grid': '/instruments/read-words?battery=arskurs-1.1&form=B',
  voices: '/voices',
};

test('practice, instruments and voices', async ({ visitors }) => {
  test.setTimeout(180_000);
  const page = await visitors.arrive({ url: app.url });
  await signInAs(page, 'special-educator');
  for (const [name, path] of Object.entries(PAGES)) {
    await page.goto(path);
    await keepAdult(page, name);
  }
  await page.goto(PAGES.task);
  const item = page.locator('[data-item-id]').first();
  await item.scrollIntoViewIfNeeded();
  await item.screenshot({ path: `${FOLDER}/adult-item-1280.png` });
});
