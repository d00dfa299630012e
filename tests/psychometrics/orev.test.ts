/** The figures of a published instrument: 581 children, 52 words (see tests/oracles/orev/SOURCE.md). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { makeEapEstimator } from '~/psychometrics/ability-eap';
import { calibrateConditional } from '~/psychometrics/calibrate-conditional';
import { calibrateMarginal } from '~/psychometrics/calibrate-marginal';
import { raschAbility } from '~/psychometrics/rasch-person';
import type { ResponseMatrix } from '~/psychometrics/response-matrix';
import { matrixOf } from './matrices';

type Row = Record<string, string>;
const read = (name: string): Row[] =>
  parse(readFileSync(join(import.meta.dirname, '../oracles/orev', name)), { columns: true });

const responses = read('responses.csv');
const words = Object.keys(responses[0] ?? {}).filter((name) => name !== 'id');
const matrixFor = (names: readonly string[]): ResponseMatrix =>
  matrixOf(
    responses.map((row) => names.map((name) => row[name]).join('')),
    names,
  );

function correlate(one: readonly number[], other: readonly number[]): number {
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanOne, meanOther] = [mean(one), mean(other)];
  let [both, spreadOne, spreadOther] = [0, 0, 0];
  one.forEach((value, at) => {
    both += (value - meanOne) * (other[at]! - meanOther);
    spreadOne += (value - meanOne) ** 2;
    spreadOther += (other[at]! - meanOther) ** 2;
  });
  return both / Math.sqrt(spreadOne * spreadOther);
}

describe('abilities with the published parameters', () => {
  it('agree with the published ones, r at least .999', () => {
    const published = new Map(read('published_2pl_items.csv').map((row) => [row.item, row]));
    const items = words.map((word) => {
      const row = published.get(word)!;
      return { a: Math.exp(Number(row.log_alpha)), b: -Number(row.easiness), c: 0.25, d: 1 };
    });
    const persons = new Map(read('published_2pl_persons.csv').map((row) => [row.subjID, row]));
    const estimate = makeEapEstimator(items);
    const { cells } = matrixFor(words);
    const ours = responses.map((_, at) => estimate(cells, at * words.length)!.theta);
    const theirs = responses.map(({ id }) => Number(persons.get(id)?.theta_plus_intercept));
    expect(correlate(ours, theirs)).toBeGreaterThan(0.9997);
  });
});

describe('conditional Rasch on the 22 selected words, against eRm', () => {
  const oracle = read('oracle_erm_rasch_items.csv');
  const outcome = calibrateConditional(matrixFor(oracle.map((row) => row.item!)));
  const items = outcome.ok ? outcome.calibration.items : [];
  it('difficulties and errors', () => {
    expect(items).toHaveLength(22);
    items.forEach(({ b, seB }, at) => {
      expect(Math.abs(b! - Number(oracle[at]!.difficulty_cml))).toBeLessThan(1e-4);
      expect(Math.abs(seB! - Number(oracle[at]!.se))).toBeLessThan(5e-4);
    });
  });
  it.each(read('oracle_erm_raw_to_theta.csv').filter(({ raw }) => raw !== '22'))(
    'ability for $raw right',
    ({ raw, theta_mle }) => {
      const ability = raschAbility(
        items.map(({ b }) => b!),
        Number(raw),
      );
      expect(Math.abs(ability!.theta - Number(theta_mle))).toBeLessThan(1e-4);
    },
  );
});

describe('marginal calibration of all 52 words, guessing .25', () => {
  const outcome = calibrateMarginal(matrixFor(words), '2pl', 0.25);
  const calibration = outcome.ok ? outcome.calibration : null;
  it('words that everyone knew have no estimate', () => {
    const without = calibration?.items.filter(({ b }) => b === null).map(({ item }) => item);
    expect(without).toEqual(['fish', 'plane', 'snake', 'strawberry', 'telephone']);
  });
  it('orders the words as the published parameters, which rest on priors, do', () => {
    const published = new Map(read('published_2pl_items.csv').map((row) => [row.item, row]));
    const kept = calibration?.items.filter(({ b, seB }) => b !== null && (seB ?? 9) < 0.5) ?? [];
    expect(kept.length).toBeGreaterThan(20);
    const theirs = kept.map(({ item }) => -Number(published.get(item)?.easiness));
    expect(
      correlate(
        kept.map(({ b }) => b!),
        theirs,
      ),
    ).toBeGreaterThan(0.97);
  });
});
