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
  if (page.of !== 'municipality' || !window) return null;
  const { schoolYear } = await db.transaction.screeningWindow.findUniqueOrThrow({
    where: { municipalityId_id: { municipalityId: db.municipalityId, id: window.windowId } },
    select: { schoolYear: { select: { startYear: true } } },
  });
  const shares = listTold(page.total);
  if (shares.length === 0) return null;
  return {
    source: markSource(db),
    startYear: schoolYear.startYear,
    window: window.kind,
    size: bandOf('municipality', page.total.enrolled),
    shares,
  };
}
