/**
 * The pictures of `docs/tasks.md`, taken anew:
 * `npx playwright test --config tests/pictures/playwright.config.ts`.
 *
 * A task that a pupil does alone is shown at the first item to practise on, one that is marked a little
 * way into the practice for markers. The same at other sizes is put in `test-results/pictures`, to look at.
 */
import type { Page } from '@playwright/test';
import { makeExercise } from '~/administration/training/exercise';
import type { MarkedTask, PupilTask } from '~/instruments/battery';
import { expect, test, useApp } from '../journeys/support/fixtures';
import { cell } from '../journeys/support/marker';
import { goOn, openTrial, passTimeUntil, reach } from '../journeys/support/pupil';
import { MARKED_TASKS, PUPIL_TASKS, played } from '../journeys/support/screen-run';
import { signInAs } from '../journeys/support/staff';

const app = useApp();
const TABLET = { width: 1024, height: 768 };
const OTHER_SIZES = [
  { width: 390, height: 844 },
  { width: 768, height: 1024 },
  { width: 1366, height: 768 },
];
/** Into the reading, in milliseconds: a few words have been said. */
const READ_MS = 8_000;

async function keep(page: Page, { id }: PupilTask | MarkedTask): Promise<void> {
  await page.screenshot({ path: `docs/pictures/tasks/${id}.png` });
  for (const size of OTHER_SIZES) {
    await page.setViewportSize(size);
    await page.screenshot({ path: `test-results/pictures/${id}-${size.width}.png` });
  }
}

for (const task of PUPIL_TASKS) {
  test(`${task.id}, at the first item to practise on`, async ({ visitors }) => {
    const trial = `${played.battery.id}.${task.id}.A`;
    const page = await openTrial(visitors, { url: app.url, trial, ...TABLET });
    await reach(page, 'trial');
    await page.getByTestId('trial-action').click();
    await reach(page, 'instruction');
    await goOn(page);
    await reach(page, 'practice');
    const active = page.getByTestId(/^(option|tile)$/).and(page.locator('[data-active="true"]'));
    await passTimeUntil(page, active.first());
    await keep(page, task);
  });
}

for (const task of MARKED_TASKS) {
  test(`${task.id}, as it is marked`, async ({ visitors }) => {
    const page = await visitors.arrive({ url: app.url, ...TABLET });
    await signInAs(page, 'teacher');
    await page.clock.install();
    await page.goto(`/training/${task.id}?exercise=${task.id}-1`);
    const board = page.getByTestId('training-board');
    await expect(board).toHaveAttribute('data-phase', 'ready');
    await page.waitForLoadState('networkidle');
    await page.getByTestId('grid-start').click();
    await expect(board).toHaveAttribute('data-phase', 'running');
    await page.clock.runFor(READ_MS);
    const [error = 0] = makeExercise(task, `${task.id}-1`)?.key.errors ?? [];
    await cell(page, error).click();
    await board.scrollIntoViewIfNeeded();
    await keep(page, task);
  });
}
