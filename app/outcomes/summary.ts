/**
 * Coverage and levels as counts: one set of definitions for the start page, class, school and municipality.
 *
 * Definitions:
 *   enrolled   everyone in the class today
 *   exempt     enrolled, and exempted from the round by a named adult
 *   planned    enrolled and not exempt
 *   screened   planned, with every whole-class core task done and possible to interpret
 *   missing    planned and not screened: either partly, or for one reason
 *   partly     missing, and yet with a level: what is done is enough for one
 *   reasons    why the others are missing, each pupil once, by the first that holds of REASONS.
 *              Together they are those without a level
 *   levels     every planned pupil has exactly one; a pupil of whom nothing is known is `incomplete`
 * So planned = screened + missing, missing = partly + incomplete, and incomplete = the sum of reasons.
 * A sum over classes is the school's figure, a sum over schools the municipality's.
 * Missing data: no round gives everyone as planned, missing and not begun, or new in the class.
 * Worked example: 24 enrolled, 1 exempt, 20 screened gives 23 planned and 3 missing.
 */
import type { Level } from '~/scoring/level-shapes';
import type { ResultProblem } from '~/scoring/task-result';

/**
 * Why a pupil has no level, in the order they are looked for. `new-in-class` waits by the rule of late
 * joiners: nobody has taken the pupil in yet.
 */
export const REASONS = [
  'declined',
  'new-in-class',
  'absent',
  'cannot-be-interpreted',
  'not-finished',
  'not-begun',
] as const;
export type MissingReason = (typeof REASONS)[number];
export type ReasonCounts = Record<MissingReason, number>;

/** What is known of one pupil in one round. */
export interface PupilStanding {
  /** What an adult said: absent, exempt, declined; null when nothing. */
  state: string | null;
  /** Null while nothing is known. */
  level: Level | null;
  /** Why each missing whole-class core task has no result that counts; empty when none is missing. */
  problems: readonly ResultProblem[];
  /** New in the class, and not to do the whole-class tasks yet. */
  isWaiting: boolean;
}

export interface Summary {
  enrolled: number;
  exempt: number;
  planned: number;
  screened: number;
  missing: number;
  partly: number;
  reasons: ReasonCounts;
  levels: Record<Level, number>;
}

export function emptySummary(): Summary {
  return {
    enrolled: 0,
    exempt: 0,
    planned: 0,
    screened: 0,
    missing: 0,
    partly: 0,
    reasons: {
      declined: 0,
      'new-in-class': 0,
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
    if (pupil.level === null || pupil.level === 'incomplete') {
      summary.missing += 1;
      summary.reasons[findReason(pupil)] += 1;
    } else if (pupil.problems.length > 0) {
      summary.missing += 1;
      summary.partly += 1;
    } else {
      summary.screened += 1;
    }
  }
  return summary;
}

const COUNTS = ['enrolled', 'exempt', 'planned', 'screened', 'missing', 'partly'] as const;

/** Figures of several places as those of the place that holds them all. */
export function addSummaries(summaries: readonly Summary[]): Summary {
  const total = emptySummary();
  for (const each of summaries) {
    for (const key of COUNTS) {
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

/** Why a pupil without a level has none. */
function findReason({ state, problems, isWaiting }: PupilStanding): MissingReason {
  if (state === 'declined' || problems.includes('declined')) return 'declined';
  if (isWaiting) return 'new-in-class';
  if (state === 'absent') return 'absent';
  if (problems.some((problem) => NOT_INTERPRETABLE.includes(problem))) {
    return 'cannot-be-interpreted';
  }
  return problems.some((problem) => problem !== 'not-done') ? 'not-finished' : 'not-begun';
}

/** Pupils whom a class can still ask: without those who declined and those who wait. */
export function countAskable({ missing, reasons }: Pick<Summary, 'missing' | 'reasons'>): number {
  return missing - reasons.declined - reasons['new-in-class'];
}
