/** What adults do, in plain steps. */
import type { Page } from '@playwright/test';
import { expect } from './fixtures';

export const ROLE_WORDS = {
  teacher: 'Lärare',
  'special-educator': 'Specialpedagog',
  principal: 'Rektor',
  'head-of-education': 'Skolchef',
  administrator: 'Administratör',
  'test-leader': 'Testledare',
} as const;
export type Role = keyof typeof ROLE_WORDS;

/** Signs in with the one click of the demonstration. */
export async function signInAs(page: Page, role: Role): Promise<void> {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: new RegExp(`^${ROLE_WORDS[role]}:`) }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Det som behöver dig i dag');
}

/** Signs in as a person who is not among the buttons: the same one-click form, another id. */
export async function signInAsPerson(page: Page, staffMemberId: string): Promise<void> {
  await page.goto('/sign-in');
  const origin = new URL(page.url()).origin;
  const answer = await page.request.post('/sign-in', {
    form: { intent: 'one-click', staffMemberId },
    headers: { Origin: origin },
    maxRedirects: 0,
  });
  expect(answer.status()).toBe(302);
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Det som behöver dig i dag');
}

/** From the start page to the board of today's round. */
export async function startRound(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Starta omgång' }).first().click();
  await page.getByRole('button', { name: 'Starta dagens omgång' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Omgången i');
}

/** Starts the class's round by its address. */
export async function startRoundOf(page: Page, classId: string): Promise<void> {
  await page.goto(`/classes/${classId}/round`);
  await page.getByRole('button', { name: 'Starta dagens omgång' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Omgången i');
}

/** The six digits on the board. */
export async function readCode(board: Page): Promise<string> {
  const shown = board.getByRole('region', { name: 'Styr omgången' }).locator('strong').first();
  const code = (await shown.innerText()).replace(/\s/g, '');
  expect(code).toMatch(/^\d{6}$/);
  return code;
}

export async function admitAll(board: Page): Promise<void> {
  await board.getByRole('button', { name: 'Släpp in alla' }).click();
}

/** A pupil's tile on the board, by the pupil's sign. */
export function tileOf(board: Page, { signId }: { signId: string }) {
  return board.locator('.board > li').filter({ has: board.locator(`img[src*="/${signId}."]`) });
}

export async function endRound(board: Page): Promise<void> {
  await board.getByRole('button', { name: 'Avsluta omgång' }).click();
  const question = board.getByRole('alertdialog');
  await question.getByRole('button', { name: 'Avsluta omgång' }).click();
}

/** The board of the class's round of today: started, or gone on with. */
export async function openBoard(page: Page, classId: string): Promise<void> {
  await page.goto(`/classes/${classId}/round`);
  const start = page.getByRole('button', { name: /Starta dagens omgång|Ta igen med/ });
  await start.or(page.getByRole('link', { name: 'Fortsätt omgången' })).click();
  await expect(page.getByRole('region', { name: 'Styr omgången' })).toBeVisible();
}
