/** A school writes down how it works, another takes it over and tells how it went; nobody is named. */
import { readFile } from 'node:fs/promises';
import { ask } from './support/database';
import { expect, test, useApp } from './support/fixtures';
import { signInAs } from './support/staff';

const app = useApp();

test('a special educator shares a way of working, and a name stops it until it is mended', async ({
  visitors,
}) => {
  const page = await visitors.arrive({ url: app.url, expected: [/status of 422/] });
  await signInAs(page, 'special-educator');
  await page.getByRole('navigation').getByText('Mer', { exact: true }).click();
  await page.getByRole('link', { name: 'Goda exempel' }).click();
  await page.getByLabel('Skola', { exact: true }).selectOption({ label: 'Strandskolan' });
  await page
    .getByLabel('Metod', { exact: true })
    .selectOption({ label: 'Ordlistor i stigande svårighet' });
  await page.getByRole('button', { name: 'Skriv ett utkast' }).click();
  const [pupil] = await ask<{ givenName: string; familyName: string }>(
    app.dataDir,
    `SELECT u."givenName", u."familyName" FROM "Pupil" u
     JOIN "ClassMembership" m ON m."pupilId" = u."id" JOIN "SchoolClass" c ON c."id" = m."classId"
     JOIN "School" s ON s."id" = c."schoolId" WHERE s."name" = 'Strandskolan' LIMIT 1`,
  );
  const name = `${pupil?.givenName} ${pupil?.familyName}`;
  await page.getByLabel('Namn på arbetssättet').fill('Ordlistor före rasten');
  await page.getByLabel('Sammanhang').fill(`Två och två, som ${name}s par.`);
  await page.getByRole('button', { name: 'Visa för kommunens skolor' }).click();
  const notice = page.getByRole('status').filter({ hasText: 'Personuppgifter i texten' });
  await expect(notice).toContainText(`Sammanhang: ”${name}s” är namnet på en elev`);
  await page.getByLabel('Sammanhang').fill('Två och två, tio minuter före rasten.');
  await page.getByRole('button', { name: 'Visa för kommunens skolor' }).click();
  await expect(page.getByRole('heading', { name: 'Skolor som använder det' })).toBeVisible();
  await expect(page.getByText('Version 1, visad', { exact: false })).toBeHidden();
  await page.getByText('Versioner', { exact: true }).click();
  await expect(page.getByText('Version 1, visad', { exact: false })).toBeVisible();

  await page.getByRole('link', { name: 'Goda exempel' }).first().click();
  await page.getByRole('searchbox').fill('rasten');
  await expect(page.getByRole('link', { name: /Ordlistor före rasten/ })).toBeVisible();
  await expect(page.getByText('1 av 3 exempel')).toBeVisible();
});

test('another school takes a copy and tells how it went; the card says that it is made up', async ({
  visitors,
}) => {
  const page = await visitors.arrive({ url: app.url });
  await signInAs(page, 'special-educator');
  await page.goto('/examples');
  await page.getByRole('link', { name: /Ljuda ihop på mattan/ }).click();
  await expect(
    page.getByText('Påhittat exempel. Skolan, orden och siffrorna är syntetiska.'),
  ).toBeVisible();
  await expect(page.getByRole('img', { name: /^på väg mot målet 9 av 14 elever/ })).toBeVisible();
  await expect(page.getByText('1 skola använder en kopia.')).toBeVisible();
  await page.getByLabel('Ta en kopia till').selectOption({ label: 'Strandskolan' });
  await page.getByRole('button', { name: 'Ta en kopia' }).click();
  await expect(page.getByText('2 skolor använder en kopia.')).toBeVisible();
  const own = page.getByRole('listitem').filter({ hasText: 'Strandskolan' });
  await own.getByText('Berätta hur det gick').click();
  await own.getByLabel('Hur gick det?').selectOption('well');
  await own.getByLabel('Med egna ord').fill('Fungerade i båda klasserna.');
  await own.getByRole('button', { name: 'Skicka' }).click();
  await expect(own).toContainText('Fungerade bra.');
  await expect(own).toContainText('Fungerade i båda klasserna.');
  await page.goto('/methods');
  await expect(page.getByRole('heading', { name: 'Ljuda ihop på mattan' }).first()).toBeVisible();
});

test('an administrator takes a package out and reads one in; a changed one is refused', async ({
  visitors,
}) => {
  const page = await visitors.arrive({ url: app.url, expected: [/status of 422/] });
  await signInAs(page, 'administrator');
  await page.getByRole('link', { name: 'Paket', exact: true }).click();
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Hämta paketet' }).click();
  const text = await readFile(await (await waiting).path(), 'utf8');
  expect(text).not.toContain('Fyrvik');
  const send = async (buffer: Buffer) => {
    const file = { name: 'paket.json', mimeType: 'application/json', buffer };
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('button', { name: 'Läs och visa' }).click();
  };
  await send(Buffer.from(text.replace('mattan', 'matten')));
  await expect(
    page.getByText('Filen har ändrats sedan den gjordes', { exact: false }),
  ).toBeVisible();
  await expect(page.locator('input[type=file]')).toBeFocused();
  await send(Buffer.from(text));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Inläst paket');
  await expect(page.getByText('Paketet är påhittat: allt i det är syntetiskt.')).toBeVisible();
  await expect(page.getByText('Det finns inget nytt att ta in.')).toBeVisible();
  await page.getByRole('button', { name: 'Kasta paketet' }).click();
  await expect(page.getByText('Paketet är kastat.')).toBeVisible();
});

test('a visitor from elsewhere sees it all without an account and without anybody real', async ({
  visitors,
}) => {
  const page = await visitors.arrive({ url: app.url });
  await signInAs(page, 'head-of-education');
  await page.getByRole('button', { name: 'English' }).click();
  const [real] = await ask<{ count: string }>(
    app.dataDir,
    `SELECT (SELECT count(*) FROM "Pupil" WHERE NOT "synthetic")
       + (SELECT count(*) FROM "StaffMember" WHERE NOT "synthetic")
       + (SELECT count(*) FROM "Municipality" WHERE NOT "synthetic")
       + (SELECT count(*) FROM "MethodCard" WHERE NOT "synthetic") AS "count"`,
  );
  expect(Number(real?.count)).toBe(0);
  await page.getByRole('link', { name: 'Follow-up', exact: true }).click();
  await page.getByRole('link', { name: 'Comparison' }).click();
  const ribbon = page.getByRole('banner');
  await expect(ribbon).toContainText(/synthetic/i);
  const table = page.getByRole('table', { name: 'Own figures beside other municipalities' });
  await expect(table.getByRole('row', { name: /need follow-up/ })).toContainText('(6 units)');
  await expect(table.getByRole('row', { name: /need follow-up/ })).toContainText(
    /cannot be told apart|share than the group/,
  );
  await page.getByRole('button', { name: 'told apart', exact: true }).click();
  await expect(page.getByText('only when the lines do not meet', { exact: false })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Good examples' }).click();
  await page.getByRole('link', { name: /Ljuda ihop på mattan · made-up example/ }).click();
  await expect(page.getByText('A made-up example.', { exact: false })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Take a copy' })).toHaveCount(0);
});
