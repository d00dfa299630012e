/** The introduction school by school: what has been decided when, and who counts this year. */
import { audit, requireSchool, type ScopedDb } from '~/access/in-scope.server';
import { mayAnywhere } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { now } from '~/platform/clock.server';
import { forbidden } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';
import type { LearningAnswer } from './free-text';
import { listLeftOutSchools, readDecisions } from './left-out-schools.server';
import { listSchoolsFor, type NamedSchool } from './own-schools.server';
import { refuseNamedPupil } from './refuse-names.server';
import { isLeftOut, type StageDecision, type StageForm } from './stage';

type Db = ScopedDb<StaffViewer>;

export interface SchoolStageRow extends NamedSchool {
  /** What holds; null when nothing has been decided. */
  current: StageDecision | null;
  /** What was decided before, newest first. */
  earlier: StageDecision[];
  /** Counts in the municipality's figures of this school year. */
  countsNow: boolean;
  /** Would count next year as it stands. */
  countsNext: boolean;
}

export interface StagePage {
  schools: SchoolStageRow[];
  mayDecide: boolean;
}

/** Every school for the head of education, the own for a principal. @throws 403. */
export async function loadStages(db: Db): Promise<StagePage> {
  const { grants } = db.viewer;
  const mayDecide = mayAnywhere(grants, 'school.introduce');
  if (!mayDecide && !mayAnywhere(grants, 'school.see-summary')) throw forbidden();
  const schools = await listSchoolsFor(db, mayDecide ? 'school.introduce' : 'school.see-summary');
  const decisions = await readDecisions(db);
  const leftOut = await listLeftOutSchools(db);
  return {
    mayDecide,
    schools: schools.map((school) => {
      const [current = null, ...earlier] = (decisions.get(school.schoolId) ?? []).toReversed();
      return {
        ...school,
        current,
        earlier,
        countsNow: !leftOut.has(school.schoolId),
        countsNext: current === null || !isLeftOut(current),
      };
    }),
  };
}

/** Say how far a school has come. The same again writes nothing. @throws 404, 403. */
export async function changeStage(db: Db, form: StageForm): Promise<LearningAnswer> {
  const school = await requireSchool(db, 'school.introduce', form.schoolId);
  const { intent, stage, note } = form;
  const isIncluded = form.included === 'yes';
  const refusal = await refuseNamedPupil(db, { intent, of: school.id }, { note });
  if (refusal) return refusal;
  const current = (await readDecisions(db)).get(school.id)?.at(-1);
  if (
    current?.stage === stage &&
    current.isIncluded === isIncluded &&
    (note === '' || note === current.note)
  ) {
    return { ok: true };
  }
  const { transaction, municipalityId, viewer } = db;
  const { staffMemberId } = viewer;
  await transaction.schoolStage.create({
    data: {
      id: newId(),
      municipalityId,
      schoolId: school.id,
      stage,
      isIncluded,
      note,
      staffMemberId,
      createdAt: now(),
    },
  });
  await audit(db, 'school.stage-set', [], { schoolId: school.id, stage, isIncluded });
  return { ok: true };
}
