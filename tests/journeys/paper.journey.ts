/**
 * What is printed: letters to guardians, the class summary, the meeting list, the progress graph, the
 * hand-over and the timeline. Each becomes an A4 paper of real text with nothing on it that can only be
 * pressed, says which class of information it holds, and a letter says nothing that a letter never says.
 */
import { inflateSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { findForbiddenWords } from '~/support/paper/letter-words';
import { ask, findClass } from './support/database';
import { expect, test, useApp, type Visitors } from './support/fixtures';
import { signInAs } from './support/staff';

const app = useApp('full');
/** A4 upright in CSS pixels, inside the page's own margins. */
const PAPER = { width: 673, height: 979 };
/** Points, as a PDF counts them: 210 x 297 mm. */
const A4 = { width: 595, height: 842 };
const INFORMATION = { sv: 'Pedagogiska uppgifter', en: 'Pedagogical information' };

type Paper = { name: string; path: string; isLetter?: boolean };

/** A pupil with a plan and readings, so that no paper is empty. */
async function preparePupil(): Promise<{ classId: string; pupilId: string }> {
  const { classId } = await findClass(app.dataDir, 'Strandskolan', '1A');
  const [flag] = await ask<{ pupilId: string }>(
    app.dataDir,
    `SELECT f."pupilId" FROM "Flag" f JOIN "Round" r ON r."id" = f."roundId"
       JOIN "Pupil" p ON p."id" = f."pupilId"
      WHERE r."classId" = $1 AND NOT p."protectedIdentity" ORDER BY f."id" LIMIT 1`,
    [classId],
  );
  return { classId, pupilId: flag?.pupilId ?? '' };
}

async function giveReadings(page: Page, progress: string): Promise<void> {
  for (const [read, right] of [
    [9, 6],
    [10, 8],
    [12, 9],
  ] as const) {
    await page.goto(`${progress}?task=read-words`);
    await page.getByText('Läst på papper').click();
    await page.getByLabel('Lästa').fill(String(read));
    await page.getByLabel('Varav rätt').fill(String(right));
    const rows = await page.getByRole('row').count();
    await page.getByRole('button', { name: 'Spara läsningen' }).click();
    await expect(page.getByRole('row')).toHaveCount(rows + 1);
  }
}

/** A special educator with a pupil who has a plan and three readings. */
async function prepare(visitors: Visitors): Promise<{ page: Page; papers: Paper[] }> {
  const page = await visitors.arrive({ url: app.url, ...PAPER });
  await signInAs(page, 'special-educator');
  const { classId, pupilId } = await preparePupil();
  await page.goto(`/plans/new?pupil=${pupilId}`);
  await page.getByRole('button', { name: 'Spara planen' }).click();
  await expect(page.getByRole('heading', { name: 'Planer som pågår' })).toBeVisible();
  const pupil = `/classes/${classId}/pupils/${pupilId}`;
  await giveReadings(page, `${pupil}/progress`);
  const papers = [
    { name: 'letter', path: `${pupil}/letter`, isLetter: true },
    { name: 'class letters', path: `/classes/${classId}/letters`, isLetter: true },
    { name: 'class summary', path: `/classes/${classId}` },
    { name: 'meeting list', path: `/plans/list?class=${classId}` },
    { name: 'progress', path: `${pupil}/progress` },
    { name: 'hand-over', path: `${pupil}/hand-over` },
    { name: 'timeline', path: `${pupil}/timeline` },
  ];
  return { page, papers };
}

/** Page objects with their boxes, and how many of the streams show text. */
function readPdf(pdf: Buffer) {
  const text = pdf.toString('latin1');
  const boxes = [...text.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)].map(
    ([, width, height]) => ({
      width: Math.round(Number(width)),
      height: Math.round(Number(height)),
    }),
  );
  let shown = 0;
  for (const { index } of text.matchAll(/stream\r?\n/g)) {
    const from = index + (text[index + 6] === '\r' ? 8 : 7);
    shown += countShownText(pdf.subarray(from, text.indexOf('endstream', from)));
  }
  const isTagged = /\/StructTreeRoot/.test(text) && /\/Marked true/.test(text);
  const fonts = [...text.matchAll(/\/Type\s*\/Font\b/g)].length;
  return { boxes, shown, isTagged, fonts, language: /\/Lang\s*\((\w+)/.exec(text)?.[1] };
}

/** Operators that show text in a stream of a page; a picture or a font has none that can be read. */
function countShownText(stream: Buffer): number {
  try {
    return (
      inflateSync(stream)
        .toString('latin1')
        .match(/\bT[jJ]\b/g)?.length ?? 0
    );
  } catch {
    return 0;
  }
}

/** What is on paper and should not be. */
function listPressable(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('button, nav, input, select, textarea, .button, .link-button')]
      .filter((element) => {
        const box = element.getBoundingClientRect();
        return box.width > 0 && box.height > 0 && getComputedStyle(element).display !== 'none';
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  );
}

for (const locale of ['sv', 'en'] as const) {
  test(`papers are A4, of real text, and nothing to press (${locale})`, async ({ visitors }) => {
    test.setTimeout(180_000);
    const { page, papers } = await prepare(visitors);
    await page.context().addCookies([{ name: 'lasfyr-locale', value: locale, url: app.url }]);
    for (const { name, path, isLetter } of papers) {
      await test.step(name, async () => {
        await page.emulateMedia({ media: 'screen' });
        await page.goto(isLetter ? `${path}?language=${locale}` : path);
        await page.emulateMedia({ media: 'print' });
        await page.screenshot({
          path: `test-results/paper-${name.replace(' ', '-')}-${locale}.png`,
          fullPage: true,
        });
        expect(await listPressable(page)).toEqual([]);
        const words = await page.locator('body').innerText();
        const found = readPdf(await page.pdf({ preferCSSPageSize: true, tagged: true }));
        expect(found.boxes.length).toBeGreaterThan(0);
        for (const box of found.boxes) expect(box).toEqual(A4);
        expect(found.fonts).toBeGreaterThan(0);
        // A show of text holds some letters, seldom a whole line and never a whole page.
        expect(found.shown).toBeGreaterThan(words.split('\n').filter(Boolean).length / 2);
        expect(found).toMatchObject({ isTagged: true });
        if (isLetter) await expectLetters(page, locale, found.boxes.length);
        else expect(words).toContain(INFORMATION[locale]);
      });
    }
  });
}

/** One page for each letter, in plain words, with nothing else on the paper. */
async function expectLetters(page: Page, language: 'sv' | 'en', pages: number): Promise<void> {
  const letters = page.locator('.letter');
  const texts = await letters.allInnerTexts();
  expect(texts).toHaveLength(pages);
  for (const text of texts) expect(findForbiddenWords(text, language)).toEqual([]);
  const paper = await page.locator('body').innerText();
  const bare = (text: string) => text.replace(/\s+/g, ' ').trim();
  expect(bare(paper)).toBe(bare(texts.join(' ')));
}
