/**
 * Which numbers of levels the follow-up tells of a window: for pages that divide levels further (previews of limits, new
 * judgements, validation) and may divide only what is told. No number leaves this file.
 */
import type { ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { joinSchools } from '~/outcomes/follow-up/join-schools';
import { readMunicipalityFacts } from '~/outcomes/follow-up/kept-facts.server';
import { findShownWindows, listBegunWindows } from '~/outcomes/follow-up/shown-windows.server';
import { listLeftOutSchools } from '~/outcomes/learning/left-out-schools.server';
import { protectSummaries } from '~/outcomes/protected-summary';
import { summarise } from '~/outcomes/summary';
import { NOTHING_TOLD, type ToldLevels } from '~/scoring/told-levels';
import { findToldLevels } from './told-levels';

/** The caller has let the viewer in. Nothing is told of a window that has not begun, or where a school is left out. */
export async function readToldLevels(
  db: ScopedDb<StaffViewer>,
  windowId: string,
): Promise<ToldLevels> {
  const begun = await listBegunWindows(db);
  if (!begun.some((window) => window.windowId === windowId)) return NOTHING_TOLD;
  const year = await findShownWindows(db, { windowId });
  const leftOut = await listLeftOutSchools(db, year.schoolYearId);
  const schools = joinSchools(await readMunicipalityFacts(db, year));
  // Other pages count every school: what they tell beside the follow-up would be of those that are left out.
  if (schools.some(({ schoolId }) => leftOut.has(schoolId))) return NOTHING_TOLD;
  return findToldLevels(
    protectSummaries(
      schools.map(({ pupils, ...school }) => ({
        ...school,
        summary: summarise(pupils.flatMap(({ windows }) => windows[year.window]?.standing ?? [])),
      })),
    ),
  );
}
