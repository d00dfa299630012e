import { requireClass, requireId, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { notFound } from '~/platform/http.server';
import { currentOn } from '~/roster/current-on';
import type { AssessmentRecord } from '~/scoring/assessment-record';

type Db = ScopedDb<StaffViewer>;

export interface LetterPupil {
  id: string;
  givenName: string;
  familyName: string;
  synthetic: boolean;
  protectedIdentity: boolean;
  /** What counts now, of the latest window; undefined while nothing does. */
  assessment: AssessmentRecord | undefined;
}

/**
 * Pupils of a class today who may get a letter, by name: those of a class leave out pupils whose identity
 * is protected. Three queries. @throws 404 when the pupil is not in the class today, 403. Whoever shows
 * them writes who looked.
 */
export async function listLetterPupils(
  db: Db,
  classId: string | undefined,
  pupilId: string | undefined,
) {
  const schoolClass = await requireClass(db, 'class.see-results', classId);
  const { transaction, municipalityId, viewer } = db;
  const one = pupilId === undefined ? null : requireId(pupilId);
  const memberships = await transaction.classMembership.findMany({
    where: {
      municipalityId,
      classId: schoolClass.id,
      ...currentOn(viewer.today),
      ...(one ? { pupilId: one } : {}),
    },
    select: {
      pupil: {
        select: {
          id: true,
          givenName: true,
          familyName: true,
          protectedIdentity: true,
          synthetic: true,
        },
      },
    },
  });
  if (one && memberships.length === 0) throw notFound();
  const names = new Intl.Collator('sv');
  const all = memberships
    .map(({ pupil }) => pupil)
    .toSorted(
      (left, right) =>
        names.compare(left.familyName, right.familyName) ||
        names.compare(left.givenName, right.givenName),
    );
  const shown = one ? all : all.filter(({ protectedIdentity }) => !protectedIdentity);
  const assessments = await readLatest(
    db,
    shown.map(({ id }) => id),
  );
  const pupils = shown.map(
    (pupil): LetterPupil => ({ ...pupil, assessment: assessments.get(pupil.id) }),
  );
  return { schoolClass, pupils, leftOut: all.length - shown.length };
}

/** Some task has been done. */
export function hasResults({ assessment }: Pick<LetterPupil, 'assessment'>): boolean {
  return assessment?.tasks.some(({ status }) => status !== 'missing') ?? false;
}

/** The assessment of each pupil that counts now, of the latest window. */
async function readLatest(
  { transaction, municipalityId }: Db,
  pupilIds: readonly string[],
): Promise<Map<string, AssessmentRecord>> {
  const rows = await transaction.currentAssessment.findMany({
    where: { municipalityId, pupilId: { in: [...pupilIds] } },
    select: { pupilId: true, assessment: { select: { assessment: true, createdAt: true } } },
  });
  const ordered = rows.toSorted(
    (one, other) => one.assessment.createdAt.getTime() - other.assessment.createdAt.getTime(),
  );
  return new Map(
    ordered.map(({ pupilId, assessment }) => [
      pupilId,
      assessment.assessment as unknown as AssessmentRecord,
    ]),
  );
}
