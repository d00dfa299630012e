/** The whole battery: a winter lesson after an autumn, and what the class page says of it. */
import { findClass } from './support/database';
import { expect, test, useApp } from './support/fixtures';
import { chooseSign, goOn, hearSound, openDevice, reach } from './support/pupil';
import { admitAll, endRound, readCode, signInAsPerson, startRoundOf } from './support/staff';
import {
  answerAll,
  decidePerfectly,
  passPractice,
  pupilTask,
  readPlayed,
} from './support/task-play';

const app = useApp('full');
// Hundreds of presses: a trace of them would cost more than the journey.
test.use({ trace: 'off' });

const GIVEN = ['real-or-made-up', 'read-sentences', 'spell-words'];
const played = readPlayed('arskurs-1');

test('a pupil who was clearly above in autumn does the three winter tasks, and is above', async ({
  visitors,
}) => {
  test.setTimeout(300_000);
  const { url, dataDir } = app;
  const { teacherId, classId, pupils } = await findClass(dataDir, 'Strandskolan', '1B');
  const teacher = await visitors.arrive({ url });
  await signInAsPerson(teacher, teacherId);

  // What is left differs: only those who were not clearly above last time have letters or sounds.
  await teacher.goto(`/classes/${classId}/round`);
  const three = 'Riktigt eller påhittat, Läsa meningar, Stava ord';
  const missing = teacher.getByRole('row').filter({ hasText: 'Riktigt eller påhittat' });
  await expect(missing).toHaveCount(pupils.length);
  await expect(missing.filter({ hasText: 'Bokstavsljud' }).first()).toBeVisible();
  const row = missing.filter({ hasText: three }).filter({ hasNotText: /Bokstavsljud|Ljuda/ });
  const name = (await row.first().getByRole('rowheader').innerText()).trim();
  const pupil = pupils.find((one) => one.name.startsWith(`${name} `) || one.name === name);
  if (!pupil) throw new Error(`no pupil is called ${name}`);

  await startRoundOf(teacher, classId);
  const device = await openDevice(visitors, { url, code: await readCode(teacher) });
  await reach(device, 'waiting');
  await admitAll(teacher);
  await chooseSign(device, pupil.signId);
  await reach(device, 'welcome');
  await goOn(device);
  await hearSound(device);
  for (const [index, taskId] of GIVEN.entries()) {
    if (index > 0) {
      await reach(device, 'between');
      await goOn(device);
    }
    const piece = { task: pupilTask(taskId, played), formId: 'B' as const, media: played.media };
    await passPractice(device, piece, { isWrong: false });
    expect(await answerAll(device, piece, decidePerfectly())).toBeGreaterThan(7);
  }
  await reach(device, 'end');

  await endRound(teacher);
  await teacher.goto(`/classes/${classId}?results=show`);
  await expect(teacher.getByRole('row').filter({ hasText: pupil.name })).toContainText(
    'över gränsen just nu',
  );
});

test('the class page lists who reads one to one, and why', async ({ visitors }) => {
  const { url, dataDir } = app;
  const { teacherId, classId } = await findClass(dataDir, 'Strandskolan', '1A');
  const teacher = await visitors.arrive({ url });
  await signInAsPerson(teacher, teacherId);
  await teacher.goto(`/classes/${classId}`);
  const list = teacher.getByRole('region', { name: 'En till en' });
  await expect(list.getByRole('button', { name: /Läs påhittade ord nu/ }).first()).toBeVisible();
  await expect(list).toContainText('efter helklassens uppgifter');
  await expect(list).toContainText(/ungefär \d+ minuter/);
});
