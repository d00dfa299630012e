/** Outcomes of one class, written in by hand. */
import { audit, membershipsInScope, requireClass, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { now } from '~/platform/clock.server';
import { newId } from '~/platform/identifier.server';
import type { OutcomeCircumstances } from '~/scoring/outcome-file';
import type { HandProblem, HandRow } from '~/scoring/outcome-form';
import { importRow, lockMeasure, writeOutcomes } from '~/scoring/outcome-import.server';
import { getMeasure } from '~/scoring/outcome-measure.server';
import { listTaken } from '~/scoring/outcome-pupils.server';
import type { OutcomeValue } from '~/scoring/validation-outcome';

type Db = ScopedDb<StaffViewer>;

export interface HandPupil {
  pupilId: string;
  /** Alias when the identity is protected. */
  name: string;
  /** The outcome that counts, and what it came with. */
  outcome: (OutcomeValue & { importId: string }) | null;
}

/** The pupils of a class with their outcomes of a measure. @throws 404, 403. */
export async function getClassOutcomes(
  db: Db,
  measureId: string | undefined,
  classId: string | undefined,
) {
  const measure = await getMeasure(db, measureId);
  const schoolClass = await requireClass(db, 'validation.import', classId);
  const pupils = await listClassPupils(db, schoolClass.id, measure.measureId);
  await audit(
    db,
    'class-outcomes.viewed',
    pupils.map(({ pupilId }) => pupilId),
    { measureId: measure.measureId, classId: schoolClass.id },
  );
  return {
    measure,
    classId: schoolClass.id,
    className: schoolClass.name,
    schoolName: schoolClass.school.name,
    pupils,
  };
}

/** Save every row, or none with what is wrong. @throws 404 for a pupil outside the class too, 403. */
export async function recordClassOutcomes(
  db: Db,
  place: { measureId: string | undefined; classId: string | undefined },
  rows: readonly HandRow[],
  circumstances: OutcomeCircumstances,
): Promise<{ ok: true } | { ok: false; problems: HandProblem[] }> {
  const measure = await getMeasure(db, place.measureId);
  const schoolClass = await requireClass(db, 'validation.import', place.classId);
  await lockMeasure(db, measure.measureId);
  const taken = await listTaken(db, measure.measureId);
  const pupils = await listClassPupils(db, schoolClass.id, measure.measureId);
  const known = new Set(pupils.map(({ pupilId }) => pupilId));
  const problems = rows.flatMap(({ pupilId }): HandProblem[] => {
    if (!known.has(pupilId)) return [{ pupilId: null, code: 'circumstances' }];
    return taken.has(pupilId) ? [{ pupilId, code: 'has-outcome' }] : [];
  });
  if (problems.length > 0) return { ok: false, problems };
  const importId = newId();
  await db.transaction.outcomeImport.create({
    data: {
      ...importRow(db, importId, measure, 'hand', rows.length),
      state: 'saved',
      savedAt: now(),
    },
  });
  const complete = rows.map((row) => ({ ...row, ...circumstances }));
  await writeOutcomes(db, { importId, measureId: measure.measureId }, complete);
  return { ok: true };
}

async function listClassPupils(db: Db, classId: string, measureId: string): Promise<HandPupil[]> {
  const { municipalityId } = db;
  const rows = await db.transaction.classMembership.findMany({
    where: { ...membershipsInScope(db, 'validation.import'), municipalityId, classId },
    include: {
      pupil: { include: { outcomes: { where: { measureId, removedAt: null }, take: 1 } } },
    },
  });
  const pupils = rows.map(({ pupil }): HandPupil => {
    const [own] = pupil.outcomes;
    return {
      pupilId: pupil.id,
      name: `${pupil.givenName} ${pupil.familyName}`.trim(),
      outcome: own
        ? {
            importId: own.importId,
            rawScore: own.rawScore,
            stanine: own.stanine,
            judged: own.judged,
          }
        : null,
    };
  });
  return pupils.sort((one, other) => NAMES.compare(one.name, other.name));
}

const NAMES = new Intl.Collator('sv', { numeric: true });
