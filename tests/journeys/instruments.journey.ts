/** The instruments as adults meet them: read, heard, and judged by two people with the keyboard. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { ask } from './support/database';
import { expect, test, useApp } from './support/fixtures';
import { signInAs } from './support/staff';

const app = useApp();
const TASK = '/instruments/letter-sounds?battery=grund-1.1';

const itemOf = (page: Page, id: string) => page.locator(`[data-item-id="${id}"]`);

async function countVerdicts(): Promise<number> {
  const [row] = await ask<{ count: number }>(
    app.dataDir,
    'SELECT count(*)::int AS count FROM "ItemReview"',
  );
  return row?.count ?? 0;
}

test('a special educator hears and approves by keyboard, a second person makes it approved', async ({
  visitors,
}) => {
  const first = await visitors.arrive({ url: app.url });
  await signInAs(first, 'special-educator');
  await first.getByRole('navigation').getByText('Mer', { exact: true }).click();
  await first.getByRole('link', { name: 'Uppgifterna', exact: true }).click();
  await first.goto('/instruments?battery=grund-1.1');
  await first.getByRole('link', { name: 'Bokstavsljud', exact: true }).click();
  await expect(first.getByRole('heading', { level: 1 })).toHaveText('Bokstavsljud');
  await expect(first.getByRole('heading', { name: 'Källor' })).toBeVisible();
  const tryIt = first.getByRole('link', { name: 'Prova som elev' });
  await expect(tryIt).toHaveAttribute('href', '/elev#prova=grund-1.letter-sounds.A.1');

  const one = itemOf(first, 'letter-sounds-A01');
  const two = itemOf(first, 'letter-sounds-A02');
  await one.focus();
  await first.keyboard.press('p');
  const play = one.locator('[data-play]');
  await expect(play).toHaveAttribute('data-played-ms', /^\d{3,5}$/);

  await first.keyboard.press('a');
  await expect(two).toBeFocused();
  await expect(one).toContainText('1 av 2 har godkänt');
  await first.keyboard.press('k');
  await expect(one).toBeFocused();
  await first.keyboard.press('j');
  await first.keyboard.press('c');
  await first.getByRole('button', { name: 'Spara omdömet' }).click();
  await expect(two).toContainText('Skriv vad som behöver bli annorlunda.');
  // The keys are letters again in a text.
  await two.getByRole('textbox').fill('Jag tycker att ljudet är kort.');
  await first.getByRole('button', { name: 'Spara omdömet' }).click();
  await expect(two.locator('.review-state')).toHaveText('Ska ändras');
  expect(await countVerdicts()).toBe(2);

  const second = await visitors.arrive({ url: app.url });
  await signInAs(second, 'administrator');
  await second.goto(TASK);
  await second.getByRole('button', { name: 'Kvar för mig' }).click();
  await itemOf(second, 'letter-sounds-A01').focus();
  await second.keyboard.press('a');
  const approved = itemOf(second, 'letter-sounds-A01').locator('.review-state');
  await expect(approved).toHaveText('Godkänd av två');
  await expect(itemOf(second, 'letter-sounds-A02')).toContainText('ljudet är kort');
  await second.reload();
  await expect(approved).toHaveText('Godkänd av två');

  // A second thought is a new verdict.
  await itemOf(first, 'letter-sounds-A01')
    .getByRole('button', { name: 'Föreslå att den tas bort' })
    .click();
  await one.getByRole('textbox').fill('Bokstaven låter olika.');
  await first.getByRole('button', { name: 'Spara omdömet' }).click();
  await expect(one).toContainText('Välj varför den ska bort.');
  await one.getByLabel('Varför ska den bort?').selectOption('låter olika i olika dialekter');
  await first.getByRole('button', { name: 'Spara omdömet' }).click();
  const proposed = 'Föreslagen att tas bort: låter olika i olika dialekter';
  await expect(one.locator('.review-state')).toHaveText(proposed);
  expect(await countVerdicts()).toBe(4);
  // Who does not review sees that it is proposed, and why.
  const teacher = await visitors.arrive({ url: app.url });
  await signInAs(teacher, 'teacher');
  await teacher.goto(TASK);
  const seen = itemOf(teacher, 'letter-sounds-A01');
  await expect(seen.locator('.review-state')).toHaveText(proposed);
  await expect(seen).not.toContainText('Bokstaven låter olika.');

  await second.goto('/instruments?battery=grund-1.1');
  const [file] = await Promise.all([
    second.waitForEvent('download'),
    second.getByRole('link', { name: 'Hämta omdömena (JSON)' }).click(),
  ]);
  const review = JSON.parse(readFileSync(await file.path(), 'utf8'));
  expect(review).toMatchObject({ battery: 'grund-1', version: 1 });
  expect(review.items.map(({ itemId }: { itemId: string }) => itemId)).toEqual([
    'letter-sounds-A01',
    'letter-sounds-A02',
  ]);
  expect(review.items[0]).toMatchObject({
    state: 'retire-proposed',
    contentHash: expect.stringMatching(/^[0-9a-f]{16}$/),
    verdicts: expect.arrayContaining([
      {
        verdict: 'retire',
        reasonCode: 'dialect',
        comment: 'Bokstaven låter olika.',
        givenOn: 1,
      },
    ]),
  });
});

test('a grid is read row by row and approved as a whole only by who has read it', async ({
  visitors,
}) => {
  const page = await visitors.arrive({ url: app.url });
  await signInAs(page, 'special-educator');
  await page.goto('/instruments/read-words?battery=grund-1.1&form=B');
  await itemOf(page, 'read-words-B01').focus();
  await page.keyboard.press('j');
  await expect(itemOf(page, 'read-words-B02')).toHaveAttribute('aria-expanded', 'true');
  const approve = page.getByRole('button', { name: 'Godkänn formen' });
  const before = await countVerdicts();
  await approve.click();
  expect(await countVerdicts()).toBe(before);
  await page.getByRole('checkbox', { name: 'Jag har läst alla 80' }).check();
  await approve.click();
  await expect(page.getByText('Du har lämnat omdöme om allt i den här formen.')).toBeVisible();
  expect(await countVerdicts()).toBe(before + 80);
});

test('a teacher sees how far the review has come and cannot judge', async ({ visitors }) => {
  const page = await visitors.arrive({ url: app.url, expected: [/403/] });
  await signInAs(page, 'teacher');
  await page.goto(TASK);
  const item = itemOf(page, 'letter-sounds-A03');
  await expect(item).toContainText('Väntar på granskning');
  await expect(page.getByRole('button', { name: 'Godkänn', exact: true })).toHaveCount(0);
  const before = await countVerdicts();
  await item.focus();
  await page.keyboard.press('a');
  const answer = await page.request.post(TASK, {
    form: { intent: 'verdict', itemId: 'letter-sounds-A03', verdict: 'approve' },
    headers: { Origin: app.url },
    maxRedirects: 0,
  });
  expect(answer.status()).toBe(403);
  expect(await countVerdicts()).toBe(before);
});
