/**
 * How long a pupil has gone to Swedish school: the term the pupil began in, and that in words of a school year.
 *
 * Measures: school years since the first one in Swedish school, the present one counted, or that it is the
 * whole time at school. Kept as a term only: never a country, never a language.
 * Rule: a school year begins in the autumn. The whole time: begun by the autumn in which those who start
 * year one together had their first school year, the preschool class before it.
 * Missing data: no term, or one that has not come yet: not known.
 * Worked example: began in the spring of 2026; in the school year 2026/27 it is the second year.
 */
import * as z from 'zod';

const TERMS = ['autumn', 'spring'] as const;
export type SchoolTerm = (typeof TERMS)[number];

/** `2025-autumn`: calendar year and term. */
export type SwedishSchoolStart = `${number}-${SchoolTerm}`;

/** Counted in school years, the first is 1; `whole` from the start of school on. */
export type SwedishSchoolTime = number | 'whole' | 'unknown';

/** What stands beside a result: the subject the pupil is taught in, and the time in Swedish school. */
export interface Schooling {
  /** Taught in sv or sva: shown beside the pupil, never chosen by. */
  swedishSubject: string;
  swedishSchoolTime: SwedishSchoolTime;
}

/** Those who start year one from this calendar year on have no preschool class before it. */
const NO_PRESCHOOL_CLASS_FROM = 2028;
/** No pupil began longer ago than this many school years. */
const MOST_YEARS_BACK = 12;

/** Year and term of a start as it is kept; null for anything else. */
export function splitSchoolStart(start: string | null): { year: number; term: SchoolTerm } | null {
  const [, year, term] = /^(\d{4})-(autumn|spring)$/.exec(start ?? '') ?? [];
  return year ? { year: Number(year), term: term as SchoolTerm } : null;
}

/** The calendar year in which the start's school year begins. */
function schoolYearOf({ year, term }: { year: number; term: SchoolTerm }): number {
  return term === 'autumn' ? year : year - 1;
}

/** @param schoolYearStart calendar year in which the present school year began. */
export function countSwedishSchoolTime(pupil: {
  swedishSchoolStart: string | null;
  schoolStartCohort: number;
  schoolYearStart: number;
}): SwedishSchoolTime {
  const start = splitSchoolStart(pupil.swedishSchoolStart);
  if (!start) return 'unknown';
  const begun = schoolYearOf(start);
  const { schoolStartCohort: cohort, schoolYearStart } = pupil;
  if (begun > schoolYearStart) return 'unknown';
  const firstSchoolYear = cohort >= NO_PRESCHOOL_CLASS_FROM ? cohort : cohort - 1;
  return begun <= firstSchoolYear ? 'whole' : schoolYearStart - begun + 1;
}

/** The terms that can be chosen in a school year, the latest first. */
export function listSchoolStarts(schoolYearStart: number): SwedishSchoolStart[] {
  return Array.from({ length: MOST_YEARS_BACK }, (_, back) => schoolYearStart - back).flatMap(
    (year): SwedishSchoolStart[] => [`${year + 1}-spring`, `${year}-autumn`],
  );
}

export function isPossibleStart(start: string, schoolYearStart: number): boolean {
  return (listSchoolStarts(schoolYearStart) as string[]).includes(start);
}

const TERM_OF_WORD: Record<string, SchoolTerm> = {
  ht: 'autumn',
  h: 'autumn',
  hosten: 'autumn',
  host: 'autumn',
  hostterminen: 'autumn',
  hosttermin: 'autumn',
  autumn: 'autumn',
  vt: 'spring',
  v: 'spring',
  varen: 'spring',
  var: 'spring',
  varterminen: 'spring',
  vartermin: 'spring',
  spring: 'spring',
};

/** Two figures are of this century. */
function fullYear(digits: string): number {
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}

/**
 * The term that a cell of a class list says: "HT25", "vt 2026", "hösten 2025", "2025 ht", "2025/26" (its
 * autumn) or a day. Null when it says none, as a year alone does.
 */
export function readSchoolStart(cell: string): SwedishSchoolStart | null {
  const text = cell
    .trim()
    .normalize('NFD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '');
  const day = /^(\d{4})(-?)(\d{2})\2\d{2}$/.exec(text);
  if (day) {
    const [year, month] = [Number(day[1]), Number(day[3])];
    if (month < 1 || month > 12) return null;
    return `${year}-${month >= 7 ? 'autumn' : 'spring'}`;
  }
  const years = /^(\d{4}|\d{2})\s*[/-]\s*(\d{4}|\d{2})$/.exec(text);
  if (years) {
    const [from, to] = [fullYear(years[1]!), fullYear(years[2]!)];
    return to === from + 1 ? `${from}-autumn` : null;
  }
  const words = /^([a-z]+)[\s-]*(\d{4}|\d{2})$/.exec(text);
  const turned = /^(\d{4}|\d{2})[\s-]*([a-z]+)$/.exec(text);
  const [word, digits] = words ? [words[1]!, words[2]!] : [turned?.[2] ?? '', turned?.[1] ?? ''];
  const term = TERM_OF_WORD[word];
  return term && digits ? `${fullYear(digits)}-${term}` : null;
}

/** The form that says how a pupil is schooled; an empty start is one that is not known. */
export const schoolingSchema = z.object({
  intent: z.literal('set-schooling'),
  membershipId: z.string().catch(''),
  swedishSubject: z.enum(['sv', 'sva']),
  swedishSchoolStart: z
    .string()
    .refine((text) => text === '' || splitSchoolStart(text) !== null)
    .transform((text) => text || null),
});
export type SchoolingForm = z.infer<typeof schoolingSchema>;
