/** Notes of pupil health: apart from everything else, for special educators, in both languages and on paper. */
import type { Page } from '@playwright/test';
import { ask, findClass } from './support/database';
import { expect, test, useApp } from './support/fixtures';
import { signInAs } from './support/staff';

const app = useApp();
const WORDS = 'Arbetar bäst i ett lugnt rum.\nEn sak i taget.';

/** The address of a pupil of a class of the special educator. */
async function findPupil(): Promise<string> {
  const { classId } = await findClass(app.dataDir, 'Strandskolan', '1A');
  const [row] = await ask<{ pupilId: string }>(
    app.dataDir,
    `SELECT "pupilId" FROM "ClassMembership" WHERE "classId" = '${classId}' ORDER BY "id" LIMIT 1`,
  );
  return `/classes/${classId}/pupils/${row?.pupilId}`;
}

async function speak(page: Page, locale: 'sv' | 'en'): Promise<void> {
  await page.context().addCookies([{ name: 'lasfyr-locale', value: locale, url: app.url }]);
}

/** What a sheet of paper holds in words. */
async function readPaper(page: Page): Promise<string> {
  await page.emulateMedia({ media: 'print' });
  const words = await page.locator('body').innerText();
  await page.emulateMedia({ media: 'screen' });
  return words;
}

const PAPERS = ['', '/timeline', '/hand-over', '/letter', '/case', '/progress'] as const;

test('a note is written, corrected, withdrawn and brought back, and stays on its own page', async ({
  visitors,
}) => {
  const page = await visitors.arrive({ url: app.url });
  await signInAs(page, 'special-educator');
  const pupil = await findPupil();
  await page.goto(`${pupil}/timeline`);
  await expect(page.getByText('Inget är antecknat inom elevhälsan.')).toBeVisible();
  await page.getByRole('link', { name: 'Elevhälsans anteckningar' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Elevhälsa: ');
  await expect(page.getByText('Inget är antecknat', { exact: true })).toBeVisible();

  await page.getByLabel('Anteckning', { exact: true }).fill(WORDS);
  await page.getByRole('button', { name: 'Spara anteckningen' }).click();
  const note = page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3 }) });
  await expect(note).toContainText('Arbetar bäst i ett lugnt rum.');
  await expect(page.getByLabel('Anteckning', { exact: true })).toHaveValue('');

  await note.getByText(/^Rätta anteckningen/).click();
  await note.getByLabel('Rättad anteckning').fill(`${WORDS}\nGärna före rasten.`);
  await note.getByRole('button', { name: 'Spara rättelsen' }).click();
  await expect(note).toContainText('Gärna före rasten.');
  await expect(note).toContainText('Rättad av');
  await note.getByText('Tidigare lydelse', { exact: true }).click();
  await expect(note.getByText(WORDS, { exact: true })).toBeVisible();

  expect(await readPaper(page)).not.toContain('Gällde');

  const turn = note.getByRole('button', { name: /anteckningen från/ });
  await turn.focus();
  await page.keyboard.press('Enter');
  await expect(turn).toHaveText('Ångra');
  await expect(note).toContainText('Tillbakadragen av');
  expect(await readPaper(page)).not.toContain('lugnt rum');
  expect(await readPaper(page)).toContain('1 tillbakadragen anteckning är inte med');
  await turn.press('Enter');
  await expect(turn).toHaveText('Dra tillbaka');

  for (const paper of PAPERS) {
    await page.goto(`${pupil}${paper}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await page.content(), paper).not.toContain('lugnt rum');
  }
  await page.goto(`${pupil}/timeline`);
  await expect(page.getByText('Det finns anteckningar inom elevhälsan.')).toBeVisible();
  expect(await readPaper(page)).not.toMatch(/elevhälsa/i);
});

test('the paper says whose notes they are and their class, at the top, the foot and each note', async ({
  visitors,
}, info) => {
  const page = await visitors.arrive({ url: app.url });
  await signInAs(page, 'special-educator');
  const pupil = await findPupil();
  await page.goto(`${pupil}/health`);
  const notes = page.getByRole('region', { name: 'Anteckningar' });
  for (const text of ['Första', 'Andra', 'Tredje']) {
    const words = `${text} anteckningen. ${'Läser med stöd av bilder och pekar på raden. '.repeat(40)}`;
    await page.getByLabel('Anteckning', { exact: true }).fill(words);
    await page.getByRole('button', { name: 'Spara anteckningen' }).click();
    await expect(notes).toContainText(`${text} anteckningen.`);
  }
  for (const [locale, words] of [
    ['sv', { lead: 'Informationsklass: elevhälsa', foot: '23 kap. 2 §', write: 'Spara' }],
    ['en', { lead: 'Information class: pupil health', foot: 'chapter 23', write: 'Save' }],
  ] as const) {
    await speak(page, locale);
    await page.goto(`${pupil}/health`);
    await expect(page.getByText(words.lead).first()).toBeVisible();
    const paper = await readPaper(page);
    const noteCount = await page.locator('ol > li:has(h3)').count();
    expect(noteCount).toBeGreaterThan(2);
    expect(paper.split(words.lead).length - 1, 'head, foot and each note').toBe(2 + noteCount);
    expect(paper).toContain(words.foot);
    expect(paper).toContain('Tredje anteckningen.');
    expect(paper).not.toContain(words.write);
    await page.emulateMedia({ media: 'print' });
    await page.pdf({ path: info.outputPath(`health-${locale}.pdf`) });
    await page.emulateMedia({ media: 'screen' });
  }
});

test('a teacher of the class meets nothing of it', async ({ visitors }) => {
  const page = await visitors.arrive({ url: app.url, expected: [/status of 403/] });
  await signInAs(page, 'teacher');
  const pupil = await findPupil();
  for (const locale of ['sv', 'en'] as const) {
    await speak(page, locale);
    await page.goto(`${pupil}/timeline`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await page.content()).not.toMatch(/\/health"|lugnt rum/);
    await expect(page.getByText(/elevhälsa|pupil health/i)).toHaveCount(0);
  }
  const answer = await page.goto(`${pupil}/health`);
  expect(answer?.status()).toBe(403);
});
