/** Which column of a file of outcomes means what: pupils as in a class list, and what was measured. */
import { headerMeaning, normaliseHeader } from '~/roster/import/header-synonyms';
import type { Field } from '~/roster/import/import-codes';
import type { ColumnMapping } from '~/roster/import/map-columns';
import type { TableRow } from '~/roster/import/read-table';

const OUTCOME_FIELDS = [
  'rawScore',
  'stanine',
  'judged',
  'judgedBy',
  'knewLevel',
  'assessedOn',
] as const;
export type OutcomeField = (typeof OUTCOME_FIELDS)[number];

/** In the form `normaliseHeader` gives. */
const HEADERS: Record<OutcomeField, readonly string[]> = {
  rawScore: ['rapoang', 'poang', 'resultat', 'antalratt', 'rawscore', 'points', 'score'],
  stanine: ['stanine', 'staninepoang', 'staninevarde'],
  judged: ['svarighet', 'svarigheter', 'lassvarigheter', 'difficulty'],
  judgedBy: ['bedomdav', 'bedomare', 'judgedby'],
  knewLevel: ['kandetillnivan', 'kandenivan', 'knewthelevel', 'knewlevel'],
  assessedOn: ['datum', 'testdatum', 'provdatum', 'date'],
};

export interface OutcomeColumns {
  pupil: ColumnMapping;
  outcome: Partial<Record<OutcomeField, number>>;
  dataRows: TableRow[];
}

const ROWS_SEARCHED = 30;

/** The header is the first row, among the first thirty, that names a pupil and something measured. */
export function findOutcomeColumns(rows: readonly TableRow[]): OutcomeColumns | null {
  for (const [index, { cells }] of rows.slice(0, ROWS_SEARCHED).entries()) {
    const pupil = readPupilColumns(cells);
    const outcome = readOutcomeColumns(cells);
    const { givenName, familyName, fullName, externalId } = pupil.columns;
    const namesPupil = Boolean(externalId || fullName || (givenName && familyName));
    if (namesPupil && Object.keys(outcome).length > 0) {
      return { pupil, outcome, dataRows: rows.slice(index + 1) };
    }
  }
  return null;
}

function readPupilColumns(cells: readonly string[]): ColumnMapping {
  const columns: Partial<Record<Field, number[]>> = {};
  const protectedColumns: number[] = [];
  for (const [column, cell] of cells.entries()) {
    const meaning = headerMeaning(cell)?.meaning;
    if (!meaning || meaning === 'notRead' || isOutcomeHeader(cell)) continue;
    if (meaning === 'protectedIdentity') protectedColumns.push(column);
    else columns[meaning] = [...(columns[meaning] ?? []), column];
  }
  return { columns, protectedColumns, headerCells: [...cells], mostCells: cells.length };
}

function readOutcomeColumns(cells: readonly string[]): OutcomeColumns['outcome'] {
  const found: OutcomeColumns['outcome'] = {};
  for (const [column, cell] of cells.entries()) {
    const field = OUTCOME_FIELDS.find((name) => HEADERS[name].includes(normaliseHeader(cell)));
    if (field && found[field] === undefined) found[field] = column;
  }
  return found;
}

function isOutcomeHeader(cell: string): boolean {
  const header = normaliseHeader(cell);
  return OUTCOME_FIELDS.some((field) => HEADERS[field].includes(header));
}
