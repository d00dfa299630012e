import { normaliseClassName } from './class-name';
import { matchRows } from './match-rows';
import { nameKey } from './person-name';
import type { PupilRow } from './read-pupil-row';
import type {
  ClassPlace,
  ImportTarget,
  MatchedBy,
  NewClass,
  PlacedRow,
  PlannedPupil,
  PlanProblem,
  PupilChanges,
  Register,
  RegisterClass,
  RegisterPupil,
  RosterPlan,
  RowAnswer,
} from './roster-plan';

export interface DiffInput {
  register: Register;
  rows: PupilRow[];
  target: ImportTarget;
  /** Rows of the file that could not be used; any at all makes "missing" uncertain. */
  unreadRowCount: number;
  /** Answers to rows that asked, by row number. */
  answers?: Map<number, RowAnswer>;
}

const byText = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

function schoolNameKey(name: string): string {
  return name
    .toLowerCase()
    .replace(/[\s.-]+/g, ' ')
    .trim();
}

function isOtherSchool(row: PupilRow, target: ImportTarget): boolean {
  if (row.schoolUnitCode && target.schoolUnitCode) {
    return row.schoolUnitCode.replace(/\D/g, '') !== target.schoolUnitCode;
  }
  if (!row.schoolName) return false;
  const names = [target.schoolName, ...(target.alsoCalled ?? [])].map(schoolNameKey);
  return !names.includes(schoolNameKey(row.schoolName));
}

function classesByKey(classes: RegisterClass[], schoolId: string): Map<string, RegisterClass> {
  const own = classes.filter((schoolClass) => schoolClass.schoolId === schoolId);
  own.sort((one, other) => byText(other.classId, one.classId));
  return new Map(own.map((schoolClass) => [normaliseClassName(schoolClass.name), schoolClass]));
}

function placeRow(row: PupilRow, classes: Map<string, RegisterClass>): PlacedRow {
  const classKey = normaliseClassName(row.className);
  const existingClass = classes.get(classKey) ?? null;
  return { row, classKey, existingClass, nameKey: nameKey(row.givenName, row.familyName) };
}

/** A file in capitals, or all small letters, does not overwrite how the register spells a name. */
function isSpeltCarelessly(name: string): boolean {
  return name === name.toUpperCase() || name === name.toLowerCase();
}

function newSpelling(inFile: string, inRegister: string): string | undefined {
  if (inFile === inRegister) return undefined;
  const differsInCaseOnly = inFile.toLowerCase() === inRegister.toLowerCase();
  return differsInCaseOnly && isSpeltCarelessly(inFile) ? undefined : inFile;
}

function changesOf(row: PupilRow, pupil: RegisterPupil): PupilChanges {
  const changes: PupilChanges = {};
  const givenName = newSpelling(row.givenName, pupil.givenName);
  const familyName = newSpelling(row.familyName, pupil.familyName);
  if (givenName !== undefined) changes.givenName = givenName;
  if (familyName !== undefined) changes.familyName = familyName;
  if (row.birthDate && row.birthDate !== pupil.birthDate) changes.birthDate = row.birthDate;
  if (row.externalId && row.externalId !== pupil.externalId) changes.externalId = row.externalId;
  const { swedishSchoolStart } = row;
  if (swedishSchoolStart && swedishSchoolStart !== pupil.swedishSchoolStart) {
    changes.swedishSchoolStart = swedishSchoolStart;
  }
  return changes;
}

/** Rows that are set aside before matching: of another school, or about a pupil under alias. */
function problemBeforeMatching(
  placed: PlacedRow,
  target: ImportTarget,
  protectedKeys: Set<string>,
): PlanProblem | null {
  const { row } = placed;
  if (isOtherSchool(row, target)) return { rowNumber: row.rowNumber, code: 'other-school' };
  const isProtected =
    (row.externalId && protectedKeys.has(`id ${row.externalId}`)) ||
    protectedKeys.has(`name ${placed.nameKey}`);
  return isProtected ? { rowNumber: row.rowNumber, code: 'matches-protected-pupil' } : null;
}

function keysOfProtected(pupils: RegisterPupil[]): Set<string> {
  const keys = new Set<string>();
  for (const pupil of pupils) {
    if (!pupil.protectedIdentity) continue;
    keys.add(`name ${nameKey(pupil.givenName, pupil.familyName)}`);
    if (pupil.externalId) keys.add(`id ${pupil.externalId}`);
  }
  return keys;
}

function emptyPlan({ target, unreadRowCount }: DiffInput): RosterPlan {
  return {
    schoolId: target.schoolId,
    schoolYearId: target.schoolYearId,
    newClasses: [],
    new: [],
    changed: [],
    moved: [],
    unchanged: [],
    missingInFile: [],
    missingIsUncertain: unreadRowCount > 0,
    protectedUntouched: [],
    problems: [],
  };
}

function placeOf(
  { existingClass, classKey, row }: PlacedRow,
  newClasses: Map<string, NewClass>,
  target: ImportTarget,
): ClassPlace {
  if (existingClass) {
    return { kind: 'existing', classId: existingClass.classId, name: existingClass.name };
  }
  const known = newClasses.get(classKey);
  if (known) return { kind: 'new', classKey, name: known.name };
  const { schoolId, schoolYearId } = target;
  newClasses.set(classKey, { classKey, name: row.className, schoolId, schoolYearId });
  return { kind: 'new', classKey, name: row.className };
}

function planMatched(
  plan: RosterPlan,
  row: PupilRow,
  { pupil, matchedBy }: { pupil: RegisterPupil; matchedBy: MatchedBy },
  to: ClassPlace,
): void {
  const { pupilId, givenName, familyName, classId, className, schoolId } = pupil;
  const changes = changesOf(row, pupil);
  const { rowNumber } = row;
  const planned: PlannedPupil = { rowNumber, pupilId, matchedBy, givenName, familyName, changes };
  const staysInClass = to.kind === 'existing' && to.classId === classId;
  if (!staysInClass) plan.moved.push({ ...planned, from: { classId, className, schoolId }, to });
  else if (Object.keys(changes).length > 0) plan.changed.push(planned);
  else plan.unchanged.push(planned);
}

function listAbsent(
  plan: RosterPlan,
  pupils: RegisterPupil[],
  { target, rows }: DiffInput,
  accountedFor: Set<string>,
): void {
  const inFile = new Set(rows.map((row) => normaliseClassName(row.className)));
  const covered = pupils
    .filter(
      (pupil) =>
        target.fileCovers === 'whole-school' || inFile.has(normaliseClassName(pupil.className)),
    )
    .sort((one, other) => byText(one.pupilId, other.pupilId));
  for (const { protectedIdentity, pupilId, givenName, familyName, classId, className } of covered) {
    if (protectedIdentity) plan.protectedUntouched.push({ pupilId, alias: givenName, className });
    else if (!accountedFor.has(pupilId)) {
      plan.missingInFile.push({ pupilId, givenName, familyName, classId, className });
    }
  }
}

/**
 * Compares the rows of a file with the register and says what importing them would do. Pure: writes
 * nothing, and the same input in any order gives the same plan. When a plan has been applied the
 * same file gives only `unchanged` (and the same problems). Rows whose class does not exist offer a
 * new class in the chosen school and school year.
 */
export function diffRoster(input: DiffInput): RosterPlan {
  const { register, target } = input;
  const plan = emptyPlan(input);
  const classes = classesByKey(register.classes, target.schoolId);
  const ofSchool = register.pupils.filter((pupil) => pupil.schoolId === target.schoolId);
  const protectedKeys = keysOfProtected(ofSchool);
  const rows: PlacedRow[] = [];
  for (const row of [...input.rows].sort((one, other) => one.rowNumber - other.rowNumber)) {
    const placed = placeRow(row, classes);
    const problem = problemBeforeMatching(placed, target, protectedKeys);
    if (problem) plan.problems.push(problem);
    else rows.push(placed);
  }
  const own = ofSchool.filter((pupil) => !pupil.protectedIdentity);
  const outsiders = register.pupils.filter(
    (pupil) => !pupil.protectedIdentity && pupil.schoolId !== target.schoolId,
  );
  const matched = matchRows(rows, own, outsiders, input.answers ?? new Map());
  const unmatched = new Set(matched.unmatched);
  const newClasses = new Map<string, NewClass>();
  const accountedFor = new Set(matched.contested);
  for (const placed of rows) {
    const { row } = placed;
    const match = matched.matches.get(row.rowNumber);
    if (match) {
      accountedFor.add(match.pupil.pupilId);
      planMatched(plan, row, match, placeOf(placed, newClasses, target));
    } else if (unmatched.has(placed)) {
      const { rowNumber, givenName, familyName, birthDate = null, externalId = null } = row;
      const { swedishSchoolStart = null } = row;
      const to = placeOf(placed, newClasses, target);
      plan.new.push({
        rowNumber,
        givenName,
        familyName,
        birthDate,
        externalId,
        swedishSchoolStart,
        to,
      });
    }
  }
  plan.newClasses.push(...newClasses.values());
  plan.problems.push(...matched.problems);
  plan.problems.sort((one, other) => one.rowNumber - other.rowNumber);
  listAbsent(plan, ofSchool, input, accountedFor);
  return plan;
}
