/**
 * Outcomes from a file: read, shown, saved or thrown away; and saved ones taken away and back.
 *
 * Nothing is kept of a file with anything wrong. What was read waits, without the file, until whoever
 * read it saves it or throws it away, at most a day. Saved outcomes are never changed: a wrong one is
 * taken away, which stays as a trace, and brought again.
 */
import { audit, requireId, requireMunicipality, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { type Day, dayInZone, schoolYearStart, toStoredDate } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import { Prisma } from '~/platform/database/generated/client';
import { forbidden, notFound } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';
import { expectedBirthYear } from '~/roster/import/person-number';
import {
  type OutcomeCircumstances,
  type OutcomeFileProblem,
  readOutcomeFile,
} from '~/scoring/outcome-file';
import { matchOutcomes } from '~/scoring/outcome-match';
import { getMeasure, type Measure } from '~/scoring/outcome-measure.server';
import type { OutcomeRowProblem } from '~/scoring/outcome-problems';
import { keepInReach, listTaken, readOutcomeRegister } from '~/scoring/outcome-pupils.server';
import type { OutcomeValue } from '~/scoring/validation-outcome';

type Db = ScopedDb<StaffViewer>;

/** Read rows are kept this long, then erased. */
const KEPT_MS = 24 * 60 * 60 * 1000;

interface StagedOutcomes {
  rows: (OutcomeValue & OutcomeCircumstances & { pupilId: string; rowNumber: number })[];
  /** Rows of pupils without any value. */
  leftOut: number;
}

export type StageProblem = { problem: OutcomeFileProblem } | { problems: OutcomeRowProblem[] };

/** Read a file; nothing is kept when anything is wrong. @throws 404, 403. */
export async function stageOutcomes(
  db: Db,
  measureId: string | undefined,
  bytes: Uint8Array,
  circumstances: OutcomeCircumstances,
): Promise<{ ok: true; importId: string } | ({ ok: false } & StageProblem)> {
  const measure = await getMeasure(db, measureId);
  await discardOldOutcomes(db);
  const read = readOutcomeFile(bytes, {
    ...circumstances,
    basis: measure.basis,
    today: db.viewer.today,
    expectedBirthYear: expectedBirthYear(schoolYearStart(db.viewer.today)),
  });
  if (!read.ok) return read;
  const register = await readOutcomeRegister(db, measure.measureId);
  const matched = matchOutcomes(read.rows, register);
  if (!matched.ok) return matched;
  const rows = matched.outcomes.map(({ pupil: _name, ...outcome }) => outcome);
  const importId = newId();
  await db.transaction.outcomeImport.create({
    data: {
      ...importRow(db, importId, measure, 'file', rows.length),
      state: 'previewed',
      stagedRows: toJson({ rows, leftOut: read.leftOut }),
    },
  });
  await audit(
    db,
    'outcomes.read',
    rows.map(({ pupilId }) => pupilId),
    { importId },
  );
  return { ok: true, importId };
}

export interface ShownOutcomeRow extends OutcomeValue, OutcomeCircumstances {
  pupilId: string;
  rowNumber: number;
  name: string;
  className: string;
}

/** What a read file would save. Own reading only, and waiting still. @throws 404, 403. */
export async function getStagedOutcomes(db: Db, importId: string | undefined) {
  const { measure, staged } = await getOwnStaged(db, importId);
  const { pupils } = await readOutcomeRegister(db, measure.measureId);
  const known = new Map(pupils.map((pupil) => [pupil.pupilId, pupil]));
  const rows = staged.rows.map((row): ShownOutcomeRow => {
    const pupil = known.get(row.pupilId);
    const name = pupil ? `${pupil.givenName} ${pupil.familyName}`.trim() : '';
    return { ...row, name, className: pupil?.className ?? '' };
  });
  return { measure, rows, leftOut: staged.leftOut };
}

/** Save what was shown, or nothing: pupils may have left, or got an outcome, since. @throws 404, 403. */
export async function saveStagedOutcomes(
  db: Db,
  importId: string | undefined,
): Promise<{ ok: true; measureId: string } | { ok: false; problem: 'changed-since' }> {
  const { id, measure, staged } = await getOwnStaged(db, importId);
  const pupilIds = staged.rows.map(({ pupilId }) => pupilId);
  await lockMeasure(db, measure.measureId);
  const inReach = await keepInReach(db, pupilIds);
  const taken = await listTaken(db, measure.measureId);
  if (pupilIds.some((pupilId) => !inReach.has(pupilId) || taken.has(pupilId))) {
    return { ok: false, problem: 'changed-since' };
  }
  await db.transaction.outcomeImport.update({
    where: { municipalityId_id: { municipalityId: db.municipalityId, id } },
    data: { state: 'saved', savedAt: now(), stagedRows: Prisma.DbNull },
  });
  await writeOutcomes(db, { importId: id, measureId: measure.measureId }, staged.rows);
  return { ok: true, measureId: measure.measureId };
}

/** @throws 404, 403. */
export async function discardStagedOutcomes(
  db: Db,
  importId: string | undefined,
): Promise<{ measureId: string }> {
  const { id, measure } = await getOwnStaged(db, importId);
  await db.transaction.outcomeImport.update({
    where: { municipalityId_id: { municipalityId: db.municipalityId, id } },
    data: { state: 'discarded', stagedRows: Prisma.DbNull },
  });
  await audit(db, 'outcomes.discarded', [], { importId: id });
  return { measureId: measure.measureId };
}

export interface SavedImport {
  importId: string;
  origin: string;
  /** The day in the municipality's zone. */
  savedDay: Day;
  /** Outcomes that count, and those taken away. */
  standing: number;
  removed: number;
  /** The viewer brought them, or reaches every pupil of them. */
  mayChange: boolean;
}

/** Saved imports of a measure, newest first. @throws 404, 403. */
export async function listOutcomeImports(
  db: Db,
  measureId: string | undefined,
): Promise<SavedImport[]> {
  const measure = await getMeasure(db, measureId);
  const rows = await db.transaction.outcomeImport.findMany({
    where: { municipalityId: db.municipalityId, measureId: measure.measureId, state: 'saved' },
    include: { outcomes: { select: { pupilId: true, removedAt: true } } },
    orderBy: { id: 'desc' },
  });
  const everyone = rows.flatMap(({ outcomes }) => outcomes.map(({ pupilId }) => pupilId));
  const inReach = await keepInReach(db, [...new Set(everyone)]);
  const countStanding = (outcomes: { removedAt: Date | null }[]) =>
    outcomes.filter(({ removedAt }) => removedAt === null).length;
  return rows.map((row) => ({
    importId: row.id,
    origin: row.origin,
    savedDay: dayInZone(row.savedAt ?? row.createdAt, db.viewer.timeZone),
    standing: countStanding(row.outcomes),
    removed: row.outcomes.length - countStanding(row.outcomes),
    mayChange:
      row.staffMemberId === db.viewer.staffMemberId ||
      row.outcomes.every(({ pupilId }) => inReach.has(pupilId)),
  }));
}

/**
 * Take the outcomes of an import away, or those of one pupil of it. They stay as a trace.
 * @throws 404, 403 when some of them are of pupils whom the viewer neither brought nor reaches.
 */
export async function removeOutcomes(
  db: Db,
  importId: string | undefined,
  pupilId: string | null = null,
): Promise<{ removed: number }> {
  const { id, pupilIds } = await getChangeable(db, importId, pupilId);
  const { count } = await db.transaction.pupilOutcome.updateMany({
    where: {
      municipalityId: db.municipalityId,
      importId: id,
      pupilId: { in: pupilIds },
      removedAt: null,
    },
    data: { removedAt: now(), removedById: db.viewer.staffMemberId },
  });
  if (count > 0) await audit(db, 'outcomes.removed', pupilIds, { importId: id });
  return { removed: count };
}

/** Undo: bring back what was taken away, but for pupils who have got another outcome since. @throws 404, 403. */
export async function restoreOutcomes(
  db: Db,
  importId: string | undefined,
): Promise<{ restored: number }> {
  const { id, measureId, pupilIds } = await getChangeable(db, importId, null);
  await lockMeasure(db, measureId);
  const taken = await listTaken(db, measureId);
  const free = pupilIds.filter((pupilId) => !taken.has(pupilId));
  const { count } = await db.transaction.pupilOutcome.updateMany({
    where: { municipalityId: db.municipalityId, importId: id, pupilId: { in: free } },
    data: { removedAt: null, removedById: null },
  });
  if (count > 0) await audit(db, 'outcomes.restored', free, { importId: id });
  return { restored: count };
}

/** Outcomes that are written at once. The caller holds the measure and has checked the pupils. */
export async function writeOutcomes(
  db: Db,
  own: { importId: string; measureId: string },
  rows: readonly (OutcomeValue & OutcomeCircumstances & { pupilId: string })[],
): Promise<void> {
  requireMunicipality(db, 'validation.import');
  const { municipalityId } = db;
  await db.transaction.pupilOutcome.createMany({
    data: rows.map((row) => ({
      municipalityId,
      ...own,
      pupilId: row.pupilId,
      rawScore: row.rawScore,
      stanine: row.stanine,
      judged: row.judged,
      judgedBy: row.judgedBy,
      knewLevel: row.knewLevel,
      assessedOn: toStoredDate(row.assessedOn),
      createdAt: now(),
    })),
  });
  const pupilIds = rows.map(({ pupilId }) => pupilId);
  await audit(db, 'outcomes.saved', pupilIds, { importId: own.importId });
}

/** One at a time writes outcomes of a measure, so that no pupil gets two. */
export async function lockMeasure(db: Db, measureId: string): Promise<void> {
  requireMunicipality(db, 'validation.import');
  await db.transaction
    .$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`outcome ${measureId}`}, 0))`;
}

/** The row of an import, without state. */
export function importRow(
  db: Db,
  id: string,
  { measureId }: Measure,
  origin: 'file' | 'hand',
  rowCount: number,
) {
  const { municipalityId, viewer } = db;
  const { staffMemberId } = viewer;
  return { id, municipalityId, measureId, staffMemberId, origin, rowCount, createdAt: now() };
}

async function getOwnStaged(db: Db, importId: string | undefined) {
  requireMunicipality(db, 'validation.import');
  await discardOldOutcomes(db);
  const { municipalityId, viewer } = db;
  const row = await db.transaction.outcomeImport.findUnique({
    where: { municipalityId_id: { municipalityId, id: requireId(importId) } },
  });
  if (!row || row.staffMemberId !== viewer.staffMemberId || row.stagedRows === null) {
    throw notFound();
  }
  const measure = await getMeasure(db, row.measureId);
  return { id: row.id, measure, staged: row.stagedRows as unknown as StagedOutcomes };
}

async function getChangeable(db: Db, importId: string | undefined, pupilId: string | null) {
  requireMunicipality(db, 'validation.import');
  const { municipalityId, viewer } = db;
  const row = await db.transaction.outcomeImport.findUnique({
    where: { municipalityId_id: { municipalityId, id: requireId(importId) } },
    include: { outcomes: { select: { pupilId: true } } },
  });
  if (row?.state !== 'saved') throw notFound();
  const all = row.outcomes.map((outcome) => outcome.pupilId);
  const pupilIds = pupilId === null ? all : all.filter((own) => own === pupilId);
  if (pupilIds.length === 0) throw notFound();
  const inReach = await keepInReach(db, pupilIds);
  const isOwn = row.staffMemberId === viewer.staffMemberId;
  if (!isOwn && inReach.size === 0) throw notFound();
  if (!isOwn && inReach.size < pupilIds.length) throw forbidden();
  return { id: row.id, measureId: row.measureId, pupilIds };
}

async function discardOldOutcomes(db: Db): Promise<void> {
  await db.transaction.outcomeImport.updateMany({
    where: {
      municipalityId: db.municipalityId,
      state: 'previewed',
      createdAt: { lt: new Date(now().getTime() - KEPT_MS) },
    },
    data: { state: 'discarded', stagedRows: Prisma.DbNull },
  });
}

function toJson(staged: StagedOutcomes): Prisma.InputJsonValue {
  return staged as unknown as Prisma.InputJsonValue;
}
