/**
 * The policy of year one on an invented population, through the machines of the screens. What is said of
 * the policy's behaviour is reproduced here within TOLERANCE: 600 pupils leave shares uncertain by about
 * .02 and shares of those truly below by about .04, and readings are simulated rather too evenly.
 */
import { describe, expect, it } from 'vitest';
import { makeRandom } from '~/demonstration/seeded-random';
import { type PolicyFigures, simulatePolicy, simulateYear } from '~/demonstration/simulate-policy';
import type { Style } from '~/demonstration/simulated-pupil';
import { getBattery } from '~/instruments/batteries';
import { getPolicy } from '~/scoring/policy-shelf';

const setting = { battery: getBattery('arskurs-1'), policy: getPolicy('standard-1') };
const TOLERANCE = 0.08;

/** Published for the policy: read with, needs follow-up, caught, caught by needs follow-up alone. */
const EXPECTED = {
  autumn: {
    readWith: [0.23, 0.41],
    needsFollowUp: [0.1, 0.21],
    caught: [0.89, 0.91],
    alone: [0.54, 0.59],
  },
  winter: {
    readWith: [0.33, 0.47],
    needsFollowUp: [0.14, 0.23],
    caught: [0.89, 0.9],
    alone: [0.61, 0.67],
  },
  spring: {
    readWith: [0.33, 0.47],
    needsFollowUp: [0.14, 0.23],
    caught: [0.89, 0.9],
    alone: [0.61, 0.67],
  },
};

function expectWithin(figure: number | null, [low, high]: number[]): void {
  expect(figure).toBeGreaterThanOrEqual(low! - TOLERANCE);
  expect(figure).toBeLessThanOrEqual(high! + TOLERANCE);
}

describe('600 honest pupils through a school year', () => {
  const figures = simulatePolicy(setting, { pupils: 600, seed: 2026 });

  it.each(figures.map((one) => [one.kind, one] as const))(
    '%s: as published, within the tolerance',
    (kind, one) => {
      const expected = EXPECTED[kind];
      expect(one.pupils).toBe(600);
      expectWithin(one.readWith, expected.readWith);
      expectWithin(one.needsFollowUp, expected.needsFollowUp);
      expectWithin(one.caught, expected.caught);
      expectWithin(one.caughtByFollowUp, expected.alone);
      // Follow-up alone misses many: look again must always carry an action of its own.
      expect(one.caught! - one.caughtByFollowUp!).toBeGreaterThan(0.1);
    },
  );
});

describe('other ways of answering, 30 pupils each', () => {
  const levelsOf = (style: Style) => {
    const random = makeRandom(7);
    const outcomes = Array.from({ length: 30 }, () => simulateYear(setting, style, random)).flat();
    expect(outcomes).toHaveLength(90);
    return outcomes;
  };

  it('a perfect pupil is above, everything right, and nothing is carried over', () => {
    for (const { final, wasReadWith, kind } of levelsOf('perfect')) {
      expect([kind, final.level, wasReadWith]).toEqual([kind, 'above', false]);
      const counted = final.tasks.filter(({ status }) => status === 'counted');
      for (const task of counted) expect([task.taskId, task.wrong]).toEqual([task.taskId, 0]);
      if (kind !== 'autumn')
        expect(counted.map(({ taskId }) => taskId)).not.toContain('blend-sounds');
    }
  });

  it('a pupil who is always wrong has nothing right and needs follow-up', () => {
    for (const { final } of levelsOf('always-wrong')) {
      expect(final.level).toBe('needs-follow-up');
      expect(final.tasks.every(({ right }) => right === 0)).toBe(true);
    }
  });

  it.each(['slow-guess', 'one-sided'] as const)(
    '%s is low or read with, and never only invalid',
    (style) => {
      for (const { final, wasReadWith } of levelsOf(style)) {
        expect(final.level).not.toBe('incomplete');
        expect(wasReadWith || final.level === 'needs-follow-up').toBe(true);
      }
    },
  );

  it('too fast answers cannot be interpreted', () => {
    for (const { final } of levelsOf('too-fast')) {
      expect(final.level).toBe('incomplete');
      const problems = final.reasons.flatMap((reason) =>
        reason.kind === 'missing' ? reason.problem : [],
      );
      expect(new Set(problems)).toEqual(new Set(['too-fast']));
    }
  });

  it('the same seed gives the same figures', () => {
    const once = (): PolicyFigures[] => simulatePolicy(setting, { pupils: 5, seed: 3 });
    expect(once()).toEqual(once());
  });
});
