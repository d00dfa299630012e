/** A principal fits the screening to the school, a teacher meets it, and the administrator sets the limits. */
import { findClass } from './support/database';
import { expect, test, useApp } from './support/fixtures';
import { signInAs, signInAsPerson } from './support/staff';

const app = useApp('small');

test('a principal chooses within the limits, is refused outside them, and takes it back (sv)', async ({
  visitors,
}) => {
  const page = await visitors.arrive({ url: app.url, expected: [/status of 400/] });
  await signInAs(page, 'principal');
  await page.getByRole('navigation').getByText('Mer', { exact: true }).click();
  await page.getByRole('link', { name: 'Upplägg', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Upplägg på Strandskolan');
  const line = (name: string) => page.getByRole('region', { name, exact: true });

  // Days outside the municipality's window are refused beside the field.
  const days = line('Dagar');
  const first = days.getByLabel('Skolans första dag');
  const inside = await first.inputValue();
  await first.fill('2020-01-01');
  await days.getByRole('button', { name: 'Spara dagarna' }).click();
  await expect(days.getByText('Dagen ligger utanför kommunens fönster.')).toBeVisible();
  await first.fill(inside);
  await days.getByLabel('Skolans sista dag').fill(inside);
  await days.getByRole('button', { name: 'Spara dagarna' }).click();
  await expect(page.getByText('Sparat: Dagar.')).toBeVisible();

  // Rounds are given to special educators.
  const leaders = line('Roller').getByRole('group', { name: 'Startar och leder omgångar' });
  await leaders.getByLabel('lärare', { exact: true }).uncheck();
  await line('Roller').getByRole('button', { name: 'Spara rollerna' }).click();
  await expect(page.getByText('Sparat: Roller.')).toBeVisible();

  // A letter says nothing of a diagnosis.
  const lines = line('Rader i brev').getByLabel('Rader på svenska');
  await lines.fill('Vi utreder dyslexi.');
  await expect(line('Rader i brev').getByText('Skriv om: dyslex')).toBeVisible();
  await lines.fill('Öppet hus på torsdag.');
  await line('Rader i brev').getByRole('button', { name: 'Spara raderna' }).click();
  await expect(page.getByText('Sparat: Rader i brev.')).toBeVisible();

  // The teacher is told the days, and whom to ask, and the letter has the lines.
  const teacher = await visitors.arrive({ url: app.url });
  const { classId, teacherId } = await findClass(app.dataDir, 'Strandskolan', '1B');
  await signInAsPerson(teacher, teacherId);
  await teacher.goto(`/classes/${classId}/round`);
  await expect(teacher.getByText('I dag ligger utanför skolans egna dagar')).toBeVisible();
  await expect(teacher.getByText('På Strandskolan startar andra omgången')).toBeVisible();
  await expect(teacher.getByText('Be specialpedagog eller testledare i klassen')).toBeVisible();

  // What was chosen is taken back, and kept in the history.
  await line('Roller').getByRole('button', { name: 'Ångra senaste ändringen: Roller' }).click();
  await expect(page.getByText('Ångrat: Roller.')).toBeVisible();
  await expect(leaders.getByLabel('lärare', { exact: true })).toBeChecked();
  await page.getByText('Vem har ändrat vad').click();
  await expect(page.getByText(/Roller ändrades|Roller sattes/).first()).toBeVisible();
  await teacher.reload();
  await expect(teacher.getByText('startar andra omgången')).toHaveCount(0);
});

test('an administrator closes a line, and the school’s choice no longer holds (en)', async ({
  visitors,
}) => {
  const page = await visitors.arrive({ url: app.url });
  await signInAs(page, 'administrator');
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('link', { name: 'Set-up', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Limits for the schools’ set-up',
  );
  const own = page.getByRole('row', { name: /Lyktskolan/ });
  await expect(own).toContainText('Days, Roles, The school’s own line of attention');
  const letters = page.getByRole('region', { name: 'Lines in letters', exact: true });
  await letters.getByLabel('Schools may choose themselves').uncheck();
  await letters.getByRole('button', { name: 'Save the limit: Lines in letters' }).click();
  await expect(page.getByText('Saved: Lines in letters.')).toBeVisible();

  const principal = await visitors.arrive({ url: app.url });
  await signInAs(principal, 'principal');
  await principal.getByRole('button', { name: 'English' }).click();
  await principal.getByRole('navigation').getByText('More', { exact: true }).click();
  await principal.getByRole('link', { name: 'Set-up', exact: true }).click();
  const closed = principal.getByRole('region', { name: 'Lines in letters', exact: true });
  await expect(closed.getByText('The municipality has closed this choice.')).toBeVisible();

  // The municipality's figures say that they are counted alike, with the meaning a click away.
  const head = await visitors.arrive({ url: app.url });
  await signInAs(head, 'head-of-education');
  await head.getByRole('button', { name: 'English' }).click();
  await head.getByRole('link', { name: 'Follow-up', exact: true }).click();
  await expect(head.getByText('The figures are counted alike for all schools')).toBeVisible();
  await head.getByRole('button', { name: 'counted alike' }).click();
  await expect(head.getByText('None of it is part of judging a level')).toBeVisible();
});
