/** A limit on its way: written with its panel, priced, shown beside what holds, approved. */
import type { Page } from '@playwright/test';
import { ask } from './support/database';
import { expect, test, useApp } from './support/fixtures';
import { signInAs } from './support/staff';

const app = useApp();

const levelsStored = () =>
  ask<{ count: number }>(app.dataDir, 'SELECT count(*)::int AS count FROM "RiskAssessment"');

/** The draft of the special educator: letters at 16, by a panel of six. */
async function writeDraft(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Skriv en ny version' }).click();
  const letters = page.getByRole('group', { name: 'Bokstavsljud, vintern' });
  await letters.getByLabel('Gräns', { exact: true }).fill('16');
  await letters.getByLabel('Hur gränsen är satt').selectOption('panel');
  await letters.getByLabel('Bedömarnas tabell').fill('15 16\n16 16\n17 16\n15 17\n16 15');
  await page.getByLabel('Varför', { exact: true }).fill('Panelens möte den 3 november.');
  await page.getByRole('button', { name: 'Spara utkastet' }).click();
  // Five judges are too few, and nothing that was typed is lost.
  await expect(page.getByText('En panel har minst sex bedömare i två omgångar.')).toBeVisible();
  await expect(letters.getByLabel('Bedömarnas tabell')).toHaveValue(/^15 16\n/);
  await letters.getByLabel('Bedömarnas tabell').fill('15 16\n16 16\n17 16\n15 17\n16 15\n14 16');
  await letters.getByLabel('Så sägs den på svenska').fill('16 av 24 bokstäver');
  await letters.getByLabel('Så sägs den på engelska').fill('16 of 24 letters');
  await page.getByRole('button', { name: 'Spara utkastet' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('version 2');
}

test('a special educator writes it, the head of education sees its price and approves it', async ({
  visitors,
}) => {
  const educator = await visitors.arrive({ url: app.url, expected: [/status of 400/] });
  await signInAs(educator, 'special-educator');
  await educator.goto('/policies');
  await writeDraft(educator);
  await expect(educator.getByText(/6 bedömare; första omgången medel 15,5/)).toBeVisible();

  const head = await visitors.arrive({ url: app.url });
  await signInAs(head, 'head-of-education');
  await head.goto('/policies/grund-1/2');
  const sentence = head.getByText(/^Av 1 000 elever läser ungefär/);
  await expect(sentence).toContainText('Av de 150 som verkligen är under gränsen');
  await head.getByLabel('Elever under gränsen, av 100').fill('8');
  await head.getByLabel('Reliabilitet, helklass').fill('hög');
  await head.getByRole('button', { name: 'Räkna', exact: true }).click();
  await expect(sentence).toContainText('Av de 80 som verkligen är under gränsen');
  await expect(head.getByText('Skriv ett tal mellan 0,3 och 0,99.')).toBeVisible();

  const [before] = await levelsStored();
  await head.getByRole('link', { name: 'Visa nivåerna sida vid sida' }).click();
  await expect(head.getByRole('heading', { level: 1 })).toContainText('med version 2');
  await expect(head.getByRole('heading', { name: 'Från vilken nivå till vilken' })).toBeVisible();
  await expect(
    head.getByText(/Inget sparas: fönstret bedöms fortfarande med version 1/),
  ).toBeVisible();
  await head.getByLabel('Visa med').selectOption('1');
  await expect(head.getByRole('heading', { level: 1 })).toContainText('med version 1');
  expect((await levelsStored())[0]).toEqual(before);

  await head.goto('/policies/grund-1/2');
  await head.getByLabel(/^Vintern/).check();
  await head.getByRole('button', { name: 'Fastställ', exact: true }).click();
  await expect(head.getByRole('heading', { level: 1 })).toHaveText('Gränser');
  await expect(head.getByRole('link', { name: 'Visa version 2' })).toBeVisible();
});

test('groups are shown with how many have done the task, and a reader of English is told of Swedish', async ({
  visitors,
}) => {
  const head = await visitors.arrive({ url: app.url });
  await signInAs(head, 'head-of-education');
  await head.goto('/policies');
  const groups = head.getByRole('region', { name: 'Jämförelsegrupper' });
  await expect(groups.getByRole('row', { name: /^Bokstavsljud/ })).toContainText('inskrivna');
  await expect(groups).toContainText('Påhittade resultat.');
  await head.getByRole('button', { name: /^Räkna om vintern/ }).click();
  await expect(head.getByRole('heading', { level: 1 })).toHaveText('Gränser');
  await head.context().addCookies([{ name: 'lasfyr-locale', value: 'en', url: app.url }]);
  await head.goto('/policies/grund-1/2');
  const why = head.locator('[lang="sv"]').filter({ hasText: 'Panelens möte' }).first();
  await expect(why).toBeVisible();
  await expect(head.getByText('written in Swedish').first()).toBeVisible();
});
