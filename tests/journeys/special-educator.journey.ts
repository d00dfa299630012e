/** A special educator with several classes: who first, why, how sure, and a decision. */
import { readFile } from 'node:fs/promises';
import { ask, findClass } from './support/database';
import { expect, test, useApp } from './support/fixtures';
import { signInAs, signInAsPerson } from './support/staff';

const app = useApp();

test('sorts, filters, and decides on a flag that the teacher then sees', async ({ visitors }) => {
  const page = await visitors.arrive({ url: app.url });
  await signInAs(page, 'special-educator');
  await page.getByRole('link', { name: 'Översikt', exact: true }).click();
  const table = page.getByRole('table', { name: /^Elever och färdigheter/ });
  const names = table.getByRole('rowheader');
  await expect(names.first()).toBeVisible();
  const byNeed = await names.allInnerTexts();
  await table.getByRole('button', { name: 'Elev', exact: true }).click();
  const byName = await names.allInnerTexts();
  const sorted = [...byName].sort(new Intl.Collator('sv').compare);
  expect(byName).toEqual(sorted);
  expect([...byNeed].sort()).toEqual([...byName].sort());

  await page.getByRole('button', { name: /^Väntar på ditt beslut/ }).click();
  const waiting = await names.allInnerTexts();
  expect(waiting.length).toBeGreaterThan(0);
  expect(waiting.length).toBeLessThan(byName.length);

  await names.first().getByRole('button').click();
  const panel = page.getByRole('dialog');
  const name = (await panel.getByRole('heading').first().innerText()).split(',')[0] ?? '';
  await expect(panel).toContainText('behöver följas upp');
  await expect(panel).toContainText(/chanser på 10/);
  await panel
    .getByLabel(/Bekräfta/)
    .first()
    .check();
  await panel.getByRole('button', { name: /Spara/ }).first().click();
  await expect(panel).toContainText(/bekräftad/i);

  const [flag] = await ask<{ state: string; staffId: string; classId: string; pupilId: string }>(
    app.dataDir,
    `SELECT f."state", a."staffMemberId" AS "staffId", r."classId", f."pupilId"
       FROM "Flag" f JOIN "Review" v ON v."flagId" = f."id" JOIN "Round" r ON r."id" = f."roundId"
       JOIN "RoleAssignment" a ON a."classId" = r."classId" AND a."role" = 'teacher' LIMIT 1`,
  );
  expect(flag?.state).toBe('confirmed');
  const teacher = await visitors.arrive({ url: app.url });
  await signInAsPerson(teacher, flag?.staffId ?? '');
  await teacher.goto(`/classes/${flag?.classId}/pupils/${flag?.pupilId}`);
  await expect(teacher.getByRole('heading', { level: 1 })).toContainText(name);
  await expect(teacher.getByRole('main')).toContainText(/bekräftad/i);

  // The teacher sees it otherwise, and the proposal waits again.
  const proposals = teacher.getByRole('region', { name: 'Uppföljning', exact: true });
  await proposals.getByText('Kommentera eller invänd').first().click();
  await proposals.getByRole('textbox').first().fill('Läser säkert i klassrummet.');
  await proposals.getByRole('button', { name: 'Invänd och öppna igen' }).first().click();
  await expect(proposals).toContainText(/invändning av/);
  await page.goto('/overview?show=decide');
  await names.getByRole('button', { name }).click();
  await expect(panel).toContainText('Läser säkert i klassrummet.');
  await expect(panel).toContainText('Någon som undervisar eleven har invänt');
});

test('arranges the table, names the view, finds it again, and takes it out as a file', async ({
  visitors,
}) => {
  const page = await visitors.arrive({ url: app.url });
  await signInAs(page, 'special-educator');
  await page.goto('/overview');
  const table = page.getByRole('table', { name: /^Elever och färdigheter/ });
  await page.getByRole('button', { name: 'Visa', exact: true }).click();
  await page.getByLabel('Gruppera efter').selectOption({ label: 'Klass' });
  await page.getByRole('checkbox', { name: 'Fäst Varför' }).check();
  await page.keyboard.press('Escape');
  await expect(
    table.getByRole('rowheader', { name: /^1A, Strandskolan: \d+ elever$/ }),
  ).toBeVisible();
  await expect(table.getByRole('columnheader').nth(1)).toHaveText('Varför');

  await page.getByRole('button', { name: /^behöver följas upp/ }).click();
  const shown = await table.getByRole('rowheader').allInnerTexts();
  await page.getByRole('button', { name: 'Mina vyer' }).click();
  await page.getByLabel('Spara vyn som').fill('Måndagsmötet');
  await page.getByRole('button', { name: 'Spara vyn' }).click();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: /^behöver följas upp/ }).click();
  await page.getByRole('button', { name: 'Visa', exact: true }).click();
  await page.getByLabel('Gruppera efter').selectOption({ label: 'Ingen gruppering' });
  await page.keyboard.press('Escape');
  expect((await table.getByRole('rowheader').allInnerTexts()).length).toBeGreaterThan(shown.length);
  await page.reload();
  await page.getByRole('button', { name: 'Mina vyer' }).click();
  await page.getByRole('button', { name: 'Måndagsmötet', exact: true }).click();
  await page.keyboard.press('Escape');
  expect(await table.getByRole('rowheader').allInnerTexts()).toEqual(shown);

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Hämta som CSV' }).click(),
  ]);
  const text = await readFile(await file.path(), 'utf8');
  const pupils = shown.filter((line) => !/: \d+ elev/.test(line));
  expect(text.trim().split('\r\n')).toHaveLength(1 + pupils.length);
  for (const pupil of pupils) expect(text).toContain(pupil);
});

test('notes the result of another test on the pupil’s page, and takes it back', async ({
  visitors,
}) => {
  const { classId, pupils } = await findClass(app.dataDir, 'Strandskolan', '1A');
  const page = await visitors.arrive({ url: app.url });
  await signInAs(page, 'teacher');
  await page.goto(`/classes/${classId}/pupils/${pupils[1]?.pupilId}`);
  const others = page.getByRole('region', { name: 'Resultat från andra test' });
  await others.getByText('Anteckna ett resultat').click();
  await others.getByLabel('Test och del').fill('Ordkedjor');
  await others.getByLabel('Stanine').fill('3');
  await others.getByLabel('Vem gjorde det').fill('speciallärare');
  await others.getByRole('button', { name: 'Spara resultatet' }).click();
  await expect(others).toContainText(/Ordkedjor, .*: stanine 3 \(speciallärare\)/);
  await others.getByRole('button', { name: /^Ta tillbaka/ }).click();
  await expect(others).toContainText('tillbakataget');
});

test('a teacher notes worry, a started assessment and the national outcome, and takes worry back', async ({
  visitors,
}) => {
  const { classId, pupils } = await findClass(app.dataDir, 'Strandskolan', '1A');
  const pupil = pupils[0];
  const page = await visitors.arrive({ url: app.url });
  await signInAs(page, 'teacher');
  await page.goto(`/classes/${classId}/pupils/${pupil?.pupilId}`);
  await page.getByRole('button', { name: 'Anteckna oro' }).click();
  const notes = page.getByRole('region', { name: 'Oro och särskild bedömning' });
  await expect(notes).toContainText('oro, lärare');
  await page.getByRole('button', { name: 'Särskild bedömning har startat' }).click();
  await expect(notes).toContainText('Antecknat av');
  await page.getByLabel('Utfall').selectOption('not-reached');
  await page.getByRole('button', { name: 'Spara utfall' }).click();
  await expect(page.getByRole('region', { name: 'Nationella bedömningsstödet' })).toContainText(
    'visar en indikation',
  );
  const count = async () => {
    const [row] = await ask<{ open: number; withdrawn: number }>(
      app.dataDir,
      `SELECT count(*) FILTER (WHERE "withdrawnAt" IS NULL)::int AS open,
              count(*) FILTER (WHERE "withdrawnAt" IS NOT NULL)::int AS withdrawn
         FROM "PupilNotice" WHERE "pupilId" = $1`,
      [pupil?.pupilId],
    );
    return row;
  };
  expect(await count()).toEqual({ open: 2, withdrawn: 0 });
  await notes
    .getByRole('button', { name: /Ångra|Ta tillbaka/ })
    .first()
    .click();
  await expect.poll(count).toEqual({ open: 1, withdrawn: 1 });
});
