/** Fills an empty embedded database with the demonstration municipality, once. */
import { inScope } from '~/access/in-scope.server';
import { makeSystemViewer } from '~/access/viewer.server';
import { getBattery } from '~/instruments/batteries';
import { addDays } from '~/platform/calendar';
import { now, setClockOffset } from '~/platform/clock.server';
import { getClient } from '~/platform/database/client.server';
import { emptyDatabase } from '~/platform/database/empty.server';
import { removeWaitingJobs } from '~/platform/jobs.server';
import { log } from '~/platform/log.server';
import { countReferenceGroups } from '~/scoring/reference-group.server';
import { reviewFlags } from './autumn-reviews.server';
import { giveSupport, SUPPORT_DAY } from './autumn-support.server';
import { seedBenefits } from './benefits.server';
import { inventReaders, runClass } from './class-run.server';
import { writeGoals } from './goals.server';
import { createGoodExamples } from './good-examples.server';
import { giveLaterTest } from './later-test.server';
import { seedLearning } from './learning.server';
import {
  AUTUMN_DAY,
  createDemonstrationMunicipality,
  DEMONSTRATIONS,
  type DemonstrationSize,
  type MadeMunicipality,
} from './municipality.server';
import { createOtherMunicipalities } from './other-municipalities.server';
import { createSchoolSetUp } from './school-set-up.server';

const FIRST_SEED = 1_906;
const DAY_MS = 24 * 60 * 60 * 1000;

type Score = (payload: { municipalityId: string; attemptId: string }) => Promise<void>;

/**
 * Load the demonstration when the database holds nobody. A load that was cut off is begun again
 * from nothing, because it is told as loaded only at its end.
 * @returns whether it was loaded now.
 */
export async function loadDemonstrationOnce(
  score: Score,
  size: DemonstrationSize,
): Promise<boolean> {
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
    async (transaction) => {
      const municipality = await createDemonstrationMunicipality(transaction, at, size);
      const place = { transaction, ...municipality };
      await createGoodExamples(place);
      await createSchoolSetUp(place);
      await createOtherMunicipalities(place);
      return municipality;
    },
    { timeout: 60_000 },
  );
  await runWindows(made, size, score);
  await countGroups(made.municipalityId);
  await seedLearning(made);
  await seedBenefits(made);
  await writeGoals(made);
  // Every attempt has been scored here, by the function that the jobs would run.
  await removeWaitingJobs();
  await client.installation.update({
    where: { id: 1 },
    data: { demonstrationFrom: at, oneClickSignIn: true },
  });
  log.info({ municipalityId: made.municipalityId }, 'demonstration loaded');
  return true;
}

/** The groups that results are compared with, for every window that has any. */
async function countGroups(municipalityId: string): Promise<void> {
  const viewer = makeSystemViewer(municipalityId, 'demonstration');
  const windows = await getClient().screeningWindow.findMany({
    where: { municipalityId, rounds: { some: {} } },
    select: { id: true },
  });
  for (const { id } of windows) await inScope(viewer, (db) => countReferenceGroups(db, id));
}

/** Every class was screened last autumn, when the battery has one; some have been this winter. */
async function runWindows(
  made: MadeMunicipality,
  size: DemonstrationSize,
  score: Score,
): Promise<void> {
  const { municipalityId, today } = made;
  const { batteryId, batteryVersion } = DEMONSTRATIONS[size];
  const battery = getBattery(batteryId, batteryVersion);
  const readersOf: ReturnType<typeof inventReaders>[] = [];
  for (const [index, schoolClass] of made.classes.entries()) {
    const seed = FIRST_SEED + index;
    const readers = inventReaders(schoolClass, seed);
    readersOf.push(readers);
    const own = { municipalityId, made: schoolClass, battery, readers, score };
    if (battery.windows.autumn) await runLastAutumn({ ...own, today }, seed + 100);
    if (schoolClass.done) await runClass({ ...own, today, windowKind: 'winter' }, seed + 200);
  }
  if (!battery.windows.autumn) return;
  await giveLaterTest(made, readersOf);
  const ofSecondEducator = made.classes.slice(Math.ceil(made.classes.length / 2));
  for (const supported of ofSecondEducator.filter(({ done }) => done)) {
    await withClockAt(SUPPORT_DAY, () =>
      giveSupport({ ...supported, municipalityId, battery, today }),
    );
  }
}

type ClassRun = Omit<Parameters<typeof runClass>[0], 'windowKind'>;

/** The clock stands at the day of the round while it is lived through. */
async function runLastAutumn(run: ClassRun, seed: number): Promise<void> {
  const today = addDays(run.today, AUTUMN_DAY);
  await withClockAt(AUTUMN_DAY, async () => {
    await runClass({ ...run, today, windowKind: 'autumn' }, seed);
    await reviewFlags(run.municipalityId, run.made.classId, today);
  });
}

/** @param day counted from the day of loading. */
async function withClockAt(day: number, work: () => Promise<void>): Promise<void> {
  setClockOffset(day * DAY_MS);
  try {
    await work();
  } finally {
    setClockOffset(0);
  }
}
