/**
 * Finds what can point at a person in texts that are to be shown to other schools or municipalities.
 *
 * Found: full names of pupils in the municipality and given names of pupils in the school's classes (how:
 * see `names-in-text`) · personal numbers, with or without century and hyphen, coordination numbers and
 * temporary ones (TF) too, whether or not the last digit is right · whole dates, with day, month and year
 * in figures or words, because a date of birth is one and a way of working needs none · e-mail addresses ·
 * telephone numbers, from 7 digits after a 0 or a country code.
 * Not found: a misspelt or shortened name, a family name alone, a nickname, a description that only fits
 * one child. The page says so, and asks for a second reader.
 * Missing data: no texts or no names give no findings of names.
 */
import {
  type FoundName,
  findFullNames,
  findGivenNames,
  type PersonName,
} from '~/roster/names-in-text';

type PersonalDataKind =
  | 'full-name'
  | 'given-name'
  | 'personal-number'
  | 'date'
  | 'e-mail'
  | 'telephone';

export interface PersonalDataFinding<Field extends string = string> {
  field: Field;
  kind: PersonalDataKind;
  /** As it stands in the text. */
  found: string;
  /** Where it begins in the text of the field. */
  at: number;
}

export interface NamesToFind {
  /** Pupils of the municipality. */
  people: readonly PersonName[];
  /** Of pupils in the school's classes. */
  givenNames: readonly string[];
}

const MONTHS =
  'jan(?:uari|uary)?|feb(?:ruari|ruary)?|mars?|march|apr(?:il)?|maj|may|jun[ei]?|jul[iy]?|aug(?:usti|ust)?|sep(?:t(?:ember)?)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';

/** Earlier ones win where two would find the same place. */
const PATTERNS: readonly [PersonalDataKind, RegExp][] = [
  ['e-mail', /[\p{L}\p{N}._%+-]+\s?@\s?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu],
  // Year, month 01-12, day 01-31 (61-91 in coordination numbers), and four characters.
  [
    'personal-number',
    /(?<!\d)(?:(?:19|20)\d\d|\d\d)(?:0[1-9]|1[0-2])(?:[06][1-9]|[1278]\d|[39][01])\s?[-–+]?\s?(?:\d{4}|[A-Za-z]{2}\d{2})(?![\d\p{L}])/gu,
  ],
  ['date', /(?<!\d)(?:19|20)\d\d[-–/. ]?(?:0[1-9]|1[0-2])[-–/. ]?(?:0[1-9]|[12]\d|3[01])(?!\d)/gu],
  ['date', /(?<!\d)(?:0?[1-9]|[12]\d|3[01])[-–/. ](?:0?[1-9]|1[0-2])[-–/. ](?:19|20)\d\d(?!\d)/gu],
  // With a year of two figures only when both marks are alike: "8.30-9.15" is a time.
  ['date', /(?<![\d.])(?:0?[1-9]|[12]\d|3[01])([-–/.])(?:0?[1-9]|1[0-2])\1\d\d(?!\d)/gu],
  [
    'date',
    new RegExp(
      `(?<!\\d)(?:0?[1-9]|[12]\\d|3[01])\\.?\\s(?:${MONTHS})\\.?,?\\s(?:19|20)\\d\\d(?!\\d)`,
      'giu',
    ),
  ],
  [
    'date',
    new RegExp(
      `(?<!\\p{L})(?:${MONTHS})\\.?\\s(?:0?[1-9]|[12]\\d|3[01]),?\\s(?:19|20)\\d\\d(?!\\d)`,
      'giu',
    ),
  ],
  [
    'telephone',
    /(?<![\d,.])(?:\+\d{1,3}|00\d{2}|0)[\s-]?(?:\(0\)\s?)?\d(?:[\s/-]{0,2}\d){6,9}(?!\d)/gu,
  ],
];

/** Everything found, in the order of the texts and of where it stands in them. */
export function findPersonalData<Field extends string>(
  texts: readonly { field: Field; text: string }[],
  names: NamesToFind,
): PersonalDataFinding<Field>[] {
  return texts.flatMap(({ field, text }) => {
    const found: (FoundName & { kind: PersonalDataKind })[] = [
      ...findFullNames(text, names.people).map((one) => ({ ...one, kind: 'full-name' as const })),
      ...PATTERNS.flatMap(([kind, pattern]) =>
        [...text.matchAll(pattern)].map((match) => ({ kind, found: match[0], at: match.index })),
      ),
      ...findGivenNames(text, names.givenNames).map((one) => ({
        ...one,
        kind: 'given-name' as const,
      })),
    ];
    const kept = found.filter(
      (one, place) => !found.slice(0, place).some((earlier) => overlaps(earlier, one)),
    );
    return kept.toSorted((one, other) => one.at - other.at).map((one) => ({ field, ...one }));
  });
}

function overlaps(one: FoundName, other: FoundName): boolean {
  return one.at < other.at + other.found.length && other.at < one.at + one.found.length;
}
