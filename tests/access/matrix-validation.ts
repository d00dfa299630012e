/** Outcomes behind the doors of the access matrix. */
import { inScope } from '~/access/in-scope.server';
import { getClient } from '~/platform/database/client.server';
import { recordClassOutcomes } from '~/scoring/outcome-hand.server';
import { stageOutcomes } from '~/scoring/outcome-import.server';
import { createMeasure } from '~/scoring/outcome-measure.server';
import { utf8 } from '../roster/class-list-bytes';
import { form, type Knock } from './matrix-knocks';
import type { MatrixWorld } from './matrix-world';

const DAY = '2025-11-03';
const JUDGED = { judgedBy: 'test', knewLevel: 'no', assessedOn: DAY } as const;

export const MEASURE_FORM = {
  name: 'Lästest',
  measuredOn: DAY,
  basis: 'stanine',
  limitValue: '3',
  limitSource: 'Handledningen.',
};

/** The address of a new measure of the special educator. */
export async function measureAddress(world: MatrixWorld): Promise<string> {
  return `/validation/measures/${await newMeasure(world)}`;
}

export async function measureClass(world: MatrixWorld): Promise<string> {
  return `${await measureAddress(world)}/classes/${world.schoolClass.id}`;
}

function newMeasure({ specialEducator }: MatrixWorld): Promise<string> {
  return inScope(specialEducator, (db) =>
    createMeasure(db, {
      name: 'Lästest',
      measuredOn: DAY,
      basis: 'stanine',
      direction: 'at-most',
      limitValue: 3,
      limitSource: 'Handledningen.',
    }),
  );
}

const FILE = 'Förnamn;Efternamn;Stanine\nTuva;Snöklocka;2\n';

/** A file for a new measure, as the page sends it. */
export async function outcomeFile(world: MatrixWorld): Promise<Knock> {
  const body = new FormData();
  for (const [name, value] of Object.entries({ intent: 'read', pasted: FILE, ...JUDGED })) {
    body.set(name, value);
  }
  return { path: await measureAddress(world), body };
}

/** A file that the special educator has had read and not saved. */
export async function readOutcomes(world: MatrixWorld): Promise<string> {
  const measureId = await newMeasure(world);
  const read = await inScope(world.specialEducator, (db) =>
    stageOutcomes(db, measureId, utf8(FILE), JUDGED),
  );
  if (!read.ok) throw new Error(JSON.stringify(read));
  return `/validation/imports/${read.importId}`;
}

/** Outcomes that stand, or have been taken away, on the page of their measure. */
export async function onImport(world: MatrixWorld, intent: 'remove' | 'restore'): Promise<Knock> {
  const { measureId, importId } = await savedOutcome(world);
  if (intent === 'restore') {
    await getClient().pupilOutcome.updateMany({
      where: { importId },
      data: { removedAt: new Date() },
    });
  }
  return form(`/validation/measures/${measureId}`, { intent, importId });
}

export async function onClassOutcomes(
  world: MatrixWorld,
  intent: 'record' | 'remove',
): Promise<Knock> {
  const pupilId = world.pupil.pupil.id;
  if (intent === 'record') {
    return form(await measureClass(world), { intent, ...JUDGED, [`value-${pupilId}`]: '2' });
  }
  const { measureId, importId } = await savedOutcome(world);
  const path = `/validation/measures/${measureId}/classes/${world.schoolClass.id}`;
  return form(path, { intent, importId, pupilId });
}

async function savedOutcome(world: MatrixWorld) {
  const measureId = await newMeasure(world);
  const place = { measureId, classId: world.schoolClass.id };
  const none = { rawScore: null, judged: null };
  const rows = [{ pupilId: world.pupil.pupil.id, stanine: 2, ...none }];
  await inScope(world.specialEducator, (db) => recordClassOutcomes(db, place, rows, JUDGED));
  const { id } = await getClient().outcomeImport.findFirstOrThrow({ where: { measureId } });
  return { measureId, importId: id };
}
