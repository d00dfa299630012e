/**
 * A special educator's desk: what a pupil studies and since when beside the result, a plan that is changed
 * and changed back, and a class's letters prepared one after another, of which one fails the first time.
 */
import type { Page } from '@playwright/test';
import { ask, findClass } from './support/database';
import { expect, test, useApp } from './support/fixtures';
import { signInAs } from './support/staff';

const app = useApp('small');

async function speak(page: Page, locale: 'sv' | 'en'): Promise<void> {
  await page.context().addCookies([{ name: 'lasfyr-locale', value: locale, url: app.url }]);
}

/** A pupil of 1A with a proposal, and the class. */
async function findFlagged(): Promise<{ classId: string; pupilId: string; name: string }> {
  const { classId, pupils } = await findClass(app.dataDir, 'Strandskolan', '1A');
  const [flag] = await ask<{ pupilId: string }>(
    app.dataDir,
    `SELECT f."pupilId" FROM "Flag" f JOIN "Round" r ON r."id" = f."roundId"
       JOIN "Pupil" p ON p."id" = f."pupilId"
      WHERE r."classId" = $1 AND NOT p."protectedIdentity" ORDER BY f."id" LIMIT 1`,
    [classId],
  );
  const pupilId = flag?.pupilId ?? '';
  const name = pupils.find((pupil) => pupil.pupilId === pupilId)?.name ?? '';
  return { classId, pupilId, name };
}

test('what a pupil studies and since when is said, undone, and stands beside the result', async ({
  visitors,
}) => {
  const { classId, pupilId, name } = await findFlagged();
  const page = await visitors.arrive({ url: app.url });
  await signInAs(page, 'administrator');
  await page.goto(`/roster/classes/${classId}`);
  await page.getByRole('link', { name: `Ändra skoluppgifter för ${name}` }).click();
  await expect(page.getByRole('heading', { name: `Skoluppgifter för ${name}` })).toBeVisible();
  const before = await page.getByLabel('Eleven började i svensk skola').inputValue();
  const save = async () => {
    await page.getByLabel('svenska som andraspråk', { exact: true }).check();
    const autumn = page.getByLabel('Eleven började i svensk skola').locator('option').nth(2);
    await page
      .getByLabel('Eleven började i svensk skola')
      .selectOption((await autumn.getAttribute('value')) ?? '');
    await page.getByRole('button', { name: 'Spara skoluppgifterna' }).click();
    await expect(page.getByText(`Skoluppgifterna för ${name} är sparade.`)).toBeVisible();
  };
  await save();
  await page.getByRole('button', { name: 'Ångra' }).click();
  await page.getByRole('link', { name: `Ändra skoluppgifter för ${name}` }).click();
  await expect(page.getByLabel('Eleven började i svensk skola')).toHaveValue(before);
  await save();

  // A class list with the term in words, and one cell that says something else.
  await page.goto('/roster/import');
  await page.getByLabel('Skola', { exact: true }).selectOption({ label: 'Strandskolan' });
  const rows = [
    'Förnamn;Efternamn;Klass;Började i svensk skola',
    'Ny;Elev;1A;ht 2025',
    'Till;Elev;1A;?!',
  ];
  await page.locator('input[type=file]').setInputFiles({
    name: 'klass.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`${rows.join('\n')}\n`),
  });
  await page.getByRole('button', { name: 'Läs filen' }).click();
  await page.waitForURL(/\/roster\/import\/[0-9a-f-]{36}/);
  await expect(page.getByRole('cell', { name: 'hösten 2025' })).toBeVisible();
  await expect(page.getByText(/^Rad 3: när eleven började i svensk skola/)).toBeVisible();

  await page.context().clearCookies();
  await signInAs(page, 'special-educator');
  await page.goto(`/classes/${classId}/pupils/${pupilId}`);
  const told = 'Läser svenska som andraspråk, första läsåret i svensk skola.';
  await expect(page.getByText(told)).toBeVisible();
  await page.getByText('Läs resultatet rätt').click();
  await expect(
    page.getByText(/säger ingenting om hur eleven läser .* på modersmålet/),
  ).toBeVisible();
  await speak(page, 'en');
  await page.reload();
  await expect(
    page.getByText('Studies Swedish as a second language, first year in Swedish school.'),
  ).toBeVisible();
  // Nowhere a choice of the overview's table.
  await page.goto('/overview');
  await expect(page.getByText('sva, first year in Swedish school').first()).toBeVisible();
  await expect(page.getByRole('columnheader', { name: /swedish/i })).toHaveCount(0);
});

test('a plan is changed with its reason, and changed back', async ({ visitors }) => {
  const { pupilId } = await findFlagged();
  const page = await visitors.arrive({ url: app.url });
  await signInAs(page, 'special-educator');
  await page.goto(`/plans/new?pupil=${pupilId}`);
  await page.getByRole('button', { name: 'Spara planen' }).click();
  await page.getByRole('link', { name: /^Ändra planen för/ }).click();
  const days = page.getByRole('group', { name: 'Dagar i veckan' }).getByRole('checkbox');
  for (const at of [0, 1, 2, 3, 4]) await days.nth(at).setChecked(at === 2);
  await page.getByRole('button', { name: 'Spara ändringen' }).click();
  // The reason is asked for by the browser before anything is sent.
  await expect(page).toHaveURL(/\/change$/);
  await page.getByLabel('Varför planen ändras').fill('Orkar inte oftare.');
  await page.getByRole('button', { name: 'Spara ändringen' }).click();
  const changes = page.getByRole('list', { name: 'Ändringar av planen' });
  await expect(changes).toContainText(/Ändrad .*: \d → 1 gång i veckan \(ons?/);
  await expect(changes).toContainText('Orkar inte oftare.');
  await speak(page, 'en');
  await page.reload();
  await expect(page.getByRole('list', { name: 'Changes of the plan' })).toContainText(
    /Changed .*: \d → 1 time a week/,
  );
  await page.getByRole('button', { name: /^Take back: / }).click();
  await expect(page.getByRole('list', { name: 'Changes of the plan' })).toHaveCount(0);
});

test('a class’s letters: one fails and is tried again, all are printed, handed out and undone', async ({
  visitors,
}) => {
  const { classId, pupilId, name } = await findFlagged();
  const page = await visitors.arrive({ url: app.url, expected: [/letter\/data/] });
  await page.addInitScript(() => {
    globalThis.print = () => {};
  });
  await signInAs(page, 'special-educator');
  await page.goto(`/classes/${classId}/letters`);
  const boxes = page.getByRole('checkbox');
  const count = await boxes.count();
  expect(count).toBeGreaterThan(5);
  await page.route(`**/pupils/${pupilId}/letter/data**`, (route) => route.abort(), { times: 1 });
  await page.getByRole('button', { name: `Förbered ${count} brev` }).click();
  await expect(page.getByRole('progressbar')).toHaveAttribute(
    'aria-valuetext',
    `${count} av ${count}`,
  );
  await expect(page.locator('.letter')).toHaveCount(count - 1);
  await page.getByRole('button', { name: `Försök igen med brevet om ${name}` }).click();
  await expect(page.locator('.letter')).toHaveCount(count);
  await page.getByRole('button', { name: `Skriv ut ${count} brev` }).click();
  await expect(page.getByText(`${count} av ${count} brev utskrivna`)).toBeVisible();
  await page.getByRole('button', { name: `Anteckna brevet om ${name} som utlämnat` }).click();
  await expect(page.getByText(/, 1 av \d+ utlämnade/)).toBeVisible();

  // The next day somebody else sees who is left.
  await speak(page, 'en');
  await page.goto(`/classes/${classId}/letters?language=en`);
  await expect(page.getByText(`${count} of ${count} letters printed, 1 of ${count}`)).toBeVisible();
  await page.getByRole('button', { name: 'Choose none' }).click();
  await page.getByRole('checkbox', { name, exact: true }).check();
  await page.getByRole('button', { name: 'Prepare 1 letter' }).click();
  await page.getByRole('button', { name: 'Print 1 letter' }).click();
  await expect(page.getByText('1 letter noted as printed.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText(/^Handed out .* by /)).toHaveCount(1);
});
