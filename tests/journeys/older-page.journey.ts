/** Pages that were open when the school chose anew, and forms that say what is wrong where it is. */
import { findClass } from './support/database';
import { expect, test, useApp } from './support/fixtures';
import { signInAs, signInAsPerson } from './support/staff';

const app = useApp('small');

test('a school stops using test leaders while a teacher is choosing one (sv)', async ({
  visitors,
}) => {
  const { classId, teacherId } = await findClass(app.dataDir, 'Strandskolan', '1B');
  const teacher = await visitors.arrive({ url: app.url, expected: [/status of 409/] });
  await signInAsPerson(teacher, teacherId);
  await teacher.goto(`/classes/${classId}/round`);
  await teacher.getByLabel('Vem som leder').selectOption({ index: 1 });

  const principal = await visitors.arrive({ url: app.url });
  await signInAs(principal, 'principal');
  await principal.getByRole('navigation').getByText('Mer', { exact: true }).click();
  await principal.getByRole('link', { name: 'Upplägg', exact: true }).click();
  await expect(principal.getByText('Det som pågår när du sparar går vidare')).toBeVisible();
  const roles = principal.getByRole('region', { name: 'Roller', exact: true });
  for (const box of await roles.getByLabel('testledare', { exact: true }).all()) {
    await box.uncheck();
  }
  await roles.getByRole('button', { name: 'Spara rollerna' }).click();
  await expect(principal.getByText('Sparat: Roller.')).toBeVisible();

  await teacher.getByRole('button', { name: 'Låt leda i dag' }).click();
  await expect(
    teacher
      .getByRole('status')
      .filter({ hasText: 'Skolan låter inte testledare leda eller läsa.' }),
  ).toBeVisible();
  await expect(teacher.getByLabel('Vem som leder')).toHaveCount(0);
  await roles.getByRole('button', { name: 'Ångra senaste ändringen: Roller' }).click();
  await expect(principal.getByText('Ångrat: Roller.')).toBeVisible();
  await teacher.goto(`/classes/${classId}/round`);
  await expect(teacher.getByLabel('Vem som leder')).toBeVisible();
});

test('a form says what is wrong beside the field, goes there, and keeps what was typed (en)', async ({
  visitors,
}) => {
  const { pupils } = await findClass(app.dataDir, 'Strandskolan', '1B');
  const page = await visitors.arrive({ url: app.url, expected: [/status of 400/] });
  await signInAs(page, 'special-educator');
  await page.getByRole('button', { name: 'English' }).click();
  await page.goto('/learning/ideas');
  const title = page.getByLabel('The idea in a line');
  const text = page.getByLabel('What would be better, and for whom?');
  const send = page.getByRole('button', { name: 'Send the idea' });
  await send.click();
  await expect(page.getByText('Fill in the field.')).toHaveCount(2);
  await expect(title).toBeFocused();
  await title.fill('A film');
  await send.click();
  await expect(text).toBeFocused();
  // A pupil's name is found by the server only, and the answer is met in the same way.
  const named = `${pupils[0]?.name} would read more.`;
  await text.fill(named);
  await send.click();
  await expect(page.getByText('The text holds the name of a pupil')).toBeVisible();
  await expect(text).toBeFocused();
  await expect(text).toHaveValue(named);
  await expect(title).toHaveValue('A film');

  await page.goto('/examples');
  await page.getByRole('button', { name: 'Write a draft' }).click();
  const name = page.getByLabel('Name of the way of working');
  await name.fill('');
  await page.getByLabel('Setting').fill('Two and two.');
  await page.getByLabel('School weeks').fill('900');
  await page.getByRole('button', { name: 'Show to the municipality’s schools' }).click();
  await expect(name).toBeFocused();
  await expect(page.getByText('Fill in the field.')).toBeVisible();
  await expect(page.getByText(/Write a whole number from 1 to/)).toBeVisible();
  await expect(page.getByLabel('Setting')).toHaveValue('Two and two.');
});
