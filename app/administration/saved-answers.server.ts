/**
 * Answers that came as a file instead of over the network: opened, judged to be a device's own, and
 * taken in by the same rules. What has come already by the other way counts once.
 */
import { audit, inScope, requireId, type ScopedDb } from '~/access/in-scope.server';
import { decideForClass, mayAnywhere } from '~/access/roles';
import { makeDeviceViewer, type StaffViewer } from '~/access/viewer.server';
import { now } from '~/platform/clock.server';
import { forbidden } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';
import { isShallowJson } from './canonical-json';
import { MAX_BATCH_EVENTS } from './device-protocol';
import type { DevicePublicKey } from './device-signature';
import { type IngestResult, ingestBatch } from './ingest.server';
import type { SavedAnswersOutcome, SavedAnswersProblem } from './saved-answers';
import {
  type FilePublicKey,
  MAX_FILE_BYTES,
  type OpenedFile,
  openFile,
  readContent,
  readFile,
  type SavedContent,
} from './saved-file';
import { findFilePrivateKey } from './saved-file-key.server';

/** No event of the protocol nests deeper. */
const DEEPEST = 16;

/** Who may hand in a file: whoever leads rounds, and the administrator. @throws 403. */
export async function requireSavedAnswers(db: ScopedDb<StaffViewer>): Promise<void> {
  const { grants } = db.viewer;
  if (!mayAnywhere(grants, 'class.run-round') && !mayAnywhere(grants, 'roster.manage')) {
    throw forbidden();
  }
}

/** The device of the municipality that a file comes from, when the viewer may hand in for its class. */
export async function findSavedDevice(db: ScopedDb<StaffViewer>, deviceId: string) {
  const device = await db.transaction.device.findFirst({
    where: { id: requireId(deviceId), municipalityId: db.municipalityId },
    include: { sitting: { include: { round: { include: { schoolClass: true } } } } },
  });
  if (!device) return null;
  const { schoolClass } = device.sitting.round;
  const target = { classId: schoolClass.id, schoolId: schoolClass.schoolId };
  const isReached = (['class.run-round', 'roster.manage'] as const).some(
    (action) => decideForClass(db.viewer.grants, action, target) === 'allowed',
  );
  if (!isReached) return null;
  const { id, roundId, kind, number, publicKey, clockOffsetMs } = device;
  return {
    viewer: makeDeviceViewer({
      deviceId: id,
      municipalityId: db.municipalityId,
      deviceKind: kind === 'marker' ? 'marker' : 'pupil',
      roundId,
    }),
    number,
    publicKey: publicKey as DevicePublicKey,
    clockOffsetMs,
    className: schoolClass.name,
  };
}
type SavedDevice = NonNullable<Awaited<ReturnType<typeof findSavedDevice>>>;

/**
 * Take in a file. Nothing is stored unless it is whole, unchanged, for this server, and made by a
 * device of a class that the viewer may hand in for. @throws 403 for who may hand in none.
 */
export async function receiveSavedAnswers(
  viewer: StaffViewer,
  bytes: Uint8Array,
): Promise<SavedAnswersOutcome> {
  await inScope(viewer, requireSavedAnswers);
  if (bytes.length > MAX_FILE_BYTES) return { ok: false, problem: 'too-large' };
  const read = readFile(new TextDecoder().decode(bytes));
  if (!read.ok) return read;
  const { keyId } = read.file;
  const key = await findFilePrivateKey(keyId);
  if (!key) return { ok: false, problem: 'other-server' };
  const opened = await openFile(read.file, key);
  if (!opened) return { ok: false, problem: 'changed' };
  const device = await inScope(viewer, (db) => findSavedDevice(db, opened.deviceId));
  if (!device) return { ok: false, problem: 'not-yours' };
  const content = await readSigned(keyId, opened, device.publicKey);
  if (!content) return { ok: false, problem: 'changed' };
  return takeIn(viewer, device, content);
}

async function readSigned(
  keyId: string,
  opened: OpenedFile,
  publicKey: FilePublicKey,
): Promise<SavedContent | null> {
  if (!isShallowJson(opened.content, DEEPEST)) return null;
  return readContent(keyId, opened, publicKey);
}

/** The device's clock at this moment, as far as it is known: what the age of an event is counted from. */
function readDeviceTimeMs(device: SavedDevice, content: SavedContent): number {
  if (device.clockOffsetMs === null) return content.deviceTimeMs;
  return now().getTime() - device.clockOffsetMs;
}

async function takeIn(
  viewer: StaffViewer,
  device: SavedDevice,
  { events, ...content }: SavedContent,
): Promise<SavedAnswersOutcome> {
  const counts = { stored: 0, duplicate: 0, quarantined: 0 };
  const deviceTimeMs = readDeviceTimeMs(device, { events, ...content });
  for (let at = 0; at < events.length; at += MAX_BATCH_EVENTS) {
    const part = events.slice(at, at + MAX_BATCH_EVENTS);
    const batch = { batchId: newId(), deviceTimeMs, events: part };
    const result: IngestResult = await inScope(device.viewer, (db) => ingestBatch(db, batch));
    if (!result.ok) return { ok: false, problem: 'not-admitted' satisfies SavedAnswersProblem };
    for (const { verdict } of result.verdicts) counts[verdict] += 1;
  }
  const { deviceId } = device.viewer;
  await inScope(viewer, (db) => audit(db, 'saved-answers.received', [], { deviceId, ...counts }));
  const { className, number } = device;
  return { ok: true, className, deviceNumber: number, made: events.length, ...counts };
}
