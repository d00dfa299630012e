/** Writes a class list that was shown, if it would still do what was shown. */
import { audit, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { enqueueJob } from '~/platform/jobs.server';
import type { RowAnswer } from './import/roster-plan';
import type { PlannedImport } from './import-preview';
import {
  closeImport,
  getImportRecord,
  type ImportCounts,
  type ImportRecord,
  toStagedJson,
} from './import-record.server';
import { findOverfullClasses } from './overfull-classes';
import { planImport } from './plan-import.server';
import { lockRoster } from './roster-lock.server';
import { ensureSchoolYear } from './school-year.server';
import { type StagedList, withAnswers } from './staged-list';
import { writePlan } from './write-plan.server';

type Db = ScopedDb<StaffViewer>;

export type ApplyProblem =
  | 'already-applied'
  | 'discarded'
  /** The register, or the day, is not what it was when the plan was shown. */
  | 'changed-since-preview'
  /** The answers that came along do not settle their rows. */
  | 'answers-not-enough'
  | 'class-too-large';

export type ApplyImport = {
  /** Of the plan that was shown. */
  planHash: string;
  /** Class memberships to end, of pupils whom the plan misses in the file; others are passed over. */
  removeMembershipIds: readonly string[];
  /** Answers given together with the confirmation. */
  answers?: readonly [rowNumber: number, answer: RowAnswer][];
};

export type ApplyResult = { ok: true; counts: ImportCounts } | { ok: false; problem: ApplyProblem };

/**
 * Plans the import anew and writes it in one transaction, provided that the plan is the one that was
 * shown; erases the staged rows. Rows with a problem are left out. @throws 404 or 403.
 */
export async function applyImport(
  db: Db,
  importId: string | undefined,
  input: ApplyImport,
): Promise<ApplyResult> {
  await lockRoster(db);
  const record = await getImportRecord(db, importId);
  if (record.state === 'applied') return { ok: false, problem: 'already-applied' };
  if (!record.staged) return { ok: false, problem: 'discarded' };
  const shown = await planImport(db, record.schoolId, record.staged);
  if (shown.planHash !== input.planHash) return { ok: false, problem: 'changed-since-preview' };
  const planned = await takeAnswers(db, record, shown, input.answers ?? []);
  if (!planned) return { ok: false, problem: 'answers-not-enough' };
  const endedPupilIds = listEnded(planned, new Set(input.removeMembershipIds));
  const endedClassIds = endedPupilIds.map((pupilId) => planned.known.get(pupilId)!.classId);
  const overfull = findOverfullClasses(planned.plan, planned.known.values(), endedClassIds);
  if (overfull.length > 0) return { ok: false, problem: 'class-too-large' };
  return writeImport(db, record, planned, endedPupilIds);
}

/** The plan with the answers, or null (and the answers kept) when a row still asks. */
async function takeAnswers(
  db: Db,
  record: ImportRecord,
  shown: PlannedImport,
  answers: readonly [number, RowAnswer][],
): Promise<PlannedImport | null> {
  if (answers.length === 0) return shown;
  const staged: StagedList = withAnswers(shown.staged, { answers, alsoCalled: [] });
  const planned = await planImport(db, record.schoolId, staged);
  const answered = new Set(answers.map(([rowNumber]) => rowNumber));
  if (!planned.plan.problems.some(({ rowNumber }) => answered.has(rowNumber))) return planned;
  await db.transaction.rosterImport.update({
    where: { municipalityId_id: { municipalityId: db.municipalityId, id: record.id } },
    data: { stagedRows: toStagedJson(staged) },
  });
  return null;
}

function listEnded({ plan, known }: PlannedImport, ticked: ReadonlySet<string>): string[] {
  return plan.missingInFile
    .map(({ pupilId }) => pupilId)
    .filter((pupilId) => ticked.has(known.get(pupilId)?.membershipId ?? ''));
}

async function writeImport(
  db: Db,
  record: ImportRecord,
  { plan, planHash, staged }: PlannedImport,
  endedPupilIds: string[],
): Promise<ApplyResult> {
  const schoolYear = await ensureSchoolYear(db);
  const { rows, problems } = staged;
  const { pupilIds } = await writePlan(db, { plan, schoolYear, rows, endedPupilIds });
  // Results follow those who are in another class now; classes that somebody left look again.
  const away = [...plan.moved.map(({ pupilId }) => pupilId), ...endedPupilIds];
  const { municipalityId, transaction } = db;
  if (away.length > 0) {
    await enqueueJob(transaction, 'pupils.moved', { municipalityId, pupilIds: away }, record.id);
  }
  const counts: ImportCounts = {
    new: plan.new.length,
    changed: plan.changed.length,
    moved: plan.moved.length,
    ended: endedPupilIds.length,
    unchanged: plan.unchanged.length,
    newClasses: plan.newClasses.length,
    refused: plan.problems.length + problems.length,
  };
  await closeImport(db, record.id, { state: 'applied', planHash, counts });
  const { schoolId, id: importId } = record;
  await audit(db, 'roster.imported', pupilIds, { ...counts, schoolId, importId });
  return { ok: true, counts };
}
