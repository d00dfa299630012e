/** The readings of the week on the start page, and "did it help" in the overview, after a plan was made. */
import { ask } from './support/database';
import { expect, test, useApp } from './support/fixtures';
import { signInAs } from './support/staff';

const app = useApp('full');

test('from the start page to the reading, and from the overview to the graph', async ({
  visitors,
}) => {
  const page = await visitors.arrive({ url: app.url });
  await signInAs(page, 'special-educator');
  await expect(page.getByText('Ingen av dina elever har en plan som pågår')).toBeVisible();
  await page.getByRole('link', { name: 'Grupper och planer' }).first().click();
  await page.getByRole('button', { name: 'Alla som behöver följas upp' }).click();
  await page.getByRole('button', { name: 'Gör till grupp' }).first().click();
  await page
    .getByRole('link', { name: /^Planera för/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Spara planen' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Veckans tillfällen');
  // The plan begins next week: as if it had begun three weeks ago, with nothing read.
  await ask(
    app.dataDir,
    `UPDATE "Plan" SET "startDate" = current_date - 21, "endDate" = current_date + 60 RETURNING "id"`,
  );
  await ask(app.dataDir, `UPDATE "PlanPupil" SET "startDate" = current_date - 21 RETURNING "id"`);
  await ask(app.dataDir, `DELETE FROM "SchoolBreak" RETURNING "id"`);

  await page.goto(`${app.url}/`);
  await expect(page.getByRole('heading', { name: 'Läsningar den här veckan' })).toBeVisible();
  await expect(page.getByText('Försenad').first()).toBeVisible();
  await page
    .getByRole('link', { name: /^Till läsningen för/ })
    .first()
    .click();
  await expect(page.getByTestId('start-probe')).toBeVisible();

  await page.goto(`${app.url}/overview`);
  const filters = page.getByRole('group', { name: 'Hjälpte det?' });
  await filters.getByText('inga läsningar').click();
  const cell = page.getByRole('link', { name: 'inga läsningar' });
  await expect(cell.first()).toBeVisible();
  const [name = ''] = await page.locator('tbody tr').first().getByRole('rowheader').allInnerTexts();
  await page.getByRole('button', { name: name.trim() }).click();
  const panel = page.getByRole('region', { name: 'Hjälpte det?' });
  await expect(panel).toContainText('Inget beslut om stödet än.');
  await panel.getByRole('link', { name: 'Visa uppföljningen' }).click();
  await expect(page.getByTestId('start-probe')).toBeVisible();
});
