import type { Field, FileProblem, ImportNote, RowProblem } from './import-codes';
import type { PlanProblem } from './roster-plan';

/** Looks up a key of the `import` catalogue and fills in its values. */
export type Translate = (key: string, values: Record<string, string | number>) => string;

function fieldName(translate: Translate, column: Field | undefined): string {
  return column ? translate(`field-${column}`, {}) : '';
}

/** The sentence for a problem with a file, a row or a plan. */
export function problemText(
  translate: Translate,
  problem: FileProblem | RowProblem | PlanProblem,
): string {
  const { code, rowNumber = 0 } = problem;
  return translate(`problem-${code}`, {
    rowNumber,
    column: fieldName(translate, 'column' in problem ? problem.column : undefined),
    otherRowNumber: 'otherRowNumber' in problem ? (problem.otherRowNumber ?? 0) : 0,
    limit: 'limit' in problem ? (problem.limit ?? 0) : 0,
    candidateCount: 'candidates' in problem ? (problem.candidates?.length ?? 0) : 0,
  });
}

/** The sentence for a note. */
export function noteText(translate: Translate, note: ImportNote): string {
  const { code, rowNumber = 0, count = 0, columns = '' } = note;
  return translate(`note-${code}`, { rowNumber, lineCount: count, columns });
}
