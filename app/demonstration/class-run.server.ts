/**
 * A class done by simulated pupils, through the same pairing, signs, ingest and scoring as a real
 * one: what a device would send is what is recorded here.
 */
import { inScope } from '~/access/in-scope.server';
import {
  type DeviceViewer,
  makeDeviceViewer,
  makeStaffViewer,
  type StaffViewer,
} from '~/access/viewer.server';
import { type AttemptEvent, EVENT_VERSION } from '~/administration/attempt-event';
import type { StartedBody, TimedBody } from '~/administration/choice-state';
import { createDeviceKey, exportPublicKey } from '~/administration/device-signature';
import { ingestBatch } from '~/administration/ingest.server';
import { createMarkerCode } from '~/administration/marking.server';
import { listOneToOne } from '~/administration/one-to-one-store.server';
import { pair } from '~/administration/pairing.server';
import { closeSitting, openSitting } from '~/administration/round-store.server';
import { takeSign } from '~/administration/sign.server';
import { admitDevices } from '~/administration/sitting-devices.server';
import { getBattery } from '~/instruments/batteries';
import { type Battery, type FormId, getTask } from '~/instruments/battery';
import { now } from '~/platform/clock.server';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import { inventKnowledge } from './class-knowledge';
import type { MadeClass } from './municipality.server';
import { makeRandom, type Random } from './seeded-random';
import { type Knowledge, playChoiceTask, playGridTask } from './simulated-pupil';

const ADDRESS = 'demonstration';
/** One of so many pupils is ill on the day; one in so many readings is left for later. */
const ABSENT_EVERY = 11;
const UNREAD_EVERY = 4;

type Run = {
  municipalityId: string;
  today: string;
  made: MadeClass;
  battery: Battery;
  random: Random;
  /** Runs the job that ingest has asked for. */
  score: (payload: { municipalityId: string; attemptId: string }) => Promise<void>;
};

/** Screen one class: the lesson, then the one-to-one readings that the policy asks for. */
export async function runClass(options: Omit<Run, 'battery' | 'random'>, seed: number) {
  const run: Run = { ...options, battery: getBattery('grund-1'), random: makeRandom(seed) };
  const teacher = teacherViewer(run);
  const lesson = await inScope(teacher, (db) => openSitting(db, run.made.classId, 'lesson'));
  if (!lesson.ok) throw new Error(`the demonstration's round was refused: ${lesson.problem}`);
  const knowledge = new Map<string, Knowledge>();
  for (const [index, membership] of run.made.memberships.entries()) {
    knowledge.set(membership.membershipId, inventKnowledge(run.random));
    if (index % ABSENT_EVERY === ABSENT_EVERY - 1) continue;
    await playLesson(run, teacher, lesson, membership.membershipId, knowledge);
  }
  await inScope(teacher, (db) => closeSitting(db, lesson.sittingId));
  await readOneToOne(run, teacher, lesson.roundId, knowledge);
}

function teacherViewer(run: Run): StaffViewer {
  return makeStaffViewer({
    staffMemberId: run.made.teacherId,
    municipalityId: run.municipalityId,
    givenName: 'Demonstration',
    familyName: '',
    locale: 'sv',
    synthetic: true,
    timeZone: 'Europe/Stockholm',
    today: run.today,
    grants: [{ role: 'teacher', schoolId: null, classId: run.made.classId }],
  });
}

async function pairDevice(run: Run, code: string, roundId: string): Promise<DeviceViewer> {
  const publicKey = await exportPublicKey(await createDeviceKey());
  const paired = await pair(code, publicKey, ADDRESS);
  if (!paired.ok) throw new Error(`the demonstration's device was refused: ${paired.problem}`);
  return makeDeviceViewer({
    deviceId: paired.deviceId,
    municipalityId: run.municipalityId,
    deviceKind: paired.kind,
    roundId,
  });
}

async function playLesson(
  run: Run,
  teacher: StaffViewer,
  lesson: { sittingId: string; roundId: string; code: string },
  membershipId: string,
  knowledge: ReadonlyMap<string, Knowledge>,
): Promise<void> {
  const device = await pairDevice(run, lesson.code, lesson.roundId);
  await inScope(teacher, (db) => admitDevices(db, lesson.sittingId, [device.deviceId]));
  await inScope(device, (db) => takeSign(db, membershipId));
  const plan = run.battery.windows.winter;
  for (const [index, taskId] of (plan?.wholeClass ?? []).entries()) {
    const task = getTask(run.battery, taskId);
    if (!plan || task.kind !== 'choice') continue;
    const attemptId = newId();
    const started = startedBody(run, lesson.roundId, membershipId, taskId, plan.form, 'pupil');
    const choicePlan = { attemptId, started, task, formId: plan.form, soundCheck: index === 0 };
    const pupil = knowledge.get(membershipId);
    if (!pupil) continue;
    await record(run, device, attemptId, playChoiceTask(choicePlan, pupil, run.random));
  }
  await inScope(device, (db) => takeSign(db, null));
}

function startedBody(
  run: Run,
  roundId: string,
  membershipId: string,
  taskId: string,
  formId: FormId,
  driver: 'pupil' | 'marker',
): StartedBody {
  return {
    type: 'started',
    roundId,
    membershipId,
    batteryId: run.battery.id,
    batteryVersion: run.battery.version,
    taskId,
    taskVersion: getTask(run.battery, taskId).version,
    formId,
    driver,
  };
}

async function readOneToOne(
  run: Run,
  teacher: StaffViewer,
  roundId: string,
  knowledge: ReadonlyMap<string, Knowledge>,
): Promise<void> {
  const asked = await inScope(teacher, (db) => listOneToOne(db, roundId));
  const form = run.battery.windows.winter?.form;
  for (const [index, { membershipId, taskId }] of asked.entries()) {
    const pupil = knowledge.get(membershipId);
    const task = getTask(run.battery, taskId);
    if (index % UNREAD_EVERY === UNREAD_EVERY - 1 || !pupil || !form) continue;
    if (task.kind !== 'timed-grid') continue;
    const made = await inScope(teacher, (db) =>
      createMarkerCode(db, run.made.classId, membershipId),
    );
    if (!made.ok) throw new Error(`the demonstration's reading was refused: ${made.problem}`);
    const device = await pairDevice(run, made.code, roundId);
    const attemptId = newId();
    const started = startedBody(run, roundId, membershipId, taskId, form, 'marker');
    const plan = { attemptId, started, task, formId: form };
    await record(run, device, attemptId, playGridTask(plan, pupil, run.random));
  }
  await closeOpenSittings(teacher, roundId);
}

async function closeOpenSittings(teacher: StaffViewer, roundId: string): Promise<void> {
  const { municipalityId } = teacher;
  const open = await getClient().sitting.findMany({
    where: { municipalityId, roundId, closedAt: null },
  });
  for (const { id } of open) await inScope(teacher, (db) => closeSitting(db, id));
}

async function record(
  run: Run,
  device: DeviceViewer,
  attemptId: string,
  bodies: readonly TimedBody[],
): Promise<void> {
  const events: AttemptEvent[] = bodies.map(({ body, elapsedMs }, sequence) => ({
    id: newId(),
    attemptId,
    sequence,
    version: EVENT_VERSION,
    deviceTimeMs: now().getTime(),
    elapsedMs,
    body,
  }));
  const batch = { batchId: newId(), deviceTimeMs: now().getTime(), events };
  const result = await inScope(device, (db) => ingestBatch(db, batch));
  if (!result.ok) throw new Error(`the demonstration's events were refused: ${result.problem}`);
  const refused = result.verdicts.find(({ verdict }) => verdict !== 'stored');
  if (refused)
    throw new Error(`the demonstration's event was ${refused.verdict}: ${refused.reason}`);
  await run.score({ municipalityId: run.municipalityId, attemptId });
}
