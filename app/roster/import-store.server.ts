/** A class list that is read, shown and thrown away again. Applying it is a file of its own. */
import { createHash } from 'node:crypto';
import { audit, requireSchool, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { schoolYearStart } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import { newId } from '~/platform/identifier.server';
import type { FileProblem } from './import/import-codes';
import type { NameOrder } from './import/person-name';
import { expectedBirthYear } from './import/person-number';
import { describeImport, type ImportPreview } from './import-preview';
import {
  closeImport,
  discardOldImports,
  getImportRecord,
  type ImportCounts,
  toStagedJson,
} from './import-record.server';
import { planImport } from './plan-import.server';
import { type GivenAnswers, type StagedList, stageClassList, withAnswers } from './staged-list';

type Db = ScopedDb<StaffViewer>;
type PreviewOptions = {
  /** For a file with one name column without commas. */
  nameOrder?: NameOrder | undefined;
  /** For a file without a class column. */
  className?: string | undefined;
  fileCovers?: StagedList['fileCovers'];
};

/**
 * Reads a class list for a school and keeps its rows until they are applied or discarded. A file that
 * cannot be read keeps nothing. @throws 404 or 403.
 */
export async function previewImport(
  db: Db,
  schoolId: string | undefined,
  bytes: Uint8Array,
  options: PreviewOptions = {},
): Promise<{ ok: true; importId: string } | { ok: false; problem: FileProblem }> {
  const school = await requireSchool(db, 'roster.manage', schoolId);
  await discardOldImports(db);
  const { today, staffMemberId } = db.viewer;
  const { nameOrder, className, fileCovers = 'classes-in-file' } = options;
  const read = stageClassList(bytes, {
    expectedBirthYear: expectedBirthYear(schoolYearStart(today)),
    fileCovers,
    today,
    ...(nameOrder && { nameOrder }),
    ...(className && { className }),
  });
  if (!read.ok) return read;
  const { planHash } = await planImport(db, school.id, read.staged);
  const importId = newId();
  const { municipalityId } = db;
  await db.transaction.rosterImport.create({
    data: {
      id: importId,
      municipalityId,
      schoolId: school.id,
      staffMemberId,
      fileHash: createHash('sha256').update(bytes).digest('hex'),
      stagedRows: toStagedJson(read.staged),
      planHash,
      counts: { read: read.staged.rows.length, refused: read.staged.problems.length },
      createdAt: now(),
    },
  });
  await audit(db, 'roster.read', [], { importId, schoolId: school.id });
  return { ok: true, importId };
}

export type ShownImport = { importId: string; schoolName: string } & (
  | { state: 'previewed'; preview: ImportPreview }
  | { state: 'applied'; counts: Partial<ImportCounts> }
  | { state: 'discarded' }
);

/** An import as it stands: what it would do to the register of this moment, or how it ended. */
export async function getImportPreview(db: Db, importId: string | undefined): Promise<ShownImport> {
  await discardOldImports(db);
  const { id, schoolId, schoolName, state, staged, counts } = await getImportRecord(db, importId);
  if (state === 'applied') return { importId: id, schoolName, state, counts };
  if (!staged) return { importId: id, schoolName, state: 'discarded' };
  const preview = describeImport(await planImport(db, schoolId, staged));
  return { importId: id, schoolName, state: 'previewed', preview };
}

/** Answers replace earlier ones for the same row; null clears them all. @throws 404 or 403. */
export async function saveAnswers(
  db: Db,
  importId: string | undefined,
  given: GivenAnswers | null,
): Promise<{ ok: true } | { ok: false; problem: 'already-applied' | 'discarded' }> {
  const record = await getImportRecord(db, importId);
  if (record.state === 'applied') return { ok: false, problem: 'already-applied' };
  if (!record.staged) return { ok: false, problem: 'discarded' };
  await db.transaction.rosterImport.update({
    where: { municipalityId_id: { municipalityId: db.municipalityId, id: record.id } },
    data: { stagedRows: toStagedJson(withAnswers(record.staged, given)) },
  });
  return { ok: true };
}

/** Throws a read list away. One that is applied already stays as it is. @throws 404 or 403. */
export async function discardImport(
  db: Db,
  importId: string | undefined,
): Promise<{ ok: true } | { ok: false; problem: 'already-applied' }> {
  const { id, state } = await getImportRecord(db, importId);
  if (state === 'applied') return { ok: false, problem: 'already-applied' };
  await closeImport(db, id, { state: 'discarded' });
  await audit(db, 'roster.discarded', [], { importId: id });
  return { ok: true };
}
