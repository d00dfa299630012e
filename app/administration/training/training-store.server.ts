/** Practice in marking: the tasks, an adult's own runs, and what they came to. */
import { requireId, requireMunicipality, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import type { MarkedTask } from '~/instruments/battery';
import { dayInZone } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import type { Prisma } from '~/platform/database/generated/client';
import { badRequest, notFound } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';
import {
  type Certificate,
  findCertificate,
  type StoredRun,
  storedMarksSchema,
  type TrainingTask,
} from './certificate';
import { EXERCISE_FORM, type Exercise, listExerciseIds, makeExercise } from './exercise';
import type { ExerciseSound } from './exercise-sound';
import { findExerciseSound } from './exercise-sound.server';
import { listPractisedTasks, type PractisedTask } from './practised-tasks';
import { judgeMarks, type TrainingMarks, type TrainingResult } from './training-agreement';

function getMarkedTask(taskId: string | undefined): PractisedTask {
  const found = listPractisedTasks().find(({ task }) => task.id === taskId);
  if (!found) throw notFound();
  return found;
}

/** Runs of an adult of the municipality, oldest first. The caller has decided who may see them. */
export async function listRuns(db: ScopedDb, staffMemberId: string): Promise<StoredRun[]> {
  const rows = await db.transaction.trainingRun.findMany({
    where: { municipalityId: db.municipalityId, staffMemberId },
    ...RUNS,
  });
  return toRuns(rows);
}

/** Runs beside the row of the staff member, oldest first. */
export const RUNS = {
  orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
} satisfies Prisma.TrainingRunFindManyArgs;

function toRuns(rows: readonly Prisma.TrainingRunGetPayload<true>[]): StoredRun[] {
  return rows.map(({ taskId, exerciseId, agreement, marks, createdAt }) => ({
    taskId,
    exerciseId,
    agreement,
    marks: storedMarksSchema.parse(marks),
    createdAt,
  }));
}

/** The tasks to practise, with the viewer's own certificates. @throws 403. */
export async function listTraining(db: ScopedDb<StaffViewer>) {
  requireMunicipality(db, 'training.do');
  const { municipality, trainingRuns } = await db.transaction.staffMember.findUniqueOrThrow({
    where: {
      municipalityId_id: { municipalityId: db.municipalityId, id: db.viewer.staffMemberId },
    },
    select: { municipality: { select: { trainingRequired: true } }, trainingRuns: RUNS },
  });
  return describeTraining(db, { isRequired: municipality.trainingRequired, trainingRuns });
}

/** The same of what the caller has read of the viewer's own row. @throws 403. */
export function describeTraining(
  db: ScopedDb<StaffViewer>,
  read: { isRequired: boolean; trainingRuns: readonly Prisma.TrainingRunGetPayload<true>[] },
) {
  requireMunicipality(db, 'training.do');
  const runs = toRuns(read.trainingRuns);
  const { givenName, familyName, today, timeZone } = db.viewer;
  return {
    name: `${givenName} ${familyName}`.trim(),
    today,
    timeZone,
    isRequired: read.isRequired,
    tasks: listPractisedTasks().map(
      ({ task }): TrainingTask => ({
        taskId: task.id,
        title: task.title,
        runs: runs.filter((run) => run.taskId === task.id).length,
        certificate: describeCertificate(findCertificate(runs, task.id), timeZone),
      }),
    ),
  };
}

function describeCertificate(found: Certificate | null, timeZone: string) {
  return found && { day: dayInZone(found.createdAt, timeZone), agreement: found.agreement };
}

/**
 * A task to practise: the form the exercise is made of, the exercise, and a run to show.
 * @throws 403; 404 for a task or exercise that is none, and for a run that is not the viewer's own.
 */
export async function getTrainingTask(
  db: ScopedDb<StaffViewer>,
  taskId: string | undefined,
  wanted: { exerciseId: string | null; runId: string | null },
): Promise<{
  task: MarkedTask;
  exerciseIds: string[];
  exercise: Exercise;
  /** Null when no sound has been made of this exercise: then it is read as text. */
  sound: ExerciseSound | null;
  result: TrainingResult | null;
}> {
  requireMunicipality(db, 'training.do');
  const { task } = getMarkedTask(taskId);
  const result = wanted.runId ? await getOwnResult(db, task.id, wanted.runId) : null;
  const exerciseIds = listExerciseIds(task);
  const exerciseId = result?.exerciseId ?? wanted.exerciseId ?? exerciseIds[0] ?? '';
  const exercise = makeExercise(task, exerciseId);
  if (!exercise) throw notFound();
  const form = task.forms[EXERCISE_FORM];
  // The other forms stay on the server: nothing of them is to be met in practice.
  const own = { ...task, forms: form ? { [EXERCISE_FORM]: form } : {} };
  return { task: own, exerciseIds, exercise, sound: findExerciseSound(exercise), result };
}

async function getOwnResult(
  db: ScopedDb<StaffViewer>,
  taskId: string,
  runId: string,
): Promise<TrainingResult> {
  const run = await db.transaction.trainingRun.findFirst({
    where: {
      id: requireId(runId),
      municipalityId: db.municipalityId,
      staffMemberId: db.viewer.staffMemberId,
      taskId,
    },
  });
  if (!run) throw notFound();
  const { keyErrors, keyLastPosition, ...marks } = storedMarksSchema.parse(run.marks);
  const key = { errors: keyErrors, lastPosition: keyLastPosition };
  return { ...judgeMarks(key, marks), exerciseId: run.exerciseId };
}

/**
 * Keep the viewer's marks of an exercise, judged by its key. Runs are never changed.
 * @returns the run's id. @throws 403; 404 for a task that is none; 400 for another exercise, or marks
 * that the form does not have.
 */
export async function recordTrainingRun(
  db: ScopedDb<StaffViewer>,
  taskId: string | undefined,
  exerciseId: string,
  marks: TrainingMarks,
): Promise<string> {
  requireMunicipality(db, 'training.do');
  const { task, batteryId } = getMarkedTask(taskId);
  const exercise = makeExercise(task, exerciseId);
  const count = task.forms[EXERCISE_FORM]?.items.length ?? 0;
  const isPosition = (position: number) => position >= 0 && position < count;
  if (!exercise || ![...marks.errors, marks.lastPosition].every(isPosition)) throw badRequest();
  const { errors: keyErrors, lastPosition: keyLastPosition } = exercise.key;
  const id = newId();
  await db.transaction.trainingRun.create({
    data: {
      id,
      municipalityId: db.municipalityId,
      staffMemberId: db.viewer.staffMemberId,
      batteryId,
      taskId: task.id,
      exerciseId,
      agreement: judgeMarks(exercise.key, marks).agreement,
      marks: { ...marks, keyErrors, keyLastPosition },
      createdAt: now(),
    },
  });
  return id;
}
