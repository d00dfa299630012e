/** Class lists and calls that the register's data tests share. */
import { inScope, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { schoolYearStart } from '~/platform/calendar';
import { getClient } from '~/platform/database/client.server';
import { applyImport } from '~/roster/apply-import.server';
import { getImportPreview, previewImport } from '~/roster/import-store.server';
import { today } from '../support/factories';
import { lines, utf8 } from './class-list-bytes';

/** The birth year of this year's year-one pupils. */
export const BORN = schoolYearStart(today()) - 7;

export function classList(...rows: string[]): Uint8Array {
  return utf8(lines('Förnamn;Efternamn;Klass;Födelsedatum;Elev-id;Skyddad', ...rows));
}

/** Status of a thrown answer, or 200. */
export async function statusOf(work: Promise<unknown>): Promise<number> {
  try {
    await work;
    return 200;
  } catch (thrown) {
    if (thrown instanceof Response) return thrown.status;
    throw thrown;
  }
}

export async function readIn(
  viewer: StaffViewer,
  schoolId: string,
  bytes: Uint8Array,
  options: Parameters<typeof previewImport>[3] = {},
): Promise<string> {
  const read = await inScope(viewer, (db) => previewImport(db, schoolId, bytes, options));
  if (!read.ok) throw new Error(`refused: ${JSON.stringify(read.problem)}`);
  return read.importId;
}

export async function show(viewer: StaffViewer, importId: string) {
  const shown = await inScope(viewer, (db) => getImportPreview(db, importId));
  if (shown.state !== 'previewed') throw new Error(`is ${shown.state}`);
  return shown.preview;
}

/** Applies what is shown now. */
export async function apply(
  viewer: StaffViewer,
  importId: string,
  choices: Partial<Parameters<typeof applyImport>[2]> = {},
) {
  const { planHash } = await show(viewer, importId);
  return inScope(viewer, (db) =>
    applyImport(db, importId, { planHash, removeMembershipIds: [], ...choices }),
  );
}

export async function importList(viewer: StaffViewer, schoolId: string, bytes: Uint8Array) {
  const result = await apply(viewer, await readIn(viewer, schoolId, bytes));
  if (!result.ok) throw new Error(result.problem);
  return result.counts;
}

/** Every class membership of a municipality with its pupil, current or not. */
export function listMemberships(municipalityId: string) {
  return getClient().classMembership.findMany({
    where: { municipalityId },
    include: { pupil: true, schoolClass: true },
    orderBy: { id: 'asc' },
  });
}

export function currentOnes<Membership extends { endDate: Date | null }>(rows: Membership[]) {
  return rows.filter(({ endDate }) => endDate === null);
}

export type Db = ScopedDb<StaffViewer>;
