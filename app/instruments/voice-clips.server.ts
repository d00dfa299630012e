/** The recordings of a voice: kept, approved, removed. */
import type { ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { encodeVoice } from '~/instruments/voice-encoder.server';
import type { ClipFacts, PromptFacts, VoiceFacts } from '~/instruments/voice-facts';
import { levelVoice, listVoiceFaults, measureVoice } from '~/instruments/voice-level';
import { getVoiceBattery, listBatteryMedia } from '~/instruments/voice-media';
import { voiceFile } from '~/instruments/voice-overlay';
import type { RecordingProblem } from '~/instruments/voice-problems';
import { chooseBitrate, listVoicePrompts, promptKey } from '~/instruments/voice-prompts';
import { CLIP_TYPE, keepSound, publishVoice } from '~/instruments/voice-publish.server';
import {
  describeVoice,
  eraseUnusedSounds,
  requireLivingVoice,
  requireVoice,
} from '~/instruments/voice-store.server';
import { readWave } from '~/instruments/wave';
import { now } from '~/platform/clock.server';
import { badRequest, notFound } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';

type Db = ScopedDb<StaffViewer>;
export type ClipName = { bundleId: string; clipName: string };
type Sound = {
  bytes: Uint8Array<ArrayBuffer>;
  durationMs: number;
  levelDb: number;
  peakDb: number;
};

/** A prompt of the battery that voices are recorded for. @throws 400 for one that is not there. */
function requirePrompt({ bundleId, clipName }: ClipName) {
  const batteryId = getVoiceBattery().id;
  const media = listBatteryMedia(batteryId);
  const manifest = Object.hasOwn(media, bundleId) ? media[bundleId] : undefined;
  if (!manifest || !Object.hasOwn(manifest.clips, clipName)) throw badRequest();
  return { batteryId, bundleId, clipName, manifest };
}

/**
 * A recording made ready for devices: checked, brought to the common loudness, encoded. Reads and
 * writes nothing.
 * @throws 400 for a prompt that is not there.
 */
export async function prepareRecording(
  name: ClipName,
  wave: Uint8Array,
): Promise<{ ok: true; sound: Sound } | { ok: false; problem: RecordingProblem }> {
  const { manifest } = requirePrompt(name);
  const read = readWave(wave);
  if (!read.ok) return read;
  const [fault] = listVoiceFaults(read.samples);
  if (fault) return { ok: false, problem: fault };
  const samples = levelVoice(read.samples);
  const { durationMs, levelDb, peakDb } = measureVoice(samples);
  const bytes = await encodeVoice(samples, chooseBitrate(manifest));
  return { ok: true, sound: { bytes, durationMs, levelDb, peakDb } };
}

/** Keep a recording instead of an earlier one of the prompt; it waits to be approved. @throws 403 or 404. */
export async function recordClip(
  db: Db,
  voiceId: string | undefined,
  name: ClipName,
  sound: Sound,
): Promise<void> {
  const voice = await requireLivingVoice(db, voiceId);
  const { batteryId, bundleId, clipName } = requirePrompt(name);
  const { municipalityId, transaction } = db;
  const key = { municipalityId, voiceId: voice.id, batteryId, bundleId, clipName };
  const earlier = await transaction.voiceClip.findFirst({ where: key });
  const { bytes, ...measures } = sound;
  const soundHash = await keepSound(db, CLIP_TYPE, bytes);
  const fresh = { ...measures, soundHash, state: 'encoded', approvedById: null, approvedAt: null };
  await transaction.voiceClip.upsert({
    where: { municipalityId_voiceId_batteryId_bundleId_clipName: key },
    create: { id: newId(), ...key, ...fresh },
    update: { ...fresh, createdAt: now() },
  });
  if (earlier) await eraseUnusedSounds(db, [earlier.soundHash]);
  if (voice.inUse && earlier?.state === 'approved') await publishVoice(db);
}

async function requireClip(db: Db, voiceId: string | undefined, name: ClipName) {
  const voice = await requireLivingVoice(db, voiceId);
  const { batteryId, bundleId, clipName } = requirePrompt(name);
  const clip = voice.clips.find(
    (one) => one.batteryId === batteryId && one.bundleId === bundleId && one.clipName === clipName,
  );
  if (!clip) throw notFound();
  return { voice, clip };
}

/** A colleague has listened and approves; who and when is kept. @throws 403 or 404. */
export async function approveClip(
  db: Db,
  voiceId: string | undefined,
  name: ClipName,
): Promise<void> {
  const { voice, clip } = await requireClip(db, voiceId, name);
  if (clip.state === 'approved') return;
  await db.transaction.voiceClip.update({
    where: { id: clip.id },
    data: { state: 'approved', approvedById: db.viewer.staffMemberId, approvedAt: now() },
  });
  if (voice.inUse) await publishVoice(db);
}

/** Erase a recording; devices hear the shipped clip again. @throws 403 or 404. */
export async function removeClip(
  db: Db,
  voiceId: string | undefined,
  name: ClipName,
): Promise<void> {
  const { voice, clip } = await requireClip(db, voiceId, name);
  await db.transaction.voiceClip.delete({ where: { id: clip.id } });
  await eraseUnusedSounds(db, [clip.soundHash]);
  if (voice.inUse) await publishVoice(db);
}

/** A voice with every prompt and what has been recorded for it. @throws 403 or 404. */
export async function getVoice(
  db: Db,
  voiceId: string | undefined,
): Promise<{ voice: VoiceFacts; prompts: PromptFacts[] }> {
  const voice = await requireVoice(db, voiceId);
  const batteryId = getVoiceBattery().id;
  const own = voice.clips.filter((clip) => clip.batteryId === batteryId);
  const names = await nameApprovers(db, own);
  const clips = new Map(
    own.map((clip): [string, ClipFacts] => [
      promptKey(clip),
      {
        state: clip.state === 'approved' ? 'approved' : 'encoded',
        soundUrl: `/media/${voiceFile(db.municipalityId, clip.soundHash)}`,
        durationMs: clip.durationMs,
        approvedBy: clip.approvedById && (names.get(clip.approvedById) ?? null),
      },
    ]),
  );
  const prompts = listVoicePrompts(listBatteryMedia(batteryId)).map((prompt) => ({
    ...prompt,
    clip: clips.get(promptKey(prompt)) ?? null,
  }));
  return { voice: describeVoice(db, voice), prompts };
}

async function nameApprovers(db: Db, clips: readonly { approvedById: string | null }[]) {
  const ids = [...new Set(clips.flatMap(({ approvedById }) => approvedById ?? []))];
  const staff = await db.transaction.staffMember.findMany({
    where: { municipalityId: db.municipalityId, id: { in: ids } },
    select: { id: true, givenName: true, familyName: true },
  });
  return new Map(staff.map(({ id, givenName, familyName }) => [id, `${givenName} ${familyName}`]));
}
