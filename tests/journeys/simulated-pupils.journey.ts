/** Simulated pupils of every style on the real screens: what comes of them, and that it is the same as without screens. */
import type { Page } from '@playwright/test';
import type { EventBody } from '~/administration/attempt-event';
import { makeRandom } from '~/demonstration/seeded-random';
import { type Knowledge, playChoiceTask } from '~/demonstration/simulated-pupil';
import { type ClassRow, findClass, listStoredEvents, type StoredEvent } from './support/database';
import { expect, test, useApp } from './support/fixtures';
import { chooseSign, openDevice, reach } from './support/pupil';
import { admitAll, readCode, signInAsPerson, startRoundOf, tileOf } from './support/staff';
import { choiceTask, decideAs, doEverything, FORM } from './support/task-play';

const app = useApp();
// Hundreds of presses: a trace of them would cost more than the journey.
test.use({ trace: 'off' });
test.describe.configure({ mode: 'serial' });

/** The screens may be a picture's time late in telling when an option could be pressed. */
const TIMING_MS = 20;

function know(style: Knowledge['style'], letters = 1, words = 1): Knowledge {
  const shareKnown = { 'letter-sounds': letters, 'real-or-made-up': words };
  return { style, shareKnown, wordsPerMinute: 30 };
}

const PUPILS = {
  perfect: know('perfect'),
  alwaysWrong: know('always-wrong'),
  ableReader: know('honest', 1, 0.9),
  earlyReader: know('honest', 0.3, 0.1),
  slowGuesser: know('slow-guess'),
  tooFast: know('too-fast'),
};
type Name = keyof typeof PUPILS;
const NAMES = Object.keys(PUPILS) as Name[];
const SEEDS = new Map(NAMES.map((name, index) => [name, 100 + index]));

function randomOf(name: Name) {
  return makeRandom(SEEDS.get(name) ?? 0);
}

function pupilOf(row: ClassRow, name: Name) {
  const pupil = row.pupils[NAMES.indexOf(name)];
  if (!pupil) throw new Error('the class has too few pupils');
  return pupil;
}

const findOpenClass = () => findClass(app.dataDir, 'Strandskolan', '1B');

test('six of them do both tasks on the screens', async ({ visitors }) => {
  test.setTimeout(240_000);
  const { url } = app;
  const row = await findOpenClass();
  const board = await visitors.arrive({ url });
  await signInAsPerson(board, row.teacherId);
  await startRoundOf(board, row.classId);
  const code = await readCode(board);

  async function play(name: Name, device: Page): Promise<void> {
    const pupil = pupilOf(row, name);
    await chooseSign(device, pupil.signId);
    await doEverything(device, decideAs(PUPILS[name], randomOf(name)), {
      isWrong: name === 'alwaysWrong',
      letOn: () => tileOf(board, pupil).getByRole('button', { name: 'Låt gå vidare' }).click(),
    });
    await expect(tileOf(board, pupil)).toContainText('klar');
    await device.context().close();
  }

  const devices = await Promise.all(NAMES.map(() => openDevice(visitors, { url, code })));
  for (const device of devices) await reach(device, 'waiting');
  await admitAll(board);
  await Promise.all(devices.map((device, index) => play(NAMES[index] ?? 'perfect', device)));
});

/** What must be the same with and without screens: everything but how a press was made. */
function comparable(bodies: readonly EventBody[]) {
  return bodies.map((body) => {
    if (body.type !== 'item-answered') return body;
    return { ...body, input: 'any', responseMs: null };
  });
}

function listResponseTimes(bodies: readonly EventBody[]): number[] {
  return bodies.flatMap((body) =>
    body.type === 'item-answered' ? [body.responseMs ?? Number.NaN] : [],
  );
}

/** The stored attempts of one pupil, in the order of the tasks. */
function listAttempts(events: readonly StoredEvent[], membershipId: string): StoredEvent[][] {
  const started = events.filter(
    ({ body }) => body.type === 'started' && body.membershipId === membershipId,
  );
  return started.map(({ attemptId }) => events.filter((one) => one.attemptId === attemptId));
}

for (const name of NAMES) {
  test(`${name}: the screens leave the events that the rules alone would`, async () => {
    const row = await findOpenClass();
    const stored = await listStoredEvents(app.dataDir, row.roundId ?? '');
    const attempts = listAttempts(stored, pupilOf(row, name).membershipId);
    expect(attempts).toHaveLength(2);
    const random = randomOf(name);
    for (const [index, events] of attempts.entries()) {
      expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, at) => at));
      const bodies = events.map(({ body }) => body);
      const [started] = bodies;
      if (started?.type !== 'started') throw new Error('an attempt begins with its start');
      const plan = {
        attemptId: events[0]?.attemptId ?? '',
        started,
        task: choiceTask(started.taskId),
        formId: FORM,
        soundCheck: index === 0,
      } as const;
      const expected = playChoiceTask(plan, PUPILS[name], random).map(({ body }) => body);
      expect(comparable(bodies)).toEqual(comparable(expected));
      const played = listResponseTimes(expected);
      for (const [at, responseMs] of listResponseTimes(bodies).entries()) {
        expect(Math.abs(responseMs - (played[at] ?? 0))).toBeLessThanOrEqual(TIMING_MS);
      }
    }
  });
}

test('each ends where the policy says', async ({ visitors }) => {
  const { url } = app;
  const row = await findOpenClass();
  const teacher = await visitors.arrive({ url });
  await signInAsPerson(teacher, row.teacherId);
  await teacher.goto(`/classes/${row.classId}?results=show`);
  const rowOf = (name: Name) =>
    teacher.getByRole('row').filter({ hasText: pupilOf(row, name).name });
  const tooFast = 'svarstiderna var för korta för uppgiften';

  await expect(rowOf('perfect')).toContainText('över gränsen just nu');
  await expect(rowOf('ableReader')).toContainText('över gränsen just nu');
  await expect(rowOf('earlyReader')).toContainText('behöver följas upp');
  await expect(rowOf('alwaysWrong')).toContainText('behöver följas upp');
  // Guessing at a normal pace is a valid low result: followed up or read one to one, never void.
  await expect(rowOf('slowGuesser')).toContainText(/behöver följas upp|titta igen/);
  await expect(rowOf('slowGuesser')).not.toContainText(tooFast);
  await expect(rowOf('tooFast')).toContainText('underlag saknas');
  await expect(rowOf('tooFast')).toContainText(tooFast);

  const readPupil = async (name: Name) => {
    await teacher.goto(`/classes/${row.classId}/pupils/${pupilOf(row, name).pupilId}`);
    return (await teacher.locator('main').textContent()) ?? '';
  };
  const perfect = await readPupil('perfect');
  expect(perfect).toContain('24 rätt av 24 besvarade, 0 inte nådda');
  expect(perfect).toContain('32 rätt av 32 besvarade, 0 inte nådda');
  const alwaysWrong = await readPupil('alwaysWrong');
  expect(alwaysWrong).toContain('0 rätt av 8 besvarade, 16 inte nådda');
  expect(alwaysWrong).toContain('0 rätt av 16 besvarade, 16 inte nådda');
});
