/** Storage that is refused, full, emptied or forgetful, and one pupil at two devices. */
import type { Page } from '@playwright/test';
import { ask, countQuarantined, findClass, listStoredEvents } from './support/database';
import { listJournalIds } from './support/device-journal';
import { expect, test, useApp, type Visitors } from './support/fixtures';
import {
  beginLetters,
  IPAD,
  LETTERS,
  LOST_CONTACT,
  listAnswered as listAnsweredAt,
  openLesson,
  pupilAt,
  takeSeat,
} from './support/letters-lesson';
import {
  chooseSign,
  goOn,
  hearSound,
  openDevice,
  passTimeUntil,
  reach,
  screenOf,
  stopClock,
} from './support/pupil';
import { admitAll, tileOf } from './support/staff';
import { answerAll, answerItem, decidePerfectly, passPractice } from './support/task-play';

const app = useApp();
test.use({ trace: 'off' });
const decide = decidePerfectly(4);

const open = (visitors: Visitors, code?: string) =>
  openDevice(visitors, { url: app.url, code, expected: LOST_CONTACT });

const listAnswered = (index: number) => listAnsweredAt(app, index);

/** From now on every write of the page fails as on a full device, until it is let go. */
async function fillStorage(device: Page): Promise<() => Promise<void>> {
  await device.evaluate(() => {
    const stores = IDBObjectStore.prototype;
    const { put, add } = stores;
    const refuse = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    Object.assign(stores, { put: refuse, add: refuse });
    addEventListener('make-room', () => Object.assign(stores, { put, add }), { once: true });
  });
  return () => device.evaluate(() => void dispatchEvent(new Event('make-room')));
}

test('a device that becomes full goes on with contact, and rests without', async ({ visitors }) => {
  test.setTimeout(240_000);
  const lesson = await openLesson(visitors, app);
  const device = await open(visitors, lesson.code);
  await beginLetters(device, lesson, 0);
  const answered = [
    await answerItem(device, LETTERS, decide),
    await answerItem(device, LETTERS, decide),
  ];
  const letGo = await fillStorage(device);
  answered.push(await answerItem(device, LETTERS, decide));
  await expect.poll(() => listAnswered(0)).toEqual(answered);
  const journal = await listJournalIds(device);

  await device.context().setOffline(true);
  const atItem = (await screenOf(device, 'item').getAttribute('data-item-id')) ?? '';
  const active = device.locator('[data-testid="option"][data-active="true"]').first();
  await passTimeUntil(device, active, { stepMs: 100 });
  await active.click();
  await reach(device, 'not-saved');
  await expect(screenOf(device, 'not-saved')).toContainText('Svaret kan inte sparas');
  await expect(screenOf(device, 'item')).toHaveCount(0);
  expect(await listJournalIds(device)).toEqual(journal);

  await letGo();
  await device.getByTestId('not-saved-action').click();
  await reach(device, 'item');
  await expect(screenOf(device, 'item')).not.toHaveAttribute('data-item-id', atItem);
  await device.context().setOffline(false);
  expect(await answerAll(device, LETTERS, decide)).toBe(20);
  await expect
    .poll(async () => {
      await device.clock.runFor(2_000);
      const stored = await listAnswered(0);
      return [stored.length, new Set(stored).size];
    })
    .toEqual([24, 24]);
  expect((await listAnswered(0)).slice(0, 4)).toEqual([...answered, atItem]);
  expect(await countQuarantined(app.dataDir)).toBe(0);
});

/** Ways in which a browser keeps nothing: it is full, it refuses, or it has no such thing. */
const KEEPS_NOTHING: Record<string, () => void> = {
  full: () => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  },
  refused: () => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('refused', 'SecurityError');
    };
  },
  missing: () => {
    Object.defineProperty(window, 'indexedDB', { value: undefined });
  },
};

for (const [how, keepNothing] of Object.entries(KEEPS_NOTHING)) {
  test(`a device whose storage is ${how} does not begin, and the teacher is told`, async ({
    visitors,
  }) => {
    await ask(app.dataDir, `DELETE FROM "DevicePresence" WHERE "membershipId" IS NULL`);
    const { board, code } = await openLesson(visitors, app);
    const device = await visitors.arrive({ url: app.url, expected: LOST_CONTACT });
    await device.addInitScript(keepNothing);
    await device.goto(`/elev?sound=silent#kod=${code}`);
    await expect(screenOf(device, 'no-storage')).toContainText('kan inte spara svar');
    await expect(board.getByText(/\d enhet(er)? väntar/)).toBeVisible();
    const says = () =>
      ask<{ state: string }>(
        app.dataDir,
        `SELECT "presence"->>'state' AS "state" FROM "DevicePresence" WHERE "membershipId" IS NULL`,
      );
    await expect.poll(says).toContainEqual({ state: 'cannot-save' });
  });
}

test('a storage that was emptied between two visits is said to have been', async ({ visitors }) => {
  const { code } = await openLesson(visitors, app);
  const device = await open(visitors, code);
  await reach(device, 'waiting');
  const context = device.context();
  await device.close();
  const reopened = await context.newPage();
  const session = await context.newCDPSession(reopened);
  const origin = new URL(app.url).origin;
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
  await reopened.goto('/elev?sound=silent');
  await reach(reopened, 'enter-code');
  await expect(reopened.getByTestId('forgotten-note')).toContainText('tömt sitt minne');
});

test('where the browser forgets, nothing begins without contact and nobody signs out', async ({
  browser,
  visitors,
}) => {
  test.setTimeout(240_000);
  const lesson = await openLesson(visitors, app);
  const context = await browser.newContext({ baseURL: app.url, userAgent: IPAD });
  const device = await context.newPage();
  await stopClock(device);
  await device.goto(`/elev?sound=silent#kod=${lesson.code}`);
  await reach(device, 'waiting');
  await admitAll(lesson.board);
  await reach(device, 'choose-sign');
  await expect(device.getByTestId('offline-ready')).toContainText('Behöver nät hela tiden');
  await takeSeat(device, lesson, 2);
  await context.setOffline(true);
  await answerAll(device, LETTERS, decide);
  await goOn(device);
  await reach(device, 'load-failed');
  await context.setOffline(false);
  await passTimeUntil(device, device.locator('body:not(:has([data-testid="offline-note"]))'), {
    stepMs: 2_000,
  });
  await device.getByTestId('load-failed-action').click();
  await passPractice(device, 'real-or-made-up', { isWrong: false });
  await context.setOffline(true);
  await answerAll(device, 'real-or-made-up', decide);
  await reach(device, 'end');
  await expect(device.getByTestId('sending')).toContainText('Logga inte ut än');
  await expect(device.getByTestId('next-pupil')).toBeDisabled();
  await context.setOffline(false);
  await passTimeUntil(device, device.locator('[data-testid="screen-end"][data-unsent="0"]'), {
    stepMs: 2_000,
  });
  // Everything may be sent before the device has heard that it has contact.
  await passTimeUntil(device, device.locator('[data-testid="next-pupil"]:enabled'), {
    stepMs: 2_000,
  });
  await context.close();
});

test('a pupil who went on at another device: one goes on, both are kept', async ({ visitors }) => {
  test.setTimeout(240_000);
  const lesson = await openLesson(visitors, app);
  const { row, board } = lesson;
  const { signId, membershipId } = pupilAt(row, 1);
  const first = await open(visitors, lesson.code);
  await beginLetters(first, lesson, 1);
  const before = [await answerItem(first, LETTERS, decide)];
  await expect.poll(() => listAnswered(1)).toEqual(before);
  await first.context().setOffline(true);
  before.push(await answerItem(first, LETTERS, decide));
  const made = await listJournalIds(first);

  // The silence of two minutes, at once.
  await ask(
    app.dataDir,
    `UPDATE "DevicePresence" SET "seenAt" = now() - interval '5 minutes' WHERE "membershipId" = $1`,
    [membershipId],
  );
  const other = await open(visitors, lesson.code);
  await reach(other, 'waiting');
  await admitAll(board);
  await chooseSign(other, signId);
  await reach(other, 'pause');
  await goOn(other);
  await hearSound(other);
  await reach(other, 'ready');
  await goOn(other);
  await expect(screenOf(other, 'item')).toHaveAttribute('data-item-id', before[1] ?? '');
  await answerItem(other, LETTERS, decide);

  await first.context().setOffline(false);
  await passTimeUntil(first, screenOf(first, 'lost-pupil'), { stepMs: 2_000 });
  await expect(screenOf(first, 'lost-pupil')).toContainText('gått vidare på en annan enhet');
  await first.getByTestId('lost-pupil-action').click();
  await reach(first, 'choose-sign');

  await answerAll(other, LETTERS, decide);
  const listAll = async () => {
    await other.clock.runFor(2_000);
    const { roundId } = await findClass(app.dataDir, 'Strandskolan', '1B');
    const stored = await listStoredEvents(app.dataDir, roundId ?? '');
    return stored.map(({ id }) => id);
  };
  await expect.poll(listAll).toEqual(expect.arrayContaining(made));
  const listDifferent = async () => {
    await other.clock.runFor(2_000);
    return new Set(await listAnswered(1)).size;
  };
  await expect.poll(listDifferent).toBe(24);
  const answered = await listAnswered(1);
  expect(answered.filter((itemId) => itemId === before[1])).toHaveLength(2);
  expect(await countQuarantined(app.dataDir)).toBe(0);
  await expect(tileOf(board, pupilAt(row, 1))).not.toContainText('tyst');
});
