/** What an adult does when marking a reading, in plain steps. */
import type { Locator, Page } from '@playwright/test';
import { expect } from './fixtures';

const READING_SECONDS = 60;

export function marking(page: Page): Locator {
  return page.getByTestId('screen-marking');
}

export async function expectPhase(page: Page, phase: string): Promise<void> {
  await expect(marking(page)).toHaveAttribute('data-phase', phase);
}

export function cell(page: Page, position: number): Locator {
  return page.getByTestId(`cell-${position}`);
}

/** The button that opens a list of words, real or made up, with a pupil. */
export const READING_BUTTON = /^Läs (påhittade )?ord nu/;

/** From a list with "Läs ord nu" to the script of that pupil's reading, on a clock the journey holds. */
export async function beginReading(page: Page, row: Locator): Promise<void> {
  await page.clock.install();
  await row.getByRole('button', { name: READING_BUTTON }).first().click();
  await expect(page.getByTestId('screen-script')).toBeVisible();
}

/** From the script to the grid, ready to start. */
export async function openGrid(page: Page): Promise<void> {
  await page.getByTestId('open-grid').click();
  await expectPhase(page, 'ready');
}

export async function startReading(page: Page): Promise<void> {
  await openGrid(page);
  await page.getByTestId('grid-start').click();
  await expectPhase(page, 'running');
}

/** Cells in a row of the grid. */
export async function readColumns(page: Page): Promise<number> {
  return Number(await page.getByTestId('grid').getAttribute('data-columns'));
}

/** Lets the rest of the reading's minute pass. */
export async function letTimeEnd(page: Page): Promise<void> {
  await page.clock.runFor(READING_SECONDS * 1_000);
  await expectPhase(page, 'choosing-last');
}

/** Saves and waits until the server has every event. */
export async function save(page: Page): Promise<void> {
  await page.getByTestId('grid-save').click();
  await expect(page.getByTestId('screen-readings')).toHaveAttribute('data-unsent', '0');
}

/** A whole reading on the adult's own screen: `words` read in the minute, some of them wrong. */
export async function markReading(
  page: Page,
  reading: { words: number; wrong: readonly number[] },
): Promise<void> {
  await startReading(page);
  for (const position of reading.wrong) await cell(page, position).click();
  await letTimeEnd(page);
  await cell(page, reading.words - 1).click();
  await expectPhase(page, 'review');
  await save(page);
}
