/**
 * Coverage and levels as counts: one set of definitions for class, school and municipality.
 *
 * Definitions:
 *   enrolled   everyone in the class today
 *   exempt     enrolled, and exempted from the round by a named adult
 *   planned    enrolled and not exempt
 *   screened   planned, with every whole-class core task done and possible to interpret
 *   missing    planned and not screened; each pupil has one reason, the first that holds of REASONS
 *   levels     every planned pupil has exactly one; a pupil of whom nothing is known is `incomplete`.
 *              `incomplete` is at most `missing`: a pupil who lacks a task can have another level.
 * A sum over classes is the school's figure, a sum over schools the municipality's.
 * Missing data: no round gives everyone as planned, missing and not begun.
 * Worked example: 24 enrolled, 1 exempt, 20 screened gives 23 planned and 3 missing.
 */
import type { Level } from '~/scoring/level-shapes';
import type { ResultProblem } from '~/scoring/task-result';

/** Why a pupil is missing, in the order they are looked for. */
export const REASONS = [
  'declined',
  'absent',
  'cannot-be-interpreted',
  'not-finished',
  'not-begun',
] as const;
type MissingReason = (typeof REASONS)[number];

/** What is known of one pupil in one round. */
export interface PupilStanding {
  /** What an adult said: absent, exempt, declined; null when nothing. */
  state: string | null;
  /** Null while nothing is known. */
  level: Level | null;
  /** Why each missing whole-class core task has no result that counts; empty when none is missing. */
  problems: readonly ResultProblem[];
}

export interface Summary {
  enrolled: number;
  exempt: number;
  planned: number;
  screened: number;
  missing: number;
  reasons: Record<MissingReason, number>;
  levels: Record<Level, number>;
}

export function emptySummary(): Summary {
  return {
    enrolled: 0,
    exempt: 0,
    planned: 0,
    screened: 0,
    missing: 0,
    reasons: {
      declined: 0,
      absent: 0,
      'cannot-be-interpreted': 0,
      'not-finished': 0,
      'not-begun': 0,
    },
    levels: { 'needs-follow-up': 0, 'look-again': 0, above: 0, incomplete: 0 },
  };
}

export function summarise(pupils: readonly PupilStanding[]): Summary {
  const summary = emptySummary();
  for (const pupil of pupils) {
    summary.enrolled += 1;
    if (pupil.state === 'exempt') {
      summary.exempt += 1;
      continue;
    }
    summary.planned += 1;
    summary.levels[pupil.level ?? 'incomplete'] += 1;
    const reason = findReason(pupil);
    if (reason === null) {
      summary.screened += 1;
    } else {
      summary.missing += 1;
      summary.reasons[reason] += 1;
    }
  }
  return summary;
}

/** Figures of several places as those of the place that holds them all. */
export function addSummaries(summaries: readonly Summary[]): Summary {
  const total = emptySummary();
  for (const each of summaries) {
    for (const key of ['enrolled', 'exempt', 'planned', 'screened', 'missing'] as const) {
      total[key] += each[key];
    }
    for (const reason of REASONS) total.reasons[reason] += each.reasons[reason];
    for (const level of Object.keys(total.levels) as Level[]) {
      total.levels[level] += each.levels[level];
    }
  }
  return total;
}

const NOT_INTERPRETABLE: readonly ResultProblem[] = [
  'too-fast',
  'sound-fault',
  'wrong-pupil',
  'two-devices',
  'nothing-answered',
  'no-time',
];

/** Why the pupil is not screened; null when the pupil is. */
function findReason({ state, level, problems }: PupilStanding): MissingReason | null {
  if (level !== null && problems.length === 0) return null;
  if (state === 'declined' || problems.includes('declined')) return 'declined';
  if (state === 'absent') return 'absent';
  if (problems.some((problem) => NOT_INTERPRETABLE.includes(problem))) {
    return 'cannot-be-interpreted';
  }
  return problems.some((problem) => problem !== 'not-done') ? 'not-finished' : 'not-begun';
}
