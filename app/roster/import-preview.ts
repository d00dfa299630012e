/** What an import would do, in the shape that the page shows. */
import type { ImportNote, PlanProblemCode, RowProblem } from './import/import-codes';
import type { PupilRow } from './import/read-pupil-row';
import type { PlanProblem, PupilChanges, RegisterPupil, RosterPlan } from './import/roster-plan';
import { MOST_IN_CLASS } from './sign-choice';
import type { StagedList } from './staged-list';

/** A list longer than this is cut on the page, and says how much more there is. */
const MOST_SHOWN = 300;

export interface ShownList<Item> {
  /** All of them, shown or not. */
  count: number;
  items: Item[];
}

export interface FieldChange {
  field: keyof PupilChanges;
  from: string;
  to: string;
}

interface ShownChange {
  rowNumber: number;
  name: string;
  changes: FieldChange[];
}

export interface ShownMove extends ShownChange {
  /** In no class today: has been away, with this as the last class, if any. */
  comesBack: boolean;
  fromClass: string;
  fromOtherSchool: boolean;
  toClass: string;
}

interface ShownNew {
  rowNumber: number;
  name: string;
  birthDate: string | null;
  swedishSchoolStart: string | null;
  className: string;
}

interface ShownMissing {
  membershipId: string;
  name: string;
  className: string;
}

export interface Candidate {
  pupilId: string;
  name: string;
  birthDate: string | null;
  className: string;
}

/** A row that asks who it is about. */
export interface Question {
  problem: PlanProblem;
  name: string;
  birthDate: string | null;
  className: string;
  candidates: Candidate[];
  /** The form's value for "none of these". */
  noneValue: string;
}

export interface ImportPreview {
  planHash: string;
  encoding: StagedList['encoding'];
  delimiter: string;
  hasProtectedColumn: boolean;
  protectedRowCount: number;
  newClasses: string[];
  new: ShownList<ShownNew>;
  changed: ShownList<ShownChange>;
  moved: ShownList<ShownMove>;
  missing: ShownList<ShownMissing>;
  missingIsUncertain: boolean;
  unchangedCount: number;
  protectedUntouched: { pupilId: string; alias: string; className: string }[];
  questions: Question[];
  /** Names of other schools in refused rows, which may be other names of this one. */
  otherSchoolNames: string[];
  answerCount: number;
  problems: ShownList<RowProblem | PlanProblem>;
  notes: ShownList<ImportNote>;
  rowsWithoutId: number[];
  overfullClasses: { className: string; pupilCount: number }[];
  mostInClass: number;
}

/** A pupil of the register with what the import needs to write; `membershipId` of the class now. */
export type KnownPupil = RegisterPupil & { membershipId: string | null };

export interface PlannedImport {
  plan: RosterPlan;
  planHash: string;
  staged: StagedList;
  known: ReadonlyMap<string, KnownPupil>;
  rowsWithoutId: number[];
  overfullClasses: { className: string; pupilCount: number }[];
}

const nameOf = ({ givenName, familyName }: { givenName: string; familyName: string }) =>
  `${givenName} ${familyName}`.trim();

function shown<Source, Item>(sources: Source[], show: (source: Source) => Item): ShownList<Item> {
  return { count: sources.length, items: sources.slice(0, MOST_SHOWN).map(show) };
}

const FIELDS = [
  'givenName',
  'familyName',
  'birthDate',
  'externalId',
  'swedishSchoolStart',
] as const;

function fieldChanges(changes: PupilChanges, pupil: KnownPupil | undefined): FieldChange[] {
  return FIELDS.flatMap((field) => {
    const to = changes[field];
    return to === undefined ? [] : [{ field, from: pupil?.[field] ?? '', to }];
  });
}

/** Rows that a person can settle by saying who they are about. */
const ASKS = new Set<PlanProblemCode>([
  'same-id-other-name',
  'several-possible-pupils',
  'several-rows-same-pupil',
  'same-name-other-details',
  'may-be-at-another-school',
]);

const isQuestion = (problem: PlanProblem) =>
  ASKS.has(problem.code) && (problem.candidates?.length ?? 0) > 0;

function describeQuestion(
  problem: PlanProblem,
  row: PupilRow | undefined,
  { known, staged }: PlannedImport,
): Question {
  const candidates = (problem.candidates ?? []).flatMap((pupilId) => {
    const pupil = known.get(pupilId);
    if (!pupil) return [];
    const { birthDate, className } = pupil;
    return [{ pupilId, name: nameOf(pupil), birthDate, className }];
  });
  const before = staged.answers.find(([rowNumber]) => rowNumber === problem.rowNumber)?.[1];
  const excluded = before?.kind === 'not' ? before.pupilIds : [];
  const none = [...new Set([...excluded, ...candidates.map(({ pupilId }) => pupilId)])];
  return {
    problem,
    name: row ? nameOf(row) : '',
    birthDate: row?.birthDate ?? null,
    className: row?.className ?? '',
    candidates,
    noneValue: `not:${none.join(',')}`,
  };
}

function listOtherSchools(planned: PlannedImport, rows: ReadonlyMap<number, PupilRow>): string[] {
  const names = planned.plan.problems
    .filter(({ code }) => code === 'other-school')
    .map(({ rowNumber }) => rows.get(rowNumber)?.schoolName);
  return [...new Set(names.filter((name) => name !== undefined))].slice(0, 20);
}

/** The plan as the page shows it. Holds nothing of a row that was refused but its number. */
export function describeImport(planned: PlannedImport): ImportPreview {
  const { plan, staged, known, rowsWithoutId, overfullClasses } = planned;
  const rows = new Map(staged.rows.map((row) => [row.rowNumber, row]));
  const changesOf = ({ changes, pupilId }: { changes: PupilChanges; pupilId: string }) =>
    fieldChanges(changes, known.get(pupilId));
  const settled = plan.problems.filter((problem) => !isQuestion(problem));
  const problems = [...staged.problems, ...settled].sort(
    (one, other) => one.rowNumber - other.rowNumber,
  );
  return {
    planHash: planned.planHash,
    encoding: staged.encoding,
    delimiter: staged.delimiter,
    hasProtectedColumn: staged.hasProtectedColumn,
    protectedRowCount: staged.problems.filter(({ code }) => code.startsWith('protected-')).length,
    newClasses: plan.newClasses.map(({ name }) => name),
    new: shown(plan.new, (pupil) => ({
      rowNumber: pupil.rowNumber,
      name: nameOf(pupil),
      birthDate: pupil.birthDate,
      swedishSchoolStart: pupil.swedishSchoolStart,
      className: pupil.to.name,
    })),
    changed: shown(plan.changed, (pupil) => ({
      rowNumber: pupil.rowNumber,
      name: nameOf(pupil),
      changes: changesOf(pupil),
    })),
    moved: shown(plan.moved, (pupil) => ({
      rowNumber: pupil.rowNumber,
      name: nameOf(pupil),
      changes: changesOf(pupil),
      comesBack: pupil.from.classId === '',
      fromClass: pupil.from.className,
      fromOtherSchool: pupil.from.schoolId !== '' && pupil.from.schoolId !== plan.schoolId,
      toClass: pupil.to.name,
    })),
    missing: shown(plan.missingInFile, (pupil) => ({
      membershipId: known.get(pupil.pupilId)?.membershipId ?? '',
      name: nameOf(pupil),
      className: pupil.className,
    })),
    missingIsUncertain: plan.missingIsUncertain,
    unchangedCount: plan.unchanged.length,
    protectedUntouched: plan.protectedUntouched,
    questions: plan.problems
      .filter(isQuestion)
      .map((problem) => describeQuestion(problem, rows.get(problem.rowNumber), planned)),
    otherSchoolNames: listOtherSchools(planned, rows),
    answerCount: staged.answers.length + staged.alsoCalled.length,
    problems: shown(problems, (problem) => problem),
    notes: shown(staged.notes, (note) => note),
    rowsWithoutId,
    overfullClasses,
    mostInClass: MOST_IN_CLASS,
  };
}
