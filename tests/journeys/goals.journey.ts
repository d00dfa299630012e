/** A goal is written beside the outcome, a school takes it on, and the year wheel says when something is late. */
import type { Page } from '@playwright/test';
import { ask } from './support/database';
import { expect, test, useApp } from './support/fixtures';
import { signInAs } from './support/staff';

const app = useApp('small');
const GOAL = 'Alla med en nivå före jul';

/** The part of the page under a goal's own heading. */
function under(page: Page, goal: string) {
  return page.getByRole('region', { name: goal, exact: true });
}

test('a head of education writes a goal, freezes its baseline, and takes that back (sv)', async ({
  visitors,
}) => {
  const page = await visitors.arrive({ url: app.url, expected: [/status of 400/] });
  await signInAs(page, 'head-of-education');
  await page.getByRole('link', { name: 'Mål', exact: true }).click();
  const add = page.locator('details', { hasText: 'Lägg till ett mål' });
  await add.locator('summary').click();

  // A pupil's name is refused beside its field, and what was written stays.
  const [pupil] = await ask<{ name: string }>(
    app.dataDir,
    `SELECT "givenName" || ' ' || "familyName" AS "name" FROM "Pupil" LIMIT 1`,
  );
  await add.getByLabel('Målet i en mening').fill(`${pupil?.name} har en nivå`);
  await add.getByLabel('Vad ska mätas?').selectOption({ label: 'har en nivå' });
  await add.getByLabel('Målvärde').fill('90');
  await add.getByLabel('Senast den dag').fill('2030-12-20');
  await add.getByRole('button', { name: 'Spara målet' }).click();
  await expect(add.getByText('Texten innehåller namnet på en elev')).toBeVisible();
  await expect(add.getByLabel('Målvärde')).toHaveValue('90');
  await add.getByLabel('Målet i en mening').fill(GOAL);
  await add.getByRole('button', { name: 'Spara målet' }).click();
  await expect(page.getByText(`Målet är tillagt: ${GOAL}`).first()).toBeVisible();

  // One press freezes the follow-up's own value; another takes it back.
  const own = under(page, GOAL);
  await expect(own.getByText(/Nu: [\d,]+ % \(\d+ av \d+\)/)).toBeVisible();
  await own.getByRole('button', { name: 'Ta värdet som utgångsläge' }).click();
  await expect(own.getByText(/Utgångsläge: [\d,]+ % \(\d+ av \d+\), taget/)).toBeVisible();
  await page.getByRole('button', { name: 'Ångra' }).click();
  await expect(own.getByText('Inget utgångsläge är taget.')).toBeVisible();
  await expect(own.getByText(/skolor har ingen plan än/)).toBeVisible();

  // The goal stands beside the outcome, and leads back.
  await page.getByRole('link', { name: 'Uppföljning', exact: true }).click();
  const strip = page.getByRole('region', { name: 'Mål', exact: true });
  await expect(strip.getByText(GOAL)).toBeVisible();
  await expect(strip.getByText(/minst 90 % senast 20 dec 2030 · nu/)).toBeVisible();
  await strip.getByRole('link', { name: 'Till målen' }).click();
  await expect(page).toHaveURL(/\/goals$/);
});

test('a principal does what is late, plans for a goal, and it is rolled up (en)', async ({
  visitors,
}) => {
  const page = await visitors.arrive({ url: app.url });
  await signInAs(page, 'principal');
  await page.getByRole('button', { name: 'English' }).click();
  const late = page.getByRole('listitem').filter({ hasText: 'is late' });
  await expect(late).toHaveCount(1);
  const title = await late.getByRole('heading').innerText();
  await late.getByRole('link', { name: 'To the step' }).click();
  await expect(page).toHaveURL(/\/year-wheel\?school=.*#step-/);
  await expect(page.getByRole('img', { name: /^Year wheel of the school year/ })).toBeVisible();
  await page.getByRole('button', { name: `Done: ${title}` }).click();
  await expect(page.getByText(`Step done: ${title}`, { exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Start', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(late).toHaveCount(0);

  await page.getByRole('link', { name: 'Goals', exact: true }).click();
  await page.getByRole('link', { name: 'Strandskolan', exact: true }).first().click();
  await expect(page.getByText('1 of 2 milestones are reached.')).toBeVisible();
  const add = page.locator('details', { hasText: 'Add an activity or milestone' }).first();
  await add.locator('summary').click();
  await add.getByLabel('What', { exact: true }).fill('Everyone has headphones');
  await add.getByLabel('Due by').fill('2030-12-20');
  await add.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('button', { name: 'Done: Everyone has headphones' }).click();
  await expect(page.getByText('2 of 3 milestones are reached.')).toBeVisible();

  const head = await visitors.arrive({ url: app.url });
  await signInAs(head, 'head-of-education');
  await head.goto('/goals');
  const row = head.getByRole('row', { name: /^Strandskolan/ }).filter({ hasText: '2 av 3' });
  await expect(row).toHaveCount(1);
});
