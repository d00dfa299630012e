/** Every state that a user sees: reached through the real stores, and read in words on the two pages. */
import { describe, expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import { changeAdaptation } from '~/administration/accommodation-store.server';
import type { EventBody } from '~/administration/attempt-event';
import { getRoundPage } from '~/administration/round-page.server';
import { closeSitting } from '~/administration/round-store.server';
import { setPupilState } from '~/administration/sitting-devices.server';
import english from '~/platform/translation/en/results.json';
import swedish from '~/platform/translation/sv/results.json';
import { assessPupil, rescoreAttempt } from '~/scoring/rescore.server';
import { TASK_STATES, type TaskState } from '~/scoring/task-state';
import { loadClassPage } from '~/support/class-page.server';
import { answer, makeAttempt } from '../support/administration-factories';
import { useTestDatabase } from '../support/database';
import { createClassroom, playChoice, sendEvents } from '../support/scoring-factories';
import {
  beginWindow,
  createYearOneWorld,
  openYearOne,
  playYearOne,
} from '../support/year-one-factories';

useTestDatabase();

type Room = Awaited<ReturnType<typeof createClassroom>>;
type Place = { roundId: string; membershipId: string };

async function run(room: Room, place: Place, bodies: EventBody[]) {
  const { attemptId, events } = makeAttempt(place, bodies);
  await sendEvents(room.device.viewer, events);
  await inScope(room.system, (db) => rescoreAttempt(db, attemptId));
}

const adapt = ({ teacher, schoolClass }: Room, command: Parameters<typeof changeAdaptation>[2]) =>
  inScope(teacher, (db) => changeAdaptation(db, schoolClass.id, command));
const play = (room: Room, place: Place, responseMs?: number) =>
  playChoice(room, {
    ...place,
    taskId: 'letter-sounds',
    right: 20,
    ...(responseMs && { responseMs }),
  });
const say = (room: Room, { roundId, membershipId }: Place, state: 'absent' | 'declined') =>
  inScope(room.teacher, (db) => setPupilState(db, roundId, membershipId, state));

/** How the letter task of a pupil comes to be in a state. */
const WAYS: [
  name: string,
  state: TaskState,
  reach: (room: Room, place: Place) => Promise<unknown>,
][] = [
  ['nothing done', 'not-done', async () => {}],
  ['a whole task', 'done', (room, place) => play(room, place)],
  ['an adult says so', 'absent', (room, place) => say(room, place, 'absent')],
  [
    'the lesson ends in the middle',
    'interrupted',
    (room, place) =>
      run(room, place, [
        answer('letter-sounds-B01', 0),
        { type: 'ended-early', reason: 'lesson-over' },
      ]),
  ],
  ['answers too fast to read', 'uninterpretable', (room, place) => play(room, place, 150)],
  [
    'the sound is gone',
    'uninterpretable',
    (room, place) => run(room, place, [{ type: 'ended-early', reason: 'sound-fault' }]),
  ],
  [
    'another way, written down',
    'adapted',
    async (room, place) => {
      await play(room, place);
      const { membershipId } = place;
      await adapt(room, {
        intent: 'record',
        membershipId,
        taskId: 'letter-sounds',
        kind: 'signed',
      });
      await inScope(room.system, (db) => assessPupil(db, place.roundId, membershipId));
    },
  ],
  [
    'exempt for a reason',
    'exempt',
    (room, { membershipId }) =>
      adapt(room, { intent: 'exempt', membershipId, reason: 'decided-by-principal' }),
  ],
  ['an adult says no for the pupil', 'declined', (room, place) => say(room, place, 'declined')],
  [
    'the pupil says no at the device',
    'declined',
    (room, place) => run(room, place, [{ type: 'ended-early', reason: 'declined' }]),
  ],
  [
    'in the middle',
    'under-way',
    (room, place) => run(room, place, [answer('letter-sounds-B01', 0)]),
  ],
];

const see = (room: Room) =>
  inScope(room.teacher, (db) => loadClassPage(db, room.schoolClass.id, { show: true }));

describe('every state that a user sees', () => {
  it.each(WAYS)('%s: %s', async (_name, state, reach) => {
    const room = await createClassroom(1);
    const place = { roundId: room.roundId, membershipId: room.pupils[0]!.membership.id };
    await reach(room, place);
    const pupil = (await see(room)).results!.pupils[0]!;
    const letters = pupil.taskStates.find(({ taskId }) => taskId === 'letter-sounds');
    expect(letters?.state).toBe(state);
    expect(pupil.taskStates.map(({ taskId }) => taskId)).toEqual([
      'letter-sounds',
      'real-or-made-up',
    ]);
    const round = await inScope(room.teacher, (db) => getRoundPage(db, room.schoolClass.id));
    const onRound = round.pupils[0]!;
    const isSaid = ['absent', 'exempt', 'declined'].includes(state);
    expect(onRound.state).toBe(isSaid ? state : null);
    expect(pupil.state).toBe(onRound.state);
    if (state === 'exempt') {
      for (const shown of [pupil, onRound]) {
        expect(shown).toMatchObject({
          stateReason: 'decided-by-principal',
          stateBy: 'Test Person',
        });
      }
    }
  });

  it('a carried task that was clear before is not relevant in the next window', async () => {
    const autumn = await openYearOne(await createYearOneWorld('autumn', 1));
    const id = autumn.pupils[0]!.membership.id;
    await playYearOne(autumn, id, 'letter-sounds', 24);
    await inScope(autumn.teacher, (db) => closeSitting(db, autumn.sitting.sittingId));
    const winter = await openYearOne(await beginWindow(autumn, 'winter'));
    await playYearOne(winter, id, 'real-or-made-up', 30);
    const pupil = (await see(winter)).results!.pupils[0]!;
    const stateOf = (id: string) => pupil.taskStates.find(({ taskId }) => taskId === id)?.state;
    expect(stateOf('letter-sounds')).toBe('not-relevant');
    expect(stateOf('real-or-made-up')).toBe('done');
    expect(stateOf('blend-sounds')).toBe('not-done');
  });

  it('has a word in both languages, each its own', () => {
    for (const words of [swedish.taskState, english.taskState]) {
      expect(Object.keys(words).toSorted()).toEqual([...TASK_STATES].toSorted());
      expect(new Set(Object.values(words)).size).toBe(TASK_STATES.length);
    }
    const reached = new Set<string>([...WAYS.map(([, state]) => state), 'not-relevant']);
    expect([...reached].toSorted()).toEqual([...TASK_STATES].toSorted());
  });
});
