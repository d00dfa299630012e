/**
 * A municipality's own voice over the shipped one: whole bundles in which approved recordings
 * stand instead of the shipped clips, and what has not been recorded is as it was.
 *
 * A device that knows the overlay loads the other bundle wherever the shipped file is named, so
 * nothing else has to know of voices.
 */
import * as z from 'zod/mini';
import { type MediaManifest, manifestSchema } from '~/instruments/media';

/** Instead of a shipped file, by its name: this bundle. */
const overlaySchema = z.record(z.string(), manifestSchema);
export type VoiceOverlay = z.infer<typeof overlaySchema>;

/** @throws {Error} when it is no overlay. */
export function parseVoiceOverlay(value: unknown): VoiceOverlay {
  return overlaySchema.parse(value);
}

/** Address of something recorded, under `/media/`. */
export const voiceFile = (municipalityId: string, hash: string): string =>
  `voice/${municipalityId}/${hash}`;

export type RecordedClip = { bytes: Uint8Array; durationMs: number };

/**
 * The bundle with the recorded clips in it.
 * @param shipped bytes of the shipped file
 * @param recorded by clip name; clips that the manifest does not name are left out
 */
export function overlayBundle(
  manifest: MediaManifest,
  shipped: Uint8Array,
  recorded: ReadonlyMap<string, RecordedClip>,
): { clips: MediaManifest['clips']; bytes: Uint8Array<ArrayBuffer> } {
  const clips: MediaManifest['clips'] = {};
  const parts: Uint8Array[] = [];
  let offset = 0;
  for (const [name, clip] of Object.entries(manifest.clips)) {
    const own = recorded.get(name);
    const part = own?.bytes ?? shipped.subarray(clip.offset, clip.offset + clip.length);
    clips[name] = {
      offset,
      length: part.length,
      durationMs: own?.durationMs ?? clip.durationMs,
      text: clip.text,
      synthetic: own ? false : clip.synthetic,
    };
    parts.push(part);
    offset += part.length;
  }
  const bytes = new Uint8Array(offset);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return { clips, bytes };
}
