/**
 * The shape of the synthetic country: how many pupils a year each municipality has, in which schools and
 * classes. Everything is invented; the sizes follow a stated distribution, and the same seed gives the
 * same country.
 *
 * Sizes: a log-normal distribution laid over a smallest size. The place of municipality i of n in it is
 * (i − ½)/n; the pupils above the smallest size are shared in proportion to exp(spread × z), whole pupils by
 * largest remainder. With 290 municipalities, 120,000 pupils a year and a spread of 1.45 the largest has
 * about 10,000 and the middle one about 160, as in a country where one city is many times the usual town.
 */
import { normalQuantile } from '~/psychometrics/normal-quantile';
import { makeRandom, pickInteger, type Random } from '../seeded-random';

const MUNICIPALITIES = 290;
const PUPILS_A_YEAR = 120_000;
const SMALLEST = 20;
const SPREAD = 1.45;
/** The municipality of this size has answers event by event, and is measured. */
const MEASURED_SIZE = 2_000;
/** Pupils of a usual class, and classes of a year in one school at most. */
const CLASS_SIZE = 22;
const CLASSES_AT_MOST = 3;
/** Keeps the random numbers of two municipalities of one seed apart. */
const SEEDS_APART = 104_729;

export interface SchoolShape {
  name: string;
  /** Pupils of each class, the same number every year. */
  classes: number[];
}

export interface MunicipalityShape {
  /** 1 is the largest. */
  number: number;
  name: string;
  pupilsAYear: number;
  /** The municipality of about 2,000 pupils a year, whose answers are there event by event. */
  isMeasured: boolean;
  /** Has a teacher for each class, special educators, principals and a head of education. */
  isStaffed: boolean;
  schools: SchoolShape[];
}

/** Pupils a year of each municipality, largest first. The sum is exact. */
export function listSizes(count = MUNICIPALITIES, pupils = PUPILS_A_YEAR): number[] {
  const places = Array.from({ length: count }, (_, index) => 1 - (index + 0.5) / count);
  const weights = places.map((place) => Math.exp(SPREAD * normalQuantile(place)));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const spare = pupils - SMALLEST * count;
  if (spare < 0) throw new RangeError(`${pupils} pupils in ${count} municipalities`);
  const exact = weights.map((weight) => (spare * weight) / sum);
  const left = spare - exact.reduce((total, size) => total + Math.floor(size), 0);
  const byRemainder = exact
    .map((size, index) => ({ index, remainder: size - Math.floor(size) }))
    .sort((one, other) => other.remainder - one.remainder || one.index - other.index);
  const rounded = new Set(byRemainder.slice(0, left).map(({ index }) => index));
  return exact.map((size, index) => SMALLEST + Math.floor(size) + (rounded.has(index) ? 1 : 0));
}

/**
 * The country, or a part of it that holds so large a share of its pupils. A part has fewer municipalities,
 * not smaller ones: first the largest and the one of 2,000 pupils, when they fit, then others as they come
 * in a drawn order; the last is cut so that the sum is exact.
 * @param share over 0, at most 1. @throws {RangeError} for another share.
 */
export function shapeCountry({
  share,
  seed,
}: {
  share: number;
  seed: number;
}): MunicipalityShape[] {
  if (!(share > 0 && share <= 1)) throw new RangeError(`a share of ${share}`);
  const sizes = listSizes();
  const chosen = chooseSizes(sizes, Math.max(1, Math.round(PUPILS_A_YEAR * share)), seed);
  const measured = findMeasured(chosen.map(({ size }) => size));
  const largest = Math.min(...chosen.map(({ number }) => number));
  return chosen.map(({ number, size }, index) => ({
    number,
    name: `Påhittad kommun ${String(number).padStart(3, '0')}`,
    pupilsAYear: size,
    isMeasured: index === measured,
    isStaffed: index === measured || number === largest,
    schools: shapeSchools(size, makeRandom(seed + SEEDS_APART * number)),
  }));
}

function chooseSizes(sizes: readonly number[], pupils: number, seed: number) {
  const order = drawOrder(sizes.length, makeRandom(seed));
  const first = [0, findMeasured(sizes)];
  const chosen: { number: number; size: number }[] = [];
  let left = pupils;
  for (const index of [...first, ...order.filter((index) => !first.includes(index))]) {
    const size = sizes[index]!;
    if (size > left) continue;
    chosen.push({ number: index + 1, size });
    left -= size;
  }
  const spare = order.find((index) => chosen.every(({ number }) => number !== index + 1));
  if (left > 0 && spare !== undefined) chosen.push({ number: spare + 1, size: left });
  return chosen.sort((one, other) => one.number - other.number);
}

function findMeasured(sizes: readonly number[]): number {
  const away = sizes.map((size) => Math.abs(size - MEASURED_SIZE));
  return away.indexOf(Math.min(...away));
}

/** The numbers from 0 in a drawn order. */
function drawOrder(count: number, random: Random): number[] {
  return Array.from({ length: count }, (_, index) => ({ index, key: random() }))
    .sort((one, other) => one.key - other.key)
    .map(({ index }) => index);
}

function shapeSchools(pupils: number, random: Random): SchoolShape[] {
  const count = Math.max(1, Math.round(pupils / CLASS_SIZE));
  const classes = Array.from(
    { length: count },
    (_, index) => Math.floor(pupils / count) + (index < pupils % count ? 1 : 0),
  );
  const schools: SchoolShape[] = [];
  while (classes.length > 0) {
    const own = classes.splice(0, pickInteger(random, 1, CLASSES_AT_MOST));
    schools.push({ name: `Påhittade skolan ${schools.length + 1}`, classes: own });
  }
  return schools;
}
