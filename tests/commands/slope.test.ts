import { describe, expect, it } from 'vitest';
import oracle from '../oracles/progress_monitoring.json';
import { runLasfyr } from './run-lasfyr';

const run = (text: string, ...more: string[]) =>
  runLasfyr(['slope', '--data', 's.csv', '--x', 'week', '--y', 'words', ...more], {
    's.csv': text,
  });

describe('lasfyr slope', () => {
  it('gives the figures of R for each group, in the order they first come', async () => {
    const { A_steady, B_outlier, C_ties } = oracle.series;
    const series = { C_ties, A_steady, B_outlier };
    const lines = Object.entries(series).flatMap(([name, { x, y }]) =>
      x.map((week, index) => `${week},${y[index]},${name}`),
    );
    const { output } = await run(['week,words,pupil', ...lines].join('\n'), '--group', 'pupil');
    expect(output.groups.map(({ group }: { group: string }) => group)).toEqual(Object.keys(series));
    Object.values(series).forEach((expected, index) => {
      const { n, ols, theilSen, mannKendall } = output.groups[index];
      expect(n).toBe(expected.x.length);
      expect(ols.slope).toBeCloseTo(expected.ols.slope, 8);
      expect(ols.intercept).toBeCloseTo(expected.ols.intercept, 7);
      expect(ols.se).toBeCloseTo(expected.ols.se_slope, 8);
      expect(ols.lower).toBeCloseTo(expected.ols.slope_ci95[0]!, 7);
      expect(ols.upper).toBeCloseTo(expected.ols.slope_ci95[1]!, 7);
      expect(theilSen.slope).toBeCloseTo(expected.theil_sen.slope, 8);
      expect(theilSen.intercept).toBeCloseTo(expected.theil_sen.intercept_median_residual, 8);
      expect(mannKendall.s).toBe(expected.mann_kendall.S);
      expect(mannKendall.z).toBeCloseTo(expected.mann_kendall.z, 7);
      expect(mannKendall.p).toBeCloseTo(expected.mann_kendall.p, 7);
    });
  });

  it('without a group there is one, without a name; null where undefined', async () => {
    const { output } = await run('week,words\n1,10\n2,\n,12\n');
    const none = { slope: null, intercept: null };
    expect(output).toEqual({
      groups: [
        {
          group: null,
          n: 1,
          ols: { ...none, se: null, lower: null, upper: null },
          theilSen: none,
          mannKendall: { s: null, z: null, p: null },
        },
      ],
    });
    const two = await run('week,words\n1,10\n3,14\n');
    expect(two.output.groups[0]).toEqual({
      group: null,
      n: 2,
      ols: { slope: 2, intercept: 8, se: null, lower: null, upper: null },
      theilSen: { slope: 2, intercept: 8 },
      mannKendall: { s: 1, z: null, p: null },
    });
    const still = await run('week,words\n1,7\n2,7\n3,7\n');
    expect(still.output.groups[0]).toMatchObject({
      ols: { slope: 0, intercept: 7, se: 0, lower: 0, upper: 0 },
      mannKendall: { s: 0, z: null, p: null },
    });
    const sameWeek = await run('week,words\n4,7\n4,9\n4,8\n');
    expect(sameWeek.output.groups[0]).toMatchObject({ n: 3, ols: none, theilSen: none });
  });

  it('does not mind the order of rows', async () => {
    const rows = ['0,12', '1,14', '2,13', '3,17', '4,16'];
    const forward = await run(['week,words', ...rows].join('\n'));
    const backward = await run(['week,words', ...rows.reverse()].join('\n'));
    expect(backward.output.groups[0].mannKendall).toEqual(forward.output.groups[0].mannKendall);
    expect(backward.output.groups[0].theilSen).toEqual(forward.output.groups[0].theilSen);
  });

  it.each([
    ['no such column', 'week,letters\n1,2\n', /no column "words"/],
    ['a date in place of a number', 'week,words\n2026-01-05,2\n', /row 2, column "week"/],
  ])('%s: code 2 and one line', async (_, text, expected) => {
    const { code, output, message } = await run(text);
    expect([code, output]).toEqual([2, null]);
    expect(message).toMatch(expected);
  });
});
