/** Levels against outcomes: a special educator brings a test; a leader is told no more of levels than the follow-up tells. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { ask, findClass } from './support/database';
import { expect, test, useApp } from './support/fixtures';
import { signInAs } from './support/staff';

const app = useApp('full');

async function countStanding(): Promise<number> {
  const [row] = await ask<{ count: number }>(
    app.dataDir,
    `SELECT count(*)::int AS count FROM "PupilOutcome" o JOIN "OutcomeMeasure" m ON m."id" = o."measureId"
      WHERE m."name" = 'Lästest maj' AND o."removedAt" IS NULL`,
  );
  return row?.count ?? 0;
}

async function writeMeasure(page: Page): Promise<void> {
  await page.getByLabel('Vad heter provet eller bedömningen?').fill('Lästest maj');
  await page.getByLabel('Vilken dag gjordes den?').fill('2026-01-12');
  await page.getByLabel('Gräns', { exact: true }).fill('3');
  await page.getByLabel('Var kommer gränsen ifrån?').fill('Handledningen.');
  await page.getByRole('button', { name: 'Spara mätningen' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lästest maj');
}

test('outcomes come by file and by hand, are checked first, and can be taken away', async ({
  visitors,
}) => {
  const { pupils } = await findClass(app.dataDir, 'Strandskolan', '1A');
  const page = await visitors.arrive({ url: app.url, expected: [/status of 422/] });
  await signInAs(page, 'special-educator');
  await page.getByRole('navigation').getByText('Mer', { exact: true }).click();
  await page.getByRole('link', { name: 'Utfall', exact: true }).click();
  await page.getByRole('link', { name: 'Mätningar och utfall' }).click();
  await writeMeasure(page);

  const rowOf = (name: string, stanine: string) => {
    const [given, ...family] = name.split(' ');
    return `${given};${family.join(' ')};1A;${stanine}`;
  };
  const header = 'Förnamn;Efternamn;Klass;Stanine';
  const [first, second, third] = pupils.map(({ name }) => name);
  const wrong = [header, rowOf(first ?? '', '2'), rowOf('Finns Inte', '4')].join('\n');
  await page.getByLabel(/klistra in rader/).fill(wrong);
  await page.getByRole('button', { name: 'Läs och visa' }).click();
  await expect(page.getByRole('main')).toContainText('Eleven finns inte bland dina elever');
  expect(await countStanding()).toBe(0);

  const right = [header, rowOf(first ?? '', '2'), rowOf(second ?? '', '7')].join('\n');
  await page.locator('input[type=file]').setInputFiles({
    name: 'utfall.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(right),
  });
  await page.getByRole('button', { name: 'Läs och visa' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Stämmer det?');
  await expect(page.getByRole('rowheader', { name: first ?? '' })).toBeVisible();
  expect(await countStanding()).toBe(0);
  await page.getByRole('button', { name: 'Spara utfallen' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lästest maj');
  expect(await countStanding()).toBe(2);

  await page.getByRole('link', { name: '1A, Strandskolan' }).click();
  await page.getByLabel(`Stanine för ${third}`).fill('4');
  await page.getByRole('button', { name: 'Spara utfallen' }).click();
  await expect(page.getByRole('button', { name: `Ta bort utfallet för ${third}` })).toBeVisible();
  expect(await countStanding()).toBe(3);

  await page.getByRole('link', { name: 'Lästest maj' }).click();
  await page
    .getByRole('button', { name: /^Ta bort utfallen/ })
    .last()
    .click();
  await expect(page.getByRole('button', { name: /^Ångra borttagningen/ })).toBeVisible();
  expect(await countStanding()).toBe(1);
  await page.getByRole('button', { name: /^Ångra borttagningen/ }).click();
  await expect(page.getByRole('button', { name: /^Ångra borttagningen/ })).toBeHidden();
  expect(await countStanding()).toBe(3);
});

test('a head of education is not told by figures what the follow-up hides, and is told why', async ({
  visitors,
}) => {
  const page = await visitors.arrive({ url: app.url });
  await signInAs(page, 'head-of-education');
  await page.getByRole('navigation').getByText('Mer', { exact: true }).click();
  await page.getByRole('link', { name: 'Gränser', exact: true }).click();
  await page.getByRole('link', { name: 'Hur bra har gränserna hållit? Se utfallen' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hur bra har vi sett?');
  const main = page.getByRole('main');
  await expect(main).toContainText('Påhittat lästest (syntetiskt)');
  await expect(main).toContainText('Vad som får sägas');
  await expect(main).toContainText('Därför visas inga siffror här heller.');
  await expect(page.getByRole('link', { name: 'Mätningar och utfall' })).toBeHidden();
  await expect(page.getByRole('link', { name: 'Hämta som CSV' })).toHaveCount(0);

  await page.context().addCookies([{ name: 'lasfyr-locale', value: 'en', url: app.url }]);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('How well have we seen?');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  const overflow = () =>
    page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
  await expect.poll(overflow).toBeLessThanOrEqual(0);
});
