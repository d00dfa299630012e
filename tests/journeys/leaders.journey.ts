/** A principal and a head of education: is everyone seen, are they helped in time, how has it moved. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { ask } from './support/database';
import { expect, test, useApp } from './support/fixtures';
import { signInAs } from './support/staff';

const app = useApp('full');

const WORDS = {
  sv: {
    nav: 'Uppföljning',
    movement: 'Rörelse mellan nivåerna',
    sections: ['Från förslag till stöd', 'Tid till stöd', 'Stödtillfällen', 'Garantins samråd'],
    autumn: 'höstfönstret',
    first: 'Det här är läsårets första fönster.',
    definition: 'rörelse',
    meaning: 'Det är en beskrivning',
    way: 'Hur långt hjälpen har kommit, antal elever',
    total: /^Hela /,
    button: 'Hämta som kalkylfil',
    apart: 'Var börja?',
    tabs: { effect: 'Efter stödet', years: 'Över åren' },
    noPlan: 'Ingen plan har börjat än',
    windows: 'Fönster för fönster, det senaste först',
  },
  en: {
    nav: 'Follow-up',
    movement: 'Movement between the levels',
    sections: [
      'From proposal to support',
      'Time to support',
      'Support sessions',
      'Consultations of the guarantee',
    ],
    autumn: 'autumn window',
    first: 'This is the first window of the school year.',
    definition: 'movement',
    meaning: 'It is a description',
    way: 'How far help has come, number of pupils',
    total: /^Whole /,
    button: 'Get as a spreadsheet file',
    apart: 'Where to start?',
    tabs: { effect: 'After support', years: 'Over the years' },
    noPlan: 'No plan has begun yet',
    windows: 'Window by window, latest first',
  },
} as const;

type Locale = keyof typeof WORDS;

async function open(page: Page, role: 'principal' | 'head-of-education', locale: Locale) {
  await signInAs(page, role);
  if (locale === 'en') await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('link', { name: WORDS[locale].nav, exact: true }).click();
  await expect(page).toHaveURL(/\/follow-up/);
}

async function takeFile(page: Page, locale: Locale) {
  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name: WORDS[locale].button }).click();
  return readFile(await (await waiting).path(), 'utf8');
}

for (const locale of ['sv', 'en'] as const) {
  const words = WORDS[locale];

  test(`a principal sees the school by class (${locale})`, async ({ visitors }) => {
    const page = await visitors.arrive({ url: app.url });
    await open(page, 'principal', locale);
    for (const name of [words.movement, ...words.sections]) {
      await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
    }
    // The row of the school is the sum of its classes.
    const way = page.getByRole('table', { name: words.way });
    const rows = way.getByRole('row');
    const counts = async (row: number) =>
      (await rows.nth(row).getByRole('cell').allInnerTexts()).map(Number);
    const last = (await rows.count()) - 1;
    await expect(rows.nth(last).getByRole('rowheader')).toHaveText(words.total);
    const classes = await Promise.all(
      Array.from({ length: last - 1 }, (_, row) => counts(row + 1)),
    );
    const total = await counts(last);
    expect(total.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);
    expect(total.map((_, part) => classes.reduce((sum, own) => sum + (own[part] ?? 0), 0))).toEqual(
      total,
    );
    // What a figure means is a press away.
    await page.getByRole('button', { name: words.definition, exact: true }).click();
    await expect(page.getByText(words.meaning)).toBeVisible();
    await page.keyboard.press('Escape');

    const file = await takeFile(page, locale);
    expect(file.startsWith('\ufeff')).toBe(true);
    expect(file).toContain(locale === 'sv' ? ';1A;' : ',1A,');
    if (locale === 'sv') expect(file).toMatch(/;\d+;0,\d+;0,\d+;/);

    await page.getByRole('button', { name: words.autumn }).click();
    await expect(page.getByText(words.first)).toBeVisible();

    // How it has gone after support, and over the years: a press away, of the same school.
    await page.getByRole('link', { name: words.tabs.effect }).click();
    await expect(page.getByText(words.noPlan)).toBeVisible();
    await page.getByRole('link', { name: words.tabs.years }).click();
    await expect(page.getByRole('table', { name: words.windows }).getByRole('row')).toHaveCount(3);
  });

  test(`a head of education sees the schools, small numbers protected, and no pupil (${locale})`, async ({
    visitors,
  }) => {
    const page = await visitors.arrive({ url: app.url });
    await open(page, 'head-of-education', locale);
    for (const name of [words.apart, words.movement, ...words.sections]) {
      await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
    }
    const main = await page.getByRole('main').innerText();
    const file = await takeFile(page, locale);
    const pupils = await ask<{ id: string; givenName: string; familyName: string }>(
      app.dataDir,
      `SELECT "id", "givenName", "familyName" FROM "Pupil"`,
    );
    expect(pupils.length).toBeGreaterThan(20);
    for (const { id, givenName, familyName } of pupils) {
      for (const text of [main, file]) {
        expect(text).not.toContain(id);
        expect(text).not.toContain(`${givenName} ${familyName}`);
      }
    }
    // Neither the page nor the file has a way to a class or a pupil, and an address made up by hand has none.
    const ways = await page.getByRole('main').getByRole('link').all();
    for (const way of ways) expect(await way.getAttribute('href')).not.toMatch(/classes|pupils/);
    const [school] = await ask<{ id: string }>(app.dataDir, `SELECT "id" FROM "School" LIMIT 1`);
    const answer = await page.request.get(`/follow-up?school=${school?.id}`);
    expect(answer.status()).toBe(403);
  });
}
