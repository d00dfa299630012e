/** Handing a pupil over: written by those who teach the pupil, only ever added to. */
import { audit, readingOnly, requirePupilOfClass, type ScopedDb } from '~/access/in-scope.server';
import { decideForClass } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { toStoredDate } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import { newId } from '~/platform/identifier.server';
import { recordHandOverInCase, withdrawHandOverInCase } from '~/support/case/case-store.server';
import {
  findHandOverProblem,
  type HandOverForm,
  type HandOverProblem,
  type HandOverStep,
} from './hand-over';
import { listHandOverSteps } from './hand-over-steps.server';
import { readTimeline } from './timeline.server';
import type { HandOverPage } from './timeline-page';

type Db = ScopedDb<StaffViewer>;

/** What the next teacher gets. @throws 404 when the pupil is not in the class today, 403. Reading is audited. */
export async function loadHandOver(
  db: Db,
  classId: string | undefined,
  pupilId: string | undefined,
): Promise<HandOverPage> {
  const reading = readingOnly(db);
  const { schoolClass, pupil } = await requirePupilOfClass(
    reading,
    'class.see-results',
    classId,
    pupilId,
  );
  const { viewer } = db;
  const { page, handOvers: steps } = await readTimeline(reading, schoolClass.id, pupil.id);
  await audit(db, 'hand-over.viewed', [pupil.id], { classId: schoolClass.id });
  const place = { classId: schoolClass.id, schoolId: schoolClass.schoolId };
  const mayRecord = decideForClass(viewer.grants, 'class.record', place) === 'allowed';
  const can = (intent: HandOverForm['intent']) =>
    mayRecord &&
    !pupil.protectedIdentity &&
    findHandOverProblem(steps, intent, viewer.staffMemberId) === null;
  return {
    ...page,
    steps,
    canGive: can('give'),
    canReceive: can('receive'),
    canTakeBack: can('take-back'),
  };
}

/** @throws 404 when the pupil is not in the class today, 403. */
export async function recordHandOver(
  db: Db,
  classId: string | undefined,
  pupilId: string | undefined,
  form: HandOverForm | null,
): Promise<{ ok: true } | { ok: false; problem: HandOverProblem }> {
  const { pupil } = await requirePupilOfClass(db, 'class.record', classId, pupilId);
  if (!form) return { ok: false, problem: 'form' };
  if (pupil.protectedIdentity) return { ok: false, problem: 'protected' };
  const { transaction, municipalityId, viewer } = db;
  await transaction.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(${`hand-over:${pupil.id}`}, 0))`;
  const steps = await listHandOverSteps(db, pupil.id);
  const problem = findHandOverProblem(steps, form.intent, viewer.staffMemberId);
  if (problem) return { ok: false, problem };
  const kind = ({ give: 'given', receive: 'received', 'take-back': 'taken-back' } as const)[
    form.intent
  ];
  const stepId = newId();
  await transaction.handOverEvent.create({
    data: {
      id: stepId,
      municipalityId,
      pupilId: pupil.id,
      day: toStoredDate(viewer.today),
      kind,
      worksWell: form.intent === 'give' ? form.worksWell || null : null,
      staffMemberId: viewer.staffMemberId,
      createdAt: now(),
    },
  });
  await writeInCase(db, pupil.id, { intent: form.intent, stepId, latest: steps.at(-1) });
  await audit(db, 'hand-over.recorded', [pupil.id], { kind });
  return { ok: true };
}

/** The step in the pupil's case; taking back takes back what the latest step wrote there. */
async function writeInCase(
  db: Db,
  pupilId: string,
  step: { intent: HandOverForm['intent']; stepId: string; latest: HandOverStep | undefined },
): Promise<void> {
  if (step.intent === 'take-back') {
    if (step.latest) await withdrawHandOverInCase(db, pupilId, step.latest.stepId);
    return;
  }
  const kind = step.intent === 'give' ? 'handed-over' : 'hand-over-received';
  await recordHandOverInCase(db, pupilId, { kind, originId: step.stepId });
}
