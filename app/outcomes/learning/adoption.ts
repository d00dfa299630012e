/**
 * How far Läsfyr has come into use among the adults of each school and role: counts, never who.
 *
 * Each adult counts at the furthest step taken: has run a round this school year; else has a certificate of
 * practice; else has signed in during the last 30 days; else none of them. The steps of a role add up to its
 * adults. Who has a role at two schools counts at both.
 * A principal sees exact counts of the own schools. A head of education sees a role of a school from 10
 * adults, counts of 1 to 4 as fewer than 5, and further counts hidden until none can be worked out
 * (`suppress-small-counts`): nobody is to be pointed at.
 * Worked example: 12 teachers, of whom 5 have run a round and 7 not even signed in: 5, 0, 0, 7.
 */
import type { Role } from '~/access/roles';
import { suppressSmallCounts } from '~/psychometrics/suppress-small-counts';

export const ADOPTION_ROLES = ['teacher', 'special-educator', 'test-leader', 'principal'] as const;
export type AdoptionRole = (typeof ADOPTION_ROLES)[number];
export const STEPS = ['ran-round', 'practised', 'signed-in', 'none'] as const;
export type Step = (typeof STEPS)[number];

/** Days back that a sign-in counts; sessions are kept no longer than this after they end. */
export const SIGNED_IN_DAYS = 30;
const SMALL_NUMBERS = { threshold: 5, minimumBase: 10 };

/** An adult with a role at a school. */
export interface Adult {
  schoolId: string;
  schoolName: string;
  role: AdoptionRole;
  hasRunRound: boolean;
  hasPractised: boolean;
  hasSignedIn: boolean;
}

export function isAdoptionRole(role: string): role is AdoptionRole & Role {
  return (ADOPTION_ROLES as readonly string[]).includes(role);
}

export function furthestStep(adult: Adult): Step {
  if (adult.hasRunRound) return 'ran-round';
  if (adult.hasPractised) return 'practised';
  return adult.hasSignedIn ? 'signed-in' : 'none';
}

/** A count, or why it is not shown: few (1 to 4), or protected. */
export type ShownSteps = Record<Step, number | 'few' | 'protected'>;

export interface AdoptionRow {
  schoolId: string;
  schoolName: string;
  role: AdoptionRole;
  adults: number;
  steps: ShownSteps;
}

export interface Adoption {
  rows: AdoptionRow[];
  total: { adults: number; steps: ShownSteps };
}

type CountedRow = Omit<AdoptionRow, 'steps'> & { counts: number[] };

/** By school, then by role; roles that nobody has at a school are left out. */
function countRows(adults: readonly Adult[]): CountedRow[] {
  const rows = new Map<string, CountedRow>();
  for (const adult of adults) {
    const { schoolId, schoolName, role } = adult;
    const key = `${schoolId} ${role}`;
    const row = rows.get(key) ?? {
      schoolId,
      schoolName,
      role,
      adults: 0,
      counts: STEPS.map(() => 0),
    };
    row.adults += 1;
    row.counts[STEPS.indexOf(furthestStep(adult))]! += 1;
    rows.set(key, row);
  }
  const names = new Intl.Collator('sv', { numeric: true });
  return [...rows.values()].sort(
    (one, other) =>
      names.compare(one.schoolName, other.schoolName) ||
      ADOPTION_ROLES.indexOf(one.role) - ADOPTION_ROLES.indexOf(other.role),
  );
}

function toSteps(values: readonly ShownSteps[Step][]): ShownSteps {
  return Object.fromEntries(
    STEPS.map((step, place) => [step, values[place] ?? 'protected']),
  ) as ShownSteps;
}

const sumColumns = (rows: readonly CountedRow[]) =>
  STEPS.map((_, place) => rows.reduce((sum, { counts }) => sum + (counts[place] ?? 0), 0));

/** Exact counts, for who knows the adults. */
export function countExactly(adults: readonly Adult[]): Adoption {
  const rows = countRows(adults);
  return {
    rows: rows.map(({ counts, ...row }) => ({ ...row, steps: toSteps(counts) })),
    total: { adults: adults.length, steps: toSteps(sumColumns(rows)) },
  };
}

/** The same with small numbers protected, totals among them. */
export function countProtected(adults: readonly Adult[]): Adoption {
  const rows = countRows(adults);
  const result = suppressSmallCounts(
    rows.map(({ counts }) => counts),
    { ...SMALL_NUMBERS, columnTotals: 'protected' },
  );
  const isHeldBack = result.recoverable > 0 || adults.length < SMALL_NUMBERS.minimumBase;
  const show = (value: number | null, mark: string | undefined): ShownSteps[Step] => {
    if (isHeldBack) return 'protected';
    if (value !== null) return value;
    return mark === 'few' && result.areMarksSafe ? 'few' : 'protected';
  };
  return {
    rows: rows.map(({ counts: _counts, ...row }, place) => ({
      ...row,
      steps: toSteps(
        STEPS.map((_, at) => show(result.table[place]?.[at] ?? null, result.marks[place]?.[at])),
      ),
    })),
    total: {
      adults: adults.length,
      steps: toSteps(
        STEPS.map((_, at) => show(result.columnTotals[at] ?? null, result.columnTotalMarks[at])),
      ),
    },
  };
}
