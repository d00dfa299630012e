/**
 * `npm run webkit`: a smoke run in WebKit. A device pairs, a pupil takes a sign, answers the first items
 * of the first task, and everything comes to the server. Time is real: it takes about two minutes.
 */
import { answerRight } from '~/demonstration/simulated-answer';
import { findItem } from '../chaos/chaos-tasks';
import { insist, openLesson } from '../chaos/lesson';
import { ask } from '../journeys/support/database';
import { startDemonstration } from '../journeys/support/demonstration';
import { type DrivenBrowser, driveWebKit } from './web-driver';

const ITEMS = 4;
const STUCK_LIMIT_MS = 90_000;

const LOOK = `
  const main = document.querySelector('main[data-testid^="screen-"]');
  const active = [...document.querySelectorAll('button[data-testid]')]
    .filter(({ dataset }) => dataset.active !== 'false')
    .map(({ dataset }) => dataset.optionId ?? dataset.testid);
  return {
    screen: main?.dataset.testid.replace('screen-', '') ?? '',
    itemId: main?.dataset.itemId ?? '',
    active,
    isGlowing: document.querySelector('.is-glowing') !== null,
  };`;
type Face = { screen: string; itemId: string; active: string[]; isGlowing: boolean };

/** What a page may use here, and what it keeps. */
const FACTS = `
  const registration = await navigator.serviceWorker?.getRegistration('/elev');
  const databases = await indexedDB.databases?.();
  return {
    userAgent: navigator.userAgent,
    isSecure: isSecureContext,
    isPersisted: await navigator.storage?.persisted?.(),
    hasLocks: 'locks' in navigator,
    worker: registration?.active?.state ?? registration?.installing?.state ?? 'none',
    databases: databases?.map(({ name }) => name),
    caches: await globalThis.caches?.keys(),
    lantern: document.querySelector('[data-testid="offline-ready"]')?.textContent ?? 'not shown',
  };`;

const UNSENT = `
  const opening = indexedDB.open('lasfyr-runner');
  const database = await new Promise((resolve) => { opening.onsuccess = () => resolve(opening.result); });
  const count = (store) => new Promise((resolve) => {
    const asking = database.transaction(store).objectStore(store).count();
    asking.onsuccess = () => resolve(asking.result);
  });
  const kept = { made: await count('journal'), unsent: await count('outbox') };
  database.close();
  return kept;`;

const WAYS_ON: Record<string, string> = {
  welcome: 'go',
  instruction: 'go',
  ready: 'go',
  pause: 'go',
  'sound-check': 'sound-sun',
  'confirm-sign': 'sign-yes',
};

type Lesson = Awaited<ReturnType<typeof openLesson>>;

/** What to press on the screen now; null when it has to be waited for. */
function choosePress({ screen, itemId, active, isGlowing }: Face, signId: string): string | null {
  if (screen === 'choose-sign') return `[data-testid="sign-${signId}"]`;
  if (screen === 'practice' || screen === 'item') {
    const optionId = answerRight(findItem(itemId).item);
    return active.includes(optionId) && !isGlowing ? `[data-option-id="${optionId}"]` : null;
  }
  const name = WAYS_ON[screen];
  return name && active.includes(name) ? `[data-testid="${name}"]` : null;
}

/** From the code to some answered items. @throws when no new screen comes any more */
async function doSomeItems(browser: DrivenBrowser, lesson: Lesson): Promise<void> {
  const signId = lesson.pupils[0]?.signId ?? '';
  const met = new Set<string>();
  let before = '';
  let deadline = 0;
  while (met.size <= ITEMS) {
    const face = await browser.run<Face>(LOOK);
    const shown = `${face.screen} ${face.itemId}`;
    if (shown !== before) {
      process.stdout.write(`  ${shown}\n`);
      deadline = Date.now() + STUCK_LIMIT_MS;
    }
    if (Date.now() > deadline) throw new Error(`WebKit is stuck at ${shown}`);
    before = shown;
    if (face.screen === 'item') met.add(face.itemId);
    if (face.screen === 'waiting') await lesson.letIn();
    const target = choosePress(face, signId);
    if (target) await browser.press(target).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}

const { WEBKIT_DRIVER = '', WEBKIT_BROWSER = '' } = process.env;
const server = await startDemonstration();
let browser: DrivenBrowser | undefined;
try {
  const lesson = await openLesson({ current: () => server });
  browser = await driveWebKit({ driver: WEBKIT_DRIVER, browser: WEBKIT_BROWSER }, server.port + 1);
  process.stdout.write(`${browser.told.browserName} ${browser.told.browserVersion}\n`);
  await browser.open(`${server.url}/elev?sound=silent#kod=${lesson.code}`);
  await doSomeItems(browser, lesson);
  const driven = browser;
  const kept = await insist(async () => {
    const now = await driven.run<{ made: number; unsent: number }>(UNSENT);
    if (now.unsent > 0) throw new Error(`${now.unsent} events are unsent`);
    return now;
  });
  const [stored] = await ask<{ count: string }>(
    server.dataDir,
    `SELECT count(*) FROM "AttemptEvent" e JOIN "Attempt" a ON a."id" = e."attemptId" WHERE a."roundId" = $1`,
    [lesson.roundId],
  );
  process.stdout.write(`${JSON.stringify(await browser.run(FACTS), null, 2)}\n`);
  process.stdout.write(`made ${kept.made}, stored ${stored?.count}, unsent ${kept.unsent}\n`);
  if (kept.made < 2 * ITEMS || Number(stored?.count) !== kept.made) process.exitCode = 1;
} finally {
  await browser?.stop();
  await server.stop();
}
