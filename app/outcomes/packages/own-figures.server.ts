/** The municipality's own figures as they may leave it: of the latest window, after protection. */
import { requireMunicipality, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { loadFollowUp } from '~/outcomes/follow-up/follow-up-store.server';
import { bandOf, listTold, type MunicipalityFigures } from './municipality-figures';
import { markSource } from './things-here.server';

/** Null when no window has begun, or nothing is of enough pupils. @throws 403. */
export async function readOwnFigures(
  db: ScopedDb<StaffViewer>,
): Promise<MunicipalityFigures | null> {
  requireMunicipality(db, 'municipality.see-summary');
  const page = await loadFollowUp(db, { schoolId: null, windowId: null });
  const window = page.windows.find(({ windowId }) => windowId === page.windowId);
  if (page.of !== 'municipality' || !window || page.startYear === null) return null;
  const shares = listTold(page.total);
  if (shares.length === 0) return null;
  return {
    source: markSource(db),
    startYear: page.startYear,
    window: window.kind,
    size: bandOf('municipality', page.total.enrolled),
    shares,
  };
}
