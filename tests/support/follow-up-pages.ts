/** The follow-up as a leader meets it: coverage and levels of a school, or of the municipality. */
import type { ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { loadFollowUp } from '~/outcomes/follow-up/follow-up-store.server';

type Db = ScopedDb<StaffViewer>;

export async function getSchoolSummary(db: Db, schoolId: string) {
  const page = await loadFollowUp(db, { schoolId, windowId: null });
  if (page.of !== 'school') throw new Error('the municipality');
  return { ...page, total: page.total.summary };
}

export async function getMunicipalitySummary(db: Db) {
  const page = await loadFollowUp(db, { schoolId: null, windowId: null });
  if (page.of !== 'municipality') throw new Error('a school');
  return page;
}
