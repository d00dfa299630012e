/**
 * A baseline: the value of a goal frozen on a day, of the municipality or of a school's part in the goal, and
 * the columns that keep it. Of a school it is kept exactly, with the reason why the municipality's follow-up
 * hid it on that day, if it did: who sees the school protected reads the reason and never the value.
 * Missing data: no day, no baseline.
 */
import type { WindowKind } from '~/outcomes/follow-up/shown-figures';
import { type Day, dayOf, toStoredDate } from '~/platform/calendar';
import type { NoValue, Reading, Value } from './indicators';

export interface Baseline {
  day: Day;
  /** Null when it was counted by hand. */
  window: WindowKind | null;
  value: Value;
}

/** A school's, as its reader is told it. */
export type ToldBaseline = Omit<Baseline, 'value'> & { reading: Reading };

export interface BaselineColumns {
  baselinePart: number | null;
  baselineBase: number | null;
  baselineValue: number | null;
  baselineOn: Date | null;
  baselineWindow: string | null;
}

export const NO_BASELINE: BaselineColumns = {
  baselinePart: null,
  baselineBase: null,
  baselineValue: null,
  baselineOn: null,
  baselineWindow: null,
};

/** A value as the columns of a share or of a number. */
export function toCounts(value: Value) {
  const isShare = 'base' in value;
  return {
    part: isShare ? value.part : null,
    base: isShare ? value.base : null,
    value: isShare ? null : value.value,
  };
}

export function toValue(stored: ReturnType<typeof toCounts>): Value {
  const { part, base, value } = stored;
  return part !== null && base !== null ? { part, base } : { value: value ?? 0 };
}

export function toBaseline({ value, day, window }: Baseline): BaselineColumns {
  const { part, base, value: number } = toCounts(value);
  return {
    baselinePart: part,
    baselineBase: base,
    baselineValue: number,
    baselineOn: toStoredDate(day),
    baselineWindow: window,
  };
}

export function readBaseline(row: BaselineColumns): Baseline | null {
  if (!row.baselineOn) return null;
  const { baselinePart: part, baselineBase: base, baselineValue: value } = row;
  return {
    day: dayOf(row.baselineOn),
    window: row.baselineWindow as WindowKind | null,
    value: toValue({ part, base, value }),
  };
}

/** What of a school's figures goes to a reader: exact, as the municipality's follow-up protects it, or nothing. */
export type Sight = 'exact' | 'protected' | 'none';

/** A school's baseline for a reader; null where there is none, or where it does not go to the reader. */
export function tellBaseline(
  row: BaselineColumns & { baselineHidden: string | null },
  sight: Sight,
): ToldBaseline | null {
  const baseline = readBaseline(row);
  if (baseline === null || sight === 'none') return null;
  const { day, window, value } = baseline;
  const why = sight === 'protected' ? (row.baselineHidden as NoValue | null) : null;
  return { day, window, reading: why ? { ok: false, why } : { ok: true, value } };
}

/** Counts by hand of pupils from 1 to this are few, as in the follow-up. */
const FEW = 4;

/** Why a count by hand of a school is hidden from the municipality; null when it is shown. */
export function whyHidden(value: number, countsPupils: boolean): NoValue | null {
  return countsPupils && value > 0 && value <= FEW ? 'few' : null;
}

/** A school's count by hand for a reader: everybody who reads its plan, the municipality without few. */
export function tellCount(
  value: number | null,
  { countsPupils, sight }: { countsPupils: boolean; sight: Sight },
): Reading | null {
  if (value === null) return null;
  const why = sight === 'protected' ? whyHidden(value, countsPupils) : null;
  return why ? { ok: false, why } : { ok: true, value: { value } };
}
