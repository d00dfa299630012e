/** A storage that is gone: a private window that was closed, Safari after a week, one emptied under the page. */
import type { BrowserContext, Page } from '@playwright/test';
import { ask, countQuarantined } from './support/database';
import { expect, test, useApp, type Visitors } from './support/fixtures';
import {
  beginLetters,
  IPAD,
  LETTERS,
  type Lesson,
  LOST_CONTACT,
  listAnswered,
  openLesson,
  pupilAt,
} from './support/letters-lesson';
import {
  goOn,
  hearSound,
  openDevice,
  passTimeUntil,
  reach,
  screenOf,
  stopClock,
} from './support/pupil';
import { admitAll, tileOf } from './support/staff';
import { answerAll, answerItem, decidePerfectly } from './support/task-play';

const app = useApp();
test.use({ trace: 'off' });
const decide = decidePerfectly(6);
const ITEMS = 24;

const open = (visitors: Visitors, code: string) =>
  openDevice(visitors, { url: app.url, code, expected: LOST_CONTACT });

/** The browser empties what it keeps for the site: the databases, or everything. */
async function empty(context: BrowserContext, page: Page, what: 'indexeddb' | 'all') {
  const session = await context.newCDPSession(page);
  const origin = new URL(app.url).origin;
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: what });
}

/** All devices of the pupil have been silent for so long that the sign is free again. */
function letSilencePass({ row }: Lesson, index: number) {
  return ask(
    app.dataDir,
    `UPDATE "DevicePresence" SET "seenAt" = now() - interval '5 minutes' WHERE "membershipId" = $1`,
    [pupilAt(row, index).membershipId],
  );
}

/** Takes the sign on a device that has been let in, and goes on in the letters. */
async function takeUpLetters(device: Page, { row }: Lesson, index: number): Promise<void> {
  const { signId } = pupilAt(row, index);
  await reach(device, 'choose-sign');
  await device.getByTestId(`sign-${signId}`).click();
  await device.getByTestId('sign-yes').click();
  await reach(device, 'pause');
  await goOn(device);
  await hearSound(device);
  await reach(device, 'ready');
  await goOn(device);
  await reach(device, 'item');
}

/** Everything is sent, and each letter has an answer of the pupil. */
async function expectAll(device: Page, index: number): Promise<string[]> {
  await answerAll(device, LETTERS, decide);
  const countDifferent = async () => {
    await device.clock.runFor(2_000);
    return new Set(await listAnswered(app, index)).size;
  };
  await expect.poll(countDifferent).toBe(ITEMS);
  expect(await countQuarantined(app.dataDir)).toBe(0);
  return listAnswered(app, index);
}

// Every window of these journeys is a private one: it forgets when it is closed.
test('a private window that is closed: the pupil goes on where the server had heard', async ({
  visitors,
}) => {
  test.setTimeout(180_000);
  const lesson = await openLesson(visitors, app);
  const first = await open(visitors, lesson.code);
  await beginLetters(first, lesson, 0);
  const heard = [
    await answerItem(first, LETTERS, decide),
    await answerItem(first, LETTERS, decide),
  ];
  await expect.poll(() => listAnswered(app, 0)).toEqual(heard);
  await first.context().setOffline(true);
  const unheard = await answerItem(first, LETTERS, decide);
  await first.context().close();
  await letSilencePass(lesson, 0);
  await expect(tileOf(lesson.board, pupilAt(lesson.row, 0))).toContainText('ingen kontakt', {
    timeout: 30_000,
  });

  const second = await visitors.arrive({ url: app.url, expected: LOST_CONTACT });
  await stopClock(second);
  await second.goto('/elev?sound=silent');
  await reach(second, 'enter-code');
  await expect(second.getByTestId('forgotten-note')).toHaveCount(0);
  await second.getByTestId('code-input').fill(lesson.code);
  await second.getByTestId('code-go').click();
  await reach(second, 'waiting');
  await admitAll(lesson.board);
  await takeUpLetters(second, lesson, 0);
  await expect(screenOf(second, 'item')).toHaveAttribute('data-item-id', unheard);
  const stored = await expectAll(second, 0);
  expect(stored).toHaveLength(ITEMS);
});

test('Safari that emptied everything after a week: nothing was unsent, and nothing is asked again', async ({
  browser,
  visitors,
}) => {
  test.setTimeout(180_000);
  const lesson = await openLesson(visitors, app);
  const context = await browser.newContext({ baseURL: app.url, userAgent: IPAD });
  try {
    const tablet = await context.newPage();
    await stopClock(tablet);
    await tablet.goto(`/elev?sound=silent#kod=${lesson.code}`);
    await beginLetters(tablet, lesson, 1);
    const heard = [
      await answerItem(tablet, LETTERS, decide),
      await answerItem(tablet, LETTERS, decide),
      await answerItem(tablet, LETTERS, decide),
    ];
    const next = (await screenOf(tablet, 'item').getAttribute('data-item-id')) ?? '';
    await expect.poll(() => listAnswered(app, 1)).toEqual(heard);
    await tablet.goto('about:blank');
    await empty(context, tablet, 'all');
    await letSilencePass(lesson, 1);

    await tablet.goto('/elev?sound=silent');
    await reach(tablet, 'enter-code');
    await tablet.getByTestId('code-input').fill(lesson.code);
    await tablet.getByTestId('code-go').click();
    await reach(tablet, 'waiting');
    await admitAll(lesson.board);
    await takeUpLetters(tablet, lesson, 1);
    await expect(screenOf(tablet, 'item')).toHaveAttribute('data-item-id', next);
    const stored = await expectAll(tablet, 1);
    expect(stored).toHaveLength(ITEMS);
  } finally {
    await context.close();
  }
});

test('a storage emptied under the open page: with contact the pupil goes on, and then it is said', async ({
  visitors,
}) => {
  test.setTimeout(180_000);
  const lesson = await openLesson(visitors, app);
  const device = await open(visitors, lesson.code);
  await beginLetters(device, lesson, 2);
  await answerItem(device, LETTERS, decide);
  await expect.poll(() => listAnswered(app, 2)).toHaveLength(1);
  await empty(device.context(), device, 'indexeddb');
  await answerItem(device, LETTERS, decide);
  await device.clock.runFor(10_000);
  await expect(device.getByTestId('offline-note')).toHaveCount(0);
  for (let left = ITEMS - 2; left > 0; left -= 1) await answerItem(device, LETTERS, decide);
  await expect.poll(async () => (await listAnswered(app, 2)).length).toBe(ITEMS);
  expect(new Set(await listAnswered(app, 2)).size).toBe(ITEMS);
  await reach(device, 'enter-code');
  await expect(device.getByTestId('forgotten-note')).toContainText('tömt sitt minne');
});

/** What makes a device one that forgets: the school's word, or a browser without workers. */
const FORGETFUL: Record<string, { fragment: string; prepare: () => void }> = {
  'a managed guest': { fragment: 'enhet=gast&', prepare: () => undefined },
  'a private window without workers': {
    fragment: '',
    prepare: () => {
      Reflect.deleteProperty(Navigator.prototype, 'serviceWorker');
    },
  },
};

for (const [name, { fragment, prepare }] of Object.entries(FORGETFUL)) {
  test(`${name} needs contact all the time, and says so, also after a reload`, async ({
    visitors,
  }) => {
    const lesson = await openLesson(visitors, app);
    const device = await visitors.arrive({ url: app.url, expected: LOST_CONTACT });
    await device.addInitScript(prepare);
    await stopClock(device);
    await device.goto(`/elev?sound=silent#${fragment}kod=${lesson.code}`);
    await reach(device, 'waiting');
    await admitAll(lesson.board);
    await reach(device, 'choose-sign');
    await device.goto('about:blank');
    await device.goto('/elev?sound=silent');
    await reach(device, 'choose-sign');
    await expect(device.getByTestId('offline-ready')).toContainText('Behöver nät hela tiden');
    await device.context().setOffline(true);
    await passTimeUntil(device, device.getByTestId('offline-note'), { stepMs: 2_000 });
    await device.getByTestId(`sign-${pupilAt(lesson.row, 3).signId}`).click();
    await device.getByTestId('sign-yes').click();
    await expect(screenOf(device, 'choose-sign')).toContainText('Det går inte att nå servern');
  });
}
