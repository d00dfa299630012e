/**
 * The special educator's first day on a tablet: from the start page by what stands on the screen alone.
 *
 * Each press leads on to the next step, keeps the reader's place, and says where the reader can see it
 * that it was done.
 */
import type { Locator } from '@playwright/test';
import { expect, test, useApp } from './support/fixtures';
import { signInAs } from './support/staff';

const app = useApp('full');
const TABLET = { width: 820, height: 1180 };

async function expectInSight(what: Locator): Promise<void> {
  await expect(what).toBeVisible();
  await expect(what).toBeInViewport({ ratio: 1 });
}

test('from the start page to a decision, the next pupil, and a plan', async ({ visitors }) => {
  const page = await visitors.arrive({ url: app.url, ...TABLET });
  await signInAs(page, 'special-educator');
  const menu = page.getByRole('navigation', { name: 'Huvudmeny' });
  for (const name of ['Översikt', 'Grupper', 'Veckan', 'Ärenden']) {
    await expectInSight(menu.getByRole('link', { name, exact: true }));
  }
  await menu.getByText('Mer', { exact: true }).click();
  await expectInSight(menu.getByRole('link', { name: 'Goda exempel' }));
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Visa förslagen' }).click();
  const names = page.getByRole('table', { name: /^Elever och färdigheter/ }).getByRole('rowheader');
  await expectInSight(names.nth(1));

  await names.first().getByRole('button').click();
  const panel = page.getByRole('dialog');
  const heading = panel.getByRole('heading', { level: 2 });
  const first = await heading.innerText();
  const decide = panel.getByRole('button', { name: 'Spara beslutet' });
  for (let left = await decide.count(); left > 0; left -= 1) {
    await decide.first().click();
    await expect(panel.getByText('Vad beslutar du?')).toHaveCount(left - 1);
  }
  const toPlan = panel.getByRole('link', { name: /^Planera stöd för / });
  await expect(toPlan).toBeVisible();

  // The next begins at its top, and the keyboard is there.
  await panel.getByRole('button', { name: /^Nästa förslag: / }).click();
  await expect(heading).not.toHaveText(first);
  await expectInSight(panel.getByText('behöver följas upp', { exact: true }).first());
  await page.keyboard.press('Escape');

  await page.goto('/overview');
  await names.getByRole('button', { name: first.split(',')[0] ?? '' }).click();
  await toPlan.click();
  await page.getByRole('button', { name: 'Spara planen' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Planen är sparad.' })).toBeInViewport();
  await expect(
    page.getByText(/^Inget tillfälle har varit än, \d+ planerade i allt$/),
  ).toBeVisible();
});

test('in English: what was pressed far down is answered in sight', async ({ visitors }) => {
  const page = await visitors.arrive({ url: app.url, ...TABLET });
  await signInAs(page, 'special-educator');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What needs you today');
  await page.getByRole('link', { name: 'Groups and plans' }).click();
  await page.getByRole('button', { name: 'All who need follow-up' }).click();
  await page.getByRole('button', { name: 'Make it a group' }).first().click();
  const answer = page.getByRole('status').filter({ hasText: 'is now a group' });
  await expectInSight(answer);

  // A pupil is moved out by keyboard alone; the answer takes the keyboard, and undo is the next stop.
  await page
    .getByRole('button', { name: /^Move / })
    .first()
    .press('Enter');
  await page.getByRole('radio', { name: /^Out of the group/ }).press('Space');
  await page.getByRole('dialog').getByRole('button', { name: 'Move the pupil' }).press('Enter');
  const moved = page.getByRole('status').filter({ hasText: 'is now in no group' });
  await expectInSight(moved);
  await expect(page.locator('.answer-notice')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(moved.getByRole('button', { name: 'Undo' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expectInSight(page.getByRole('status').filter({ hasText: /is now in (?!no group)/ }));

  // On the pupil's page the place is kept, and the way to the decision stands by the proposal.
  await page.goto('/overview?show=decide');
  await page.getByRole('rowheader').first().getByRole('button').click();
  await page.getByRole('link', { name: "Open the pupil's page" }).click();
  const worry = page.getByRole('button', { name: 'Note worry' });
  await worry.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => scrollY);
  expect(before).toBeGreaterThan(300);
  await worry.click();
  await expect(page.getByText(/^Noted by /).first()).toBeVisible();
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(300);
  await page.getByRole('link', { name: 'Decide on the proposal' }).first().click();
  await expect(page.getByRole('dialog').getByText('What do you decide?').first()).toBeVisible();
});

test('a teacher comes from the start page to what is planned for the class', async ({
  visitors,
}) => {
  const page = await visitors.arrive({ url: app.url, ...TABLET });
  await signInAs(page, 'teacher');
  await page
    .getByRole('link', { name: /^Stöd i / })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Stöd i /);
});
