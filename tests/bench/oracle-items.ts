/** Item and ability estimates beside ltm, eRm, psychotools and catR; oREV beside what its authors published. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describeReliability } from '~/commands/reliability';
import { makeEapEstimator } from '~/psychometrics/ability-eap';
import { makeMapEstimator } from '~/psychometrics/ability-map';
import { makeMlEstimator } from '~/psychometrics/ability-ml';
import { makeWleEstimator } from '~/psychometrics/ability-wle';
import { andersenTest } from '~/psychometrics/andersen-test';
import { calibrateConditional } from '~/psychometrics/calibrate-conditional';
import { calibrateMarginal } from '~/psychometrics/calibrate-marginal';
import { findLogisticDif } from '~/psychometrics/dif-logistic';
import { findMantelHaenszelDif } from '~/psychometrics/dif-mantel-haenszel';
import { itemInformation } from '~/psychometrics/item-information';
import { raschAbility } from '~/psychometrics/rasch-person';
import dif from '../oracles/dif_mantel_haenszel.json';
import catR from '../oracles/irt_scoring_catR.json';
import ltm from '../oracles/lsat_ltm.json';
import conditional from '../oracles/rasch_cml_eRm_psychotools.json';
import aggression from '../oracles/verbal_aggression.json';
import { aggressionMatrix, lsatMatrix, matrixOf } from '../psychometrics/matrices';
import type { BenchRow } from './bench-row';
import { comparePairs, type Pair } from './oracle-rows';

const answers = (pattern: string) => [...pattern].map(Number);
const SETS = [catR.A_lsat2pl, catR.B_3pl10, catR.C_rasch8];

export function compareItems(): BenchRow[] {
  return [...compareAbilities(), ...compareMarginal(), ...compareConditional(), ...compareDif()];
}

function compareAbilities(): BenchRow[] {
  const rows = SETS.flatMap((set) => set.scores.map((row) => ({ row, items: set.items })));
  const pairsOf = (
    make: typeof makeEapEstimator,
    read: (row: (typeof rows)[number]['row']) => readonly [number, number],
  ) =>
    rows.flatMap(({ row, items }): Pair[] => {
      const [theta, error] = read(row);
      const own = make(items)(answers(row.pattern));
      // catR gives an end of its range where no finite maximum exists.
      if (make === makeMlEstimator && Math.abs(theta) === 6) return [[own?.theta, null]];
      return [
        [own?.theta, theta],
        [own?.standardError, error],
      ];
    });
  const information = [catR.A_lsat2pl, catR.B_3pl10].flatMap((set) =>
    set.theta_grid.flatMap((theta, at) =>
      Object.values(set.item_info[at] ?? {}).map(
        (expected, item): Pair => [itemInformation(set.items[item]!, theta), expected],
      ),
    ),
  );
  return [
    comparePairs(
      'EAP and its deviation',
      'catR',
      pairsOf(makeEapEstimator, (row) => [row.eap121, row.eap121_sd]),
    ),
    comparePairs(
      'MAP and its error',
      'catR',
      pairsOf(makeMapEstimator, (row) => [row.map, row.map_se]),
    ),
    comparePairs(
      'WLE and its error',
      'catR',
      pairsOf(makeWleEstimator, (row) => [row.wle, row.wle_se]),
    ),
    comparePairs(
      'ML and its error',
      'catR',
      pairsOf(makeMlEstimator, (row) => [row.ml, row.ml_se]),
    ),
    comparePairs('item information', 'catR', information),
  ];
}

function compareMarginal(): BenchRow[] {
  return (
    [
      ['rasch', ltm.rasch_a1],
      ['1pl', ltm.rasch_common_a],
      ['2pl', ltm.twopl],
    ] as const
  ).map(([model, oracle]) => {
    const outcome = calibrateMarginal(lsatMatrix(), model);
    if (!outcome.ok) throw new Error(outcome.problem);
    const { items, logLikelihood, aic, bic } = outcome.calibration;
    return comparePairs(`marginal ML, ${model}, LSAT`, 'ltm', [
      [logLikelihood, oracle.logLik],
      [aic, oracle.AIC],
      [bic, oracle.BIC],
      ...items.flatMap(({ a, b, seB }, at) => [
        [b, oracle.coef[at]!.Dffclt] as const,
        [a, oracle.coef[at]!.Dscrmn] as const,
        [seB, oracle.summary[at]!.se] as const,
      ]),
    ]);
  });
}

function compareConditional(): BenchRow[] {
  const fit = calibrateConditional(lsatMatrix());
  const long = calibrateConditional(aggressionMatrix());
  if (!fit.ok || !long.ok) throw new Error('no calibration');
  const { lsat, verbal_aggression: verbal } = conditional;
  const difficulties = fit.calibration.items.map(({ b }) => b!);
  const test = andersenTest(lsatMatrix());
  return [
    comparePairs('conditional ML Rasch, fit, LSAT', 'eRm', [
      [fit.calibration.logLikelihood, lsat.loglik_conditional],
      ...fit.calibration.items.flatMap(({ b, seB, infit, outfit }, at) => [
        [b, lsat.difficulty[at]] as const,
        [seB, lsat.se[at]] as const,
        [infit, lsat.infit_msq[at]] as const,
        [outfit, lsat.outfit_msq[at]] as const,
      ]),
    ]),
    comparePairs(
      'number right to ability',
      'eRm',
      lsat.raw_to_theta
        .filter(({ raw }) => raw > 0 && raw < 5)
        .map(({ raw, theta }) => [raschAbility(difficulties, raw)?.theta, theta] as const),
    ),
    comparePairs('Andersen’s test', 'eRm', [
      [test?.chiSquare, lsat.andersen_LR.chi2],
      [test?.p, lsat.andersen_LR.p],
    ]),
    comparePairs('conditional ML Rasch, 24 items', 'psychotools', [
      [long.calibration.logLikelihood, verbal.loglik],
      ...long.calibration.items.flatMap(({ b, seB }, at) => [
        [b, verbal.difficulty[at]] as const,
        [seB, verbal.se[at]] as const,
      ]),
    ]),
  ];
}

function compareDif(): BenchRow[] {
  const matrix = aggressionMatrix();
  const isMan = [...aggression.gender].map((sign) => sign === 'm');
  const placeOf = (name: string) =>
    matrix.items.findIndex((item) => item.toLowerCase() === name.toLowerCase());
  return [
    comparePairs(
      'Mantel-Haenszel DIF',
      'R, difR',
      dif.verbal_mh.flatMap((row) => {
        const own = findMantelHaenszelDif(matrix, placeOf(row.item), isMan);
        return [
          [own?.chiSquare, row.chi2],
          [own?.oddsRatio, row.alphaMH],
          [own?.delta, row.deltaMH],
        ] as const;
      }),
    ),
    comparePairs(
      'logistic DIF',
      'R glm',
      dif.logistic_dif.flatMap((row) => {
        const own = findLogisticDif(matrix, placeOf(row.item), isMan);
        return [
          [own?.uniform.chiSquare, row.chi2_uniform_1df],
          [own?.nonUniform.chiSquare, row.chi2_nonuniform_1df],
          [own?.rSquareRise, row.delta_nagelkerke_r2],
        ] as const;
      }),
    ),
  ];
}

type Row = Record<string, string>;
const read = (name: string): Row[] =>
  parse(readFileSync(`tests/oracles/orev/${name}`), { columns: true });

/** oREV (Bohn and others, 2023; CC BY 4.0): 581 children, 52 words. */
export function compareOrev(): BenchRow[] {
  const responses = read('responses.csv');
  const words = Object.keys(responses[0] ?? {}).filter((name) => name !== 'id');
  const matrixFor = (names: readonly string[]) =>
    matrixOf(
      responses.map((row) => names.map((name) => row[name]).join('')),
      names,
    );
  const selected = read('oracle_erm_rasch_items.csv');
  const short = matrixFor(selected.map(({ item }) => item!));
  const rasch = calibrateConditional(short);
  const difficulties = rasch.ok ? rasch.calibration.items.map(({ b }) => b!) : [];
  const [whole, part] = [describeReliability(matrixFor(words)), describeReliability(short)];
  return [
    comparePairs(`KR-20 of 52 words: ${whole.kr20?.toFixed(7)}`, 'published', [
      [whole.kr20, 0.777276106641889],
    ]),
    comparePairs(`KR-20 of 22 words: ${part.kr20?.toFixed(7)}`, 'published', [
      [part.kr20, 0.764222220068582],
    ]),
    comparePairs(
      '22 Rasch difficulties',
      'eRm',
      selected.map((row, at) => [difficulties[at], Number(row.difficulty_cml)] as const),
    ),
    correlateOrev(responses, words),
  ];
}

function correlateOrev(responses: Row[], words: string[]): BenchRow {
  const published = new Map(read('published_2pl_items.csv').map((row) => [row.item, row]));
  const items = words.map((word) => {
    const row = published.get(word)!;
    return { a: Math.exp(Number(row.log_alpha)), b: -Number(row.easiness), c: 0.25, d: 1 };
  });
  const persons = new Map(read('published_2pl_persons.csv').map((row) => [row.subjID, row]));
  const estimate = makeEapEstimator(items);
  const pairs = responses.map((row): [number, number] => [
    estimate(words.map((word) => Number(row[word])))!.theta,
    Number(persons.get(row.id)?.theta_plus_intercept),
  ]);
  return {
    figure: 'EAP by published 2PL items, guessing .25',
    value: `${pairs.length} children`,
    against: `published persons: r = ${correlate(pairs).toFixed(6)}; aim .999`,
  };
}

function correlate(pairs: readonly [number, number][]): number {
  const meanOf = (at: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[at], 0) / pairs.length;
  const [one, other] = [meanOf(0), meanOf(1)];
  const sumOf = (read: (x: number, y: number) => number) =>
    pairs.reduce((sum, [x, y]) => sum + read(x - one, y - other), 0);
  return sumOf((x, y) => x * y) / Math.sqrt(sumOf((x) => x * x) * sumOf((_, y) => y * y));
}
