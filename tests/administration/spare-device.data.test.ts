/** A device dies in the middle of a task: the pupil goes on at a spare one, and nothing is lost or double. */
import { describe, expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import type { EventBody } from '~/administration/attempt-event';
import { recordHeartbeat } from '~/administration/heartbeat.server';
import { ingestBatch } from '~/administration/ingest.server';
import { takeSign } from '~/administration/sign.server';
import { removeDevice } from '~/administration/sitting-devices.server';
import { getBattery } from '~/instruments/batteries';
import { getTask } from '~/instruments/battery';
import { setClockOffset } from '~/platform/clock.server';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import type { TaskScoreRecord } from '~/scoring/assessment-record';
import { rescoreAttempt } from '~/scoring/rescore.server';
import { makeBatch, makePresence, pairTestDevice } from '../support/administration-factories';
import { useTestDatabase } from '../support/database';
import { createClassroom, makeChoiceRun } from '../support/scoring-factories';
import { createYearOneWorld, openYearOne } from '../support/year-one-factories';

useTestDatabase();

type Device = Awaited<ReturnType<typeof pairTestDevice>>;
const beat = ({ viewer }: Device) =>
  inScope(viewer, (db) =>
    recordHeartbeat(db, { presence: makePresence(), deviceTimeMs: Date.now() }),
  );
const hold = ({ viewer }: Device, membershipId: string) =>
  inScope(viewer, (db) => takeSign(db, membershipId));
const send = ({ viewer }: Device, events: readonly unknown[]) =>
  inScope(viewer, (db) => ingestBatch(db, makeBatch(events)));

const sendAt = ({ viewer }: Device, events: readonly unknown[], deviceTimeMs: number) =>
  inScope(viewer, (db) => ingestBatch(db, makeBatch(events, deviceTimeMs)));

const itemOf = ({ body }: { body: EventBody }) =>
  body.type === 'item-answered' ? body.itemId : '';
const answerWrong = (body: EventBody): EventBody =>
  body.type === 'item-answered' ? { ...body, optionId: wrongOption(body.itemId) } : body;

async function scoreOf(
  { system }: Awaited<ReturnType<typeof createClassroom>>,
  attemptId: string,
): Promise<TaskScoreRecord> {
  await inScope(system, (db) => rescoreAttempt(db, attemptId));
  const row = await getClient().taskScore.findFirstOrThrow({
    where: { attemptId },
    orderBy: { createdAt: 'desc' },
  });
  return row.score as unknown as TaskScoreRecord;
}

describe('a spare device', () => {
  it('takes over at the item reached; what the dead one had unsent comes later and counts once', async () => {
    const room = await createClassroom(1);
    const { roundId, device: dead, sitting } = room;
    const membershipId = room.pupils[0]!.membership.id;
    // Milliseconds since the pupil began, by the server's clock and the devices'.
    const beganMs = Date.now();
    const passTo = (ms: number) => setClockOffset(beganMs + ms - Date.now());
    try {
      // 1. The pupil works at a tablet: start and six answers, of which four have been sent.
      await hold(dead, membershipId);
      const made = makeChoiceRun({ roundId, membershipId, taskId: 'letter-sounds', right: 24 });
      const [start, ...answers] = made.events.map((event, at) => ({
        ...event,
        deviceTimeMs: beganMs + at * 2_000,
      }));
      passTo(8_000);
      await sendAt(dead, [start, ...answers.slice(0, 4)], beganMs + 8_000);
      // 2. The tablet dies. The teacher takes it off the board and lets a spare one in.
      passTo(60_000);
      await inScope(room.teacher, (db) => removeDevice(db, sitting.sittingId, dead.deviceId));
      const spare = await pairTestDevice(room, sitting);
      // 3. The pupil picks the same animal and goes on with the same run at the item reached.
      expect(await hold(spare, membershipId)).toEqual({ ok: true });
      const { own } = await beat(spare);
      const going = own?.attempts.find(({ attemptId }) => attemptId === made.attemptId);
      expect(going).toMatchObject({ state: 'running', nextSequence: 5 });
      expect(going?.answeredItemIds).toEqual(answers.slice(0, 4).map(itemOf));
      // 4. The rest is answered there: the two unsent answers are given anew, wrong this time.
      const rest = answers.slice(4).map((event, index) => ({
        ...event,
        id: newId(),
        sequence: 5 + index,
        deviceTimeMs: beganMs + 90_000 + index * 2_000,
        body: index < 2 ? answerWrong(event.body) : event.body,
      }));
      const spareDoneMs = 92_000 + rest.length * 2_000;
      passTo(spareDoneMs);
      await sendAt(spare, rest, beganMs + spareDoneMs);
      const before = await scoreOf(room, made.attemptId);
      expect(before).toMatchObject({ state: 'done', presented: 24, right: 22 });
      // 5. The dead tablet is charged: its two answers are stored, each once, and no item counts twice.
      const hourMs = 3_600_000;
      passTo(hourMs);
      const late = await sendAt(dead, answers.slice(4, 6), beganMs + hourMs);
      expect(late.ok && late.verdicts.map(({ verdict }) => verdict)).toEqual(['stored', 'stored']);
      const again = await sendAt(dead, answers.slice(4, 6), beganMs + hourMs);
      expect(again.ok && again.verdicts.map(({ verdict }) => verdict)).toEqual([
        'duplicate',
        'duplicate',
      ]);
      const after = await scoreOf(room, made.attemptId);
      expect(after).toMatchObject({ state: 'done', presented: 24, right: 24, wrong: 0 });
      expect(after.validity).toMatchObject({ interpretable: true, reasons: [] });
      expect(await getClient().attempt.count({ where: { membershipId } })).toBe(1);
      expect(await getClient().quarantinedEvent.count()).toBe(0);
    } finally {
      setClockOffset(0);
    }
  });

  it('gets the sign when the dead one has been silent for two minutes, without the teacher', async () => {
    const room = await createClassroom(1);
    const membershipId = room.pupils[0]!.membership.id;
    await hold(room.device, membershipId);
    await beat(room.device);
    const spare = await pairTestDevice(room, room.sitting);
    expect(await hold(spare, membershipId)).toEqual({ ok: false, problem: 'sign-taken' });
    setClockOffset(121_000);
    try {
      expect(await hold(spare, membershipId)).toEqual({ ok: true });
      const back = await beat(room.device);
      expect(back.own).toBeNull();
    } finally {
      setClockOffset(0);
    }
  });

  it('begins a timed task anew on the reserve form, and the cut-off run counts for nothing', async () => {
    const room = await openYearOne(await createYearOneWorld('winter', 1));
    const membershipId = room.pupils[0]!.membership.id;
    const { roundId, device: dead } = room;
    await hold(dead, membershipId);
    const task = getTask(getBattery('arskurs-1'), 'read-sentences');
    const started: EventBody = {
      type: 'started',
      roundId,
      membershipId,
      batteryId: 'arskurs-1',
      batteryVersion: 1,
      taskId: task.id,
      taskVersion: task.version,
      formId: 'B',
      driver: 'pupil',
    };
    const attemptId = newId();
    const presented: EventBody = {
      type: 'item-presented',
      itemId: 'read-sentences-B01',
      position: 0,
      optionOrder: ['true', 'false'],
    };
    const events = [started, presented].map((body, sequence) => ({
      id: newId(),
      attemptId,
      sequence,
      version: 1,
      deviceTimeMs: Date.now(),
      elapsedMs: sequence * 1000,
      body,
    }));
    const sent = await send(dead, events);
    expect(sent).toMatchObject({ verdicts: [{ verdict: 'stored' }, { verdict: 'stored' }] });
    await inScope(room.teacher, (db) => removeDevice(db, room.sitting.sittingId, dead.deviceId));
    const spare = await pairTestDevice(room, room.sitting);
    await hold(spare, membershipId);
    const heard = await beat(spare);
    expect(heard.own?.attempts).toEqual([]);
    const left = heard.pupils[0]?.tasks.find(({ taskId }) => taskId === task.id);
    expect(left).toEqual({ taskId: task.id, formId: 'D' });
  });
});

function wrongOption(itemId: string): string {
  const task = getTask(getBattery('grund-1', 1), 'letter-sounds');
  if (task.kind !== 'choice') throw new Error('letter-sounds is no choice task');
  const item = task.forms.B?.items.find(({ id }) => id === itemId);
  return item?.options.find(({ id }) => id !== item.correctOptionId)?.id ?? '';
}
