/** Calibrations of task forms: what can be calibrated, asking for one, its versions and results. */
import { audit, requireId, requireMunicipality, type ScopedDb } from '~/access/in-scope.server';
import { mayAnywhere } from '~/access/roles';
import type { StaffViewer, SystemViewer } from '~/access/viewer.server';
import { getBattery } from '~/instruments/batteries';
import { getTask } from '~/instruments/battery';
import { now } from '~/platform/clock.server';
import type { Prisma } from '~/platform/database/generated/client';
import { notFound } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';
import { enqueueJob } from '~/platform/jobs.server';
import type { CalibrationModel } from '~/psychometrics/calibration';
import { type CalibratableForm, listCalibratableForms } from '~/scoring/calibratable-forms';
import type { CalibrationForm } from '~/scoring/calibration-form';
import type { Bilingual } from '~/scoring/cut-policy';
import {
  type CalibrationProblem,
  FEWEST_PERSONS,
  type FormCalibrationOutcome,
  type FormCalibrationResult,
} from '~/scoring/form-calibration';
import { requireSystem } from '~/scoring/score-attempts.server';

type Db = ScopedDb<StaffViewer>;

/** A form of the municipality's windows, with how many pupils have answered it. */
export interface CountedForm extends CalibratableForm {
  title: Bilingual;
  pupils: number;
}

export interface CalibrationHead extends CalibratableForm {
  calibrationId: string;
  version: number;
  model: CalibrationModel;
  state: 'waiting' | 'running' | 'done' | 'refused';
  problem: CalibrationProblem | null;
  title: Bilingual;
  persons: number | null;
  /** The calibration whose scale this one is on; null for a scale of its own. */
  anchorId: string | null;
  /** ISO text. */
  createdAt: string;
  finishedAt: string | null;
}

export interface CalibrationDetail extends CalibrationHead {
  result: FormCalibrationResult | null;
  /** Of the anchor, when there is one. */
  anchorVersion: number | null;
}

/** @throws 403. */
export async function listCalibrations(db: Db) {
  requireMunicipality(db, 'calibration.see');
  const rows = await db.transaction.formCalibration.findMany({
    where: { municipalityId: db.municipalityId },
    omit: { result: true },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 100,
  });
  return {
    forms: await listForms(db),
    calibrations: rows.map(toHead),
    needed: FEWEST_PERSONS,
    mayStart: mayAnywhere(db.viewer.grants, 'calibration.start'),
    timeZone: db.viewer.timeZone,
  };
}

/** Of each form of the batteries that windows of the municipality give. Attempts that will be left out may be counted. */
async function listForms(db: Db): Promise<CountedForm[]> {
  const { municipalityId, transaction } = db;
  const used = await transaction.screeningWindow.findMany({
    where: { municipalityId },
    distinct: ['batteryId', 'batteryVersion'],
    select: { batteryId: true, batteryVersion: true },
    orderBy: [{ batteryId: 'asc' }, { batteryVersion: 'desc' }],
  });
  const counts = await transaction.$queryRaw<(CalibratableForm & { pupils: number })[]>`
    SELECT a."batteryId", a."batteryVersion", a."taskId", a."formId", w."kind" AS "windowKind",
      count(DISTINCT m."pupilId")::int AS "pupils"
    FROM "Attempt" a
    JOIN "ClassMembership" m ON m."municipalityId" = a."municipalityId" AND m."id" = a."membershipId"
    JOIN "Round" r ON r."municipalityId" = a."municipalityId" AND r."id" = a."roundId"
    JOIN "ScreeningWindow" w ON w."municipalityId" = r."municipalityId" AND w."id" = r."windowId"
    WHERE a."municipalityId" = ${municipalityId}::uuid AND a."invalidatedAt" IS NULL
      AND a."probeId" IS NULL
      AND NOT a."secondMarker" AND EXISTS (
        SELECT 1 FROM "TaskScore" s WHERE s."municipalityId" = a."municipalityId"
          AND s."attemptId" = a."id" AND s."interpretable" AND s."score"->>'state' = 'done')
    GROUP BY 1, 2, 3, 4, 5`;
  const pupilsOf = new Map(counts.map((row) => [keyOf(row), row.pupils]));
  return used.flatMap(({ batteryId, batteryVersion }) =>
    listCalibratableForms(getBattery(batteryId, batteryVersion)).map((form) => ({
      ...form,
      title: titleOf(form),
      pupils: pupilsOf.get(keyOf(form)) ?? 0,
    })),
  );
}

function keyOf(form: CalibratableForm): string {
  const { batteryId, batteryVersion, taskId, formId, windowKind } = form;
  return [batteryId, batteryVersion, taskId, formId, windowKind].join(' ');
}

function titleOf({ batteryId, batteryVersion, taskId }: CalibratableForm): Bilingual {
  return getTask(getBattery(batteryId, batteryVersion), taskId).title;
}

export type StartProblem =
  | { problem: 'too-few'; pupils: number; needed: number }
  | { problem: 'no-such-form' }
  | { problem: 'no-such-anchor' };

/**
 * Ask for a form to be calibrated: a new version, made by a job. Nothing that exists is changed, and no level
 * rests on it. @throws 403.
 */
export async function startCalibration(
  db: Db,
  asked: CalibrationForm,
): Promise<{ ok: true; calibrationId: string } | ({ ok: false } & StartProblem)> {
  requireMunicipality(db, 'calibration.start');
  const { municipalityId, transaction, viewer } = db;
  const form = (await listForms(db)).find((candidate) => keyOf(candidate) === keyOf(asked));
  if (!form) return { ok: false, problem: 'no-such-form' };
  const needed = FEWEST_PERSONS[asked.model];
  if (form.pupils < needed) {
    return { ok: false, problem: 'too-few', pupils: form.pupils, needed };
  }
  const { batteryId, batteryVersion, taskId, formId, windowKind } = form;
  const anchor = asked.anchorId
    ? await findAnchor(db, asked.anchorId, { batteryId, taskId })
    : null;
  if (asked.anchorId && !anchor) return { ok: false, problem: 'no-such-anchor' };
  const own = { municipalityId, batteryId, batteryVersion, taskId, formId };
  await transaction.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(${`calibration:${Object.values(own).join(':')}`}, 0))`;
  const latest = await transaction.formCalibration.aggregate({
    where: own,
    _max: { version: true },
  });
  const id = newId();
  const version = (latest._max.version ?? 0) + 1;
  await transaction.formCalibration.create({
    data: {
      id,
      ...own,
      windowKind,
      version,
      model: asked.model,
      anchorId: anchor?.id ?? null,
      staffMemberId: viewer.staffMemberId,
      createdAt: now(),
    },
  });
  await enqueueJob(transaction, 'form.calibrate', { municipalityId, calibrationId: id }, id, 10);
  await audit(db, 'calibration.asked', [], { taskId, formId, version });
  return { ok: true, calibrationId: id };
}

function findAnchor(db: ScopedDb, anchorId: string, of: { batteryId: string; taskId: string }) {
  return db.transaction.formCalibration.findFirst({
    where: { municipalityId: db.municipalityId, id: requireId(anchorId), state: 'done', ...of },
    select: { id: true },
  });
}

/** @throws 404 or 403. */
export async function getCalibration(
  db: Db,
  calibrationId: string | undefined,
): Promise<CalibrationDetail> {
  requireMunicipality(db, 'calibration.see');
  return getDetail(db, calibrationId);
}

async function getDetail(
  db: ScopedDb,
  calibrationId: string | undefined,
): Promise<CalibrationDetail> {
  const { municipalityId } = db;
  const find = (id: string) =>
    db.transaction.formCalibration.findUnique({
      where: { municipalityId_id: { municipalityId, id } },
    });
  const row = await find(requireId(calibrationId));
  if (!row) throw notFound();
  const anchor = row.anchorId ? await find(row.anchorId) : null;
  return {
    ...toHead(row),
    result: row.result as unknown as FormCalibrationResult | null,
    anchorVersion: anchor?.version ?? null,
  };
}

type Row = Omit<Prisma.FormCalibrationGetPayload<object>, 'result'>;

function toHead(row: Row): CalibrationHead {
  const form = {
    batteryId: row.batteryId,
    batteryVersion: row.batteryVersion,
    taskId: row.taskId,
    formId: row.formId,
    windowKind: row.windowKind,
  } as CalibratableForm;
  return {
    ...form,
    calibrationId: row.id,
    version: row.version,
    model: row.model as CalibrationModel,
    state: row.state as CalibrationHead['state'],
    problem: row.problem as CalibrationProblem | null,
    title: titleOf(form),
    persons: row.persons,
    anchorId: row.anchorId,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

/**
 * Take up a calibration that waits, or that a process left when it died; null when it is finished.
 * @throws 404 when it is not here, 403 for anyone but the system.
 */
export async function beginCalibration(
  db: ScopedDb<SystemViewer>,
  calibrationId: string,
): Promise<CalibrationDetail | null> {
  requireSystem(db);
  const found = await getDetail(db, calibrationId);
  if (found.state === 'done' || found.state === 'refused') return null;
  await db.transaction.formCalibration.update({
    where: { municipalityId_id: { municipalityId: db.municipalityId, id: found.calibrationId } },
    data: { state: 'running' },
  });
  return found;
}

/** Items of the calibration whose scale is kept. @throws 404, 403 for anyone but the system. */
export async function getAnchorItems(db: ScopedDb<SystemViewer>, anchorId: string) {
  requireSystem(db);
  return (await getDetail(db, anchorId)).result?.items ?? [];
}

/** Write what came out, once: a finished calibration never changes. @throws 403 for anyone but the system. */
export async function finishCalibration(
  db: ScopedDb<SystemViewer>,
  calibrationId: string,
  persons: number,
  outcome: FormCalibrationOutcome,
): Promise<void> {
  requireSystem(db);
  const result = outcome.ok ? { result: JSON.parse(JSON.stringify(outcome.result)) } : {};
  await db.transaction.formCalibration.updateMany({
    where: { municipalityId: db.municipalityId, id: calibrationId, state: 'running' },
    data: {
      state: outcome.ok ? 'done' : 'refused',
      problem: outcome.ok ? null : outcome.problem,
      persons,
      finishedAt: now(),
      ...result,
    },
  });
}
