/** A pupil who is new in the class: kindly out of the lesson, in with one press, or read one to one; and noise. */
import { ask, findClass } from './support/database';
import { expect, test, useApp } from './support/fixtures';
import { openBoard, signInAsPerson } from './support/staff';

const app = useApp();

test('a new pupil waits, is taken in and let wait; it was noisy, and the class page says so', async ({
  visitors,
}) => {
  const row = await findClass(app.dataDir, 'Strandskolan', '1B');
  const pupil = row.pupils[0];
  if (!pupil) throw new Error('the class has no pupils');
  await ask(
    app.dataDir,
    `UPDATE "ClassMembership" SET "startDate" = current_date - 2 WHERE "id" = $1`,
    [pupil.membershipId],
  );
  const page = await visitors.arrive({ url: app.url });
  await signInAsPerson(page, row.teacherId);
  await page.goto(`${app.url}/classes/${row.classId}/round`);
  const news = page.getByRole('region', { name: 'Nya i klassen' });
  await expect(news).toContainText(/Ny i klassen sedan .*: gör uppgifterna från v\. \d+/);
  await expect(page.getByText('1 elev är ny i klassen och väntar.')).toBeVisible();
  await news.getByRole('button', { name: /Ta med i klassens uppgifter nu/ }).click();
  await expect(news).toContainText('med i klassens uppgifter nu');
  await news.getByRole('button', { name: /Låt vänta till senare/ }).click();
  await expect(news).toContainText('gör uppgifterna från v.');
  await news.getByRole('button', { name: /Sätt på listan för en till en/ }).click();
  await expect(news).toContainText('Står på listan för en till en.');

  await openBoard(page, row.classId);
  await expect(page.getByText('ny i klassen', { exact: true })).toBeVisible();
  const noisy = page.getByRole('checkbox', { name: 'Det var bråkigt' });
  await expect(noisy).toHaveAttribute('aria-checked', 'false');
  await noisy.click();
  await expect(noisy).toHaveAttribute('aria-checked', 'true');
  await expect(page.getByText(/^Noterat \d\d:\d\d av /)).toBeVisible();

  await page.goto(`${app.url}/classes/${row.classId}?results=show`);
  await expect(page.getByText(/^Det var bråkigt under lektionen/)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Nya i klassen' })).toContainText(
    'Står på listan för en till en.',
  );
});
