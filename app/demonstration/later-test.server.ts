/**
 * An invented reading test some weeks after the autumn rounds, so that levels can be held against an
 * outcome. Its name says that it is synthetic. It follows each simulated pupil's standing with noise, so
 * what it shows of accuracy is only how the figures look.
 */
import { addDays, toStoredDate } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import type { SimulatedReader } from './class-knowledge';
import type { MadeClass, MadeMunicipality } from './municipality.server';
import { makeRandom, pickNormal } from './seeded-random';

const SEED = 4_711;
/** Counted from the day of loading: after the autumn window, before today. */
const TEST_DAY = -14;
/** One pupil of so many was ill on the day. */
const ABSENT_EVERY = 12;
/** How much of the test is the pupil's standing; the rest is noise. */
const STANDING_WEIGHT = 0.8;

const MEASURE = {
  name: 'Påhittat lästest (syntetiskt)',
  basis: 'stanine',
  direction: 'at-most',
  limitValue: 3,
  limitSource: 'Påhittat för demonstrationen.',
};

/** @param readers of each class, by membership, in the order of the classes. */
export async function giveLaterTest(
  { municipalityId, today, classes }: MadeMunicipality,
  readers: readonly ReadonlyMap<string, SimulatedReader>[],
): Promise<void> {
  const client = getClient();
  const teacherId = classes[0]?.teacherId;
  if (!teacherId) return;
  const measuredOn = toStoredDate(addDays(today, TEST_DAY));
  const [measureId, importId] = [newId(), newId()];
  const createdAt = now();
  const trace = { createdById: teacherId, createdAt };
  await client.outcomeMeasure.create({
    data: { id: measureId, municipalityId, measuredOn, ...MEASURE, ...trace },
  });
  const results = classes.flatMap((made, index) => testClass(made, readers[index], SEED + index));
  await client.outcomeImport.create({
    data: {
      id: importId,
      municipalityId,
      measureId,
      staffMemberId: teacherId,
      origin: 'file',
      state: 'saved',
      rowCount: results.length,
      createdAt,
      savedAt: createdAt,
    },
  });
  await client.pupilOutcome.createMany({
    data: results.map((result) => ({
      ...result,
      municipalityId,
      importId,
      measureId,
      judgedBy: 'test',
      knewLevel: 'no',
      assessedOn: measuredOn,
      createdAt,
    })),
  });
}

function testClass(
  { memberships }: MadeClass,
  readers: ReadonlyMap<string, SimulatedReader> | undefined,
  seed: number,
): { pupilId: string; stanine: number }[] {
  const random = makeRandom(seed);
  return memberships.flatMap(({ membershipId, pupilId }, index) => {
    const noise = pickNormal(random);
    const reader = readers?.get(membershipId);
    if (!reader || index % ABSENT_EVERY === ABSENT_EVERY - 1) return [];
    const standing =
      STANDING_WEIGHT * reader.standing + Math.sqrt(1 - STANDING_WEIGHT ** 2) * noise;
    return [{ pupilId, stanine: Math.min(9, Math.max(1, Math.round(5 + 2 * standing))) }];
  });
}
