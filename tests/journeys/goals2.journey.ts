/** A step left undone is carried over, a school freezes its own baseline, and goals stand in the report of Agenda 2030. */
import { expect, test, useApp } from './support/fixtures';
import { signInAs } from './support/staff';

const app = useApp('small');
const LEFT = 'Utvärdera läsårets arbete med skolorna';

test('a head of education closes what was left undone, takes that back and carries it over (sv)', async ({
  visitors,
}) => {
  const page = await visitors.arrive({ url: app.url, expected: [/status of 400/] });
  await signInAs(page, 'head-of-education');
  const left = page.getByRole('listitem').filter({ hasText: 'Inte gjort förra läsåret' });
  await left.getByRole('link', { name: 'Välj' }).click();
  await expect(page).toHaveURL(/\/year-wheel#unfinished/);
  const section = page.getByRole('region', { name: 'Inte gjort förra läsåret' });
  await section.getByLabel('Varför blev det inte gjort?').fill('Den nya planen ersätter den.');
  await section.getByRole('button', { name: 'Avsluta' }).click();
  await expect(page.getByText(`Steget är avslutat utan att göras: ${LEFT}`).first()).toBeVisible();
  await expect(section).toHaveCount(0);
  await page.getByRole('button', { name: 'Ångra' }).click();
  // A day outside the school year is refused beside its field.
  await section.getByLabel('Ny dag').fill('2035-01-10');
  await section.getByRole('button', { name: 'För vidare till i år' }).click();
  await expect(section.getByText('Välj en dag från i dag till läsårets slut.')).toBeVisible();
  await section.getByLabel('Ny dag').fill(new Date().toISOString().slice(0, 10));
  await section.getByRole('button', { name: 'För vidare till i år' }).click();
  const step = page
    .getByRole('listitem')
    .filter({ hasText: LEFT })
    .filter({ hasText: 'kvar från' });
  await expect(step).toHaveCount(1);

  await page.goto('/benefits/agenda');
  const target = page.getByRole('region', { name: /^4\.6\./ });
  await expect(target.getByRole('link', { name: /^Nästan alla i årskurs 1/ })).toBeVisible();
  await expect(target.getByText('Strandskolan: Öva rättningen i arbetslaget')).toBeVisible();
  await page.goto('/cost-sheet');
  await expect(page.getByRole('heading', { name: 'Hittills', exact: true })).toBeVisible();
  await expect(page.getByRole('table', { name: /^Planerade kostnader/ })).toBeVisible();
});

test('a principal sets the school’s own target with a day and freezes its baseline (en)', async ({
  visitors,
}) => {
  const page = await visitors.arrive({ url: app.url });
  await signInAs(page, 'principal');
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('link', { name: 'Goals', exact: true }).click();
  await page.getByRole('link', { name: 'Strandskolan', exact: true }).first().click();
  const goal = page.getByRole('region', { name: 'Specialpedagogen är i klassrummet varje vecka' });
  await goal.getByText('Write the school’s target').click();
  await goal.getByLabel('The school’s target').fill('6');
  await goal.getByLabel('By the day').fill('2030-06-10');
  await goal.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(goal.getByText('at least 6 pass i veckan by 10 Jun 2030')).toBeVisible();
  await goal.getByText('Write the school’s counted value').click();
  await goal.getByLabel('Number of pass i veckan').fill('4');
  await goal.getByRole('button', { name: 'Save the value' }).click();
  await goal.getByRole('button', { name: /^Take the school’s value as the baseline/ }).click();
  await expect(goal.getByText(/^4 pass i veckan, counted/)).toBeVisible();

  // What is counted here is no pupils: the head of education has the number beside the goal.
  const head = await visitors.arrive({ url: app.url });
  await signInAs(head, 'head-of-education');
  await head.goto('/goals');
  const row = head.getByRole('row', { name: /^Strandskolan/ }).filter({ hasText: 'minst 6' });
  await expect(row).toContainText('4 pass i veckan, räknat');
});
