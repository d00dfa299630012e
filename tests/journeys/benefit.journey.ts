/**
 * A head of education writes a benefit and takes it on through its phases, sets what the former testing took and reads freed
 * time and costs; a principal reads the same. In Swedish, and the pages once in English.
 */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { ask } from './support/database';
import { expect, test, useApp } from './support/fixtures';
import { signInAs } from './support/staff';

const app = useApp('small');

const NEED = /För att gå vidare till Planera saknas: indikator, enhet och effektkedja/;

async function open(page: Page, tab: string) {
  await page.getByRole('link', { name: 'Nytta', exact: true }).click();
  // The pages beside it have the same tabs: the next press is on this page's own.
  await expect(page).toHaveURL(/\/benefits$/);
  const tabs = page.getByRole('navigation', { name: 'Sidor om nyttan' });
  await tabs.getByRole('link', { name: tab, exact: true }).click();
}

/** Opens the form of a phase, which stands folded beside what is written. */
function phase(page: Page, name: string) {
  return page.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) });
}

/** On to a phase; the page has come when it says that the benefit is there. */
async function goOn(page: Page, name: string) {
  await page.getByRole('button', { name: `Gå vidare till ${name}` }).click();
  const here = page.getByRole('heading', { name: new RegExp(`${name} .*här är nyttan nu`) });
  await expect(here).toBeVisible();
}

test('a head of education takes a benefit from a thought to a measured value', async ({
  visitors,
}) => {
  const page = await visitors.arrive({ url: app.url, expected: [/status of 400/] });
  await signInAs(page, 'head-of-education');
  await open(page, 'Nyttoregister');
  await page.getByText('Lägg till en nytta').click();
  await page.getByLabel('Nyttans namn').fill('Färre enskilda test');
  await page.getByLabel('Intressent').fill('specialpedagogerna');
  await page.getByLabel(/^4\.1 /).check();
  await page.getByRole('button', { name: 'Lägg till nyttan' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Färre enskilda test');

  await goOn(page, 'Specificera');
  await expect(page.getByText(NEED)).toBeVisible();
  const specify = phase(page, 'Specificera');
  await specify.getByText('Fyll i').click();
  await page.getByLabel('Indikator').fill('enskilda test per klass');
  await page.getByLabel('Enhet').fill('test');
  await page.getByLabel('Funktioner i verktyget').fill('Klassen gör uppgifterna tillsammans');
  await page.getByLabel('Beteenden som ändras').fill('Bara den som behöver testas enskilt');
  await page.getByLabel('Effekter', { exact: true }).fill('Tid till undervisning');
  await specify.getByRole('button', { name: 'Spara' }).click();
  await expect(page.getByRole('list', { name: 'Effektkedja' })).toContainText(
    'Tid till undervisning',
  );
  await goOn(page, 'Planera');

  await phase(page, 'Planera').getByText('Fyll i').click();
  await page.getByLabel('Nollmätning', { exact: true }).fill('tjugofem');
  await page.getByRole('button', { name: 'Spara' }).last().click();
  await expect(page.getByText('Skriv ett tal inom rimliga gränser')).toBeVisible();
  await page.getByLabel('Nollmätning', { exact: true }).fill('24,5');
  await page.getByLabel('Nollmätningens dag').fill('2026-01-15');
  await page.getByLabel('Mål', { exact: true }).fill('8');
  await page.getByLabel('Målets dag').fill('2030-06-01');
  await page.getByLabel('Ansvarig').fill('skolchefen');
  await page.getByRole('button', { name: 'Spara' }).last().click();
  await goOn(page, 'Realisera');
  await page.getByText('Skriv ett mätvärde').click();
  await page.getByLabel('Värde').fill('12');
  await page.getByRole('button', { name: 'Spara värdet' }).click();
  await expect(page.getByText('Läget: närmare målet.')).toBeVisible();
  await expect(page.getByRole('img', { name: /Mätta värden över tid/ })).toBeVisible();

  // A slip is taken back, and stays in the history.
  await page.getByRole('button', { name: /^Ångra Mätt 12/ }).click();
  await expect(page.getByText('Inget är mätt än.')).toBeVisible();
  await expect(page.locator('del', { hasText: 'Mätt 12' })).toBeVisible();

  await open(page, 'Agenda 2030');
  await expect(page.getByRole('link', { name: 'Färre enskilda test' })).toBeVisible();
  await open(page, 'Nyttoregister');
  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Hämta som kalkylfil' }).click();
  const file = await readFile(await (await waiting).path(), 'utf8');
  expect(file).toContain(';Färre enskilda test;specialpedagogerna;Realisera;');
});

test('freed time follows what is assumed, and goes back; the principal reads and does not change', async ({
  visitors,
}) => {
  const page = await visitors.arrive({ url: app.url });
  await signInAs(page, 'head-of-education');
  await open(page, 'Frigjord tid');
  const row = page
    .getByRole('list', { name: 'Antaganden' })
    .getByRole('listitem')
    .filter({ hasText: 'Förr: specialpedagogens tid per elev' });
  await expect(row).toContainText('Påhittat för demonstrationen.');
  await row.getByText('Ändra', { exact: true }).click();
  await row.getByLabel('Förr: specialpedagogens tid per elev, minuter').fill('30');
  await row.getByLabel('Varför, och varifrån talet kommer').fill('Tre skolors svar');
  await row.getByRole('button', { name: 'Spara antagandet' }).click();
  await expect(row).toContainText('Tre skolors svar');
  await row.getByRole('button', { name: /^Ångra senaste/ }).click();
  await expect(row.getByText('45', { exact: true })).toBeVisible();

  await open(page, 'Kostnadskalkyl');
  await expect(page.getByRole('table', { name: /^Kostnader före och nu/ })).toBeVisible();
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('cost sheet');
  await page.getByRole('link', { name: 'Freed time', exact: true }).click();
  await expect(page.getByRole('table', { name: /^Adults’ time in hours/ })).toBeVisible();
  const pupils = await ask<{ givenName: string; familyName: string }>(
    app.dataDir,
    `SELECT "givenName", "familyName" FROM "Pupil"`,
  );
  const main = await page.getByRole('main').innerText();
  expect(pupils.length).toBeGreaterThan(20);
  for (const { givenName, familyName } of pupils) {
    expect(main).not.toContain(`${givenName} ${familyName}`);
  }

  const other = await visitors.arrive({ url: app.url });
  await signInAs(other, 'principal');
  await open(other, 'Frigjord tid');
  await expect(other.getByRole('columnheader', { name: 'Klass', exact: true })).toBeVisible();
  await expect(other.getByText('Skolchefen skriver in antagandena.')).toBeVisible();
  await expect(other.getByRole('button', { name: /^Ångra senaste/ })).toHaveCount(0);
});
