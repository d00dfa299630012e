/**
 * The cost sheet: what the former testing and the screening cost for the same pupils in the same windows, from measured
 * time and from what the municipality assumes.
 *
 * The unit is a pupil in a window. Of a period (the school year, or one of its windows) those pupils in windows are
 * counted, before and after alike, whose class has carried the window out; the former testing of a school year is
 * spread evenly over the windows of the year, and so are sums that are assumed for a year.
 *
 *   staff      hours × the municipality's own cost of an hour, of special educators and of other adults. Before: assumed minutes
 *              a pupil × times a year that a pupil was tested ÷ windows of the year × pupils in windows; after: measured
 *              minutes (see `adult-time`)
 *   licences, paper, travel   as assumed for the school year × the part of the year's pupils in windows that is counted
 *   energy     after: seconds at the devices as measured × assumed watts × assumed price. Before: assumed minutes at a device,
 *              as the staff's minutes; not counted where nobody assumes them
 *   total      the sum of the lines, told only when every line is; a part of a pupil in a window is of those counted
 *   difference before − after; negative when the screening costs more
 * What is planned is a sheet of its own, never a part of the one that is: the same lines for the pupils in windows that are
 * to come, each at the minutes and seconds that one has taken so far.
 * Missing data: a line without an assumption is `missing`, never zero, and so is a total that would need it; a period
 * without anything carried out has no after. What small numbers hide is `protected`. Energy that nobody counts is `none`.
 * Worked example: 48 pupils, three windows, autumn carried out for all and winter for 24: 72 of 144 pupils in windows, half
 * of the year. 40 minutes twice a year at 500 kr an hour: 40 × 2 ÷ 3 × 72 minutes are 32 hours, 16,000 kr; licences of 1,000
 * kr for the year are 500. After: 2 and 6 hours at 500 and 400 kr are 3,400 kr. The 72 to come are planned at the same.
 */
import { ADULTS, type Adult } from './adult-time';

type CostLineId = 'staff-special' | 'staff-teacher' | 'licences' | 'paper' | 'travel' | 'energy';

/** Kronor, or why there is no figure. */
export type Amount = number | 'missing' | 'protected' | 'none';
interface CostLine {
  id: CostLineId;
  before: Amount;
  after: Amount;
}

/** Pupils in windows: each pupil of a class once for each window. */
interface Extent {
  /** Those of the period that are counted. */
  counted: number;
  /** Those of the whole school year, whether carried out or not. */
  ofYear: number;
  /** Windows of the school year. */
  windowsOfYear: number;
}

/** What is known of a period's screening. */
export interface SheetFacts extends Extent {
  /** Measured minutes of adults; hidden where they would tell how many were read with, null where nothing was measured. */
  minutes: Record<Adult, number> | 'protected' | null;
  /** Seconds at the devices, of about all pupils' sessions; null when too few were measured. */
  pupilSeconds: number | null;
}

/** What is assumed; null where nothing is. */
export interface AssumedCosts {
  minutesPerPupil: Record<Adult, number | null>;
  /** How often a pupil was tested in a school year before. */
  timesBefore: number | null;
  hourly: Record<Adult, number | null>;
  before: Record<'licences' | 'paper' | 'travel', number | null>;
  after: Record<'licences' | 'paper' | 'travel', number | null>;
  /** Minutes of a pupil at a device in the former testing, each time; null where nobody counts them. */
  deviceMinutesBefore: number | null;
  watts: number | null;
  /** Kronor for a kilowatt-hour. */
  energyPrice: number | null;
}

export interface CostSheet {
  lines: CostLine[];
  hours: Record<'before' | 'after', Amount>;
  total: Record<'before' | 'after', Amount>;
  difference: Amount;
  /** Of each pupil in a window. */
  each: Record<'before' | 'after', Amount>;
  /** Kilowatt-hours at the pupils' devices. */
  energy: Amount;
}

export function workOutSheet(facts: SheetFacts, assumed: AssumedCosts): CostSheet {
  const before = Object.fromEntries(
    ADULTS.map((adult) => [adult, hoursBefore(facts, assumed, adult)]),
  ) as Record<Adult, Amount>;
  const after = Object.fromEntries(
    ADULTS.map((adult) => [adult, hoursAfter(facts, adult)]),
  ) as Record<Adult, Amount>;
  const energy = energyOf(facts, assumed);
  const lines: CostLine[] = [
    ...ADULTS.map((adult) => ({
      id: `staff-${adult}` as const,
      before: multiply(before[adult], assumed.hourly[adult]),
      after: multiply(after[adult], assumed.hourly[adult]),
    })),
    ...(['licences', 'paper', 'travel'] as const).map((id) => ({
      id,
      before: partOfYear(assumed.before[id], facts),
      after: partOfYear(assumed.after[id], facts),
    })),
    {
      id: 'energy',
      before: energyBefore(facts, assumed),
      after: multiply(energy, assumed.energyPrice),
    },
  ];
  const total = {
    before: add(lines.map((line) => line.before)),
    after: add(lines.map((line) => line.after)),
  };
  const { counted } = facts;
  const divide = (amount: Amount): Amount =>
    typeof amount === 'number' && counted > 0 ? amount / counted : hide(amount);
  return {
    lines,
    hours: { before: add(Object.values(before)), after: add(Object.values(after)) },
    total,
    difference:
      typeof total.before === 'number' && typeof total.after === 'number'
        ? total.before - total.after
        : add([total.before, total.after]),
    each: { before: divide(total.before), after: divide(total.after) },
    energy,
  };
}

/**
 * What a period would come to for pupils in windows that are to come, each taking what one has taken so far. Nothing is
 * measured of them: it is told as planned only.
 */
export function planRest(facts: SheetFacts, rest: number, assumed: AssumedCosts): CostSheet {
  const { counted, minutes, pupilSeconds } = facts;
  const scale = (sofar: number) => (sofar / counted) * rest;
  const isMeasured = counted > 0 && minutes !== null && minutes !== 'protected';
  return workOutSheet(
    {
      ...facts,
      counted: rest,
      minutes: isMeasured
        ? { special: scale(minutes.special), teacher: scale(minutes.teacher) }
        : minutes === 'protected'
          ? minutes
          : null,
      pupilSeconds: counted > 0 && pupilSeconds !== null ? scale(pupilSeconds) : null,
    },
    assumed,
  );
}

/** Times that the pupils counted would have been tested: those of a year, spread over its windows. */
function timesBefore(
  { counted, windowsOfYear }: Extent,
  { timesBefore: times }: AssumedCosts,
): number | null {
  return times === null || windowsOfYear === 0 ? null : (counted * times) / windowsOfYear;
}

function hoursBefore(facts: Extent, assumed: AssumedCosts, adult: Adult): Amount {
  const minutes = assumed.minutesPerPupil[adult];
  const times = timesBefore(facts, assumed);
  return minutes === null || times === null ? 'missing' : (minutes * times) / 60;
}

function hoursAfter({ minutes }: SheetFacts, adult: Adult): Amount {
  if (minutes === null) return 'missing';
  return minutes === 'protected' ? 'protected' : minutes[adult] / 60;
}

function partOfYear(sum: number | null, { counted, ofYear }: Extent): Amount {
  return sum === null || ofYear === 0 ? 'missing' : (sum * counted) / ofYear;
}

function energyBefore(facts: Extent, assumed: AssumedCosts): Amount {
  const { deviceMinutesBefore: minutes, watts, energyPrice } = assumed;
  if (minutes === null) return 'none';
  const times = timesBefore(facts, assumed);
  if (times === null || watts === null) return 'missing';
  return multiply(((minutes * times) / 60) * (watts / 1_000), energyPrice);
}

function energyOf({ pupilSeconds }: SheetFacts, { watts }: AssumedCosts): Amount {
  if (pupilSeconds === null || watts === null) return 'missing';
  return (pupilSeconds / 3_600) * (watts / 1_000);
}

function multiply(amount: Amount, factor: number | null): Amount {
  if (factor === null) return 'missing';
  return typeof amount === 'number' ? amount * factor : amount;
}

/** A figure that is no number, as the figure that would be made of it. */
function hide(amount: Amount): Amount {
  return amount === 'protected' ? 'protected' : 'missing';
}

/** What is not counted is left out; one that is missing, or hidden, makes the sum so. */
function add(amounts: readonly Amount[]): Amount {
  if (amounts.includes('missing')) return 'missing';
  if (amounts.includes('protected')) return 'protected';
  return amounts.reduce<number>(
    (sum, amount) => sum + (typeof amount === 'number' ? amount : 0),
    0,
  );
}
