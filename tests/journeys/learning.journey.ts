/**
 * What is asked before a round, and what is learnt after it: a round that waits, a comment that is answered,
 * an idea that is decided on, a text that did not help.
 */
import type { Page } from '@playwright/test';
import { findClass } from './support/database';
import { expect, test, useApp } from './support/fixtures';
import { type Role, signInAs } from './support/staff';

const app = useApp();

const WORDS = {
  sv: {
    learning: 'Lärande',
    conditions: 'Öppna villkoren',
    quiet: 'Lugnt rum',
    block: /^Låt omgången vänta/,
    allow: /^Låt omgången starta ändå/,
    start: 'Starta dagens omgång',
    lacking: 'Omgången kan inte starta än. Det här saknas:',
    tell: /^Säg att det är klart/,
    undo: /^Ångra/,
    dialogue: 'Öppna dialogen',
    comment: 'Din kommentar',
    send: 'Skicka kommentaren',
    name: 'Texten innehåller namnet på en elev',
    answer: 'Ditt svar',
    decision: 'Ett beslut',
    sendAnswer: 'Skicka svaret',
    decided: 'Beslutad',
    ideas: 'Öppna idéerna',
    title: 'Idén på en rad',
    text: 'Vad skulle bli bättre, och för vem?',
    suggest: 'Skicka idén',
    judge: 'Bedöm',
    large: 'Stor',
    why: 'Varför?',
    decisionField: 'Beslut',
    released: 'Införd',
    release: /^Version eller rad/,
    save: 'Spara bedömningen',
    first: 'Gör först',
    read: 'Läs mer: Version 9',
  },
  en: {
    learning: 'Learning',
    conditions: 'Open the conditions',
    quiet: 'A quiet room',
    block: /^Let the round wait/,
    allow: /^Let the round start anyway/,
    start: "Start today's round",
    lacking: 'The round cannot start yet. This is lacking:',
    tell: /^Say that it is in place/,
    undo: /^Undo/,
    dialogue: 'Open the dialogue',
    comment: 'Your comment',
    send: 'Send the comment',
    name: 'The text holds the name of a pupil',
    answer: 'Your answer',
    decision: 'A decision',
    sendAnswer: 'Send the answer',
    decided: 'Decided',
    ideas: 'Open the ideas',
    title: 'The idea in a line',
    text: 'What would be better, and for whom?',
    suggest: 'Send the idea',
    judge: 'Judge',
    large: 'Large',
    why: 'Why?',
    decisionField: 'Decision',
    released: 'Released',
    release: /^Version or line/,
    save: 'Save the judgement',
    first: 'First',
    read: 'Read more: Version 9',
  },
} as const;
type Locale = keyof typeof WORDS;

for (const locale of ['sv', 'en'] as const) {
  const words = WORDS[locale];

  test(`a round waits for what the administrator says, and starts when it is in place (${locale})`, async ({
    visitors,
  }) => {
    const { classId } = await findClass(app.dataDir, 'Strandskolan', '1B');
    const office = await arrive(visitors, 'administrator', locale);
    await open(office, words.learning, words.conditions);
    const row = office.getByRole('row', { name: words.quiet });
    await row.getByRole('button', { name: words.block }).click();
    await expect(row.getByRole('button', { name: words.allow })).toBeVisible();

    const room = await arrive(visitors, 'special-educator', locale);
    await room.goto(`/classes/${classId}/round`);
    await expect(room.getByText(words.lacking)).toBeVisible();
    await expect(room.getByRole('button', { name: words.start })).toHaveCount(0);
    const quiet = room.getByRole('row', { name: words.quiet });
    await quiet.getByRole('button', { name: words.tell }).click();
    await expect(room.getByRole('button', { name: words.start })).toBeVisible();
    await expect(room.getByText(words.lacking)).toHaveCount(0);
    await quiet.getByRole('button', { name: words.undo }).click();
    await expect(room.getByText(words.lacking)).toBeVisible();
    await row.getByRole('button', { name: words.allow }).click();
    await expect(row.getByRole('button', { name: words.block })).toBeVisible();
  });

  test(`a comment is answered and an idea released, and both authors see it (${locale})`, async ({
    visitors,
  }) => {
    const { pupils } = await findClass(app.dataDir, 'Strandskolan', '1A');
    const teacher = await arrive(visitors, 'teacher', locale);
    await open(teacher, words.learning, words.dialogue);
    const text = `Ett rum till, ${locale}.`;
    await teacher.getByLabel(words.comment).fill(`${pupils[0]?.name} behöver ett rum.`);
    await teacher.getByRole('button', { name: words.send }).click();
    await expect(teacher.getByText(words.name)).toBeVisible();
    await teacher.getByLabel(words.comment).fill(text);
    await teacher.getByRole('button', { name: words.send }).click();
    const said = (page: Page) => page.getByRole('listitem').filter({ hasText: text });
    await expect(said(teacher)).toBeVisible();
    await open(teacher, words.learning, words.ideas);
    await teacher.getByLabel(words.title).fill(`En film, ${locale}`);
    await teacher.getByLabel(words.text).fill('Två minuter räcker.');
    await teacher.getByRole('button', { name: words.suggest }).click();
    const idea = (page: Page) => page.getByRole('row', { name: `En film, ${locale}` });
    await expect(idea(teacher)).toBeVisible();

    const principal = await arrive(visitors, 'principal', locale);
    await open(principal, words.learning, words.dialogue);
    await said(principal).getByLabel(words.answer).fill('Ni får grupprummet.');
    await said(principal).getByLabel(words.decision).check();
    await said(principal).getByRole('button', { name: words.sendAnswer }).click();
    await expect(said(principal).getByText(words.decided, { exact: true })).toBeVisible();
    await open(principal, words.learning, words.ideas);
    await idea(principal).getByText(words.judge, { exact: true }).click();
    await idea(principal).getByLabel(words.large).first().check();
    await idea(principal).getByLabel(words.decisionField).selectOption(words.released);
    await idea(principal).getByLabel(words.why).fill('Lätt att göra.');
    await idea(principal).getByLabel(words.release).fill('Version 9');
    await idea(principal).getByRole('button', { name: words.save }).click();
    await expect(idea(principal).getByRole('cell', { name: words.first })).toBeVisible();

    await teacher.reload();
    await expect(idea(teacher).getByText(words.read)).toBeVisible();
    await open(teacher, words.learning, words.dialogue);
    await expect(said(teacher).getByText('Ni får grupprummet.')).toBeVisible();
  });
}

test('a reader says that a text did not help, and the administrator reads it without a name', async ({
  visitors,
}) => {
  const page = await arrive(visitors, 'teacher', 'sv');
  await page.getByRole('link', { name: 'Hjälp', exact: true }).click();
  const section = page.getByRole('region', { name: 'Vem ser vad?' });
  await section.getByText('Hjälpte texten dig?').first().click();
  await section.getByLabel('Nej').check();
  await section.getByLabel('Vad saknades?').fill('Vad ser vikarien?');
  await section.getByRole('button', { name: 'Skicka svaret' }).click();
  await expect(section.getByText('Tack för svaret.')).toBeVisible();
  const office = await arrive(visitors, 'administrator', 'sv');
  await open(office, 'Lärande', 'Läs svaren');
  await expect(office.getByText('Vad ser vikarien?')).toBeVisible();
});

type Visitors = { arrive: (arrival: { url: string; expected?: RegExp[] }) => Promise<Page> };

async function arrive(visitors: Visitors, role: Role, locale: Locale): Promise<Page> {
  // A form with a pupil's name is refused with 400, on purpose.
  const page = await visitors.arrive({ url: app.url, expected: [/status of 400/] });
  await signInAs(page, role);
  if (locale === 'en') await page.getByRole('button', { name: 'English' }).click();
  return page;
}

/** From the menu to a part of learning. */
async function open(page: Page, learning: string, part: string): Promise<void> {
  await page.getByRole('link', { name: learning, exact: true }).first().click();
  await page.getByRole('link', { name: part }).click();
}
