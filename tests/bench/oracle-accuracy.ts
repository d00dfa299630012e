/** Accuracy, agreement and reliability beside pROC, epiR, psych, irr, vcd, mvtnorm and closed forms. */
import { areaUnderCurve, comparePairedAreas } from '~/psychometrics/area-under-curve';
import {
  bivariateNormalAccuracy,
  bivariateNormalArea,
} from '~/psychometrics/bivariate-normal-accuracy';
import { cronbachAlpha } from '~/psychometrics/cronbach-alpha';
import { fleissKappa } from '~/psychometrics/fleiss-kappa';
import { leastAboveChance } from '~/psychometrics/guessing-correction';
import { intraclassCorrelation } from '~/psychometrics/intraclass-correlation';
import { itemRestCorrelations } from '~/psychometrics/item-rest-correlation';
import { cohensKappa } from '~/psychometrics/kappa';
import { newcombeDifference } from '~/psychometrics/newcombe-difference';
import { omegaTotal } from '~/psychometrics/omega-total';
import { pabak } from '~/psychometrics/pabak';
import { predictAtBaseRate, predictTwoStages } from '~/psychometrics/predictive-values';
import { clopperPearsonInterval, wilsonInterval } from '~/psychometrics/proportion-interval';
import { rocCurve, type ScoresByOutcome } from '~/psychometrics/roc-curve';
import { closestTopLeftCut, youdenCut } from '~/psychometrics/roc-cut';
import { rudnerAccuracy } from '~/psychometrics/rudner-accuracy';
import { signalDetection } from '~/psychometrics/signal-detection';
import { describeTwoByTwo } from '~/psychometrics/two-by-two';
import normal from '../oracles/bivariate_normal_classification.json';
import detection from '../oracles/dprime_guessing.json';
import norms from '../oracles/norms_intervals.json';
import raters from '../oracles/rater_agreement.json';
import agreement from '../oracles/reliability_agreement.json';
import roc from '../oracles/roc_asah_pROC.json';
import bayes from '../oracles/screening_bayes.json';
import tables from '../oracles/two_by_two_epiR.json';
import type { BenchRow } from './bench-row';
import { comparePairs } from './oracle-rows';

type Marker = keyof typeof roc.results;

export function compareAccuracies(): BenchRow[] {
  return [...compareRoc(), ...compareTables(), ...compareScreening(), ...compareAgreement()];
}

function scoresOf(marker: Marker): ScoresByOutcome {
  const pick = (y: number) => roc.data.filter((row) => row.y === y).map((row) => row[marker]);
  return { cases: pick(1), controls: pick(0), direction: 'higher' };
}

function compareRoc(): BenchRow[] {
  const markers = Object.keys(roc.results) as Marker[];
  return [
    comparePairs(
      'AUC, DeLong variance and limits',
      'pROC',
      markers.flatMap((marker) => {
        const [own, { auc, delong_var: variance, ci95 }] = [
          areaUnderCurve(scoresOf(marker)),
          roc.results[marker],
        ];
        return [
          [own?.auc, auc],
          [own?.variance, variance],
          [own?.lower, ci95[0]],
          [own?.upper, ci95[1]],
        ] as const;
      }),
    ),
    comparePairs(
      'DeLong’s paired test',
      'pROC',
      Object.entries(roc.delong_tests).flatMap(([name, { z, p }]) => {
        const [one, other] = name.split('_vs_') as [Marker, Marker];
        const test = comparePairedAreas(scoresOf(one), scoresOf(other));
        return [[test?.z, z] as const, [test?.p, p] as const];
      }),
    ),
    comparePairs(
      'ROC curve, Youden, closest to the corner',
      'pROC',
      markers.flatMap((marker) => {
        const [points, expected] = [rocCurve(scoresOf(marker))!, roc.results[marker]];
        return [
          ...expected.roc.flatMap((row, at) => [
            [points[at]!.sensitivity, row.sensitivity] as const,
            [points[at]!.specificity, row.specificity] as const,
          ]),
          [youdenCut(points)?.cut, expected.youden[0]?.threshold] as const,
          [closestTopLeftCut(points)?.cut, expected.closest_topleft[0]?.threshold] as const,
        ];
      }),
    ),
  ];
}

function compareTables(): BenchRow[] {
  const NAMES = {
    se: 'sensitivity',
    sp: 'specificity',
    'pv.pos': 'positivePredictiveValue',
    'pv.neg': 'negativePredictiveValue',
    'lr.pos': 'positiveLikelihoodRatio',
    'lr.neg': 'negativeLikelihoodRatio',
  } as const;
  const numberOf = (value: unknown) => (typeof value === 'number' ? value : null);
  return [
    comparePairs(
      'two by two: figures and exact limits',
      'epiR',
      tables.examples.flatMap(({ tp, fp, fn, tn, detail }) => {
        const own = describeTwoByTwo({
          truePositives: tp,
          falsePositives: fp,
          falseNegatives: fn,
          trueNegatives: tn,
        });
        return Object.entries(NAMES).flatMap(([statistic, name]) => {
          const row = detail.find((each) => each.statistic === statistic)!;
          return [
            [own[name]?.estimate, numberOf(row.est)] as const,
            // A ratio of 0 has no upper limit in epiR, and so no limits here.
            [own[name]?.lower, row.upper === undefined ? null : numberOf(row.lower)] as const,
            [own[name]?.upper, numberOf(row.upper)] as const,
          ];
        });
      }),
    ),
    comparePairs(
      'Wilson and Clopper-Pearson',
      'R',
      norms.proportion_intervals.flatMap((row) => {
        const [wilson, exact] = [
          wilsonInterval(row.x, row.n),
          clopperPearsonInterval(row.x, row.n),
        ];
        return [
          [wilson?.lower, row.wilson_lo],
          [wilson?.upper, row.wilson_hi],
          [exact?.lower, row.cp_lo],
          [exact?.upper, row.cp_hi],
        ] as const;
      }),
    ),
    comparePairs(
      'Newcombe’s difference',
      'R',
      norms.newcombe_difference.flatMap((row) => {
        const own = newcombeDifference({ x: row.x1, n: row.n1 }, { x: row.x2, n: row.n2 });
        return [[own?.lower, row.lo] as const, [own?.upper, row.hi] as const];
      }),
    ),
  ];
}

function compareScreening(): BenchRow[] {
  const { cut, rows, expected_accuracy, expected_consistency } = bayes.rudner;
  const rudner = rudnerAccuracy(
    rows.map(({ theta, se }) => ({ estimate: theta, standardError: se })),
    cut,
  );
  return [
    comparePairs(
      'PPV and NPV',
      'Bayes’ rule',
      bayes.bayes_grid.flatMap((row) => {
        const own = predictAtBaseRate(row.base, { sensitivity: row.se, specificity: row.sp });
        return [
          [own.positivePredictiveValue, row.ppv],
          [own.negativePredictiveValue, row.npv],
        ] as const;
      }),
    ),
    comparePairs(
      'two stages in a row',
      'Bayes’ rule',
      bayes.gated.flatMap((row) => {
        const own = predictTwoStages(
          row.base,
          { sensitivity: row.se1, specificity: row.sp1 },
          { sensitivity: row.se2, specificity: row.sp2 },
        );
        return [
          [own.sensitivity, row.serial_se],
          [own.specificity, row.serial_sp],
          [own.positivePredictiveValue, row.ppv],
        ] as const;
      }),
    ),
    comparePairs('Rudner’s accuracy', 'closed form', [
      [rudner?.accuracy, expected_accuracy],
      [rudner?.consistency, expected_consistency],
    ]),
    comparePairs(
      'what a correlation can give',
      'mvtnorm',
      normal.grid.flatMap((row) => {
        const own = bivariateNormalAccuracy(row.r, row.base_rate, row.flag_rate);
        return [
          [own.sensitivity, row.sensitivity],
          [own.specificity, row.specificity],
        ] as const;
      }),
    ),
    comparePairs(
      'area that a correlation gives',
      'mvtnorm',
      normal.auc_by_r_at_base_20.map((row) => [bivariateNormalArea(row.r, 0.2), row.auc_base20]),
    ),
    comparePairs(
      'd′ and criterion',
      'R qnorm',
      detection.cases.flatMap(({ hits, misses, fa, cr, loglinear, A_prime }) => {
        const counts = { hits, misses, falseAlarms: fa, correctRejections: cr };
        const own = signalDetection(counts, 'log-linear');
        return [
          [own?.dPrime, loglinear.d],
          [own?.criterion, loglinear.c],
          [own?.aPrime, A_prime],
        ] as const;
      }),
    ),
    comparePairs(
      'least above chance',
      'R binom',
      detection.chance_threshold_2afc.flatMap((row) => {
        const own = leastAboveChance(row.n, 2, 0.05);
        return [
          [own?.right, row.min_right_above_chance_p05],
          [own?.probability, row.p_tail],
        ] as const;
      }),
    ),
  ];
}

function compareAgreement(): BenchRow[] {
  const { cov, ...bfi } = agreement.alpha_bfi_agree;
  const correlation = cov.map((row, i) =>
    row.map((value, j) => value / Math.sqrt(cov[i]![i]! * cov[j]![j]!)),
  );
  const fleiss = fleissKappa(agreement.fleiss_kappa.counts);
  const icc = intraclassCorrelation(raters.icc_shrout_fleiss.data);
  const figures = {
    ICC1: 'icc11',
    ICC2: 'icc21',
    ICC3: 'icc31',
    ICC1k: 'icc1k',
    ICC2k: 'icc2k',
    ICC3k: 'icc3k',
  } as const;
  return [
    comparePairs('alpha, item-rest', 'psych', [
      [cronbachAlpha(cov), bfi.raw_alpha],
      ...itemRestCorrelations(cov).map(
        (own, item) => [own, Object.values(bfi.r_drop)[item]] as const,
      ),
    ]),
    comparePairs('omega total', 'psych, fa(ml)', [
      [omegaTotal(correlation), bfi.omega_total_from_ml_loadings],
    ]),
    comparePairs(
      'kappa, weighted kappa, errors, PABAK',
      'psych, vcd',
      raters.kappa.flatMap(({ table, ...row }) => [
        [cohensKappa(table)?.kappa, row.kappa] as const,
        [cohensKappa(table)?.standardError, row.kappa_ase_vcd] as const,
        [cohensKappa(table, 'quadratic')?.kappa, row.weighted_quadratic[0]] as const,
        [pabak(table), row.pabak] as const,
      ]),
    ),
    comparePairs('Fleiss’ kappa', 'irr', [
      [fleiss?.kappa, agreement.fleiss_kappa.kappa],
      [fleiss?.z, agreement.fleiss_kappa.z],
    ]),
    comparePairs(
      'ICC(1..3, 1..k)',
      'psych',
      raters.icc_shrout_fleiss.psych.map(({ type, ICC }) => [
        icc?.[figures[type as keyof typeof figures]],
        ICC,
      ]),
    ),
  ];
}
