import { normaliseClassName } from './class-name';
import type { RowProblem, RowProblemCode } from './import-codes';
import { nameKey } from './person-name';
import type { PupilRow } from './read-pupil-row';

function areToldApart(one: PupilRow, other: PupilRow): boolean {
  const byId = one.externalId && other.externalId && one.externalId !== other.externalId;
  const byDate = one.birthDate && other.birthDate && one.birthDate !== other.birthDate;
  return Boolean(byId || byDate);
}

/** What is wrong with two rows of the same name together, or null when they can be two pupils. */
function problemOfPair(one: PupilRow, other: PupilRow): RowProblemCode | null {
  if (areToldApart(one, other)) return null;
  if (one.birthDate && one.birthDate === other.birthDate) return 'same-pupil-twice';
  const sameClass = normaliseClassName(one.className) === normaliseClassName(other.className);
  return sameClass ? 'cannot-tell-apart' : null;
}

function groupBy(rows: PupilRow[], key: (row: PupilRow) => string | undefined): PupilRow[][] {
  const groups = new Map<string, PupilRow[]>();
  for (const row of rows) {
    const name = key(row);
    if (name === undefined) continue;
    const group = groups.get(name);
    if (group) group.push(row);
    else groups.set(name, [row]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

/** Rows of one name are compared pairwise up to this many; a longer group is refused as a whole. */
const MOST_COMPARED = 50;

function compareGroup(group: PupilRow[], report: (problem: RowProblem) => void): void {
  for (const row of group) {
    const isLong = group.length > MOST_COMPARED;
    const partner = group.find(
      (other) => other !== row && (isLong || problemOfPair(row, other) !== null),
    );
    if (!partner) continue;
    const code = problemOfPair(row, partner) ?? 'cannot-tell-apart';
    report({ rowNumber: row.rowNumber, code, otherRowNumber: partner.rowNumber });
  }
}

/**
 * Sets aside rows that stand for the same pupil twice, or for two of the same name in one class with
 * neither id nor birth date to tell them apart. Each such row gets a problem that names the other.
 * Two of the same name whose ids or birth dates differ are two pupils, and both are kept.
 */
export function setAsideDuplicates(rows: PupilRow[]): {
  rows: PupilRow[];
  problems: RowProblem[];
} {
  const problemOfRow = new Map<number, RowProblem>();
  const report = (problem: RowProblem) => {
    if (!problemOfRow.has(problem.rowNumber)) problemOfRow.set(problem.rowNumber, problem);
  };
  for (const group of groupBy(rows, (row) => row.externalId)) {
    group.forEach((row, index) => {
      const otherRowNumber = group[index === 0 ? 1 : 0]!.rowNumber;
      report({ rowNumber: row.rowNumber, code: 'same-external-id', otherRowNumber });
    });
  }
  for (const group of groupBy(rows, (row) => nameKey(row.givenName, row.familyName))) {
    compareGroup(group, report);
  }
  return {
    rows: rows.filter((row) => !problemOfRow.has(row.rowNumber)),
    problems: [...problemOfRow.values()],
  };
}
