/** The voices of a municipality: begun with the speaker's agreement, used, withdrawn. */
import { requireId, requireMunicipality, type ScopedDb } from '~/access/in-scope.server';
import { decideForMunicipality } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { countProgress, type VoiceFacts } from '~/instruments/voice-facts';
import { getVoiceBattery, listBatteryMedia, nameBundles } from '~/instruments/voice-media';
import { listVoicePrompts } from '~/instruments/voice-prompts';
import { publishVoice } from '~/instruments/voice-publish.server';
import { dayInZone } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import { forbidden, notFound } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';

type Db = ScopedDb<StaffViewer>;

/** A voice of the viewer's municipality. @throws 403 or 404. */
export async function requireVoice(db: Db, voiceId: string | undefined) {
  requireMunicipality(db, 'voice.record');
  const { municipalityId } = db;
  const voice = await db.transaction.voice.findUnique({
    where: { municipalityId_id: { municipalityId, id: requireId(voiceId) } },
    include: { clips: { orderBy: { createdAt: 'asc' } } },
  });
  if (!voice) throw notFound();
  return voice;
}
type Voice = Awaited<ReturnType<typeof requireVoice>>;

/** A voice that may be recorded and used: its speaker has agreed and not withdrawn. @throws 404. */
export async function requireLivingVoice(db: Db, voiceId: string | undefined): Promise<Voice> {
  const voice = await requireVoice(db, voiceId);
  if (voice.withdrawnAt || !voice.agreedAt) throw notFound();
  return voice;
}

export function describeVoice(db: Db, voice: Voice): VoiceFacts {
  const { timeZone, staffMemberId } = db.viewer;
  const battery = getVoiceBattery();
  const prompts = listVoicePrompts(listBatteryMedia(battery.id));
  const clips = voice.clips.filter(({ batteryId }) => batteryId === battery.id);
  return {
    voiceId: voice.id,
    label: voice.label,
    agreedOn: voice.agreedAt && dayInZone(voice.agreedAt, timeZone),
    withdrawnOn: voice.withdrawnAt && dayInZone(voice.withdrawnAt, timeZone),
    inUse: voice.inUse,
    begunByMe: voice.staffMemberId === staffMemberId,
    progress: countProgress(prompts, clips, nameBundles(battery)),
  };
}

/** Every voice of the municipality, the newest first. @throws 403. */
export async function listVoices(db: Db): Promise<{ mayManage: boolean; voices: VoiceFacts[] }> {
  requireMunicipality(db, 'voice.record');
  const voices = await db.transaction.voice.findMany({
    where: { municipalityId: db.municipalityId },
    include: { clips: true },
    orderBy: { createdAt: 'desc' },
  });
  const mayManage = decideForMunicipality(db.viewer.grants, 'voice.manage') === 'allowed';
  return { mayManage, voices: voices.map((voice) => describeVoice(db, voice)) };
}

/**
 * Begin a voice. @param agreedOn day of the speaker's agreement, not after today
 * @throws 403.
 */
export async function startVoice(
  db: Db,
  { label, agreedOn }: { label: string; agreedOn: string },
): Promise<{ ok: true; voiceId: string } | { ok: false; problem: 'agreement-in-future' }> {
  requireMunicipality(db, 'voice.record');
  if (agreedOn > db.viewer.today) return { ok: false, problem: 'agreement-in-future' };
  const id = newId();
  await db.transaction.voice.create({
    data: {
      id,
      municipalityId: db.municipalityId,
      label,
      // Noon, so that the day is the same in every zone of the country.
      agreedAt: new Date(`${agreedOn}T12:00:00Z`),
      staffMemberId: db.viewer.staffMemberId,
    },
  });
  return { ok: true, voiceId: id };
}

/** Let devices use this voice instead of any other. @throws 403 or 404. */
export async function putVoiceInUse(db: Db, voiceId: string): Promise<void> {
  requireMunicipality(db, 'voice.manage');
  const voice = await requireLivingVoice(db, voiceId);
  await stopAllVoices(db);
  await db.transaction.voice.update({ where: { id: voice.id }, data: { inUse: true } });
  await publishVoice(db);
}

/** Back to the voice that ships. @throws 403 or 404. */
export async function stopUsingVoice(db: Db, voiceId: string): Promise<void> {
  requireMunicipality(db, 'voice.manage');
  await requireVoice(db, voiceId);
  await db.transaction.voice.updateMany({
    where: { municipalityId: db.municipalityId, id: voiceId },
    data: { inUse: false },
  });
  await publishVoice(db);
}

/** One voice at most is in use: two who choose at once choose one after the other. */
async function stopAllVoices(db: Db): Promise<void> {
  await db.transaction.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(${`voice-in-use:${db.municipalityId}`}, 0))`;
  await db.transaction.voice.updateMany({
    where: { municipalityId: db.municipalityId, inUse: true },
    data: { inUse: false },
  });
}

/**
 * The speaker takes the agreement back: every recording is erased at once, also from what devices
 * fetch. For who manages voices, and for who began this one. @throws 403 or 404.
 */
export async function withdrawVoice(db: Db, voiceId: string): Promise<void> {
  const voice = await requireVoice(db, voiceId);
  const isOwn = voice.staffMemberId === db.viewer.staffMemberId;
  if (!isOwn && decideForMunicipality(db.viewer.grants, 'voice.manage') !== 'allowed')
    throw forbidden();
  const { municipalityId, transaction } = db;
  await transaction.voiceClip.deleteMany({ where: { municipalityId, voiceId: voice.id } });
  await transaction.voice.update({
    where: { id: voice.id },
    data: { inUse: false, withdrawnAt: voice.withdrawnAt ?? now() },
  });
  await eraseUnusedSounds(
    db,
    voice.clips.map(({ soundHash }) => soundHash),
  );
  await publishVoice(db);
}

/** Erase those of the sounds that no clip names any more. */
export async function eraseUnusedSounds(db: Db, hashes: readonly string[]): Promise<void> {
  const { municipalityId, transaction } = db;
  const kept = await transaction.voiceClip.findMany({
    where: { municipalityId, soundHash: { in: [...hashes] } },
    select: { soundHash: true },
  });
  const keptHashes = new Set(kept.map(({ soundHash }) => soundHash));
  await transaction.soundFile.deleteMany({
    where: { municipalityId, hash: { in: hashes.filter((hash) => !keptHashes.has(hash)) } },
  });
}
