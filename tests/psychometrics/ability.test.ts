import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AbilityEstimator } from '~/psychometrics/ability';
import { makeEapEstimator } from '~/psychometrics/ability-eap';
import { makeMapEstimator } from '~/psychometrics/ability-map';
import { makeMlEstimator } from '~/psychometrics/ability-ml';
import { makeWleEstimator } from '~/psychometrics/ability-wle';
import { itemInformation, testInformation } from '~/psychometrics/item-information';
import type { ItemParameters } from '~/psychometrics/item-parameters';
import {
  logProbabilityRight,
  logProbabilityWrong,
  probabilityRight,
} from '~/psychometrics/item-response';
import { NOT_REACHED } from '~/psychometrics/response-matrix';
import catR from '../oracles/irt_scoring_catR.json';
import ltm from '../oracles/lsat_ltm.json';

/** Closed forms, EAP on the same grid, and roots: the tolerances of the reference tables. */
const [CLOSED, SAME_GRID, ROOT] = [1e-6, 1e-5, 1e-3];

function near(actual: number | undefined, expected: number, tolerance: number) {
  expect(Math.abs((actual ?? Number.NaN) - expected)).toBeLessThanOrEqual(tolerance);
}

const answers = (pattern: string) => [...pattern].map(Number);
const sets = [
  ['2PL', catR.A_lsat2pl],
  ['3PL', catR.B_3pl10],
  ['Rasch', catR.C_rasch8],
] as const;

describe.each(sets)('%s against catR', (_, set) => {
  const items: ItemParameters[] = set.items;
  it.each(set.scores)('abilities of $pattern', (row) => {
    const cells = answers(row.pattern);
    const eap = makeEapEstimator(items)(cells);
    near(eap?.theta, row.eap121, SAME_GRID);
    near(eap?.standardError, row.eap121_sd, SAME_GRID);
    const map = makeMapEstimator(items)(cells);
    near(map?.theta, row.map, ROOT);
    near(map?.standardError, row.map_se, ROOT);
    const wle = makeWleEstimator(items)(cells);
    near(wle?.theta, row.wle, ROOT);
    near(wle?.standardError, row.wle_se, ROOT);
    const ml = makeMlEstimator(items)(cells);
    // catR gives an end of its range where no finite maximum exists.
    if (Math.abs(row.ml) === 6) return expect(ml).toBeNull();
    near(ml?.theta, row.ml, ROOT);
    near(ml?.standardError, row.ml_se, ROOT);
  });
});

describe.each([catR.A_lsat2pl, catR.B_3pl10])('item information against catR', (set) => {
  it.each(set.theta_grid.map((theta, index) => ({ theta, index })))(
    'at $theta',
    ({ theta, index }) => {
      Object.values(set.item_info[index] ?? {}).forEach((expected, item) => {
        near(itemInformation(set.items[item]!, theta), expected, CLOSED);
      });
    },
  );
});

describe.each([
  ['rasch', ltm.rasch_a1],
  ['one slope', ltm.rasch_common_a],
  ['2PL', ltm.twopl],
] as const)('LSAT, %s, against ltm', (_, fit) => {
  const items = fit.coef.map(({ Dffclt, Dscrmn }) => ({ a: Dscrmn, b: Dffclt, c: 0, d: 1 }));
  it.each(fit.scores)('$pattern', (row) => {
    const eap = makeEapEstimator(items)(answers(row.pattern));
    near(eap?.theta, row.eap, SAME_GRID);
    near(eap?.standardError, row.eap_se, SAME_GRID);
    const map = makeMapEstimator(items)(answers(row.pattern));
    near(map?.theta, row.map, ROOT);
    near(map?.standardError, row.map_se, ROOT);
  });
});

const itemOf = (a: number, b: number, c = 0, d = 1): ItemParameters => ({ a, b, c, d });

describe('worked examples', () => {
  it('the chance at the difficulty lies midway between the asymptotes', () => {
    near(probabilityRight(itemOf(1.2, -2, 0.33), -2), 0.665, 1e-12);
  });
  it('sixteen plain items give a standard error of a half', () => {
    near(1 / Math.sqrt(testInformation(Array(16).fill(itemOf(1, 0)), 0)), 0.5, 1e-12);
  });
  it('Baker: three items, answers 1 0 1', () => {
    const baker = [itemOf(1, -1), itemOf(1.2, 0), itemOf(0.8, 1)];
    const ml = makeMlEstimator(baker)([1, 0, 1]);
    near(ml?.theta, catR.D_baker.theta, ROOT);
    near(ml?.standardError, catR.D_baker.se, ROOT);
  });
});

const estimators: [string, (items: readonly ItemParameters[]) => AbilityEstimator][] = [
  ['EAP', makeEapEstimator],
  ['MAP', makeMapEstimator],
  ['ML', makeMlEstimator],
  ['WLE', makeWleEstimator],
];

describe.each(estimators)('%s at the edges', (name, make) => {
  const items = [itemOf(1, -1), itemOf(1, 0), itemOf(1, 1)];
  it('nothing reached has no estimate', () => {
    expect(make(items)([NOT_REACHED, NOT_REACHED, NOT_REACHED])).toBeNull();
    expect(make([])([])).toBeNull();
  });
  it('what was not reached is left out', () => {
    const whole = make([items[0]!, items[2]!])([1, 0]);
    const part = make(items)([1, NOT_REACHED, 0]);
    near(part?.theta, whole?.theta ?? Number.NaN, 1e-9);
    near(part?.standardError, whole?.standardError ?? Number.NaN, 1e-9);
  });
  it('all right and all wrong: no ML, a finite value otherwise', () => {
    for (const cells of [
      [1, 1, 1],
      [0, 0, 0],
    ]) {
      const ability = make(items)(cells);
      if (name === 'ML') expect(ability).toBeNull();
      else expect(Math.sign(ability?.theta ?? 0)).toBe(cells[0] === 1 ? 1 : -1);
    }
  });
  it('one item', () => {
    const ability = make([itemOf(1, 0)])([1]);
    if (name === 'ML') expect(ability).toBeNull();
    else expect(ability?.theta).toBeGreaterThan(0);
  });
  it('items far outside the usual range', () => {
    const far = [itemOf(0.3, -25), itemOf(0.3, 25), itemOf(4, 0), itemOf(1, 0)];
    const ability = make(far)([1, 0, 1, 0]);
    expect(Number.isFinite(ability?.theta)).toBe(true);
    expect(ability?.standardError).toBeGreaterThan(0);
  });
  it('a thousand items', () => {
    const many = Array.from({ length: 1000 }, (_, index) => itemOf(1.5, index / 250 - 2));
    const cells = many.map(({ b }, index) =>
      probabilityRight(itemOf(1.5, b), 0.7) > (index * 0.618) % 1 ? 1 : 0,
    );
    const ability = make(many)(cells);
    near(ability?.theta, 0.7, 0.1);
    near(ability?.standardError, 1 / Math.sqrt(testInformation(many, ability?.theta ?? 0)), 1e-3);
  });
  it.each([
    ['a NaN cell', () => make(items)([1, Number.NaN, 0])],
    ['a cell that is no answer', () => make(items)([1, 3, 0])],
    ['a row too short', () => make(items)([1, 0])],
    ['a NaN difficulty', () => make([itemOf(1, Number.NaN)])],
    ['a slope of zero', () => make([itemOf(0, 0)])],
    ['guessing above the ceiling', () => make([itemOf(1, 0, 0.5, 0.4)])],
    ['a ceiling above 1', () => make([itemOf(1, 0, 0, 1.1)])],
  ])('%s is refused', (_, call) => expect(call).toThrow(RangeError));
});

describe('properties', () => {
  const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
  const anyItem = fc.record({
    a: number(0.3, 3),
    b: number(-4, 4),
    c: fc.constantFrom(0, 0.25, 0.33),
    d: fc.constantFrom(1, 0.97),
  });
  const plainItem = anyItem.map(({ a, b }) => itemOf(a, b));
  const ability = number(-8, 8);
  it('the chance is bounded by the asymptotes and rises with ability', () => {
    fc.assert(
      fc.property(anyItem, ability, number(0.01, 2), (item, theta, more) => {
        const chance = probabilityRight(item, theta);
        expect(chance).toBeGreaterThanOrEqual(item.c);
        expect(chance).toBeLessThanOrEqual(item.d);
        expect(probabilityRight(item, theta + more)).toBeGreaterThanOrEqual(chance);
        near(Math.exp(logProbabilityRight(item, theta)), chance, 1e-14);
        near(Math.exp(logProbabilityWrong(item, theta)), 1 - chance, 1e-14);
      }),
    );
  });
  it('information is between 0 and a²/4', () => {
    fc.assert(
      fc.property(anyItem, number(-800, 800), (item, theta) => {
        const information = itemInformation(item, theta);
        expect(information).toBeGreaterThanOrEqual(0);
        expect(information).toBeLessThanOrEqual(item.a ** 2 / 4 + 1e-12);
      }),
    );
  });
  it.each(estimators)('%s does not depend on the order of items', (_, make) => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(anyItem, fc.constantFrom(0, 1)), { minLength: 1, maxLength: 12 }),
        (rows) => {
          const estimate = (order: typeof rows) =>
            make(order.map(([item]) => item))(order.map(([, cell]) => cell));
          const [one, other] = [estimate(rows), estimate([...rows].reverse())];
          expect(one === null).toBe(other === null);
          near((one?.theta ?? 0) - (other?.theta ?? 0), 0, 1e-6);
        },
      ),
    );
  });
  it.each(estimators)('%s: one more right answer never lowers the ability', (_, make) => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(plainItem, fc.constantFrom(0, 1)), { minLength: 2, maxLength: 12 }),
        (rows) => {
          const wrongAt = rows.findIndex(([, cell]) => cell === 0);
          if (wrongAt < 0) return;
          const estimate = make(rows.map(([item]) => item));
          const cells = rows.map(([, cell]) => cell);
          const before = estimate(cells);
          cells[wrongAt] = 1;
          const after = estimate(cells);
          if (before && after) expect(after.theta).toBeGreaterThanOrEqual(before.theta - 1e-9);
        },
      ),
    );
  });
  it('EAP is bounded, and its error is below the prior’s', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(plainItem, fc.constantFrom(0, 1)), { minLength: 1, maxLength: 30 }),
        (rows) => {
          const eap = makeEapEstimator(rows.map(([item]) => item))(rows.map(([, cell]) => cell));
          expect(Math.abs(eap?.theta ?? 9)).toBeLessThan(6);
          expect(eap?.standardError).toBeLessThan(1);
        },
      ),
    );
  });
});
