/** Fills an empty embedded database with the demonstration municipality, once. */
import { now } from '~/platform/clock.server';
import { getClient } from '~/platform/database/client.server';
import { emptyDatabase } from '~/platform/database/empty.server';
import { removeWaitingJobs } from '~/platform/jobs.server';
import { log } from '~/platform/log.server';
import { runClass } from './class-run.server';
import { createDemonstrationMunicipality } from './municipality.server';

const FIRST_SEED = 1_906;

type Score = (payload: { municipalityId: string; attemptId: string }) => Promise<void>;

/**
 * Load the demonstration when the database holds nobody. A load that was cut off is begun again
 * from nothing, because it is told as loaded only at its end.
 * @returns whether it was loaded now.
 */
export async function loadDemonstrationOnce(score: Score): Promise<boolean> {
  const client = getClient();
  const installation = await client.installation.upsert({
    where: { id: 1 },
    create: { id: 1, createdAt: now() },
    update: {},
  });
  if (installation.demonstrationFrom) return false;
  if ((await client.municipality.count({ where: { synthetic: false } })) > 0) return false;
  await emptyDatabase();
  const at = now();
  const made = await client.$transaction(
    (transaction) => createDemonstrationMunicipality(transaction, at),
    { timeout: 60_000 },
  );
  for (const [index, schoolClass] of made.classes.entries()) {
    if (!schoolClass.done) continue;
    const { municipalityId, today } = made;
    await runClass({ municipalityId, today, made: schoolClass, score }, FIRST_SEED + index);
  }
  // Every attempt has been scored here, by the function that the jobs would run.
  await removeWaitingJobs();
  await client.installation.update({
    where: { id: 1 },
    data: { demonstrationFrom: at, oneClickSignIn: true },
  });
  log.info({ municipalityId: made.municipalityId }, 'demonstration loaded');
  return true;
}
