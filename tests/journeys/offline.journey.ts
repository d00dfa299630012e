/** The wifi is gone: a class goes on, across browser restarts, and every answer is there once. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { startAppServer } from '../support/app-server';
import { type ClassRow, countQuarantined, findClass, listStoredEvents } from './support/database';
import { startDemonstration } from './support/demonstration';
import { listJournalIds } from './support/device-journal';
import { expect, test, type Visitors } from './support/fixtures';
import { makeLaterVersion } from './support/later-version';
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
import { admitAll, openBoard, readCode, signInAsPerson, tileOf } from './support/staff';
import {
  answerAll,
  answerItem,
  decidePerfectly,
  doEverything,
  passPractice,
} from './support/task-play';

test.use({ trace: 'off' });
const LETTERS = 'letter-sounds';
const STEP_LIMIT_MS = 15_000;
const LOST_CONTACT = [/ERR_|status of 50\d/];
const decide = decidePerfectly(3);

type Server = Awaited<ReturnType<typeof startDemonstration>>;

async function openLesson(visitors: Visitors, server: Server) {
  const row = await findClass(server.dataDir, 'Strandskolan', '1B');
  const board = await visitors.arrive({ url: server.url, expected: LOST_CONTACT });
  await signInAsPerson(board, row.teacherId);
  await openBoard(board, row.classId);
  return { board, row, code: await readCode(board) };
}

const pupilAt = (row: ClassRow, index: number) => {
  const pupil = row.pupils[index];
  if (!pupil) throw new Error('the class has too few pupils');
  return pupil;
};

/** Lets time pass until the lantern says that no network is needed. */
async function becomeReady(device: Page): Promise<void> {
  const ready = device.locator('[data-testid="offline-ready"][data-ready="true"]');
  await passTimeUntil(device, ready, { stepMs: 1_000 });
  await expect(ready).toHaveText('Redo att köra utan nät');
}

async function listStoredIds(server: Server): Promise<string[]> {
  const { roundId } = await findClass(server.dataDir, 'Strandskolan', '1B');
  return (await listStoredEvents(server.dataDir, roundId ?? '')).map(({ id }) => id).sort();
}

test('a class with no network, a browser that is restarted, and all is there once', async ({
  visitors,
}, { project }) => {
  test.setTimeout(240_000);
  const server = await startDemonstration();
  let restarted: Server | undefined;
  const profile = mkdtempSync(join(tmpdir(), 'lasfyr-profile-'));
  let context: BrowserContext | undefined;
  const openBrowser = async () => {
    context = await chromium.launchPersistentContext(profile, {
      ...project.use.launchOptions,
      locale: 'sv-SE',
      reducedMotion: 'reduce',
      viewport: { width: 1280, height: 900 },
    });
    context.setDefaultTimeout(STEP_LIMIT_MS);
    const page = context.pages()[0] ?? (await context.newPage());
    await stopClock(page);
    return page;
  };
  try {
    const { board, row, code } = await openLesson(visitors, server);
    let device = await openBrowser();
    await device.goto(`${server.url}/elev?sound=silent#kod=${code}`);
    await reach(device, 'waiting');
    await admitAll(board);
    await reach(device, 'choose-sign');
    await becomeReady(device);
    // A new Chromium promises nothing, and keeps it all the same.
    expect(await device.evaluate(() => navigator.storage.persisted())).toBe(false);

    await server.kill();
    await context?.close();
    device = await openBrowser();
    await device.goto(`${server.url}/elev?sound=silent`);
    const [one, other] = [pupilAt(row, 0), pupilAt(row, 1)];
    await chooseSign(device, one.signId);
    await doEverything(device, decide, { isWrong: false });
    await expect(device.getByTestId('sending')).toHaveText(/Svaren är sparade här/);
    await device.getByTestId('next-pupil').click();
    await reach(device, 'choose-sign');
    await expect(device.getByTestId(`sign-${one.signId}`)).toHaveCount(0);

    await chooseSign(device, other.signId);
    await reach(device, 'welcome');
    await goOn(device);
    await hearSound(device);
    await passPractice(device, LETTERS, { isWrong: false });
    for (let answered = 0; answered < 5; answered += 1) await answerItem(device, LETTERS, decide);
    const atItem = await screenOf(device, 'item').getAttribute('data-item-id');
    await context?.close();
    device = await openBrowser();
    await device.goto(`${server.url}/elev?sound=silent`);
    await reach(device, 'pause');
    await goOn(device);
    await expect(screenOf(device, 'item')).toHaveAttribute('data-item-id', atItem ?? '');
    await answerItem(device, LETTERS, decide);

    const made = (await listJournalIds(device)).sort();
    expect(made.length).toBeGreaterThan(100);
    restarted = await startAppServer({ dataDir: server.dataDir, port: server.port });
    await expect
      .poll(async () => {
        await device.clock.runFor(5_000);
        return listStoredIds(server);
      })
      .toEqual(made);
    expect(await countQuarantined(server.dataDir)).toBe(0);
    await board.reload();
    await expect(tileOf(board, one)).toContainText('klar');
    await expect(tileOf(board, other)).toContainText('arbetar');
  } finally {
    await context?.close();
    await (restarted ?? server).stop();
    rmSync(profile, { recursive: true, force: true });
  }
});

test('a new version in the middle of a task waits for the next pupil', async ({ visitors }) => {
  test.setTimeout(180_000);
  const server = await startDemonstration();
  let later: Server | undefined;
  const folder = makeLaterVersion();
  try {
    const { board, row, code } = await openLesson(visitors, server);
    const { url } = server;
    const device = await openDevice(visitors, {
      url,
      code,
      expected: LOST_CONTACT,
      offlineWorker: true,
    });
    await reach(device, 'waiting');
    await admitAll(board);
    await reach(device, 'choose-sign');
    await becomeReady(device);
    await chooseSign(device, pupilAt(row, 0).signId);
    await reach(device, 'welcome');
    await goOn(device);
    await hearSound(device);
    await passPractice(device, LETTERS, { isWrong: false });
    await answerItem(device, LETTERS, decide);
    const script = await device.locator('script[type="module"]').getAttribute('src');
    const wasLoadedAt = await device.evaluate(() => performance.timeOrigin);

    await server.kill();
    later = await startAppServer({ dataDir: server.dataDir, port: server.port, folder });
    const isWaiting = () =>
      device.evaluate(async () => {
        const registration = await navigator.serviceWorker.getRegistration();
        await registration?.update();
        return registration?.waiting !== null;
      });
    await expect.poll(isWaiting).toBe(true);
    await answerAll(device, LETTERS, decide);
    await goOn(device);
    await passPractice(device, 'real-or-made-up', { isWrong: false });
    await answerAll(device, 'real-or-made-up', decide);
    await passTimeUntil(device, device.locator('[data-testid="screen-end"][data-unsent="0"]'), {
      stepMs: 2_000,
    });
    expect(await device.evaluate(() => performance.timeOrigin)).toBe(wasLoadedAt);
    await expect(device.locator('meta[name="version"]')).toHaveCount(0);
    // The old page may still ask for its own files.
    expect((await fetch(new URL(script ?? '', url))).status).toBe(200);

    await device.getByTestId('next-pupil').click();
    await passTimeUntil(device, device.locator('html:has(meta[name="version"])'));
    await reach(device, 'choose-sign');
    await chooseSign(device, pupilAt(row, 1).signId);
    await reach(device, 'welcome');
    expect(await countQuarantined(server.dataDir)).toBe(0);
  } finally {
    await (later ?? server).stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

/** The first try to install the worker comes to nothing, as when contact is lost in it. */
function failFirstInstallation(): void {
  const { serviceWorker } = navigator;
  const register = serviceWorker.register.bind(serviceWorker);
  let tries = 0;
  serviceWorker.register = (...given) => {
    tries += 1;
    return tries === 1 ? Promise.reject(new TypeError('no contact')) : register(...given);
  };
}

test('a device that lost contact while it was made ready is made ready later', async ({
  visitors,
}) => {
  const server = await startDemonstration();
  try {
    const { board, code } = await openLesson(visitors, server);
    const { url } = server;
    const device = await visitors.arrive({ url, expected: LOST_CONTACT, offlineWorker: true });
    await device.addInitScript(failFirstInstallation);
    await stopClock(device);
    await device.goto(`${url}/elev?sound=silent#kod=${code}`);
    await reach(device, 'waiting');
    await admitAll(board);
    await reach(device, 'choose-sign');
    await becomeReady(device);
  } finally {
    await server.stop();
  }
});
