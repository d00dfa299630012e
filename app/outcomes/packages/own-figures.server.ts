/**
 * The municipality's own figures as they may leave it: shares of what is public now, of the latest published window.
 * Counted on the day a package is made, two packages would tell of the one pupil whose state changed in between; what is
 * public stands still, and a correction of it is protected against the versions before it. A whole that is not public
 * would besides, beside the schools that are named there, leave those that are not.
 */
import { audit, requireMunicipality, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { WINDOW_KINDS } from '~/instruments/battery';
import type { PublicWindow } from '~/outcomes/open-data/measures';
import { readPublication } from '~/outcomes/open-data/publication-store.server';
import { bandOf, listPublicShares, type MunicipalityFigures } from './municipality-figures';
import { markSource } from './things-here.server';

/** Null when nothing is public, or nothing of enough pupils. @throws 403. */
export async function readOwnFigures(
  db: ScopedDb<StaffViewer>,
): Promise<MunicipalityFigures | null> {
  requireMunicipality(db, 'municipality.see-summary');
  const publication = await readPublication(db);
  await audit(db, 'municipality-follow-up.viewed', []);
  const latest = publication?.windows.toSorted(byTime).at(-1);
  const shares = latest ? listPublicShares(latest.total) : [];
  if (!latest || shares.length === 0 || latest.total.enrolled === null) return null;
  const { startYear, kind } = latest;
  return {
    source: markSource(db),
    startYear,
    window: kind,
    size: bandOf('municipality', latest.total.enrolled),
    shares,
  };
}

function byTime(one: PublicWindow, other: PublicWindow): number {
  const places = WINDOW_KINDS.indexOf(one.kind) - WINDOW_KINDS.indexOf(other.kind);
  return one.startYear - other.startYear || places;
}
