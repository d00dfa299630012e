import { decodeText, type TextEncodingName } from './decode-text';
import type { FileProblem, ImportNote, RowProblem } from './import-codes';
import { mapColumns } from './map-columns';
import type { PupilRow, ReadRowOptions } from './read-pupil-row';
import { readRows } from './read-rows';
import { readTable } from './read-table';

export type ReadClassList =
  | {
      ok: true;
      rows: PupilRow[];
      problems: RowProblem[];
      notes: ImportNote[];
      encoding: TextEncodingName;
      delimiter: string;
    }
  | { ok: false; problem: FileProblem };

/**
 * A class list as bytes to pupils, row problems and notes, or one problem with the whole file.
 * Never throws, whatever the bytes are. The result holds no person number and nothing that stands
 * in a protected row.
 */
export function readClassList(bytes: Uint8Array, options: ReadRowOptions): ReadClassList {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  const table = readTable(decoded.text);
  if (!table.ok) return table;
  const mapped = mapColumns(table.rows, options);
  if (!mapped.ok) return mapped;
  const read = readRows(mapped.dataRows, mapped.mapping, options);
  if (!read.ok) return read;
  return {
    ...read,
    notes: [...decoded.notes, ...mapped.notes, ...read.notes],
    encoding: decoded.encoding,
    delimiter: table.delimiter,
  };
}
