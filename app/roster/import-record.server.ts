import { requireId, requireMunicipality, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { now } from '~/platform/clock.server';
import { Prisma } from '~/platform/database/generated/client';
import { notFound } from '~/platform/http.server';
import type { StagedList } from './staged-list';

/** Staged rows are kept this long, then erased. */
const KEPT_MS = 24 * 60 * 60 * 1000;

export type ImportCounts = {
  new: number;
  changed: number;
  moved: number;
  ended: number;
  unchanged: number;
  newClasses: number;
  refused: number;
};

export type ImportRecord = {
  id: string;
  schoolId: string;
  schoolName: string;
  state: 'previewed' | 'applied' | 'discarded';
  /** Null once applied or discarded. */
  staged: StagedList | null;
  counts: Partial<ImportCounts>;
};

/** An import of the municipality. @throws 404 or 403. */
export async function getImportRecord(
  db: ScopedDb<StaffViewer>,
  importId: string | undefined,
): Promise<ImportRecord> {
  requireMunicipality(db, 'roster.manage');
  const { municipalityId } = db;
  const record = await db.transaction.rosterImport.findUnique({
    where: { municipalityId_id: { municipalityId, id: requireId(importId) } },
    include: { school: { select: { name: true } } },
  });
  if (!record) throw notFound();
  const isOpen = record.state === 'previewed' && record.stagedRows !== null;
  return {
    id: record.id,
    schoolId: record.schoolId,
    schoolName: record.school.name,
    state: record.state === 'applied' ? 'applied' : isOpen ? 'previewed' : 'discarded',
    staged: isOpen ? (record.stagedRows as unknown as StagedList) : null,
    counts: record.counts as Partial<ImportCounts>,
  };
}

/** A staged list as a JSON column takes it. */
export function toStagedJson(staged: StagedList): Prisma.InputJsonValue {
  return staged as unknown as Prisma.InputJsonValue;
}

/** Closes an import and erases its rows; the counts stay. @throws 404 or 403. */
export async function closeImport(
  db: ScopedDb<StaffViewer>,
  importId: string,
  end: { state: 'applied' | 'discarded'; planHash?: string; counts?: ImportCounts },
): Promise<void> {
  const { id } = await getImportRecord(db, importId);
  await db.transaction.rosterImport.update({
    where: { municipalityId_id: { municipalityId: db.municipalityId, id } },
    data: { ...end, stagedRows: Prisma.DbNull, appliedAt: end.state === 'applied' ? now() : null },
  });
}

/** Discards the municipality's imports that were read in more than a day ago and never applied. */
export async function discardOldImports(db: ScopedDb<StaffViewer>): Promise<void> {
  requireMunicipality(db, 'roster.manage');
  await db.transaction.rosterImport.updateMany({
    where: {
      municipalityId: db.municipalityId,
      state: 'previewed',
      createdAt: { lt: new Date(now().getTime() - KEPT_MS) },
    },
    data: { state: 'discarded', stagedRows: Prisma.DbNull },
  });
}
