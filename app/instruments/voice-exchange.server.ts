/** A voice as a file: taken out, and read in as a voice of its own. */
import { requireMunicipality, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { getVoiceBattery, listBatteryMedia } from '~/instruments/voice-media';
import {
  type PackagedClip,
  readVoicePackage,
  writeVoicePackage,
} from '~/instruments/voice-package';
import type { ImportProblem } from '~/instruments/voice-problems';
import { CLIP_TYPE, sha256Hex } from '~/instruments/voice-publish.server';
import { requireLivingVoice, startVoice } from '~/instruments/voice-store.server';
import { dayInZone } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import { notFound } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';

type Db = ScopedDb<StaffViewer>;

/** The file of a voice, without the name of anyone. @throws 403, or 404 also when nothing is recorded. */
export async function exportVoice(
  db: Db,
  voiceId: string | undefined,
): Promise<Uint8Array<ArrayBuffer>> {
  requireMunicipality(db, 'voice.manage');
  const voice = await requireLivingVoice(db, voiceId);
  const batteryId = getVoiceBattery().id;
  const media = listBatteryMedia(batteryId);
  const own = voice.clips.filter((clip) => clip.batteryId === batteryId);
  const files = await db.transaction.soundFile.findMany({
    where: {
      municipalityId: db.municipalityId,
      hash: { in: own.map(({ soundHash }) => soundHash) },
    },
  });
  const bytesByHash = new Map(files.map(({ hash, bytes }) => [hash, bytes]));
  const clips = own.flatMap(({ bundleId, clipName, soundHash, state, ...rest }) => {
    const bytes = bytesByHash.get(soundHash);
    const text = media[bundleId]?.clips[clipName]?.text;
    if (!bytes || text === undefined) return [];
    const { durationMs, levelDb, peakDb } = rest;
    const measures = { length: bytes.length, durationMs, levelDb, peakDb };
    const approved = state === 'approved';
    return [
      { clip: { bundleId, clipName, text, sha256: soundHash, ...measures, approved }, bytes },
    ];
  });
  if (clips.length === 0 || !voice.agreedAt) throw notFound();
  const agreedOn = dayInZone(voice.agreedAt, db.viewer.timeZone);
  return writeVoicePackage({ batteryId, agreedOn, clips });
}

/** What keeps a package from being read in here; null when nothing does. */
function findMismatch(batteryId: string, clips: readonly { clip: PackagedClip }[]) {
  if (batteryId !== getVoiceBattery().id) return 'other-battery';
  const media = listBatteryMedia(batteryId);
  const isOurs = ({ clip: { bundleId, clipName, text } }: { clip: PackagedClip }) =>
    Object.hasOwn(media, bundleId) &&
    Object.hasOwn(media[bundleId]!.clips, clipName) &&
    media[bundleId]!.clips[clipName]!.text === text;
  return clips.every(isOurs) ? null : 'other-prompt';
}

/**
 * Read a voice in as a new one of this municipality. The whole file is checked before anything is
 * written. Who reads it in stands as approver of what was approved where it was made.
 * @throws 403.
 */
export async function importVoice(
  db: Db,
  label: string,
  file: Uint8Array,
): Promise<{ ok: true; voiceId: string } | { ok: false; problem: ImportProblem }> {
  requireMunicipality(db, 'voice.manage');
  const read = readVoicePackage(file, sha256Hex);
  if (!read.ok) return read;
  const { batteryId, agreedOn, clips } = read.content;
  const mismatch = findMismatch(batteryId, clips);
  if (mismatch) return { ok: false, problem: mismatch };
  const started = await startVoice(db, { label, agreedOn });
  if (!started.ok) return started;
  const { municipalityId, transaction, viewer } = db;
  const { voiceId } = started;
  await transaction.soundFile.createMany({
    data: clips.map(({ clip, bytes }) => ({
      municipalityId,
      hash: clip.sha256,
      mimeType: CLIP_TYPE,
      bytes: new Uint8Array(bytes),
    })),
    skipDuplicates: true,
  });
  const at = now();
  await transaction.voiceClip.createMany({
    data: clips.map(({ clip }) => ({
      id: newId(),
      municipalityId,
      voiceId,
      batteryId,
      bundleId: clip.bundleId,
      clipName: clip.clipName,
      soundHash: clip.sha256,
      durationMs: clip.durationMs,
      levelDb: clip.levelDb,
      peakDb: clip.peakDb,
      state: clip.approved ? 'approved' : 'encoded',
      approvedById: clip.approved ? viewer.staffMemberId : null,
      approvedAt: clip.approved ? at : null,
    })),
  });
  return { ok: true, voiceId };
}
