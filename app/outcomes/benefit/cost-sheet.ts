/**
 * The cost sheet of a school year: what the former testing and the screening cost, from measured time and from what the
 * municipality assumes.
 *
 *   staff      hours × the municipality's own cost of an hour, of special educators and of other adults. Before: assumed minutes
 *              a pupil × enrolled pupils × times a year that a pupil was tested; after: measured minutes (see `adult-time`)
 *   licences, paper, travel   as assumed, for the school year
 *   energy     seconds at the devices as measured × assumed watts × assumed price; of the screening only
 *   total      the sum of the lines, told only when every line is; a pupil's part is of the enrolled
 *   difference before − after; negative when the screening costs more
 * Missing data: a line without an assumption is `missing`, never zero, and so is a total that would need it. What small numbers
 * hide is `protected`. Energy before is `none`: it is not counted, and not a zero that anybody measured.
 * Worked example: 40 and 0 minutes before, 48 pupils twice a year, 500 and 400 kr an hour: 32,000 kr. After 2 and 6 hours: 3,400 kr.
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

/** What is known of the year's screening. */
export interface SheetFacts {
  /** Pupils of the year's classes today. */
  enrolled: number;
  /** Measured minutes of adults; hidden where they would tell how many were read with. */
  minutes: Record<Adult, number> | 'protected';
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
  watts: number | null;
  /** Kronor for a kilowatt-hour. */
  energyPrice: number | null;
}

export interface CostSheet {
  lines: CostLine[];
  hours: Record<'before' | 'after', Amount>;
  total: Record<'before' | 'after', Amount>;
  difference: Amount;
  perPupil: Record<'before' | 'after', Amount>;
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
      before: assumed.before[id] ?? ('missing' as const),
      after: assumed.after[id] ?? ('missing' as const),
    })),
    { id: 'energy', before: 'none', after: multiply(energy, assumed.energyPrice) },
  ];
  const total = {
    before: add(lines.map((line) => line.before)),
    after: add(lines.map((line) => line.after)),
  };
  const { enrolled } = facts;
  const divide = (amount: Amount): Amount =>
    typeof amount === 'number' && enrolled > 0 ? amount / enrolled : hide(amount);
  return {
    lines,
    hours: { before: add(Object.values(before)), after: add(Object.values(after)) },
    total,
    difference:
      typeof total.before === 'number' && typeof total.after === 'number'
        ? total.before - total.after
        : add([total.before, total.after]),
    perPupil: { before: divide(total.before), after: divide(total.after) },
    energy,
  };
}

function hoursBefore({ enrolled }: SheetFacts, assumed: AssumedCosts, adult: Adult): Amount {
  const minutes = assumed.minutesPerPupil[adult];
  if (minutes === null || assumed.timesBefore === null) return 'missing';
  return (minutes * enrolled * assumed.timesBefore) / 60;
}

function hoursAfter({ minutes }: SheetFacts, adult: Adult): Amount {
  return minutes === 'protected' ? 'protected' : minutes[adult] / 60;
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
