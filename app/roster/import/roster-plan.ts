import type { PlanProblemCode } from './import-codes';
import type { PupilRow } from './read-pupil-row';

/** A pupil as the register knows her now. With protected identity the given name is the alias. */
export interface RegisterPupil {
  pupilId: string;
  givenName: string;
  familyName: string;
  /** Calendar day, YYYY-MM-DD. */
  birthDate: string | null;
  externalId: string | null;
  /** Term the pupil began in Swedish school; null when not known. */
  swedishSchoolStart: string | null;
  protectedIdentity: boolean;
  classId: string;
  className: string;
  schoolId: string;
}

/** A class of the school year that the import is for. */
export interface RegisterClass {
  classId: string;
  name: string;
  schoolId: string;
  schoolName: string;
  schoolUnitCode: string | null;
}

/** Pupils of the chosen school; those of other schools, when given, only help to find who has moved. */
export interface Register {
  pupils: RegisterPupil[];
  classes: RegisterClass[];
}

/** What the administrator has chosen to import into. */
export interface ImportTarget {
  schoolId: string;
  schoolName: string;
  schoolUnitCode: string | null;
  /** Id of the school year that new classes and memberships belong to. */
  schoolYearId: string;
  /** Names in the file that the administrator has said mean this school. */
  alsoCalled?: string[];
  /** Who counts as missing: pupils of classes in the file (the default), or of the whole school. */
  fileCovers?: 'classes-in-file' | 'whole-school';
}

/** The answer to a row that asked: it is this pupil, or it is none of these. */
export type RowAnswer = { kind: 'same'; pupilId: string } | { kind: 'not'; pupilIds: string[] };

/** Where a pupil is placed: a class that exists, or one of the plan's new classes. */
export type ClassPlace =
  | { kind: 'existing'; classId: string; name: string }
  | { kind: 'new'; classKey: string; name: string };

/** How surely a row was found in the register, surest first. */
export type MatchedBy =
  | 'answer'
  | 'external-id'
  | 'name-and-birth-date'
  | 'name-in-class'
  | 'name-in-school';

/** New values only for what differs; a value that the file lacks never clears one that is known. */
export interface PupilChanges {
  givenName?: string;
  familyName?: string;
  birthDate?: string;
  externalId?: string;
  swedishSchoolStart?: string;
}

export interface PlannedPupil {
  rowNumber: number;
  pupilId: string;
  matchedBy: MatchedBy;
  /** The name in the register before the import. */
  givenName: string;
  familyName: string;
  changes: PupilChanges;
}

interface MovedPupil extends PlannedPupil {
  from: { classId: string; className: string; schoolId: string };
  to: ClassPlace;
}

interface NewPupil {
  rowNumber: number;
  givenName: string;
  familyName: string;
  birthDate: string | null;
  externalId: string | null;
  swedishSchoolStart: string | null;
  to: ClassPlace;
}

export interface NewClass {
  /** Normalised name, unique within the plan. */
  classKey: string;
  /** As the school first writes it in the file. */
  name: string;
  schoolId: string;
  schoolYearId: string;
}

interface MissingPupil {
  pupilId: string;
  givenName: string;
  familyName: string;
  classId: string;
  className: string;
}

/** A row that was not placed. `candidates` are the pupils an answer can choose between. */
export interface PlanProblem {
  rowNumber: number;
  code: PlanProblemCode;
  otherRowNumber?: number;
  candidates?: string[];
}

/** What an import would do, as plain JSON: nothing is written by making it. */
export interface RosterPlan {
  schoolId: string;
  schoolYearId: string;
  newClasses: NewClass[];
  new: NewPupil[];
  changed: PlannedPupil[];
  /** In another class than before; may carry changes too. */
  moved: MovedPupil[];
  unchanged: PlannedPupil[];
  /** In the register, not in the file. Only those that a person ticks are ended. */
  missingInFile: MissingPupil[];
  /** Some rows could not be used, so a pupil in `missingInFile` may well be in the file. */
  missingIsUncertain: boolean;
  /** Pupils under alias in the classes of the file: never matched, changed or missing. */
  protectedUntouched: { pupilId: string; alias: string; className: string }[];
  problems: PlanProblem[];
}

/** A row of the file with the class and name in the form they are compared in. */
export interface PlacedRow {
  row: PupilRow;
  classKey: string;
  /** The existing class it belongs in, if there is one. */
  existingClass: RegisterClass | null;
  nameKey: string;
}
