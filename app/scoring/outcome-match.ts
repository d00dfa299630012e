/**
 * The pupil that each row of a file of outcomes is about, found as a class list finds pupils: by id,
 * then name and birth date, then name in the class, then a name that is alone among those in reach.
 *
 * Nobody is guessed: a row that fits several pupils, or none, is told, and then nothing is saved.
 * Pupils with protected identity are never found by a file.
 */
import { normaliseClassName } from '~/roster/import/class-name';
import { matchRows } from '~/roster/import/match-rows';
import { nameKey } from '~/roster/import/person-name';
import type { PlacedRow, RegisterClass, RegisterPupil } from '~/roster/import/roster-plan';
import type { OutcomeRow } from '~/scoring/outcome-file';
import type { OutcomeRowProblem } from '~/scoring/outcome-problems';

export interface OutcomeRegister {
  /** Unprotected pupils in reach. */
  pupils: RegisterPupil[];
  classes: RegisterClass[];
  /** Pupils who have an outcome of this measure already. */
  taken: ReadonlySet<string>;
}

export type MatchedOutcome = OutcomeRow & { pupilId: string };

export function matchOutcomes(
  rows: readonly OutcomeRow[],
  register: OutcomeRegister,
): { ok: true; outcomes: MatchedOutcome[] } | { ok: false; problems: OutcomeRowProblem[] } {
  const byId = rows.filter(({ pupil }) => pupil.givenName === '');
  const named = rows.filter(({ pupil }) => pupil.givenName !== '');
  const placed = named.map((row) => placeRow(row, register.classes));
  const found = matchRows(placed, register.pupils, [], new Map());
  const pupilOf = new Map<number, string>();
  for (const [rowNumber, { pupil }] of found.matches) pupilOf.set(rowNumber, pupil.pupilId);
  for (const { rowNumber, pupil } of byId) {
    const own = register.pupils.filter(({ externalId }) => externalId === pupil.externalId);
    if (own.length === 1) pupilOf.set(rowNumber, own[0]!.pupilId);
  }
  const asked = new Map(found.problems.map(({ rowNumber, code }) => [rowNumber, code]));
  const timesOf = countTimes(pupilOf.values());
  const problems: OutcomeRowProblem[] = [];
  const outcomes: MatchedOutcome[] = [];
  for (const row of rows) {
    const pupilId = pupilOf.get(row.rowNumber);
    const code = problemOf(pupilId, asked.get(row.rowNumber), timesOf, register.taken);
    if (code) problems.push({ rowNumber: row.rowNumber, code });
    else outcomes.push({ ...row, pupilId: pupilId! });
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, outcomes };
}

function problemOf(
  pupilId: string | undefined,
  asked: string | undefined,
  timesOf: ReadonlyMap<string, number>,
  taken: ReadonlySet<string>,
): OutcomeRowProblem['code'] | null {
  if (asked === 'several-rows-same-pupil') return 'same-pupil-twice';
  if (asked) return 'several-possible-pupils';
  if (!pupilId) return 'unknown-pupil';
  if ((timesOf.get(pupilId) ?? 0) > 1) return 'same-pupil-twice';
  return taken.has(pupilId) ? 'has-outcome' : null;
}

function placeRow({ pupil }: OutcomeRow, classes: readonly RegisterClass[]): PlacedRow {
  const classKey = normaliseClassName(pupil.className);
  const fitting = classes.filter(
    ({ name, schoolName }) =>
      normaliseClassName(name) === classKey &&
      (!pupil.schoolName || schoolName.toLowerCase() === pupil.schoolName.toLowerCase()),
  );
  return {
    row: pupil,
    classKey,
    // The same class name at two schools in reach says nothing of which.
    existingClass: fitting.length === 1 ? fitting[0]! : null,
    nameKey: nameKey(pupil.givenName, pupil.familyName),
  };
}

function countTimes(pupilIds: Iterable<string>): Map<string, number> {
  const times = new Map<string, number>();
  for (const pupilId of pupilIds) times.set(pupilId, (times.get(pupilId) ?? 0) + 1);
  return times;
}
