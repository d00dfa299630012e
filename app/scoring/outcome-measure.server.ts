/** Measures of what came later: what they are called, when they were given, and what counts as difficulty. */
import { audit, requireId, requireMunicipality, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { type Day, dayOf, toStoredDate } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import { notFound } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';
import type { MeasureFields } from '~/scoring/outcome-form';
import type { Basis, Direction } from '~/scoring/validation-outcome';

type Db = ScopedDb<StaffViewer>;

export interface Measure extends MeasureFields {
  measureId: string;
}

/** Every measure of the municipality, newest first, with how many outcomes count. @throws 403. */
export async function listMeasures(db: Db): Promise<(Measure & { outcomes: number })[]> {
  requireMunicipality(db, 'validation.import');
  const rows = await db.transaction.outcomeMeasure.findMany({
    where: { municipalityId: db.municipalityId },
    include: { _count: { select: { outcomes: { where: { removedAt: null } } } } },
    orderBy: [{ measuredOn: 'desc' }, { id: 'desc' }],
  });
  return rows.map((row) => ({ ...toMeasure(row), outcomes: row._count.outcomes }));
}

/** @throws 404 for a measure of others, 403. */
export async function getMeasure(db: Db, measureId: string | undefined): Promise<Measure> {
  requireMunicipality(db, 'validation.import');
  const { municipalityId } = db;
  const row = await db.transaction.outcomeMeasure.findUnique({
    where: { municipalityId_id: { municipalityId, id: requireId(measureId) } },
  });
  if (!row) throw notFound();
  return toMeasure(row);
}

/** @throws 403. */
export async function createMeasure(db: Db, fields: MeasureFields): Promise<string> {
  requireMunicipality(db, 'validation.import');
  const id = newId();
  const { municipalityId, viewer } = db;
  await db.transaction.outcomeMeasure.create({
    data: {
      id,
      municipalityId,
      ...fields,
      measuredOn: toStoredDate(fields.measuredOn),
      createdById: viewer.staffMemberId,
      createdAt: now(),
    },
  });
  await audit(db, 'outcome-measure.created', [], { measureId: id });
  return id;
}

type Row = {
  id: string;
  name: string;
  measuredOn: Date;
  basis: string;
  direction: string;
  limitValue: number | null;
  limitSource: string;
};

function toMeasure(row: Row): Measure {
  const measuredOn: Day = dayOf(row.measuredOn);
  return {
    measureId: row.id,
    name: row.name,
    measuredOn,
    basis: row.basis as Basis,
    direction: row.direction as Direction,
    limitValue: row.limitValue,
    limitSource: row.limitSource,
  };
}
