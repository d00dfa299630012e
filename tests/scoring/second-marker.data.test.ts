import { describe, expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import type { EventBody } from '~/administration/attempt-event';
import { listRoundAttempts } from '~/administration/attempt-store.server';
import { addOneToOne } from '~/administration/one-to-one-store.server';
import { listAttemptFacts } from '~/administration/round-progress.server';
import { readAgreements } from '~/scoring/marking-agreement.server';
import { getPupilResult } from '~/scoring/pupil-results.server';
import { rescoreAttempt } from '~/scoring/rescore.server';
import { loadClassPage } from '~/support/class-page.server';
import { makeAttempt, pairTestMarker } from '../support/administration-factories';
import { useTestDatabase } from '../support/database';
import { createWorld } from '../support/factories';
import { sendEvents } from '../support/scoring-factories';

useTestDatabase();

type Room = Awaited<ReturnType<typeof createReadingRoom>>;

/** A pupil on the list of read-words, and two adults with a marking device each. */
async function createReadingRoom() {
  const world = await createWorld(2);
  const { membership, pupil } = world.pupils[0]!;
  const first = await pairTestMarker(world, membership.id);
  const second = await pairTestMarker(world, membership.id);
  await inScope(world.teacher, (db) =>
    addOneToOne(db, world.schoolClass.id, membership.id, 'read-words'),
  );
  return { ...world, membership, pupil, first, second, roundId: first.roundId };
}

const readTo = (last: number, errors: readonly number[]): EventBody[] => [
  { type: 'grid-started' },
  ...errors.map(
    (position): EventBody => ({
      type: 'grid-marked',
      itemId: `read-words-B${position}`,
      position,
      error: true,
    }),
  ),
  { type: 'grid-time-ended', secondsUsed: 60 },
  { type: 'grid-last-marked', position: last },
  { type: 'completed' },
];

async function mark(
  room: Room,
  who: 'first' | 'second',
  bodies: readonly EventBody[],
  started: { secondMarker?: boolean; onPaper?: boolean } = {},
) {
  const { roundId, membership } = room;
  const place = { roundId, membershipId: membership.id, taskId: 'read-words' };
  const { attemptId, events } = makeAttempt({ ...place, driver: 'marker' }, bodies);
  const [start, ...rest] = events;
  const opened = { ...start!, body: { ...start!.body, ...started } };
  await sendEvents(room[who].viewer, [opened as typeof start & object, ...rest]);
  await inScope(room.system, (db) => rescoreAttempt(db, attemptId));
  return attemptId;
}

const seePupil = (room: Room) =>
  inScope(room.teacher, (db) => getPupilResult(db, room.schoolClass.id, room.pupil.id));

describe('a second adult’s marks', () => {
  it('are kept as such, leave the reading to be done, and give no level', async () => {
    const room = await createReadingRoom();
    await mark(room, 'second', readTo(30, [2]), { secondMarker: true });
    const attempts = await inScope(room.teacher, (db) => listRoundAttempts(db, room.roundId));
    expect(attempts).toMatchObject([{ secondMarker: true, onPaper: false }]);
    expect(await inScope(room.teacher, (db) => listAttemptFacts(db, room.roundId))).toEqual([]);
    const { attempts: listed, agreements } = await seePupil(room);
    expect(listed).toEqual([]);
    expect(agreements).toEqual([]);
  });

  it('beside the first adult’s show how alike they marked, and change no result', async () => {
    const room = await createReadingRoom();
    const firstId = await mark(room, 'first', readTo(29, [2, 8]));
    const before = await seePupil(room);
    await mark(room, 'second', readTo(30, [2]), { secondMarker: true });
    const after = await seePupil(room);
    expect(after.attempts.map(({ attemptId, counted }) => [attemptId, counted])).toEqual([
      [firstId, true],
    ]);
    expect(after.pupil.assessmentId).toBe(before.pupil.assessmentId);
    expect(after.agreements).toMatchObject([
      { taskId: 'read-words', compared: 31, alike: 29, firstRight: 28, secondRight: 30 },
    ]);
    const page = await inScope(room.teacher, (db) =>
      loadClassPage(db, room.schoolClass.id, { show: true }),
    );
    expect(page.results?.agreement).toMatchObject([
      { taskId: 'read-words', readings: 1, icc: null },
    ]);
  });

  it('of a round elsewhere are not there', async () => {
    const room = await createReadingRoom();
    await mark(room, 'first', readTo(29, [2]));
    await mark(room, 'second', readTo(29, [3]), { secondMarker: true });
    const away = await createWorld(0);
    expect(await inScope(away.teacher, (db) => readAgreements(db, room.roundId))).toEqual([]);
    expect(await inScope(room.teacher, (db) => readAgreements(db, room.roundId))).toHaveLength(1);
  });
});

describe('a reading on paper', () => {
  it('counts, says so, and has no answer for each item', async () => {
    const room = await createReadingRoom();
    const bodies: EventBody[] = [
      { type: 'paper-entered', lastPosition: 39, errors: 4, secondsUsed: 60 },
      { type: 'completed' },
    ];
    await mark(room, 'first', bodies, { onPaper: true });
    const { attempts } = await seePupil(room);
    expect(attempts).toMatchObject([
      { onPaper: true, counted: true, state: 'done', right: 36, presented: 40, answers: [] },
    ]);
    const [row] = await inScope(room.teacher, (db) => listRoundAttempts(db, room.roundId));
    expect(row).toMatchObject({ onPaper: true, secondMarker: false });
  });
});
