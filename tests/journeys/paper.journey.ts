/**
 * What is printed: letters to guardians, the class summary, the meeting list, the progress graph, the
 * hand-over, the timeline and the notes of pupil health. Each becomes A4 pages whose words can be marked and
 * copied, with nothing on them that can only be pressed, and says which class of information it holds.
 */
import type { Page } from '@playwright/test';
import { findForbiddenWords } from '~/support/paper/letter-words';
import { ask, findClass } from './support/database';
import { expect, test, useApp, type Visitors } from './support/fixtures';
import { readPaper } from './support/read-pdf';
import { signInAs } from './support/staff';

const app = useApp('small');
/** A4 upright in CSS pixels, inside the page's own margins. */
const INSIDE = { width: 673, height: 979 };
/** Points, as a paper counts them: 210 x 297 mm. */
const A4 = { width: 595, height: 842 };
const HEALTH_WORDS = 'Arbetar bäst i ett lugnt rum.';
const INFORMATION = {
  sv: { pedagogical: 'Pedagogiska uppgifter', health: 'Informationsklass: elevhälsa' },
  en: { pedagogical: 'Pedagogical information', health: 'Information class: pupil health' },
};

type Paper = {
  name: string;
  path: string;
  information: 'pedagogical' | 'health';
  /** Words that a reader looks for. */
  holds: readonly string[];
};
type Prepared = { page: Page; papers: Paper[] };

/** A pupil with a proposal, and the class. */
async function findPupil(): Promise<{ classId: string; pupilId: string; name: string }> {
  const { classId } = await findClass(app.dataDir, 'Strandskolan', '1A');
  const [row] = await ask<{ pupilId: string; name: string }>(
    app.dataDir,
    `SELECT f."pupilId", p."givenName" || ' ' || p."familyName" AS "name"
       FROM "Flag" f JOIN "Round" r ON r."id" = f."roundId" JOIN "Pupil" p ON p."id" = f."pupilId"
      WHERE r."classId" = $1 AND NOT p."protectedIdentity" ORDER BY f."id" LIMIT 1`,
    [classId],
  );
  return { classId, pupilId: row?.pupilId ?? '', name: row?.name ?? '' };
}

/** A special educator, and a pupil with a plan and a note of pupil health, so that no paper is empty. */
async function prepare(visitors: Visitors): Promise<Prepared> {
  const page = await visitors.arrive({ url: app.url, ...INSIDE });
  await signInAs(page, 'special-educator');
  const { classId, pupilId, name } = await findPupil();
  const pupil = `/classes/${classId}/pupils/${pupilId}`;
  await page.goto(`/plans/new?pupil=${pupilId}`);
  await page.getByRole('button', { name: 'Spara planen' }).click();
  await expect(page.getByRole('heading', { name: 'Planer som pågår' })).toBeVisible();
  await page.goto(`${pupil}/health`);
  await page.getByLabel('Anteckning', { exact: true }).fill(HEALTH_WORDS);
  await page.getByRole('button', { name: 'Spara anteckningen' }).click();
  await expect(page.getByText(HEALTH_WORDS).first()).toBeVisible();
  const own = { holds: [name], information: 'pedagogical' } as const;
  const papers: Paper[] = [
    { name: 'class summary', path: `/classes/${classId}`, ...own },
    { name: 'meeting list', path: `/plans/list?class=${classId}`, ...own },
    { name: 'progress', path: `${pupil}/progress`, ...own },
    { name: 'hand-over', path: `${pupil}/hand-over`, ...own },
    { name: 'timeline', path: `${pupil}/timeline`, ...own },
    {
      name: 'health notes',
      path: `${pupil}/health`,
      holds: [name, HEALTH_WORDS],
      information: 'health',
    },
  ];
  return { page, papers };
}

async function speak(page: Page, locale: 'sv' | 'en'): Promise<void> {
  await page.context().addCookies([{ name: 'lasfyr-locale', value: locale, url: app.url }]);
}

const bare = (text: string) => text.replace(/\s+/g, '');

/** What is on the paper and can only be pressed. */
function listPressable(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('button, nav, input, select, textarea, .button')]
      .filter((element) => {
        const box = element.getBoundingClientRect();
        return box.width > 0 && box.height > 0 && getComputedStyle(element).display !== 'none';
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  );
}

/** The page as a paper: every page A4 with words, and the words of the screen's paper in it. */
async function print(page: Page) {
  await page.emulateMedia({ media: 'print' });
  expect(await listPressable(page)).toEqual([]);
  const pages = readPaper(await page.pdf({ preferCSSPageSize: true, tagged: true }));
  await page.emulateMedia({ media: 'screen' });
  expect(pages.length).toBeGreaterThan(0);
  for (const { text, ...size } of pages) {
    expect(size).toEqual(A4);
    expect(text.length).toBeGreaterThan(20);
  }
  return pages.map(({ text }) => text);
}

test('papers are A4 of words that can be copied, and nothing to press', async ({ visitors }) => {
  const { page, papers } = await prepare(visitors);
  for (const locale of ['sv', 'en'] as const) {
    await speak(page, locale);
    for (const { name, path, holds, information } of papers) {
      await test.step(`${name} (${locale})`, async () => {
        await page.goto(path);
        const text = (await print(page)).join('');
        for (const words of holds) expect(text).toContain(bare(words));
        expect(text).toContain(bare(INFORMATION[locale][information]));
      });
    }
  }
});

test('letters are a page each, in plain words, with the class and the day at the top', async ({
  visitors,
}) => {
  const page = await visitors.arrive({ url: app.url, ...INSIDE });
  await signInAs(page, 'special-educator');
  const { classId } = await findPupil();
  for (const locale of ['sv', 'en'] as const) {
    await speak(page, locale);
    await page.goto(`/classes/${classId}/letters?language=${locale}`);
    const names = await page.getByRole('checkbox').count();
    await page.getByRole('button', { name: locale === 'sv' ? /^Förbered/ : /^Prepare/ }).click();
    await expect(page.locator('.letter')).toHaveCount(names);
    const letters = await page.locator('.letter').allInnerTexts();
    const pages = await print(page);
    expect(pages).toHaveLength(names);
    for (const [at, text] of letters.entries()) {
      expect(findForbiddenWords(text, locale)).toEqual([]);
      expect(text).toContain('Strandskolan, 1A');
      // The letter's words are the page's, and nothing else is on it.
      expect(pages[at]).toBe(bare(text));
    }
  }
});
