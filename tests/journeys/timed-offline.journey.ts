/** A timed task that is cut off with no network: void, and done again on the reserve form. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { sendTask } from '../bench/sent-task';
import { startAppServer } from '../support/app-server';
import { DeviceClient } from '../support/device-client';
import { countQuarantined, findClass, listStoredEvents } from './support/database';
import { startDemonstration } from './support/demonstration';
import { listJournal } from './support/device-journal';
import { expect, test } from './support/fixtures';
import {
  chooseSign,
  goOn,
  hearSound,
  passTimeUntil,
  reach,
  screenOf,
  stopClock,
} from './support/pupil';
import { admitAll, readCode, signInAsPerson, startRoundOf } from './support/staff';
import {
  answerItem,
  decidePerfectly,
  passPractice,
  pupilTask,
  readPlayed,
} from './support/task-play';

test.use({ trace: 'off' });
const LOST_CONTACT = [/ERR_|status of 50\d/];
/** What comes before the timed task, given by a device without a screen. */
const BEFORE = ['letter-sounds', 'blend-sounds', 'real-or-made-up'];
const played = readPlayed('arskurs-1');
const task = pupilTask('read-sentences', played);
const pieceOn = (formId: 'B' | 'D') => ({ task, formId, media: played.media });
const decide = decidePerfectly(6);

type Server = Awaited<ReturnType<typeof startDemonstration>>;
let server: Server;

// Loading the whole demonstration for the first time takes its time.
test.beforeAll(async () => {
  test.setTimeout(300_000);
  server = await startDemonstration('full');
});

/** A class in which one pupil has only the timed task and what comes after it left. */
async function openLesson(board: Page) {
  const { teacherId, classId, pupils } = await findClass(server.dataDir, 'Strandskolan', '1B');
  const [pupil] = pupils;
  if (!pupil) throw new Error('the class has no pupils');
  await signInAsPerson(board, teacherId);
  await startRoundOf(board, classId);
  const code = await readCode(board);
  const helper = await DeviceClient.pair(server.url, code);
  await admitAll(board);
  await expect.poll(async () => (await helper.heartbeat()).admission).toBe('admitted');
  const { round } = await helper.heartbeat();
  if (!round) throw new Error('the helper is in no round');
  const { membershipId } = pupil;
  const { battery } = played;
  for (const taskId of BEFORE) {
    await sendTask(helper, { round, battery, membershipId, taskId, formId: 'B' });
  }
  return { code, pupil, roundId: round.roundId };
}

/** What happened, told by the events that say how runs begin and end. */
function tellRuns(events: readonly { body: { type: string; formId?: string; reason?: string } }[]) {
  return events.flatMap(({ body }) => {
    if (body.type === 'started') return [`started ${body.formId}`];
    if (body.type === 'ended-early') return [`ended ${body.reason}`];
    return body.type === 'completed' ? ['completed'] : [];
  });
}

test('a timed task cut off offline begins again on the reserve form, after a browser restart', async ({
  visitors,
}, { project }) => {
  test.setTimeout(300_000);
  const { url, dataDir, port } = server;
  const profile = mkdtempSync(join(tmpdir(), 'lasfyr-profile-'));
  let restarted: Server | undefined;
  let context: BrowserContext | undefined;
  const openBrowser = async () => {
    context = await chromium.launchPersistentContext(profile, {
      ...project.use.launchOptions,
      locale: 'sv-SE',
      reducedMotion: 'reduce',
      viewport: { width: 1280, height: 900 },
    });
    context.setDefaultTimeout(15_000);
    const page = context.pages()[0] ?? (await context.newPage());
    await stopClock(page);
    return page;
  };
  try {
    const board = await visitors.arrive({ url, expected: LOST_CONTACT });
    const { code, pupil, roundId } = await openLesson(board);
    let device = await openBrowser();
    await device.goto(`${url}/elev?sound=silent#kod=${code}`);
    await reach(device, 'waiting');
    await admitAll(board);
    await reach(device, 'choose-sign');
    const ready = device.locator('[data-testid="offline-ready"][data-ready="true"]');
    await passTimeUntil(device, ready, { stepMs: 1_000 });
    await chooseSign(device, pupil.signId);
    // The pupil is met as one who begins, or who has done the tasks before, if that is known already.
    const beginning = device.getByTestId(/^screen-(welcome|between)$/);
    await passTimeUntil(device, beginning);

    await server.kill();
    await goOn(device);
    await hearSound(device);
    await passPractice(device, pieceOn('B'), { isWrong: false });
    for (let at = 0; at < 3; at += 1) await answerItem(device, pieceOn('B'), decide);
    await context?.close();

    device = await openBrowser();
    await device.goto(`${url}/elev?sound=silent`);
    await reach(device, 'between');
    await goOn(device);
    await passPractice(device, pieceOn('D'), { isWrong: false });
    const first = (await screenOf(device, 'item').getAttribute('data-item-id')) ?? '';
    expect(task.forms.D?.items.map(({ id }) => id)).toContain(first);
    for (let at = 0; at < 4; at += 1) await answerItem(device, pieceOn('D'), decide);
    // The hidden time runs out by itself.
    await passTimeUntil(device, screenOf(device, 'between'), { stepMs: 5_000, limitMs: 400_000 });
    const made = await listJournal(device);
    expect(tellRuns(made).sort()).toEqual([
      'ended abandoned',
      'ended time',
      'started B',
      'started D',
    ]);

    restarted = await startAppServer({ dataDir, port });
    const ids = made.map(({ id }) => id).sort();
    const listStored = async () => {
      await device.clock.runFor(5_000);
      const stored = await listStoredEvents(dataDir, roundId);
      return stored.flatMap(({ id }) => (ids.includes(id) ? [id] : [])).sort();
    };
    await expect.poll(listStored).toEqual(ids);
    expect(await countQuarantined(dataDir)).toBe(0);
  } finally {
    await context?.close();
    await (restarted ?? server).stop();
    rmSync(profile, { recursive: true, force: true });
  }
});
