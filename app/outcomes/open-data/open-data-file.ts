/**
 * The published figures as a file that programs read: a row for each count, stable English names, UTF-8,
 * comma and point whatever the reader's language; and the dictionary that explains it.
 */
import type { TFunction } from 'i18next';
import { type CsvCell, writeCsv } from '~/platform/csv-file';
import type { Locale } from '~/platform/translation/catalogues';
import { createTranslation } from '~/platform/translation/translation';
import { versionOf } from './correct-window';
import {
  DEFINITIONS_VERSION,
  MEASURES,
  type Measure,
  type Publication,
  type PublicCounts,
  type PublicWindow,
} from './measures';

/** The first row of the file. A name is never given another meaning. */
const FILE_COLUMNS = [
  'publisher_code',
  'publisher_name',
  'synthetic',
  'licence',
  'published_on',
  'school_year',
  'window',
  'place',
  'school_unit_code',
  'school_name',
  'measure',
  'value',
  'hidden',
  'definitions_version',
  'version',
  'corrected_on',
  'schools_left_out',
] as const;
type FileColumn = (typeof FILE_COLUMNS)[number];

/** "2026/2027". */
export function nameSchoolYear(startYear: number): string {
  return `${startYear}/${startYear + 1}`;
}

/** A comma file in every language: its readers are programs. */
export function writeOpenDataFile(publication: Publication): string {
  const rows = publication.windows.flatMap((window) => [
    ...listRows(publication, window, null, window.total),
    ...window.schools.flatMap((school) => listRows(publication, window, school, school.counts)),
  ]);
  return writeCsv([FILE_COLUMNS, ...rows], 'en');
}

function listRows(
  { municipalityCode, municipalityName, isSynthetic, licence, publishedOn }: Publication,
  window: PublicWindow,
  school: { name: string; unitCode: string | null } | null,
  counts: PublicCounts,
): CsvCell[][] {
  const { startYear, kind, definitionsVersion, leftOutSchools, corrections = [] } = window;
  const yesOrNo = (is: boolean) => (is ? 'yes' : 'no');
  return MEASURES.map((measure) => [
    municipalityCode,
    municipalityName,
    yesOrNo(isSynthetic),
    licence,
    publishedOn,
    nameSchoolYear(startYear),
    kind,
    school ? 'school' : 'all',
    school?.unitCode ?? null,
    school?.name ?? null,
    measure,
    counts[measure],
    yesOrNo(counts[measure] === null),
    definitionsVersion,
    versionOf(window),
    corrections.at(-1)?.on ?? null,
    leftOutSchools ?? null,
  ]);
}

export interface DictionaryEntry {
  /** A column of the file, or a value of its column `measure`. */
  of: 'column' | 'measure';
  name: FileColumn | Measure;
  meaning: string;
  unit: string;
  suppression: string;
}

type Words = TFunction<readonly ['reports', 'help']>;

/** Word of the glossary for each measure. */
const TERMS = {
  enrolled: 'enrolled',
  exempt: 'exempt',
  planned: 'planned',
  'with-level': 'with-level',
  'needs-follow-up': 'needs-follow-up',
  'look-again': 'look-again',
  above: 'above',
  incomplete: 'incomplete',
  'way-undecided': 'way-undecided',
  'way-set-aside': 'way-set-aside',
  'way-confirmed': 'way-confirmed',
  'way-supported': 'way-supported',
} as const satisfies Record<Measure, string>;

/** What columns of numbers count; the others hold words. */
const UNITS: Partial<Record<FileColumn, 'pupils' | 'schools'>> = {
  value: 'pupils',
  schools_left_out: 'schools',
};

export function listDictionary(t: Words): DictionaryEntry[] {
  return [
    ...FILE_COLUMNS.map(
      (name): DictionaryEntry => ({
        of: 'column',
        name,
        meaning: t(`reports:column.${name}`),
        unit: t(`reports:unit.${UNITS[name] ?? 'text'}`),
        suppression: t(name === 'value' ? 'reports:rule.value' : 'reports:rule.none'),
      }),
    ),
    ...MEASURES.map(
      (name): DictionaryEntry => ({
        of: 'measure',
        name,
        meaning: t(`help:definition.${TERMS[name]}.text`),
        unit: t('reports:unit.pupils'),
        suppression: t(
          name === 'enrolled'
            ? 'reports:rule.enrolled'
            : name.startsWith('way-')
              ? 'reports:rule.way'
              : 'reports:rule.count',
        ),
      }),
    ),
  ];
}

/** The dictionary as a file, in a language. */
export function writeDictionaryIn(locale: Locale): string {
  const t = createTranslation(locale).getFixedT(locale, ['reports', 'help'] as const);
  const header = ['of', 'name', 'meaning', 'unit', 'definitions_version', 'suppression'];
  const rows = listDictionary(t).map(({ of, name, meaning, unit, suppression }) => [
    of,
    name,
    meaning,
    unit,
    DEFINITIONS_VERSION,
    suppression,
  ]);
  return writeCsv([header, ...rows], 'en');
}
