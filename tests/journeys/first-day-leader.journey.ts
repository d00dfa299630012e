/** A leader's first day: from the start page by a question to its page, the rest of the menu, and the paper. */
import type { Page } from '@playwright/test';
import { expect, test, useApp } from './support/fixtures';
import { readPaper } from './support/read-pdf';
import { signInAs } from './support/staff';

const app = useApp('small');

const packed = (text: string) => text.replace(/\s+/g, '');

/** The tables of the page: what each is called, and its rows by name. */
const readTables = (page: Page) =>
  page.locator('table:has(caption)').evaluateAll((tables) =>
    tables.map((table) => ({
      caption: table.querySelector('caption')?.textContent ?? '',
      rows: [...table.querySelectorAll('tbody th, tfoot th')].map((cell) => cell.textContent ?? ''),
    })),
  );

test('a principal is led by questions, and finds the seldom used parts under one word (sv)', async ({
  visitors,
}) => {
  const page = await visitors.arrive({ url: app.url });
  await signInAs(page, 'principal');
  const ask = page.getByRole('region', { name: 'Vad vill du veta?' });
  await ask.getByRole('link', { name: 'Är varje elev sedd, och varför saknas några?' }).click();
  const short = page.getByRole('region', { name: 'Kort sagt' });
  await expect(short.getByText(/planerade elever har en nivå/)).toBeVisible();
  await short.getByRole('link', { name: 'Från förslag till stöd' }).click();
  await expect(page).toHaveURL(/#follow-up-way$/);

  // A page that stands elsewhere than its part is still of that part.
  await page.getByRole('link', { name: 'Kvalitetsarbete', exact: true }).click();
  const menu = page.getByRole('navigation', { name: 'Huvudmeny' });
  await expect(menu.getByRole('link', { name: 'Uppföljning' })).toHaveAttribute(
    'aria-current',
    'page',
  );
  const limits = menu.getByRole('link', { name: 'Gränser' });
  await expect(limits).toBeHidden();
  await menu.getByText('Mer', { exact: true }).click();
  await expect(limits).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(limits).toBeHidden();
  await menu.getByText('Mer', { exact: true }).click();
  await limits.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Gränser');
  await expect(limits).toBeHidden();
});

test('a head of education hands the board a paper on which every table is whole (en)', async ({
  visitors,
}) => {
  const page = await visitors.arrive({ url: app.url });
  await signInAs(page, 'head-of-education');
  await page.getByRole('button', { name: 'English' }).click();
  const ask = page.getByRole('region', { name: 'What do you want to know?' });
  await ask.getByRole('link', { name: /^Basis for quality work/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('systematic quality work');
  for (const address of [page.url(), '/follow-up']) {
    await page.goto(address);
    const tables = await readTables(page);
    expect(tables.length).toBeGreaterThan(2);
    const sheets = readPaper(await page.pdf({ preferCSSPageSize: true }));
    for (const { caption, rows } of tables) {
      const own = sheets.find(({ text }) => text.includes(packed(caption)));
      // The rows follow the caption in their order, the sum last, on the same sheet.
      let from = own?.text.indexOf(packed(caption)) ?? -1;
      for (const row of rows) {
        from = own?.text.indexOf(packed(row), from + 1) ?? -1;
        expect(from, `${caption}: ${row}`).toBeGreaterThan(0);
      }
    }
  }
});
