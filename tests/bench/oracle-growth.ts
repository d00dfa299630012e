/** Growth, norms, shrinkage, fluency, adaptive selection and suppression beside R packages and SciPy. */
import { makeEapEstimator } from '~/psychometrics/ability-eap';
import { betaBinomialRate } from '~/psychometrics/beta-binomial-rate';
import { localPercentile } from '~/psychometrics/crawford-howell';
import { fluency } from '~/psychometrics/fluency';
import { probabilityRight } from '~/psychometrics/item-response';
import { leastSquaresLine, predictionInterval } from '~/psychometrics/least-squares-line';
import { mannKendall } from '~/psychometrics/mann-kendall';
import { percentileRank } from '~/psychometrics/percentile-rank';
import { quantileLine } from '~/psychometrics/quantile-line';
import { shrinkMean } from '~/psychometrics/random-intercept';
import { reliableChange } from '~/psychometrics/reliable-change';
import { NOT_REACHED } from '~/psychometrics/response-matrix';
import { type BankItem, selectItem } from '~/psychometrics/select-item';
import { standardScores } from '~/psychometrics/standard-scores';
import { theilSenLine } from '~/psychometrics/theil-sen-line';
import cat from '../oracles/cat_mfi_catR.json';
import cases from '../oracles/fluency_cases.json';
import engel from '../oracles/growth_quantreg_engel.json';
import norms from '../oracles/norms_intervals.json';
import progress from '../oracles/progress_monitoring.json';
import shrinkage from '../oracles/shrinkage_lme4.json';
import type { BenchRow } from './bench-row';
import { comparePairs } from './oracle-rows';

const { A_steady, B_outlier, C_ties, Nile, irregular } = progress.series;
const SERIES = [A_steady, B_outlier, C_ties, Nile];

export function compareGrowth(): BenchRow[] {
  return [...compareLines(), ...compareNorms(), ...compareRest()];
}

function compareLines(): BenchRow[] {
  const [x, y] = [engel.data.map(({ income }) => income), engel.data.map((row) => row.foodexp)];
  const { s1, rxx, pre, post, rci } = progress.rci;
  const line = leastSquaresLine(irregular.weeks, irregular.y)!;
  return [
    comparePairs(
      'least squares: slope, error, limits',
      'R lm',
      SERIES.flatMap((row) => {
        const own = leastSquaresLine(row.x, row.y);
        return [
          [own?.slope, row.ols.slope],
          [own?.intercept, row.ols.intercept],
          [own?.slopeError, row.ols.se_slope],
          [own?.lower, row.ols.slope_ci95[0]],
          [own?.upper, row.ols.slope_ci95[1]],
        ] as const;
      }),
    ),
    comparePairs(
      'limits of a reading to come',
      'R lm',
      irregular.prediction_80.flatMap((row) => {
        const own = predictionInterval(line, row.week, 0.8);
        return [[own?.lower, row.lo] as const, [own?.upper, row.hi] as const];
      }),
    ),
    comparePairs(
      'Theil-Sen',
      'mblm',
      SERIES.flatMap((row) => {
        const own = theilSenLine(row.x, row.y);
        return [
          [own?.slope, row.theil_sen.slope],
          [own?.intercept, row.theil_sen.intercept_median_residual],
        ] as const;
      }),
    ),
    comparePairs(
      'Mann-Kendall',
      'trend',
      SERIES.flatMap((row) => {
        const own = mannKendall(row.x, row.y);
        return [
          [own?.s, row.mann_kendall.S],
          [own?.variance, row.mann_kendall.varS],
          [own?.z, row.mann_kendall.z],
          [own?.p, row.mann_kendall.p],
        ] as const;
      }),
    ),
    comparePairs('reliable change', 'closed form', [
      [reliableChange(pre, post, { standardDeviation: s1, reliability: rxx }).index, rci],
    ]),
    comparePairs(
      'quantile lines',
      'quantreg',
      engel.coef.flatMap(({ tau, intercept, slope }) => {
        const own = quantileLine(x, y, tau);
        return [[own?.intercept, intercept] as const, [own?.slope, slope] as const];
      }),
    ),
  ];
}

function compareNorms(): BenchRow[] {
  const { sigma2, tau2, mu, classes } = shrinkage.normal_eb_known_variances;
  const { alpha, beta, classes: counts } = shrinkage.beta_binomial;
  return [
    comparePairs(
      'T, NCE, stanine, percentile of z',
      'R pnorm',
      norms.z_table.flatMap((row) => {
        const own = standardScores(row.z);
        return [
          [own.percentile, row.percentile],
          [own.t, row.T],
          [own.normalCurveEquivalent, row.NCE],
          [own.stanine, row.stanine],
        ] as const;
      }),
    ),
    comparePairs(
      'mid-percentile ranks',
      'R',
      norms.mid_percentile_ranks.map(({ score, pr }) => [percentileRank(score, norms.sample), pr]),
    ),
    comparePairs(
      'Crawford and Howell, limits (root search stops at 1e-4)',
      'R, noncentral t',
      norms.crawford_howell.flatMap((row) => {
        const group = { mean: row.mean, standardDeviation: row.sd, n: row.n };
        const own = localPercentile(row.x, group);
        return [
          [own.percentile, row.percentile],
          [own.lower, row.percentile_ci_lo],
          [own.upper, row.percentile_ci_hi],
        ] as const;
      }),
    ),
    comparePairs(
      'shrunken class means',
      'closed form',
      classes.map((row) => [
        shrinkMean(row.mean, row.n, { mean: mu, betweenVariance: tau2, withinVariance: sigma2 })
          .shrunken,
        row.eb,
      ]),
    ),
    comparePairs(
      'beta-binomial rates',
      'R qbeta',
      counts.flatMap((row) => {
        const own = betaBinomialRate(row.x, row.n, { alpha, beta });
        return [
          [own.mean, row.post],
          [own.lower, row.lo],
          [own.upper, row.hi],
        ] as const;
      }),
    ),
  ];
}

function compareRest(): BenchRow[] {
  return [
    comparePairs(
      'right per minute, accuracy',
      'EGRA formula',
      cases.cases.flatMap((row) => {
        const own = fluency(row.last_attempted, row.incorrect_items.length, row.seconds_used);
        return [
          [own.perMinute, row.items_per_minute],
          [own.accuracy, row.accuracy],
        ] as const;
      }),
    ),
    comparePairs('adaptive selection, step by step', 'catR', cat.sequences.flatMap(followSteps)),
  ];
}

/** The place chosen, the ability and its deviation at each step. */
function followSteps(sequence: (typeof cat.sequences)[number]) {
  const bank: BankItem[] = cat.bank;
  const estimate = makeEapEstimator(bank);
  const cells = bank.map(() => NOT_REACHED);
  const used = new Set<number>();
  let theta = 0;
  return sequence.steps.flatMap((step) => {
    const place = selectItem(bank, used, theta) ?? -1;
    const chance = probabilityRight(bank[place]!, sequence.true_theta);
    cells[place] = cat.u[place]! < chance ? 1 : 0;
    used.add(place);
    const ability = estimate(cells)!;
    theta = ability.theta;
    return [
      [place + 1, step.item],
      [ability.theta, step.theta],
      [ability.standardError, step.se],
    ] as [number, number][];
  });
}
