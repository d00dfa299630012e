/** What a municipality may assume for a school year: the keys, their units and the range that is taken. */

/** Minutes, for freed time. */
export const MINUTE_KEYS = ['minutes-special', 'minutes-teacher', 'minutes-around'] as const;
/** Costs and energy, for the cost sheet. */
export const COST_KEYS = [
  'times-before',
  'hourly-special',
  'hourly-teacher',
  'licences-before',
  'licences-after',
  'paper-before',
  'paper-after',
  'travel-before',
  'travel-after',
  'minutes-device',
  'watts',
  'energy-price',
] as const;
export const ASSUMPTION_KEYS = [...MINUTE_KEYS, ...COST_KEYS] as const;
export type AssumptionKey = (typeof ASSUMPTION_KEYS)[number];

/** The largest value that is taken for a slip of the pen when it is passed, in the unit of the key. */
export const MOST: Record<AssumptionKey, number> = {
  'minutes-special': 600,
  'minutes-teacher': 600,
  'minutes-around': 60,
  'times-before': 20,
  'hourly-special': 5_000,
  'hourly-teacher': 5_000,
  'licences-before': 100_000_000,
  'licences-after': 100_000_000,
  'paper-before': 100_000_000,
  'paper-after': 100_000_000,
  'travel-before': 100_000_000,
  'travel-after': 100_000_000,
  'minutes-device': 600,
  watts: 500,
  'energy-price': 100,
};

export interface AssumptionRow {
  /** Null: nothing is assumed any more. */
  value: number | null;
  /** Empty where a row says that nothing is assumed. */
  reason: string;
  by: string;
  /** ISO text. */
  at: string;
}
export interface Assumption {
  key: AssumptionKey;
  /** What holds; null when nothing is assumed. */
  value: number | null;
  /** Newest first; the first is what holds. */
  rows: AssumptionRow[];
}
export type Assumptions = Record<AssumptionKey, Assumption>;

/** What holds of a key. */
export function assumedValue(assumptions: Assumptions, key: AssumptionKey): number | null {
  return assumptions[key].value;
}
