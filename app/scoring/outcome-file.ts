/**
 * A file of outcomes to rows, or to everything that is wrong with it.
 *
 * The file is read as a class list is (CSV, tab or semicolon; any usual encoding). Either all rows can
 * be used or none is: an outcome that is left out without a word would make coverage wrong. A row
 * without any value is a pupil who was not measured: it is counted and left out.
 */
import type { Day } from '~/platform/calendar';
import { decodeText } from '~/roster/import/decode-text';
import { splitFooter } from '~/roster/import/footer-rows';
import type { FileProblem } from '~/roster/import/import-codes';
import { protectionOfRow } from '~/roster/import/protected-row';
import { type PupilRow, readPupilRow } from '~/roster/import/read-pupil-row';
import { readTable, type TableRow } from '~/roster/import/read-table';
import {
  readDay,
  readJudge,
  readKnewLevel,
  readPoints,
  readStanine,
  readYesNo,
} from '~/scoring/outcome-cells';
import {
  findOutcomeColumns,
  type OutcomeColumns,
  type OutcomeField,
} from '~/scoring/outcome-columns';
import type { OutcomeRowProblem } from '~/scoring/outcome-problems';
import type { Basis, Judge, OutcomeValue } from '~/scoring/validation-outcome';
import type { KnewLevel } from '~/scoring/validation-study';

export interface OutcomeCircumstances {
  judgedBy: Judge;
  knewLevel: KnewLevel;
  assessedOn: Day;
}

export interface OutcomeRow extends OutcomeValue, OutcomeCircumstances {
  rowNumber: number;
  /** As in a class list; empty names where the file has ids only. */
  pupil: PupilRow;
}

export type OutcomeFileProblem = FileProblem | { code: 'no-outcome-header' | 'no-value-column' };

export type ReadOutcomes =
  | { ok: true; rows: OutcomeRow[]; leftOut: number }
  | { ok: false; problem: OutcomeFileProblem }
  | { ok: false; problems: OutcomeRowProblem[] };

export interface OutcomeFileOptions extends OutcomeCircumstances {
  basis: Basis;
  expectedBirthYear: number;
  today: Day;
}

const VALUE_FIELD = { raw: 'rawScore', stanine: 'stanine', judged: 'judged' } as const;

/** Never throws, whatever the bytes are. */
export function readOutcomeFile(bytes: Uint8Array, options: OutcomeFileOptions): ReadOutcomes {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  const table = readTable(decoded.text);
  if (!table.ok) return table;
  const columns = findOutcomeColumns(table.rows);
  if (!columns) return { ok: false, problem: { code: 'no-outcome-header' } };
  if (columns.outcome[VALUE_FIELD[options.basis]] === undefined) {
    return { ok: false, problem: { code: 'no-value-column' } };
  }
  return readRows(columns, options);
}

function readRows(columns: OutcomeColumns, options: OutcomeFileOptions): ReadOutcomes {
  const rows: OutcomeRow[] = [];
  const problems: OutcomeRowProblem[] = [];
  let leftOut = 0;
  for (const row of splitFooter(columns.dataRows, columns.pupil.mostCells >= 3).rows) {
    const read = readRow(row, columns, options);
    if (read.kind === 'row') rows.push(read.row);
    else if (read.kind === 'problem') problems.push(read.problem);
    else leftOut += 1;
  }
  if (problems.length > 0) return { ok: false, problems };
  return rows.length === 0
    ? { ok: false, problem: { code: 'no-pupils' } }
    : { ok: true, rows, leftOut };
}

type ReadRow =
  | { kind: 'row'; row: OutcomeRow }
  | { kind: 'problem'; problem: OutcomeRowProblem }
  | { kind: 'without-value' };

/** Protection first: nothing else of such a row is read. */
function readRow(row: TableRow, columns: OutcomeColumns, options: OutcomeFileOptions): ReadRow {
  const { rowNumber, cells } = row;
  const protection = protectionOfRow(cells, columns.pupil);
  if (protection !== 'none') {
    const code = protection === 'unclear' ? 'protected-identity-unclear' : 'protected-identity';
    return { kind: 'problem', problem: { rowNumber, code } };
  }
  const read = readValues(row, columns.outcome, options);
  if ('problem' in read) return { kind: 'problem', problem: read.problem };
  if (read.values[VALUE_FIELD[options.basis]] === null) return { kind: 'without-value' };
  const pupil = readPupil(row, columns, options);
  if ('problem' in pupil) return { kind: 'problem', problem: pupil.problem };
  return { kind: 'row', row: { rowNumber, pupil: pupil.pupil, ...read.values } };
}

function readValues(
  { rowNumber, cells }: TableRow,
  columns: OutcomeColumns['outcome'],
  options: OutcomeFileOptions,
): { values: OutcomeValue & OutcomeCircumstances } | { problem: OutcomeRowProblem } {
  const cellOf = (field: OutcomeField) => cells[columns[field] ?? -1] ?? '';
  const read = {
    rawScore: readPoints(cellOf('rawScore')),
    stanine: readStanine(cellOf('stanine')),
    judged: readYesNo(cellOf('judged')),
    judgedBy: readJudge(cellOf('judgedBy')),
    knewLevel: readKnewLevel(cellOf('knewLevel')),
    assessedOn: readDay(cellOf('assessedOn')),
  };
  const { rawScore, stanine, judged, judgedBy, knewLevel, assessedOn } = read;
  if (
    rawScore === undefined ||
    stanine === undefined ||
    judged === undefined ||
    judgedBy === undefined ||
    knewLevel === undefined ||
    assessedOn === undefined
  ) {
    const field = (Object.keys(read) as OutcomeField[]).find((name) => read[name] === undefined)!;
    return { problem: { rowNumber, code: 'value-unreadable', field } };
  }
  const day = assessedOn ?? options.assessedOn;
  if (day > options.today) return { problem: { rowNumber, code: 'day-in-future' } };
  const circumstances = {
    judgedBy: judgedBy ?? options.judgedBy,
    knewLevel: knewLevel ?? options.knewLevel,
    assessedOn: day,
  };
  return { values: { rawScore, stanine, judged, ...circumstances } };
}

/** The class of a row that names none: no class is called so. */
const NO_CLASS = '-';

function readPupil(
  row: TableRow,
  { pupil: mapping }: OutcomeColumns,
  { expectedBirthYear }: OutcomeFileOptions,
): { pupil: PupilRow } | { problem: OutcomeRowProblem } {
  const { rowNumber, cells } = row;
  const filled = (fields: readonly ('givenName' | 'familyName' | 'fullName')[]) =>
    fields.some((field) => mapping.columns[field]?.some((column) => cells[column]));
  if (!filled(['givenName', 'familyName', 'fullName'])) {
    const externalId = mapping.columns.externalId?.map((column) => cells[column]).find(Boolean);
    if (!externalId) return { problem: { rowNumber, code: 'pupil-missing' } };
    return { pupil: { rowNumber, givenName: '', familyName: '', className: NO_CLASS, externalId } };
  }
  const own = { ...mapping, columns: { ...mapping.columns, left: [], endDate: [] } };
  const read = readPupilRow(row, own, { expectedBirthYear, className: NO_CLASS });
  if (read.kind === 'pupil') return { pupil: read.pupil };
  if (read.kind === 'problem') return { problem: { rowNumber, code: read.problem.code } };
  return { problem: { rowNumber, code: 'name-order-unclear' } };
}
