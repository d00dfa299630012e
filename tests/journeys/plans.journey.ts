/** From confirmed flags to a group, a plan, and sessions written down: counted in clicks and seconds. */
import type { Page } from '@playwright/test';
import { ask } from './support/database';
import { expect, test, useApp } from './support/fixtures';
import { signInAs } from './support/staff';

const app = useApp('full');

/** Presses of one person, one after the other. */
function countClicks(page: Page) {
  let clicks = 0;
  return {
    press: async (name: string | RegExp, role: 'button' | 'link' = 'button') => {
      clicks += 1;
      await page.getByRole(role, { name }).first().click();
    },
    take: () => {
      const taken = clicks;
      clicks = 0;
      return taken;
    },
  };
}

test('a group, a plan and a held session, in few clicks', async ({ visitors }) => {
  const page = await visitors.arrive({ url: app.url });
  const { press, take } = countClicks(page);
  await signInAs(page, 'special-educator');
  await press('Grupper och planer', 'link');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Grupper');
  await page.getByRole('button', { name: 'Alla som behöver följas upp' }).click();
  // The second choice at once, while the first is fetched: both hold.
  await page.getByRole('button', { name: 'Över klasser i skolan' }).click();
  await expect(page).toHaveURL(/across=school/);
  await expect(page).toHaveURL(/who=below/);
  const make = page.getByRole('button', { name: 'Gör till grupp' });
  await expect(make.first()).toBeVisible();
  take();
  const begun = Date.now();
  await press('Gör till grupp');
  await expect(page.getByRole('heading', { name: 'Grupper som finns' })).toBeVisible();
  expect(take()).toBe(1);

  await press(/^Planera för/, 'link');
  await expect(page.getByRole('button', { name: 'Spara planen' })).toBeVisible();
  await press('Spara planen');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Veckans tillfällen');
  await expect(page.getByRole('heading', { name: 'Planer som pågår' })).toBeVisible();
  const clicks = take();
  expect(clicks).toBe(2);
  const seconds = (Date.now() - begun) / 1_000;
  expect(seconds).toBeLessThan(120);
  test.info().annotations.push({ type: 'plan', description: `${clicks} clicks, ${seconds} s` });

  // The plan begins next week: as if it had begun two weeks ago, so that today has a session to write.
  await ask(
    app.dataDir,
    `UPDATE "Plan" SET "startDate" = current_date - 14, "weekdays" = '{1,2,3,4,5}' RETURNING "id"`,
  );
  await ask(app.dataDir, `UPDATE "PlanPupil" SET "startDate" = current_date - 14 RETURNING "id"`);
  await page.goto('/week');
  await press('Förra veckan', 'link');
  take();
  await press(/^Hölls: /);
  const attendance = page.getByRole('list', { name: 'Närvaro' }).first();
  await attendance.getByRole('button').first().click();
  await expect(attendance).toContainText('var borta');
  expect(take()).toBe(1);
  await expect(page.getByText(/1 av \d+ tillfällen hållna hittills/).first()).toBeVisible();
  await press(/^Ångra: /);
  await expect(page.getByText(/^0 av \d+ tillfällen hållna hittills/).first()).toBeVisible();
});

test('a pupil is moved by keyboard, is told what changes, and is moved back', async ({
  visitors,
}) => {
  const page = await visitors.arrive({ url: app.url });
  await signInAs(page, 'special-educator');
  await page.goto('/groups?across=school&who=below');
  const move = page.getByRole('button', { name: /^Flytta / }).first();
  await expect(move).toBeVisible();
  const name = ((await move.getAttribute('aria-label')) ?? '').replace('Flytta ', '');
  await move.focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('dialog');
  await expect(panel).toContainText(`Flytta ${name}`);
  await panel.getByRole('radio', { name: 'Ut ur gruppen, till ingen' }).focus();
  await page.keyboard.press('Space');
  await expect(panel.getByText('Det här ändras')).toBeVisible();
  await panel.getByRole('button', { name: 'Flytta eleven' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText(`${name} är nu i ingen grupp.`)).toBeVisible();
  await page.getByRole('button', { name: 'Ångra' }).first().click();
  await expect(page.getByText(new RegExp(`^${name} är nu i `))).toBeVisible();
});
