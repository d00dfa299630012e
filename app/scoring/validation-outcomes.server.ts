/** Which results can be held against which outcomes, and each pupil's outcome. */
import { requireMunicipality, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { type Day, dayInZone, dayOf } from '~/platform/calendar';
import type { Level } from '~/scoring/level-shapes';
import {
  type Basis,
  type Direction,
  isDifficulty,
  isNationalDifficulty,
  isOwnDifficulty,
} from '~/scoring/validation-outcome';
import type { KnewLevel, Study } from '~/scoring/validation-study';

type Db = ScopedDb<StaffViewer>;

/** A window with results. */
export interface StudyWindow {
  windowId: string;
  kind: string;
  startYear: number;
  startDay: Day;
  endDay: Day;
}

/** Something that has been measured for somebody. */
export type StudyOutcome =
  | { kind: 'measure'; measureId: string; name: string; day: Day }
  | { kind: 'national'; startYear: number; term: string }
  | { kind: 'own-result'; window: StudyWindow };

export interface Comparison {
  /** As it stands in an address. */
  key: string;
  window: StudyWindow;
  outcome: StudyOutcome;
  isLater: boolean;
}

/** Every pair of a window and an outcome that is not older, the newest window first. @throws 403. */
export async function listComparisons(db: Db): Promise<Comparison[]> {
  requireMunicipality(db, 'validation.see');
  const windows = await listWindows(db);
  const measures = await listMeasured(db);
  const national = await listNational(db);
  const own = windows.map((window): StudyOutcome => ({ kind: 'own-result', window }));
  const outcomes = [...measures, ...national, ...own];
  return windows.flatMap((window) =>
    outcomes.flatMap((outcome): Comparison[] => {
      const order = orderOf(window, outcome);
      if (order === 'before') return [];
      const key = `${window.windowId}~${keyOf(outcome)}`;
      return [{ key, window, outcome, isLater: order === 'after' }];
    }),
  );
}

function keyOf(outcome: StudyOutcome): string {
  if (outcome.kind === 'measure') return outcome.measureId;
  return outcome.kind === 'national'
    ? `${outcome.startYear}-${outcome.term}`
    : outcome.window.windowId;
}

/** Where an outcome lies in time, seen from a window of results. */
function orderOf(window: StudyWindow, outcome: StudyOutcome): 'before' | 'during' | 'after' {
  if (outcome.kind === 'measure') {
    if (outcome.day < window.startDay) return 'before';
    return outcome.day > window.endDay ? 'after' : 'during';
  }
  if (outcome.kind === 'own-result') {
    return outcome.window.startDay > window.endDay ? 'after' : 'before';
  }
  const years = outcome.startYear - window.startYear;
  if (years !== 0) return years > 0 ? 'after' : 'before';
  if (outcome.term === 'autumn') return window.kind === 'autumn' ? 'during' : 'before';
  return window.kind === 'spring' ? 'during' : 'after';
}

async function listWindows({ transaction, municipalityId }: Db): Promise<StudyWindow[]> {
  const rows = await transaction.screeningWindow.findMany({
    where: {
      municipalityId,
      rounds: { some: { riskAssessments: { some: { currentAssessments: { some: {} } } } } },
    },
    include: { schoolYear: { select: { startYear: true } } },
    orderBy: [{ startDate: 'desc' }, { id: 'desc' }],
  });
  return rows.map((row) => ({
    windowId: row.id,
    kind: row.kind,
    startYear: row.schoolYear.startYear,
    startDay: dayOf(row.startDate),
    endDay: dayOf(row.endDate),
  }));
}

async function listMeasured({ transaction, municipalityId }: Db): Promise<StudyOutcome[]> {
  const rows = await transaction.outcomeMeasure.findMany({
    where: { municipalityId, outcomes: { some: { removedAt: null } } },
    orderBy: [{ measuredOn: 'desc' }, { id: 'desc' }],
  });
  return rows.map(({ id, name, measuredOn }) => ({
    kind: 'measure',
    measureId: id,
    name,
    day: dayOf(measuredOn),
  }));
}

async function listNational({ transaction, municipalityId }: Db): Promise<StudyOutcome[]> {
  const rows = await transaction.nationalOutcome.groupBy({
    by: ['schoolYearStart', 'term'],
    where: { municipalityId, outcome: { not: 'not-done' } },
    orderBy: [{ schoolYearStart: 'desc' }, { term: 'desc' }],
  });
  return rows.map(({ schoolYearStart, term }) => ({
    kind: 'national',
    startYear: schoolYearStart,
    term,
  }));
}

/** What later showed for a pupil. */
export interface FoundOutcome {
  difficulty: boolean;
  knewLevel: KnewLevel;
  day: Day;
}

/** Outcomes by pupil; pupils without one are not there. For the whole municipality. @throws 403. */
export async function readOutcomes(
  db: Db,
  outcome: StudyOutcome,
): Promise<Map<string, FoundOutcome>> {
  requireMunicipality(db, 'validation.see');
  if (outcome.kind === 'measure') return readMeasured(db, outcome.measureId);
  return outcome.kind === 'national' ? readNational(db, outcome) : readOwn(db, outcome.window);
}

export function outcomeKindOf(outcome: StudyOutcome): Study['outcome'] {
  return outcome.kind;
}

type Found = [string, FoundOutcome][];

async function readMeasured({ transaction, municipalityId }: Db, measureId: string) {
  const rows = await transaction.pupilOutcome.findMany({
    where: { municipalityId, measureId, removedAt: null },
    include: { measure: true },
  });
  return new Map(
    rows.flatMap((row): Found => {
      const { basis, direction, limitValue } = row.measure;
      const limit = { basis: basis as Basis, direction: direction as Direction, limitValue };
      const difficulty = isDifficulty(limit, row);
      if (difficulty === null) return [];
      const knewLevel = row.knewLevel as KnewLevel;
      return [[row.pupilId, { difficulty, knewLevel, day: dayOf(row.assessedOn) }]];
    }),
  );
}

async function readNational(
  { transaction, municipalityId, viewer }: Db,
  { startYear, term }: { startYear: number; term: string },
) {
  const rows = await transaction.nationalOutcome.findMany({
    where: { municipalityId, schoolYearStart: startYear, term },
  });
  return new Map(
    rows.flatMap((row): Found => {
      const difficulty = isNationalDifficulty(row.outcome);
      if (difficulty === null) return [];
      const day = dayInZone(row.updatedAt, viewer.timeZone);
      // The pupil's teacher judges, and nobody has written down what the teacher knew.
      return [[row.pupilId, { difficulty, knewLevel: 'unknown', day }]];
    }),
  );
}

async function readOwn({ transaction, municipalityId, viewer }: Db, window: StudyWindow) {
  const rows = await transaction.riskAssessment.findMany({
    where: {
      municipalityId,
      round: { windowId: window.windowId },
      currentAssessments: { some: {} },
    },
    select: { pupilId: true, level: true, createdAt: true },
    orderBy: { id: 'asc' },
  });
  return new Map(
    rows.flatMap((row): Found => {
      const difficulty = isOwnDifficulty(row.level as Level);
      if (difficulty === null) return [];
      const day = dayInZone(row.createdAt, viewer.timeZone);
      return [[row.pupilId, { difficulty, knewLevel: 'no', day }]];
    }),
  );
}
