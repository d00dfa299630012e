import type { ScopedDb } from '~/access/in-scope.server';
import { requireMunicipality } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';

/**
 * Lets one change of a municipality's register run at a time, until the transaction ends. Signs are
 * unique among those who are in a class today, which no index can say.
 */
export async function lockRoster(db: ScopedDb<StaffViewer>): Promise<void> {
  requireMunicipality(db, 'roster.manage');
  await db.transaction
    .$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('roster ' || ${db.municipalityId}, 0))`;
}
