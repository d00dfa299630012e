/**
 * The municipality's figures with small numbers protected.
 *
 * Rule: a school's figures are shown from a base of 10 enrolled pupils; a count of 1 to 4 is shown as
 * fewer than 5; further counts are hidden until no hidden one can be worked out from what is shown.
 * The counts of a school are exempt and the four levels: together they are the enrolled, which is
 * public. Those without a level are told by reason as well, under the same rule. What is shown beside
 * these counts is only what follows from shown counts.
 * Missing data: none; a school without pupils has a base of 0 and is held back.
 * Worked example: see `suppress-small-counts`.
 */
import { addSummaries, type MissingReason, REASONS, type Summary } from '~/outcomes/summary';
import { type CountMark, suppressSmallCounts } from '~/psychometrics/suppress-small-counts';
import type { Level } from '~/scoring/level-shapes';

/** Counts from 1 to one less than the threshold are hidden, and schools with a smaller base held back. */
export interface SmallNumbers {
  threshold: number;
  minimumBase: number;
}
/** What a head of education sees. */
const SMALL_NUMBERS: SmallNumbers = { threshold: 5, minimumBase: 10 };

/** A count, or why it is not shown: few (1 to 4), or protected. */
export type ShownCount = number | 'few' | 'protected';

export interface ProtectedFigures {
  enrolled: number;
  exempt: ShownCount;
  /** Enrolled less exempt, where exempt is shown. */
  planned: ShownCount;
  levels: Record<Level, ShownCount>;
  /** Planned less incomplete, where both are shown. */
  withLevel: ShownCount;
  /** Why those without a level have none; together they are the incomplete. */
  reasons: Record<MissingReason, ShownCount>;
}

export interface ProtectedSchool extends ProtectedFigures {
  schoolId: string;
  schoolName: string;
}

export interface ProtectedMunicipality {
  schools: ProtectedSchool[];
  total: ProtectedFigures;
  /** Of the whole municipality. Shown only where it says nothing new of few pupils. */
  screened: ShownCount;
  /** Counts that are not shown, totals among them. */
  hidden: number;
}

const LEVELS = ['needs-follow-up', 'look-again', 'above', 'incomplete'] as const;

export function protectSummaries(
  schools: readonly { schoolId: string; schoolName: string; summary: Summary }[],
  smallNumbers: SmallNumbers = SMALL_NUMBERS,
): ProtectedMunicipality {
  const table = schools.map(({ summary }) => [
    summary.exempt,
    ...LEVELS.map((level) => summary.levels[level]),
  ]);
  const parts = schools.map(({ summary }) => REASONS.map((reason) => summary.reasons[reason]));
  const result = suppressSmallCounts(table, {
    ...smallNumbers,
    columnTotals: 'protected',
    parts: { column: LEVELS.indexOf('incomplete') + 1, table: parts },
  });
  const isHeldBack = result.recoverable > 0;
  const show = (value: number | null, mark: CountMark | undefined): ShownCount => {
    if (isHeldBack) return 'protected';
    if (value !== null) return value;
    return mark === 'few' && result.areMarksSafe ? 'few' : 'protected';
  };
  const showAll = (values: readonly (number | null)[], marks: readonly CountMark[]) =>
    values.map((value, index) => show(value, marks[index]));
  const total = addSummaries(schools.map(({ summary }) => summary));
  const shownTotal = toFigures(
    total.enrolled,
    showAll(result.columnTotals, result.columnTotalMarks),
    showAll(result.parts.columnTotals, result.parts.columnTotalMarks),
  );
  return {
    schools: schools.map(({ schoolId, schoolName, summary }, row) => ({
      schoolId,
      schoolName,
      ...toFigures(
        summary.enrolled,
        showAll(result.table[row] ?? [], result.marks[row] ?? []),
        showAll(result.parts.table[row] ?? [], result.parts.marks[row] ?? []),
      ),
    })),
    total: shownTotal,
    screened: showScreened(shownTotal, total, smallNumbers),
    hidden: isHeldBack
      ? (schools.length + 1) * (1 + LEVELS.length + REASONS.length)
      : result.hidden,
  };
}

/** Pupils who lack a task and yet have a level are a count too: of few it is not told. */
function showScreened(
  shown: ProtectedFigures,
  total: Summary,
  { threshold }: SmallNumbers,
): ShownCount {
  if (typeof shown.withLevel !== 'number') return 'protected';
  const isFew = total.partly > 0 && total.partly < threshold;
  return isFew ? 'protected' : total.screened;
}

function toFigures(
  enrolled: number,
  counts: readonly ShownCount[],
  reasons: readonly ShownCount[],
): ProtectedFigures {
  const [exempt = 'protected', followUp, lookAgain, above, incomplete] = counts;
  const planned = typeof exempt === 'number' ? enrolled - exempt : 'protected';
  return {
    enrolled,
    exempt,
    planned,
    withLevel:
      typeof planned === 'number' && typeof incomplete === 'number'
        ? planned - incomplete
        : 'protected',
    levels: {
      'needs-follow-up': followUp ?? 'protected',
      'look-again': lookAgain ?? 'protected',
      above: above ?? 'protected',
      incomplete: incomplete ?? 'protected',
    },
    reasons: Object.fromEntries(
      REASONS.map((reason, index) => [reason, reasons[index] ?? 'protected']),
    ) as Record<MissingReason, ShownCount>,
  };
}
