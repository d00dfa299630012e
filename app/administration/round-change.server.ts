/** Telling the rules that a round is not what it was: somebody is away or back, or a sitting ended. */
import type { ScopedDb } from '~/access/in-scope.server';
import { enqueueJob } from '~/platform/jobs.server';

/** Asks for a look at the round as a whole when the surrounding transaction commits. */
export async function askForRoundReview(db: ScopedDb, roundId: string): Promise<void> {
  const { municipalityId } = db;
  await enqueueJob(db.transaction, 'round.changed', { municipalityId, roundId }, roundId);
}
