/** That it was noisy in a sitting: said, taken back, and read on the board. */
import { audit, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { now } from '~/platform/clock.server';
import { notifyBoard } from './board-notice.server';
import type { NoiseNote } from './noise';
import { getSitting } from './round-store.server';
import type { SittingKind } from './round-words';

/** Say it, or take it back; a sitting that has ended can still be noted. @throws 404 or 403. */
export async function setNoise(
  db: ScopedDb<StaffViewer>,
  sittingId: string,
  isNoisy: boolean,
): Promise<void> {
  const sitting = await getSitting(db, sittingId);
  if ((sitting.noisyAt !== null) === isNoisy) return;
  await db.transaction.sitting.update({
    where: { municipalityId_id: { municipalityId: db.municipalityId, id: sitting.id } },
    data: isNoisy
      ? { noisyAt: now(), noisyById: db.viewer.staffMemberId }
      : { noisyAt: null, noisyById: null },
  });
  await audit(db, 'sitting.noise-noted', [], { sittingId: sitting.id, isNoisy });
  await notifyBoard(db, sitting.roundId);
}

/** What is said of a sitting that the caller has got through its scope. */
export async function findNoise(
  db: ScopedDb<StaffViewer>,
  sitting: { kind: string; openedAt: Date; noisyAt: Date | null; noisyById: string | null },
): Promise<NoiseNote | null> {
  const { kind, openedAt, noisyAt, noisyById } = sitting;
  if (!noisyAt || !noisyById) return null;
  const staff = await db.transaction.staffMember.findUnique({
    where: { municipalityId_id: { municipalityId: db.municipalityId, id: noisyById } },
    select: { givenName: true, familyName: true },
  });
  return {
    kind: kind as SittingKind,
    openedAt: openedAt.toISOString(),
    notedAt: noisyAt.toISOString(),
    notedBy: staff ? `${staff.givenName} ${staff.familyName}`.trim() : '',
  };
}
