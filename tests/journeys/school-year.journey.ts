/** An administrator keeps the school year's calendar: windows dated, breaks in, changed, out and back; and how long new pupils wait. */
import { ask } from './support/database';
import { expect, test, useApp } from './support/fixtures';
import { signInAs } from './support/staff';

const app = useApp();

for (const words of [
  {
    locale: 'sv',
    link: 'Lov och läsår',
    empty: 'Inga lov är inlagda',
    name: 'Vad lovet heter',
    first: 'Första lediga dagen',
    last: 'Sista lediga dagen',
    add: 'Lägg in lovet',
    save: 'Spara lovet',
    change: /^Ändra lovet/,
    remove: /^Ta bort lovet/,
    undo: 'Ångra',
    added: /^Lovet är inlagt: /,
    changed: /^Lovet är ändrat: /,
    removed: /^Lovet är borttaget: /,
    backwards: 'Sista dagen är före den första. Byt plats på dem.',
    overlaps: /^Det finns redan ett lov /,
    outside: /^Dagen ligger utanför läsåret/,
    changeWindow: 'Ändra vinterfönstret',
    catchUp: 'Sista dagen för uppsamling',
    saveWindow: 'Spara fönstret',
    windowSet: /^Fönstret är bestämt: /,
    tooEarly: 'Uppsamlingen slutar före fönstrets sista dag. Välj en senare dag.',
    weeks: 'Antal skolveckor',
    saveWeeks: 'Spara väntetiden',
    atOnce: /^Nu: ingen väntan/,
    three: /^Nu: 3 skolveckor/,
  },
  {
    locale: 'en',
    link: 'Breaks and school year',
    empty: 'No breaks are entered',
    name: 'What the break is called',
    first: 'First day off',
    last: 'Last day off',
    add: 'Enter the break',
    save: 'Save the break',
    change: /^Change the break/,
    remove: /^Remove the break/,
    undo: 'Undo',
    added: /^The break is entered: /,
    changed: /^The break is changed: /,
    removed: /^The break is removed: /,
    backwards: 'The last day is before the first. Swap them.',
    overlaps: /^There is already a break /,
    outside: /^The day is outside the school year/,
    changeWindow: 'Change the winter window',
    catchUp: 'Last day to catch up',
    saveWindow: 'Save the window',
    windowSet: /^The window is set: /,
    tooEarly: 'Catching up ends before the last day of the window. Choose a later day.',
    weeks: 'Number of school weeks',
    saveWeeks: 'Save the wait',
    atOnce: /^Now: no wait/,
    three: /^Now: 3 school weeks/,
  },
] as const) {
  test(`breaks and the wait of new pupils (${words.locale})`, async ({ visitors }) => {
    const [year] = await ask<{ startYear: number }>(
      app.dataDir,
      `SELECT max("startYear")::int AS "startYear" FROM "SchoolYear"`,
    );
    const autumn = (day: number) => `${year?.startYear}-10-${day}`;
    const page = await visitors.arrive({ url: app.url, expected: [/status of 400/] });
    await signInAs(page, 'administrator');
    await page.context().addCookies([{ name: 'lasfyr-locale', value: words.locale, url: app.url }]);
    await page.goto('/roster');
    await page.getByRole('link', { name: words.link }).click();
    await expect(page.getByRole('heading', { name: words.empty })).toBeVisible();
    const write = async (first: string, last: string, button: string) => {
      await page.getByLabel(words.first).fill(first);
      await page.getByLabel(words.last).fill(last);
      await page.getByRole('button', { name: button, exact: true }).click();
    };
    const rows = page.getByRole('row');

    await write(autumn(30), autumn(26), words.add);
    await expect(page.getByText(words.backwards)).toBeVisible();
    await page.getByLabel(words.name).fill('Höstlov');
    await write(autumn(26), autumn(30), words.add);
    await expect(page.getByText(words.added)).toContainText('Höstlov, ');
    await expect(rows).toHaveCount(2);
    await expect(rows.nth(1)).toContainText('Höstlov');
    await expect(rows.nth(1)).toContainText('5');

    // A break that runs into another, or out of the year, is refused beside its field and nothing is lost.
    await write(autumn(30), autumn(31), words.add);
    await expect(page.getByText(words.overlaps)).toContainText('Höstlov, ');
    await expect(page.getByLabel(words.first)).toHaveValue(autumn(30));
    await write(autumn(31), `${Number(year?.startYear) + 2}-01-01`, words.add);
    await expect(page.getByText(words.outside)).toBeVisible();
    await expect(rows).toHaveCount(2);

    await page.getByRole('link', { name: words.change }).click();
    await expect(page.getByLabel(words.last)).toHaveValue(autumn(30));
    await page.getByLabel(words.last).fill(autumn(31));
    await page.getByRole('button', { name: words.save }).click();
    await expect(page.getByText(words.changed)).toBeVisible();
    await expect(page.getByRole('button', { name: words.add })).toBeVisible();
    await expect(rows.nth(1)).toContainText(/ 31 o[kc]t/i);
    await page.getByRole('button', { name: words.undo }).click();
    await expect(rows.nth(1)).toContainText(/ 30 o[kc]t/i);

    await page.getByRole('button', { name: words.remove }).click();
    await expect(page.getByText(words.removed)).toBeVisible();
    await expect(page.getByRole('heading', { name: words.empty })).toBeVisible();
    await page.getByRole('button', { name: words.undo }).click();
    await expect(rows).toHaveCount(2);
    await page.getByRole('button', { name: words.remove }).click();
    await expect(page.getByRole('heading', { name: words.empty })).toBeVisible();

    const [window] = await ask<{ startDate: string; endDate: string; catchUp: string }>(
      app.dataDir,
      `SELECT "startDate"::text, "endDate"::text, "catchUpEndDate"::text AS "catchUp"
         FROM "ScreeningWindow" WHERE "kind" = 'winter'`,
    );
    const catchUp = page.getByLabel(words.catchUp);
    const date = async (day = '') => {
      await page.getByRole('link', { name: words.changeWindow }).click();
      await expect(page.getByRole('heading', { name: words.changeWindow })).toBeVisible();
      await catchUp.fill(day);
      await page.getByRole('button', { name: words.saveWindow }).click();
    };
    await date(window?.startDate);
    await expect(page.getByText(words.tooEarly)).toBeVisible();
    await date(window?.endDate);
    await expect(page.getByText(words.windowSet)).toBeVisible();
    await page.getByRole('button', { name: words.undo }).click();
    await page.getByRole('link', { name: words.changeWindow }).click();
    await expect(page.getByRole('heading', { name: words.changeWindow })).toBeVisible();
    await expect(catchUp).toHaveValue(window?.catchUp ?? '');

    await expect(page.getByText(words.three)).toBeVisible();
    await page.getByLabel(words.weeks).fill('0');
    await page.getByRole('button', { name: words.saveWeeks }).click();
    await expect(page.getByText(words.atOnce)).toBeVisible();
    await page.getByRole('button', { name: words.undo }).click();
    await expect(page.getByText(words.three)).toBeVisible();
  });
}
