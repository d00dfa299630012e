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
import { recordHeartbeat } from '~/administration/heartbeat.server';
import { ingestBatch } from '~/administration/ingest.server';
import { createMarkerCode } from '~/administration/marking.server';
import { listOneToOne } from '~/administration/one-to-one-store.server';
import { pair } from '~/administration/pairing.server';
import { closeSitting, openSitting } from '~/administration/round-store.server';
import { takeSign } from '~/administration/sign.server';
import { admitDevices } from '~/administration/sitting-devices.server';
import {
  anyFormIdSchema,
  type Battery,
  type FormId,
  getTask,
  isMarkedTask,
  isPupilTask,
  type WindowKind,
} from '~/instruments/battery';
import { now } from '~/platform/clock.server';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import { inventKnowledge, inventReader, type SimulatedReader } from './class-knowledge';
import type { MadeClass } from './municipality.server';
import { makeRandom, type Random } from './seeded-random';
import { type Knowledge, playChoiceTask, playGridTask } from './simulated-pupil';

const ADDRESS = 'demonstration';
/** One of so many pupils is ill on the day; one in so many readings is left for later. */
const ABSENT_EVERY = 11;
const UNREAD_EVERY = 3;

type Run = {
  municipalityId: string;
  /** The day of the round. */
  today: string;
  made: MadeClass;
  battery: Battery;
  windowKind: WindowKind;
  readers: ReadonlyMap<string, SimulatedReader>;
  random: Random;
  /** Runs the job that ingest has asked for. */
  score: (payload: { municipalityId: string; attemptId: string }) => Promise<void>;
};

/** The readers of a class, by membership: the same in every window. */
export function inventReaders(made: MadeClass, seed: number): Map<string, SimulatedReader> {
  const random = makeRandom(seed);
  return new Map(made.memberships.map(({ membershipId }) => [membershipId, inventReader(random)]));
}

/** Screen one class in a window: the lesson, then the one-to-one readings that the policy asks for. */
export async function runClass(options: Omit<Run, 'random'>, seed: number): Promise<void> {
  const run: Run = { ...options, random: makeRandom(seed) };
  const teacher = teacherViewer(run);
  const lesson = await inScope(teacher, (db) => openSitting(db, run.made.classId, 'lesson'));
  if (!lesson.ok) throw new Error(`the demonstration's round was refused: ${lesson.problem}`);
  const knowledge = new Map<string, Knowledge>();
  for (const [index, { membershipId }] of run.made.memberships.entries()) {
    const reader = run.readers.get(membershipId);
    if (!reader) continue;
    const known = inventKnowledge(reader, run.windowKind, run.random);
    knowledge.set(membershipId, known);
    if (index % ABSENT_EVERY === ABSENT_EVERY - 1) continue;
    await playLesson(run, teacher, lesson, membershipId, known);
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
  known: Knowledge,
): Promise<void> {
  const device = await pairDevice(run, lesson.code, lesson.roundId);
  await inScope(teacher, (db) => admitDevices(db, lesson.sittingId, [device.deviceId]));
  await inScope(device, (db) => takeSign(db, membershipId));
  let latestId: string | null = null;
  for (const [index, { taskId, formId }] of (await listTasks(device, membershipId)).entries()) {
    const task = getTask(run.battery, taskId);
    if (!isPupilTask(task)) continue;
    const attemptId = newId();
    const started = startedBody(run, lesson.roundId, membershipId, taskId, formId, 'pupil');
    const plan = { attemptId, started, task, formId, soundCheck: index === 0 };
    await record(device, attemptId, playChoiceTask(plan, known, run.random));
    latestId = attemptId;
  }
  await inScope(device, (db) => takeSign(db, null));
  await score(run, latestId);
}

/** What the device hears that its pupil has left to do. */
async function listTasks(device: DeviceViewer, membershipId: string) {
  const beat = { presence: null, deviceTimeMs: now().getTime() };
  const heard = await inScope(device, (db) => recordHeartbeat(db, beat));
  const own = heard.pupils.find((pupil) => pupil.membershipId === membershipId);
  return (own?.tasks ?? []).map(({ taskId, formId }) => ({
    taskId,
    formId: anyFormIdSchema.parse(formId),
  }));
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
  const form = run.battery.windows[run.windowKind]?.form;
  for (const [index, { membershipId, taskId }] of asked.entries()) {
    const pupil = knowledge.get(membershipId);
    const task = getTask(run.battery, taskId);
    if (index % UNREAD_EVERY === UNREAD_EVERY - 1 || !pupil || !form) continue;
    if (!isMarkedTask(task)) continue;
    const made = await inScope(teacher, (db) =>
      createMarkerCode(db, run.made.classId, membershipId),
    );
    if (!made.ok) throw new Error(`the demonstration's reading was refused: ${made.problem}`);
    const device = await pairDevice(run, made.code, roundId);
    const attemptId = newId();
    const started = startedBody(run, roundId, membershipId, taskId, form, 'marker');
    const plan = { attemptId, started, task, formId: form };
    await record(device, attemptId, playGridTask(plan, pupil, run.random));
    await score(run, attemptId);
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

/** Scoring reads every attempt of the pupil in the round: once is enough for a whole lesson. */
async function score(run: Run, attemptId: string | null): Promise<void> {
  if (attemptId) await run.score({ municipalityId: run.municipalityId, attemptId });
}

async function record(
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
}
