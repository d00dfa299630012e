/** What leaves the follow-up: the basis for quality work, the schools on a map, and what a municipality makes public. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { ask } from './support/database';
import { expect, test, useApp } from './support/fixtures';
import { type Role, signInAs } from './support/staff';

const app = useApp();

const WORDS = {
  sv: {
    report: 'Kvalitetsarbete',
    sections: ['Syfte och mål', 'Så är det gjort', 'Resultat', 'Från förslag till stöd'],
    causes: 'Orsaker som vi ser dem',
    save: 'Spara analysen',
    named: /^En elevs namn står i texten/,
    undo: 'Lägg tillbaka orden som stod före',
    excel: 'Hämta som Excel',
    openData: 'Öppna data',
    publish: 'Slå på den offentliga sidan',
    withdraw: 'Slå av sidan genast',
    off: 'Sidan är av',
    public: 'Fyrvik (påhittad kommun): öppna siffror om tidig läsning',
    register: 'Klasser och elever',
    places: 'Skolornas läge',
    latitude: 'Latitud (nord)',
    save_place: 'Spara läget för Bergskolan',
    swapped: /^Latituden i Sverige ligger mellan/,
    saved: 'Läget för Bergskolan är sparat',
    back: 'Ångra',
    followUp: 'Uppföljning',
    map: 'Skolorna efter läge',
    table: 'Skolorna på kartan, antal elever',
  },
  en: {
    report: 'Quality work',
    sections: ['Purpose and goals', 'How it was done', 'Results', 'From proposal to support'],
    causes: 'Causes as we see them',
    save: 'Save the analysis',
    named: /^The name of a pupil stands in the text/,
    undo: 'Put back the words that stood before',
    excel: 'Get as Excel',
    openData: 'Open data',
    publish: 'Switch the public page on',
    withdraw: 'Switch the page off at once',
    off: 'The page is off',
    public: 'Fyrvik (påhittad kommun): open figures on early reading',
    register: 'Classes and pupils',
    places: 'Places of the schools',
    latitude: 'Latitude (north)',
    save_place: 'Save the place of Bergskolan',
    swapped: /^Latitude in Sweden lies between/,
    saved: 'The place of Bergskolan is saved',
    back: 'Undo',
    followUp: 'Follow-up',
    map: 'The schools by where they lie',
    table: 'The schools on the map, number of pupils',
  },
} as const;
type Locale = keyof typeof WORDS;

async function open(page: Page, role: Role, locale: Locale, link: string) {
  await signInAs(page, role);
  if (locale === 'en') await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('navigation').getByRole('link', { name: link, exact: true }).click();
}

for (const locale of ['sv', 'en'] as const) {
  const words = WORDS[locale];

  test(`a principal has a document to print and to work on (${locale})`, async ({ visitors }) => {
    const page = await visitors.arrive({ url: app.url, expected: [/400 \(Bad Request\)/] });
    await open(page, 'principal', locale, words.followUp);
    await page.getByRole('link', { name: words.report, exact: true }).click();
    for (const name of words.sections) {
      await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
    }
    const [pupil] = await ask<{ name: string }>(
      app.dataDir,
      `SELECT "givenName" || ' ' || "familyName" AS "name" FROM "Pupil" LIMIT 1`,
    );
    const causes = page.getByLabel(words.causes);
    await causes.fill(`Vi tänker på ${pupil?.name}.`);
    await page.getByRole('button', { name: words.save }).click();
    await expect(page.getByText(words.named)).toBeVisible();
    await causes.fill('Många var borta i höstas.');
    await page.getByRole('button', { name: words.save }).click();
    await expect(page.getByRole('button', { name: words.undo })).toBeVisible();

    const waiting = page.waitForEvent('download');
    await page.getByRole('link', { name: words.excel }).click();
    const file = await readFile(await (await waiting).path());
    expect(file.subarray(0, 2).toString()).toBe('PK');

    // On paper: A4 pages of text with the unit's own words, and nothing to press.
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByText('Många var borta i höstas.').last()).toBeVisible();
    await expect(page.getByRole('button')).toHaveCount(0);
    const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(paper).toMatch(/\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/);
    await page.emulateMedia({ media: 'screen' });

    await page.getByRole('button', { name: words.undo }).click();
    await expect(causes).toHaveValue('');
  });

  test(`an administrator gives a school its place, and it lies on the map (${locale})`, async ({
    visitors,
  }) => {
    const page = await visitors.arrive({ url: app.url });
    await open(page, 'administrator', locale, words.register);
    await page.getByRole('link', { name: words.places }).click();
    const school = page.getByRole('group', { name: 'Bergskolan' });
    await school.getByLabel(words.latitude).fill('18,1');
    await page.getByRole('button', { name: words.save_place }).click();
    await expect(page.getByText(words.swapped)).toBeVisible();
    await school.getByLabel(words.latitude).fill('58,35');
    await page.getByRole('button', { name: words.save_place }).click();
    await expect(page.getByText(words.saved)).toBeVisible();
    await page.getByRole('button', { name: words.back, exact: true }).click();
    await expect(school.getByLabel(words.latitude)).toHaveValue(/^58[,.]402$/);

    const head = await visitors.arrive({ url: app.url });
    await open(head, 'head-of-education', locale, words.followUp);
    const marks = head.getByRole('group', { name: words.map }).getByRole('link');
    await expect(marks).toHaveCount(3);
    // By keyboard from the mark to the school's row, which says the same.
    await marks.first().focus();
    const name = (await marks.first().getAttribute('aria-label')) ?? '';
    await head.keyboard.press('Enter');
    const row = head.locator(`[id="${new URL(head.url()).hash.slice(1)}"]`);
    await expect(head.getByRole('table', { name: words.table })).toBeVisible();
    await expect(row).toContainText(name.split(/[ :]/)[1] ?? 'none');
  });

  test(`a public page is there while it is switched on, and for nobody else (${locale})`, async ({
    visitors,
  }) => {
    await ask(
      app.dataDir,
      `UPDATE "ScreeningWindow" SET "endDate" = CURRENT_DATE - 3, "catchUpEndDate" = CURRENT_DATE - 2
       WHERE "kind" = 'winter'`,
    );
    const page = await visitors.arrive({ url: app.url });
    await open(page, 'head-of-education', locale, words.followUp);
    await page.getByRole('link', { name: words.openData, exact: true }).click();
    await expect(page.getByText(words.off)).toBeVisible();

    const anyone = await visitors.arrive({ url: app.url, expected: [/404 \(Not Found\)/] });
    const ofNobody = await anyone.request.get('/public/0001');
    const ofFyrvik = await anyone.request.get('/public/9900');
    expect([ofNobody.status(), ofFyrvik.status()]).toEqual([404, 404]);
    // Off and not there look the same, but for what is new in every answer.
    const plain = async (answer: typeof ofNobody, code: string) =>
      (await answer.text()).replaceAll(/nonce="[^"]*"|content="[^"]*"/g, '').replaceAll(code, '');
    expect(await plain(ofFyrvik, '9900')).toBe(await plain(ofNobody, '0001'));

    await page.getByRole('button', { name: words.publish }).click();
    await expect(page.getByRole('button', { name: words.withdraw })).toBeVisible();
    const answer = await anyone.goto('/public/9900');
    expect(await answer?.headerValue('set-cookie')).toBeNull();
    expect(await anyone.context().cookies()).toEqual([]);
    if (locale === 'en') await anyone.getByRole('button', { name: 'English' }).click();
    await expect(anyone.getByRole('heading', { level: 1 })).toHaveText(words.public);
    await expect(anyone.getByRole('rowheader', { name: 'Strandskolan' }).first()).toBeVisible();
    const file = await (await anyone.request.get('/public/9900/file')).text();
    expect(file.split('\r\n')[0]).toContain('publisher_code,publisher_name,synthetic');

    await page.getByRole('button', { name: words.withdraw }).click();
    await expect(page.getByText(words.off)).toBeVisible();
    expect((await anyone.request.get('/public/9900')).status()).toBe(404);
  });
}
