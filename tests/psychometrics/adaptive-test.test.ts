import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeEapEstimator } from '~/psychometrics/ability-eap';
import { itemInformation } from '~/psychometrics/item-information';
import { probabilityRight } from '~/psychometrics/item-response';
import { NOT_REACHED } from '~/psychometrics/response-matrix';
import { type BankItem, type SelectionRules, selectItem } from '~/psychometrics/select-item';
import { findStopReason } from '~/psychometrics/stop-adaptive-test';
import oracle from '../oracles/cat_mfi_catR.json';
import { seededRandom } from './matrices';

function near(actual: number | undefined, expected: number, tolerance: number) {
  expect(Math.abs((actual ?? Number.NaN) - expected)).toBeLessThanOrEqual(tolerance);
}

const bank: BankItem[] = oracle.bank;

describe.each(oracle.sequences)(
  'true ability $true_theta, step by step against catR',
  (sequence) => {
    it('the same items, estimates and end', () => {
      const estimate = makeEapEstimator(bank);
      const cells = bank.map(() => NOT_REACHED);
      const used = new Set<number>();
      let [theta, standardError] = [0, 1];
      for (const step of sequence.steps) {
        const place = selectItem(bank, used, theta) ?? -1;
        expect(place + 1).toBe(step.item);
        near(itemInformation(bank[place]!, theta), step.info_at_selection, 1e-6);
        const chance = probabilityRight(bank[place]!, sequence.true_theta);
        cells[place] = oracle.u[place]! < chance ? 1 : 0;
        expect(cells[place]).toBe(step.response);
        used.add(place);
        ({ theta, standardError } = estimate(cells)!);
        near(theta, step.theta, 1e-5);
        near(standardError, step.se, 1e-5);
        const ability = { theta, standardError };
        const reason = findStopReason(
          { given: used.size, ability, nextInformation: 1 },
          { standardError: 0.4, mostItems: 20 },
        );
        expect(reason).toBe(step === sequence.steps.at(-1) ? 'precise' : null);
      }
    });
  },
);

describe('selection', () => {
  const none = new Set<number>();
  const plain = (b: number, more: Partial<BankItem> = {}): BankItem => ({
    a: 1,
    b,
    c: 0,
    d: 1,
    ...more,
  });
  it('the worked example', () => {
    expect(selectItem(bank, none, 0)).toBe(23);
    near(itemInformation(bank[23]!, 0), 0.7823, 5e-5);
  });
  it('ties go to the first; a used-up bank has none', () => {
    expect(selectItem([plain(1), plain(-1), plain(1)], none, 0)).toBe(0);
    expect(selectItem([plain(0)], new Set([0]), 0)).toBeNull();
    expect(selectItem([], none, 0)).toBeNull();
  });
  it('randomesque draws evenly among the best, and the same for the same seed', () => {
    const draw = (seed: number) => {
      const rules: SelectionRules = { randomesque: 4, random: seededRandom(seed) };
      return Array.from({ length: 400 }, () => selectItem(bank, none, 0, rules));
    };
    const drawn = draw(9);
    expect(drawn).toEqual(draw(9));
    const shares = [...new Set(drawn)].map(
      (place) => drawn.filter((each) => each === place).length,
    );
    expect(shares).toHaveLength(4);
    for (const share of shares) near(share / 400, 0.25, 0.08);
  });
  it('a Sympson-Hetter limit holds the share of an item down', () => {
    const limited = [plain(0, { exposureLimit: 0.2 }), plain(0.5), plain(1)];
    const random = seededRandom(3);
    const first = Array.from({ length: 1000 }, () => selectItem(limited, none, 0, { random }));
    near(first.filter((place) => place === 0).length / 1000, 0.2, 0.04);
    expect(selectItem([plain(0, { exposureLimit: 0 })], none, 0, { random })).toBe(0);
  });
  it('areas come out as their targets say', () => {
    const areas = Array.from({ length: 30 }, (_, at) =>
      plain(at / 10, { area: at % 2 ? 'x' : 'y' }),
    );
    const used = new Set<number>();
    for (let given = 0; given < 12; given += 1) {
      used.add(selectItem(areas, used, 0, { areaShares: { x: 2, y: 1 } })!);
    }
    expect([...used].filter((place) => areas[place]?.area === 'x')).toHaveLength(8);
    const all = new Set(areas.keys());
    expect(selectItem(areas, all, 0, { areaShares: { x: 1 } })).toBeNull();
  });
  it.each([
    ['an ability that is no number', () => selectItem(bank, none, Number.NaN)],
    ['a draw without a random source', () => selectItem(bank, none, 0, { randomesque: 2 })],
    ['a limit above 1', () => selectItem([plain(0, { exposureLimit: 2 })], none, 0)],
  ])('%s is refused', (_, call) => expect(call).toThrow(RangeError));
  it('never gives an item twice, nor a worse one than it could', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 1, maxLength: 20 }),
        fc.double({ min: -4, max: 4, noNaN: true }),
        fc.nat(19),
        (difficulties, theta, first) => {
          const items = difficulties.map((b) => plain(b));
          const used = new Set([first]);
          const place = selectItem(items, used, theta);
          if (place === null) {
            expect(items.length).toBeLessThanOrEqual(1);
            return;
          }
          expect(used.has(place)).toBe(false);
          items.forEach((item, at) => {
            if (used.has(at)) return;
            expect(itemInformation(items[place]!, theta)).toBeGreaterThanOrEqual(
              itemInformation(item, theta),
            );
          });
        },
      ),
    );
  });
});

describe('the end of a test', () => {
  const ability = { theta: 1, standardError: 0.5 };
  it.each([
    ['no item left', { given: 3, ability, nextInformation: null }, {}, 'bank empty'],
    [
      'too few items yet',
      { given: 3, ability, nextInformation: 1 },
      { leastItems: 4, mostItems: 3 },
      null,
    ],
    ['the most items', { given: 3, ability: null, nextInformation: 1 }, { mostItems: 3 }, 'length'],
    ['precise', { given: 3, ability, nextInformation: 1 }, { standardError: 0.5 }, 'precise'],
    [
      'surely above a limit',
      { given: 3, ability, nextInformation: 1 },
      { classification: { limit: 0, deviations: 1.96 } },
      'classified',
    ],
    [
      'not surely',
      { given: 3, ability, nextInformation: 1 },
      { classification: { limit: 0.5, deviations: 1.96 } },
      null,
    ],
    [
      'nothing worth asking',
      { given: 3, ability, nextInformation: 0.05 },
      { leastInformation: 0.1 },
      'nothing to learn',
    ],
    ['no rules', { given: 300, ability, nextInformation: 0 }, {}, null],
  ] as const)('%s', (_, state, rules, reason) => {
    expect(findStopReason(state, rules)).toBe(reason);
  });
});
