/**
 * What devices hear of a municipality's voice: bundles and a manifest by content, made anew
 * whenever an approved clip or the voice in use changes.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { ScopedDb } from '~/access/in-scope.server';
import { listBatteries } from '~/instruments/batteries';
import type { MediaManifest } from '~/instruments/media';
import { listBatteryMedia } from '~/instruments/voice-media';
import {
  overlayBundle,
  type RecordedClip,
  type VoiceOverlay,
  voiceFile,
} from '~/instruments/voice-overlay';
import { getClient } from '~/platform/database/client.server';

const MEDIA_FOLDER = 'public/media';
export const CLIP_TYPE = 'audio/mpeg';
const BUNDLE_TYPE = 'application/vnd.lasfyr.bundle';
const MANIFEST_TYPE = 'application/vnd.lasfyr.voice+json';
const MADE_HERE = [BUNDLE_TYPE, MANIFEST_TYPE];

export const sha256Hex = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

/** Keep bytes under their hash. @returns the hash */
export async function keepSound(
  db: ScopedDb,
  mimeType: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const { municipalityId } = db;
  const hash = sha256Hex(bytes);
  await db.transaction.soundFile.upsert({
    where: { municipalityId_hash: { municipalityId, hash } },
    create: { municipalityId, hash, mimeType, bytes },
    update: {},
  });
  return hash;
}

/** Approved recordings of the voice in use, by bundle, clip and text; null when none is in use. */
async function listApproved(db: ScopedDb): Promise<Map<string, RecordedClip> | null> {
  const { municipalityId } = db;
  const voice = await db.transaction.voice.findFirst({
    where: { municipalityId, inUse: true, withdrawnAt: null, agreedAt: { not: null } },
    include: { clips: { where: { state: 'approved' } } },
  });
  if (!voice || voice.clips.length === 0) return null;
  const hashes = voice.clips.map(({ soundHash }) => soundHash);
  const files = await db.transaction.soundFile.findMany({
    where: { municipalityId, hash: { in: hashes } },
  });
  const bytesByHash = new Map(files.map(({ hash, bytes }) => [hash, bytes]));
  return new Map(
    voice.clips.flatMap(({ batteryId, bundleId, clipName, soundHash, durationMs }) => {
      const bytes = bytesByHash.get(soundHash);
      const text = listBatteryMedia(batteryId)[bundleId]?.clips[clipName]?.text;
      return bytes && text !== undefined
        ? [[nameSpoken(bundleId, clipName, text), { bytes, durationMs }] as const]
        : [];
    }),
  );
}

/** A recording fits every battery whose prompt has the same name and the same words. */
const nameSpoken = (bundleId: string, clipName: string, text: string): string =>
  `${bundleId}/${clipName}/${text}`;

function pickClips(bundleId: string, manifest: MediaManifest, approved: Map<string, RecordedClip>) {
  return new Map(
    Object.entries(manifest.clips).flatMap(([name, { text }]) => {
      const own = approved.get(nameSpoken(bundleId, name, text));
      return own ? [[name, own] as const] : [];
    }),
  );
}

async function writeBundles(db: ScopedDb, approved: Map<string, RecordedClip>): Promise<void> {
  const overlay: VoiceOverlay = {};
  for (const { id, version } of listBatteries()) {
    for (const [bundleId, manifest] of Object.entries(listBatteryMedia(id, version))) {
      const recorded = pickClips(bundleId, manifest, approved);
      if (recorded.size === 0 || overlay[manifest.file]) continue;
      const shipped = await readFile(join(resolve(MEDIA_FOLDER), manifest.file));
      const { clips, bytes } = overlayBundle(manifest, shipped, recorded);
      const hash = await keepSound(db, BUNDLE_TYPE, bytes);
      overlay[manifest.file] = {
        voice: 'municipality',
        file: voiceFile(db.municipalityId, hash),
        clips,
      };
    }
  }
  const text = JSON.stringify(overlay);
  await keepSound(db, MANIFEST_TYPE, new TextEncoder().encode(text));
}

/** Make what devices hear agree with the voice in use. Call after any change of it. */
export async function publishVoice(db: ScopedDb): Promise<void> {
  const { municipalityId, transaction } = db;
  // Two changes at once would each leave a manifest.
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`voice ${municipalityId}`}))`;
  await transaction.soundFile.deleteMany({
    where: { municipalityId, mimeType: { in: MADE_HERE } },
  });
  const approved = await listApproved(db);
  if (approved) await writeBundles(db, approved);
}

/** The manifest of the voice that devices use, or null. */
export async function findPublishedVoice(db: ScopedDb): Promise<{ manifest: string } | null> {
  const { municipalityId } = db;
  const found = await db.transaction.soundFile.findFirst({
    where: { municipalityId, mimeType: MANIFEST_TYPE },
    select: { hash: true },
  });
  return found ? { manifest: voiceFile(municipalityId, found.hash) } : null;
}

/**
 * A sound or manifest by its hash, for anyone who knows the hash: recordings of adults who have
 * agreed, and nothing about a pupil. Null when there is none.
 */
export async function readPublicSound(
  municipalityId: string,
  hash: string,
): Promise<{ mimeType: string; bytes: Uint8Array<ArrayBuffer> } | null> {
  return getClient().soundFile.findUnique({
    where: { municipalityId_hash: { municipalityId, hash } },
    select: { mimeType: true, bytes: true },
  });
}
