/** Telling the open boards of a round that something on them has changed. */
import type { ScopedDb } from '~/access/in-scope.server';

/** Channel of PostgreSQL notifications; the payload is the round's id. */
export const BOARD_CHANNEL = 'board';

/** Boards hear of it when the surrounding transaction commits, never if it rolls back. */
export async function notifyBoard(db: ScopedDb, roundId: string): Promise<void> {
  await db.transaction.$executeRaw`SELECT pg_notify(${BOARD_CHANNEL}, ${roundId})`;
}
