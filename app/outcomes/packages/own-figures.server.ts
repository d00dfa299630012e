/**
 * The municipality's own figures as they may leave it: of the latest window, after protection. A share goes out only
 * where its counts would be public too: else a reader of the public page could take the schools that are named there
 * from the whole, and be left with the few pupils of one that is not.
 */
import { audit, requireMunicipality, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { joinSchools } from '~/outcomes/follow-up/join-schools';
import { protectMunicipality } from '~/outcomes/follow-up/protect-municipality';
import { readPupilFacts } from '~/outcomes/follow-up/pupil-facts.server';
import { findShownWindows } from '~/outcomes/follow-up/shown-windows.server';
import { listLeftOutSchools } from '~/outcomes/learning/left-out-schools.server';
import { publishWindow } from '~/outcomes/open-data/public-figures';
import { bandOf, keepPublic, listTold, type MunicipalityFigures } from './municipality-figures';
import { markSource } from './things-here.server';

/** Null when no window has begun, or nothing is of enough pupils. @throws 403. */
export async function readOwnFigures(
  db: ScopedDb<StaffViewer>,
): Promise<MunicipalityFigures | null> {
  requireMunicipality(db, 'municipality.see-summary');
  const year = await findShownWindows(db, { windowId: null });
  const { startYear, windows, windowId } = year.shown;
  const kind = windows.find((window) => window.windowId === windowId)?.kind;
  if (!kind || startYear === null) return null;
  const leftOut = await listLeftOutSchools(db, year.schoolYearId);
  const schools = joinSchools(await readPupilFacts(db, year)).filter(
    ({ schoolId }) => !leftOut.has(schoolId),
  );
  await audit(db, 'municipality-follow-up.viewed', []);
  const { window, asOf: today } = year;
  const { total } = protectMunicipality(schools, {
    ...{ window, today },
    windowCount: year.windowIds.length,
  });
  const open = publishWindow(
    schools.map((school) => ({ ...school, unitCode: null })),
    { at: window, today },
  );
  const shares = keepPublic(listTold(total), open.total);
  if (shares.length === 0) return null;
  return {
    source: markSource(db),
    startYear,
    window: kind,
    size: bandOf('municipality', total.enrolled),
    shares,
  };
}
