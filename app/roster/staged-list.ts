import { decodeText, type TextEncodingName } from './import/decode-text';
import type { FileProblem, ImportNote, RowProblem } from './import/import-codes';
import { mapColumns } from './import/map-columns';
import { readClassList } from './import/read-class-list';
import type { PupilRow, ReadRowOptions } from './import/read-pupil-row';
import { readTable } from './import/read-table';
import type { RowAnswer } from './import/roster-plan';

/** What is kept of a class list between its preview and its application: never the file itself. */
export interface StagedList {
  rows: PupilRow[];
  /** Row numbers and codes of what was refused. */
  problems: RowProblem[];
  notes: ImportNote[];
  encoding: TextEncodingName;
  delimiter: string;
  /** Whether any column says who has protected identity. */
  hasProtectedColumn: boolean;
  fileCovers: 'classes-in-file' | 'whole-school';
  /** Names in the file that the administrator has said mean the chosen school. */
  alsoCalled: string[];
  answers: [rowNumber: number, answer: RowAnswer][];
}

export type StageOptions = ReadRowOptions & Pick<StagedList, 'fileCovers'>;

/** A list without headers has its mark last, and a row of it may stop before that. */
function marksProtection(bytes: Uint8Array, options: ReadRowOptions): boolean {
  const decoded = decodeText(bytes);
  const table = decoded.ok ? readTable(decoded.text) : decoded;
  const mapped = table.ok ? mapColumns(table.rows, options) : table;
  if (!mapped.ok) return false;
  const { protectedColumns, headerCells } = mapped.mapping;
  if (headerCells) return protectedColumns.length > 0;
  return mapped.dataRows.some(({ cells }) => protectedColumns.some((at) => at < cells.length));
}

/** Bytes of a class list to what is kept of it, or the one problem with the file. Never throws. */
export function stageClassList(
  bytes: Uint8Array,
  options: StageOptions,
): { ok: true; staged: StagedList } | { ok: false; problem: FileProblem } {
  const read = readClassList(bytes, options);
  if (!read.ok) return read;
  const { rows, problems, notes, encoding, delimiter } = read;
  const hasProtectedColumn = marksProtection(bytes, options);
  const { fileCovers } = options;
  const answers: StagedList['answers'] = [];
  const kept = { rows, problems, notes, encoding, delimiter, hasProtectedColumn };
  return { ok: true, staged: { ...kept, fileCovers, alsoCalled: [], answers } };
}

export type GivenAnswers = {
  answers: readonly [rowNumber: number, answer: RowAnswer][];
  alsoCalled: readonly string[];
};

/** The staged list with more answers, or with none at all. */
export function withAnswers(staged: StagedList, given: GivenAnswers | null): StagedList {
  if (!given) return { ...staged, answers: [], alsoCalled: [] };
  const answers = new Map([...staged.answers, ...given.answers]);
  const alsoCalled = [...new Set([...staged.alsoCalled, ...given.alsoCalled])];
  return { ...staged, answers: [...answers], alsoCalled };
}
