/** An administrator brings in class lists as schools export them. */
import type { Page } from '@playwright/test';
import { ask, findClass } from './support/database';
import { expect, test, useApp } from './support/fixtures';
import { signInAs } from './support/staff';

const app = useApp();

/** Windows-1252, as Swedish Excel saves a CSV. */
function asWindows1252(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}

async function readFile(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.goto('/roster/import');
  await page.getByLabel('Skola', { exact: true }).selectOption({ label: 'Lyktskolan' });
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer });
  await page.getByRole('button', { name: 'Läs filen' }).click();
}

async function countPupils(): Promise<number> {
  const [row] = await ask<{ n: number }>(app.dataDir, 'SELECT count(*)::int AS n FROM "Pupil"');
  return row?.n ?? -1;
}

test('a class list is previewed, applied once, and the same file again changes nothing', async ({
  visitors,
}) => {
  const page = await visitors.arrive({ url: app.url });
  await signInAs(page, 'administrator');
  const { pupils } = await findClass(app.dataDir, 'Lyktskolan', '1 Gul');
  const before = await countPupils();
  const known = pupils.slice(1).map(({ name }) => `${name.replace(' ', ';')};1 Gul;Nej`);
  const file = asWindows1252(
    [
      'Klasslista 1 Gul',
      'Förnamn;Efternamn;Klass;Skyddade personuppgifter',
      ...known,
      'Åsa;Östgren;1 Gul;Nej',
      'Hemlig;Hemligsson;1 Gul;Ja',
      'Antal elever: 22',
      '',
    ].join('\r\n'),
  );
  await readFile(page, 'klass.csv', file);
  await page.waitForURL(/\/roster\/import\/[0-9a-f-]{36}/);
  const main = page.getByRole('main');
  await expect(main).toContainText('Åsa Östgren');
  await expect(main).toContainText(pupils[0]?.name ?? '');
  await expect(main).not.toContainText('Hemlig');
  await expect(main).toContainText(/skyddade personuppgifter/i);
  expect(await countPupils()).toBe(before);

  await page.getByRole('button', { name: 'Spara ändringarna' }).click();
  await expect.poll(countPupils).toBe(before + 1);
  await expect(page.getByRole('button', { name: 'Spara ändringarna' })).toHaveCount(0);
  const [hidden] = await ask<{ n: number }>(
    app.dataDir,
    `SELECT count(*)::int AS n FROM "Pupil" WHERE "givenName" = 'Hemlig'`,
  );
  expect(hidden?.n).toBe(0);

  await readFile(page, 'klass.csv', file);
  await page.waitForURL(/\/roster\/import\/[0-9a-f-]{36}/);
  await expect(page.getByRole('main')).not.toContainText('Åsa Östgren');
  expect(await countPupils()).toBe(before + 1);
});

test('a picture is not a class list, and nothing is written', async ({ visitors }) => {
  const page = await visitors.arrive({ url: app.url, expected: [/status of 4\d\d/] });
  await signInAs(page, 'administrator');
  const before = await countPupils();
  await readFile(page, 'bild.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
  await expect(page.getByRole('alert').first()).toContainText('inget har ändrats');
  await expect(page.getByRole('main')).toContainText('CSV');
  expect(await countPupils()).toBe(before);
});

test('a pupil is added by hand, and another under an alias', async ({ visitors }) => {
  const page = await visitors.arrive({ url: app.url });
  await signInAs(page, 'administrator');
  const { classId } = await findClass(app.dataDir, 'Lyktskolan', '1 Gul');
  await page.goto(`/roster/classes/${classId}/new-pupil`);
  await page.getByLabel('Förnamn').fill('Ture');
  await page.getByLabel('Efternamn').fill('Ny');
  await page.getByLabel(/Födelsedatum/).fill('2019-04-05');
  await page.getByRole('button', { name: 'Lägg till eleven' }).click();
  await expect(page.getByRole('main')).toContainText('Ture');
  await page.goto(`/roster/classes/${classId}/new-pupil`);
  await page.getByRole('button', { name: 'Lägg till under alias' }).click();
  await page.waitForURL(new RegExp(`/roster/classes/${classId}(\\?|$)`));
  const [alias] = await ask<{
    familyName: string;
    birthDate: string | null;
    externalId: string | null;
  }>(
    app.dataDir,
    `SELECT "familyName", "birthDate", "externalId" FROM "Pupil" WHERE "protectedIdentity"`,
  );
  expect(alias).toEqual({ familyName: '', birthDate: null, externalId: null });
});
