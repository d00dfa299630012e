import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Level } from '~/scoring/level-shapes';
import { findNextWaiting } from '~/support/next-waiting';
import type { OverviewRow } from '~/support/overview';

type Row = Pick<OverviewRow, 'pupilId' | 'level' | 'deciding' | 'flags'>;

function row(pupilId: string, level: Level, probability: number, isWaiting: boolean): Row {
  const skill = { sv: 'avkodning', en: 'decoding' };
  const flag = { waiting: isWaiting ? 'new' : null } as OverviewRow['flags'][number];
  return { pupilId, level, deciding: { skill, probability }, flags: [flag] };
}

const ada = row('ada', 'needs-follow-up', 0.98, true);
const bo = row('bo', 'needs-follow-up', 0.9, true);
const cai = row('cai', 'look-again', 0.6, true);
const done = row('done', 'needs-follow-up', 0.95, false);
const rows = [cai, done, bo, ada];

describe('the next who waits', () => {
  it.each([
    ['the first in need after the one who is most in need', 'ada', 'bo'],
    ['goes down the list by need, not as the rows came', 'bo', 'cai'],
    ['begins again after the last', 'cai', 'ada'],
    ['after one who was just decided on, goes on below that place', 'done', 'bo'],
    ['of somebody who is not listed, the first', 'nobody', 'ada'],
  ])('%s', (_, from, to) => {
    expect(findNextWaiting(rows, from)?.pupilId).toBe(to);
  });

  it('is nobody when only this pupil waits, or none', () => {
    expect(findNextWaiting([ada, done], 'ada')).toBeNull();
    expect(findNextWaiting([done], 'done')).toBeNull();
    expect(findNextWaiting([], 'ada')).toBeNull();
  });
});

test('deciding on one after another meets everybody who waits, once', () => {
  const some = fc.uniqueArray(
    fc.tuple(
      fc.integer({ min: 0, max: 40 }),
      fc.constantFrom<Level>('needs-follow-up', 'incomplete', 'look-again', 'above'),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.boolean(),
    ),
    { selector: ([id]) => id, minLength: 1 },
  );
  fc.assert(
    fc.property(some, (made) => {
      let left = made.map(([id, level, chance, waits]) => row(`${id}`, level, chance, waits));
      const waiting = left.filter(({ flags }) => flags[0]?.waiting).map(({ pupilId }) => pupilId);
      const met: string[] = [];
      let now = findNextWaiting(left, '');
      while (now) {
        const own = now.pupilId;
        met.push(own);
        left = left.map((one) => (one.pupilId === own ? row(own, one.level, 0, false) : one));
        now = findNextWaiting(left, own);
      }
      expect([...met].sort()).toEqual([...waiting].sort());
    }),
  );
});
