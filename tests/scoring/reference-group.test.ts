import { describe, expect, it } from 'vitest';
import { getBattery } from '~/instruments/batteries';
import {
  comparableScore,
  describeStanding,
  findPlace,
  isGivenToAll,
  isLargeEnough,
  listPlaces,
  type ReferenceGroup,
} from '~/scoring/reference-group';

/** Scores 0, 1, 2 … one pupil each, pupil `p3` having 3. */
const groupOf = (members: number, enrolled = members): ReferenceGroup => ({
  taskId: 'letter-sounds',
  enrolled,
  members,
  synthetic: false,
  scores: Array.from({ length: members }, (_, score) => ({ score, pupils: 1 })),
  own: new Map(Array.from({ length: members }, (_, score) => [`p${score}`, score])),
});
const asked = (score: number | null, pupilId = 'somebody') => ({
  pupilId,
  score,
  isGivenToAll: true,
});

describe('a reference group', () => {
  it('never compares a pupil with itself, also when the pupil has a new result', () => {
    const group = groupOf(30);
    const place = (pupilId: string, score: number) => findPlace(group, pupilId, score);
    expect(place('stranger', 5)).toMatchObject({ lower: 5, tied: 1, others: 30 });
    expect(place('p5', 5)).toMatchObject({ lower: 5, tied: 0, others: 29 });
    expect(place('p5', 8)).toMatchObject({ lower: 7, tied: 1, others: 29 });
    expect(place('p5', 2)).toMatchObject({ lower: 2, tied: 1, others: 29 });
  });

  it('needs 80 in 100 of those enrolled, and twenty others for a percentile', () => {
    expect(isLargeEnough(groupOf(80, 100))).toBe(true);
    expect(isLargeEnough(groupOf(79, 100))).toBe(false);
    expect(isLargeEnough(groupOf(0, 0))).toBe(false);
    expect(describeStanding(groupOf(20), asked(3))).toMatchObject({
      kind: 'percentile',
      others: 20,
    });
    // A member has one other fewer.
    expect(describeStanding(groupOf(20), asked(3, 'p3'))).toMatchObject({ why: 'few-pupils' });
    expect(describeStanding(groupOf(79, 100), asked(3))).toMatchObject({
      kind: 'not-normed',
      why: 'few-done',
      enrolled: 100,
      members: 79,
    });
  });

  it('says why there is nothing to compare with', () => {
    const why = (
      group: ReferenceGroup | undefined,
      place: Parameters<typeof describeStanding>[1],
    ) => describeStanding(group, place);
    expect(why(undefined, asked(3))).toMatchObject({ why: 'not-counted' });
    expect(why(groupOf(50), asked(null))).toMatchObject({ why: 'no-result' });
    expect(why(groupOf(50), { ...asked(3), isGivenToAll: false })).toMatchObject({
      why: 'not-for-everyone',
    });
  });

  it('shows a percentile with its limits always, and says when results are invented', () => {
    const group = { ...groupOf(200), synthetic: true };
    const shown = describeStanding(group, asked(50));
    expect(shown).toMatchObject({ kind: 'percentile', percentile: 25.25, synthetic: true });
    if (shown.kind !== 'percentile') throw new Error('no percentile');
    expect(shown.lower).toBeGreaterThan(18);
    expect(shown.upper).toBeLessThan(33);
  });

  it('is of tasks that everyone is given: not carried, not one to one', () => {
    const { windows } = getBattery('arskurs-1');
    expect(isGivenToAll(windows.autumn!, 'letter-sounds')).toBe(true);
    expect(isGivenToAll(windows.winter!, 'letter-sounds')).toBe(false);
    expect(isGivenToAll(windows.winter!, 'real-or-made-up')).toBe(true);
    expect(isGivenToAll(windows.winter!, 'read-words')).toBe(false);
  });

  it('compares right answers, and right minus wrong against the clock', () => {
    expect(comparableScore('choice', { right: 11, wrong: 13 })).toBe(11);
    expect(comparableScore('timed-choice', { right: 11, wrong: 4 })).toBe(7);
    expect(comparableScore('timed-choice', { right: 2, wrong: 4 })).toBe(0);
  });

  it('gives places only for results that count, in groups that are large enough', () => {
    const finding = (taskId: string, status: 'counted' | 'adapted') => ({
      taskId,
      status,
      right: 4,
      wrong: 20,
    });
    const places = (groups: ReferenceGroup[], status: 'counted' | 'adapted' = 'counted') =>
      listPlaces(groups, () => 'choice', 'p4', [finding('letter-sounds', status)]);
    expect(places([groupOf(40)])).toEqual([
      { task: 'letter-sounds', lower: 4, tied: 0, others: 39 },
    ]);
    expect(places([groupOf(40)], 'adapted')).toEqual([]);
    expect(places([groupOf(40, 60)])).toEqual([]);
    expect(places([])).toEqual([]);
  });
});
