/** The plan of a chaos run: the same for the same seed, and every fault within the pupil's own answers. */
import { describe, expect, it } from 'vitest';
import { TASKS } from './chaos-tasks';
import { countAnswers } from './fault-free';
import { planPupil } from './fault-plan';
import { planBlows } from './restless-server';

const PUPILS = Array.from({ length: 40 }, (_, index) => planPupil(7, index, 1));

describe('planPupil', () => {
  it('gives the same pupil for the same seed, and another for another', () => {
    expect(planPupil(7, 3, 1)).toEqual(PUPILS[3]);
    expect(planPupil(8, 3, 1)).not.toEqual(PUPILS[3]);
  });

  it('lets every fault begin and end while the pupil has items left', () => {
    for (const pupil of PUPILS) {
      const answers = countAnswers(pupil, 1);
      expect(pupil.faultAfter).toBeGreaterThan(0);
      expect(pupil.faultAfter + 4).toBeLessThan(answers);
      for (const place of pupil.closedAfter) expect(place).toBeLessThan(answers);
    }
  });

  it('stops some pupils by the stop table, and none who has two devices', () => {
    const all = TASKS[0]?.forms.B?.items.length;
    const stopped = PUPILS.filter((pupil) => countAnswers(pupil, 1) !== all);
    expect(stopped.length).toBeGreaterThan(5);
    expect(stopped.filter(({ fault }) => fault === 'two-devices')).toEqual([]);
  });
});

describe('planBlows', () => {
  it('strikes as often as asked, in order, before the last tenth of the answers', () => {
    const blows = planBlows(7, 1_000, { kill: 20, 'database-restart': 5, deploy: 1 });
    expect(blows.filter(({ blow }) => blow === 'kill')).toHaveLength(20);
    expect(blows).toHaveLength(26);
    const places = blows.map(({ afterAnswers }) => afterAnswers);
    expect(places).toEqual([...places].sort((one, other) => one - other));
    expect(places.at(-1)).toBeLessThan(900);
  });
});
