/**
 * How alike two adults marked the same reading, and the readings of a round.
 *
 * Measures: for one reading percent agreement, kappa and PABAK item by item; for several readings of a
 * task ICC(2,1) of the number of items right.
 * Rule: items up to the later of the two last items are compared, as right or wrong. An item that only
 * one of the two says was reached is a disagreement: it stands in the table against the other's mark.
 * Readings are compared within a task only, since numbers right differ between tasks more than between
 * adults.
 * Missing data: a reading on paper has no items and is left out; fewer than two readings have no ICC.
 * Worked example: one adult ends at item 10 with item 3 wrong, the other at item 9 with none wrong: 8 of
 * 10 alike.
 */

import { intraclassCorrelation } from '~/psychometrics/intraclass-correlation';
import { cohensKappa } from '~/psychometrics/kappa';
import { pabak } from '~/psychometrics/pabak';
import { type AgreementTable, percentAgreement } from '~/psychometrics/percent-agreement';
import type { Bilingual } from '~/scoring/cut-policy';
import type { GridCounts } from '~/scoring/grid-score';

/** A reading that two adults marked: the pupil's own result and the marks beside it. */
export interface MarkedTwice {
  membershipId: string;
  taskId: string;
  taskTitle: Bilingual;
  formId: string;
  /** When the second adult began, ISO text. */
  startedAt: string;
  first: GridCounts;
  second: GridCounts;
}

export interface ReadingAgreement {
  membershipId: string;
  taskId: string;
  taskTitle: Bilingual;
  formId: string;
  startedAt: string;
  /** Items compared, and those marked alike. */
  compared: number;
  alike: number;
  /** Share alike, 0…1. */
  agreement: number;
  /** Null when both marked every item the same way. */
  kappa: number | null;
  pabak: number | null;
  firstRight: number;
  secondRight: number;
}

/** Right and wrong of the first adult in rows, of the second in columns. */
export function tabulateMarks(first: GridCounts, second: GridCounts): AgreementTable {
  const table = [
    [0, 0],
    [0, 0],
  ];
  const count = Math.max(first.items.length, second.items.length);
  for (let position = 0; position < count; position += 1) {
    const one = first.items[position]?.right;
    const other = second.items[position]?.right;
    const row = table[(one ?? !other) ? 0 : 1];
    const column = (other ?? !one) ? 0 : 1;
    if (row) row[column] = (row[column] ?? 0) + 1;
  }
  return table;
}

/** Null when there is nothing to compare. */
export function describeAgreement(reading: MarkedTwice): ReadingAgreement | null {
  const { first, second, ...place } = reading;
  if (first.items.length === 0 || second.items.length === 0) return null;
  const table = tabulateMarks(first, second);
  const agreement = percentAgreement(table);
  if (agreement === null) return null;
  return {
    ...place,
    compared: table.flat().reduce((sum, count) => sum + count, 0),
    alike: (table[0]?.[0] ?? 0) + (table[1]?.[1] ?? 0),
    agreement,
    kappa: cohensKappa(table)?.kappa ?? null,
    pabak: pabak(table),
    firstRight: first.correct ?? 0,
    secondRight: second.correct ?? 0,
  };
}

export interface TaskAgreement {
  taskId: string;
  taskTitle: Bilingual;
  readings: number;
  /** ICC(2,1) of the number right; null with fewer than two readings, or when nothing varies. */
  icc: number | null;
  lower: number | null;
  upper: number | null;
}

/** One row for each task, in the order the tasks first appear. */
export function summarizeAgreement(readings: readonly ReadingAgreement[]): TaskAgreement[] {
  const taskIds = [...new Set(readings.map(({ taskId }) => taskId))];
  return taskIds.flatMap((taskId) => {
    const own = readings.filter((reading) => reading.taskId === taskId);
    const taskTitle = own[0]?.taskTitle;
    if (!taskTitle) return [];
    const found = intraclassCorrelation(own.map((one) => [one.firstRight, one.secondRight]));
    return {
      taskId,
      taskTitle,
      readings: own.length,
      icc: found?.icc21 ?? null,
      lower: found?.icc21Lower ?? null,
      upper: found?.icc21Upper ?? null,
    };
  });
}
