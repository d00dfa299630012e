/**
 * Choice of the next item in an adaptive test.
 *
 * Measures: which unused item tells most about ability where the pupil now seems to be.
 * Formula: highest item information at θ̂ (maximum Fisher information); ties go to the item first in the bank.
 * Content balance: first the area whose share of the items given is farthest below its target
 * (Kingsbury and Zara), then the best item of that area.
 * Exposure control, both by the given random source: *randomesque* draws one of the k best with equal
 * chance; *Sympson-Hetter* passes an item over with chance 1 − limit, the limit set for each item so that
 * its share of all tests stays below a ceiling.
 * Definition: without exposure control as catR `nextItem(criterion = "MFI", randomesque = 1)`.
 * Source: Lord, F. M., 1980; Kingsbury, G. G. and Zara, A. R., 1989; Sympson, J. B. and Hetter, R. D., 1985.
 * Valid range: θ finite; limits from 0 to 1.
 * Missing data: an empty or used-up bank gives null. When every item left is passed over by its limit,
 * the best of them is given all the same: a test does not end by chance.
 * Worked example: the 40-item bank of the oracle at θ = 0: item 24, information .7823.
 */
import { itemInformation } from '~/psychometrics/item-information';
import type { ItemParameters } from '~/psychometrics/item-parameters';

export interface BankItem extends ItemParameters {
  /** Content area, when the test is balanced. */
  area?: string;
  /** Sympson-Hetter limit: the chance that the item is given when it is chosen; 1 when not set. */
  exposureLimit?: number;
}

export interface SelectionRules {
  /** How many of the best are drawn from; 1 takes the best. */
  randomesque?: number;
  /** Target shares by area; they need not sum to one. */
  areaShares?: Readonly<Record<string, number>>;
  /** Numbers from 0 up to, but not, 1. Needed for exposure control only. */
  random?: () => number;
}

/** @param used places in the bank that were given already. @returns a place, or null when none is left. */
export function selectItem(
  bank: readonly BankItem[],
  used: ReadonlySet<number>,
  theta: number,
  rules: SelectionRules = {},
): number | null {
  if (!Number.isFinite(theta))
    throw new RangeError(`an item is chosen at an ability, got ${theta}`);
  const area = rules.areaShares && nextArea(bank, used, rules.areaShares);
  const ranked = bank
    .map((item, place) => ({ item, place, information: itemInformation(item, theta) }))
    .filter(({ item, place }) => !used.has(place) && (area === undefined || item.area === area))
    .sort((one, other) => other.information - one.information || one.place - other.place);
  const best = ranked[0];
  if (!best) return null;
  const allowed = passByLimits(ranked, rules.random);
  const drawn = Math.max(1, Math.min(rules.randomesque ?? 1, allowed.length));
  if (drawn === 1) return (allowed[0] ?? best).place;
  return allowed[Math.floor(requireRandom(rules.random)() * drawn)]!.place;
}

/** Items that their Sympson-Hetter limit lets through, best first. */
function passByLimits<T extends { item: BankItem }>(
  ranked: readonly T[],
  random: (() => number) | undefined,
): T[] {
  return ranked.filter(({ item }) => {
    const limit = item.exposureLimit ?? 1;
    if (!(limit >= 0 && limit <= 1))
      throw new RangeError(`an exposure limit is 0 to 1, got ${limit}`);
    return limit === 1 || requireRandom(random)() < limit;
  });
}

function requireRandom(random: (() => number) | undefined): () => number {
  if (!random) throw new RangeError('exposure control needs a random source');
  return random;
}

/** The area farthest below its target among those with items left; the first of equals. */
function nextArea(
  bank: readonly BankItem[],
  used: ReadonlySet<number>,
  shares: Readonly<Record<string, number>>,
): string | undefined {
  const total = Object.values(shares).reduce((sum, share) => sum + share, 0);
  const lacks = Object.entries(shares).flatMap(([area, share]) => {
    const places = [...bank.keys()].filter((place) => bank[place]!.area === area);
    const given = places.filter((place) => used.has(place)).length;
    if (given === places.length) return [];
    return [{ area, lack: share / total - given / Math.max(1, used.size) }];
  });
  return lacks.reduce<{ area: string; lack: number } | undefined>(
    (most, next) => (!most || next.lack > most.lack + 1e-12 ? next : most),
    undefined,
  )?.area;
}
