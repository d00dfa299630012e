/**
 * A voice as one file, to keep or to give to another municipality. Without a name of anyone.
 *
 * The format, version 1: eight bytes `LASFYRV1` · four bytes, the length of the description
 * (unsigned, little end first) · the description, JSON in UTF-8 · the sounds one after another in
 * the order of the description, without anything between or after them.
 */
import * as z from 'zod';
import { countClipMs } from '~/instruments/voice-frames';

const MAGIC = 'LASFYRV1';
const HEAD_BYTES = MAGIC.length + 4;
export const MOST_PACKAGE_BYTES = 60 * 1024 * 1024;
const MOST_DESCRIPTION_BYTES = 2 * 1024 * 1024;
/** An encoder's delay and padding are at most five frames of 24 ms. */
const ENCODER_MS = 120;

const name = z.string().regex(/^[a-z0-9-]{1,80}$/);
const packagedClip = z.strictObject({
  bundleId: name,
  clipName: name,
  /** What was to be said, so that a changed prompt does not get an old recording. */
  text: z.string().min(1).max(2_000),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  length: z.int().min(1).max(2_000_000),
  durationMs: z.int().min(1).max(60_000),
  levelDb: z.number().min(-96).max(0),
  peakDb: z.number().min(-96).max(0),
  approved: z.boolean(),
});
export type PackagedClip = z.output<typeof packagedClip>;

const description = z.strictObject({
  format: z.literal('lasfyr-voice'),
  version: z.literal(1),
  batteryId: name,
  /** Day on which the speaker agreed, as recorded where the voice was made. */
  agreedOn: z.iso.date(),
  clips: z.array(packagedClip).min(1).max(5_000),
});

export type PackageContent = {
  batteryId: string;
  agreedOn: string;
  clips: { clip: PackagedClip; bytes: Uint8Array }[];
};
export type PackageProblem =
  | 'not-a-package'
  | 'too-large'
  | 'cut-off'
  | 'bad-description'
  | 'changed-sound'
  | 'bad-sound'
  | 'clip-twice';
type Read = { ok: true; content: PackageContent } | { ok: false; problem: PackageProblem };

/** The file of a voice. @param clips with lengths and hashes that hold */
export function writeVoicePackage({
  batteryId,
  agreedOn,
  clips,
}: PackageContent): Uint8Array<ArrayBuffer> {
  const head = { format: 'lasfyr-voice', version: 1, batteryId, agreedOn };
  const text = JSON.stringify({ ...head, clips: clips.map(({ clip }) => clip) });
  const json = new TextEncoder().encode(text);
  const soundBytes = clips.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const file = new Uint8Array(HEAD_BYTES + json.length + soundBytes);
  file.set(new TextEncoder().encode(MAGIC));
  new DataView(file.buffer).setUint32(MAGIC.length, json.length, true);
  file.set(json, HEAD_BYTES);
  let at = HEAD_BYTES + json.length;
  for (const { bytes } of clips) {
    file.set(bytes, at);
    at += bytes.length;
  }
  return file;
}

function readDescription(file: Uint8Array, length: number) {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(
      file.subarray(HEAD_BYTES, HEAD_BYTES + length),
    );
    return description.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

const refuse = (problem: PackageProblem): Read => ({ ok: false, problem });

/** What is wrong with one sound; null when nothing is. */
function findSoundProblem(
  clip: PackagedClip,
  bytes: Uint8Array,
  sha256Hex: (bytes: Uint8Array) => string,
): PackageProblem | null {
  if (sha256Hex(bytes) !== clip.sha256) return 'changed-sound';
  const soundMs = countClipMs(bytes);
  if (soundMs === null || soundMs < clip.durationMs || soundMs > clip.durationMs + ENCODER_MS)
    return 'bad-sound';
  return null;
}

/**
 * The voice in a file, or why it is none: everything is held against the bytes before anything
 * is handed out. Never throws.
 * @param sha256Hex hash of bytes, in hex
 */
export function readVoicePackage(file: Uint8Array, sha256Hex: (bytes: Uint8Array) => string): Read {
  if (file.length > MOST_PACKAGE_BYTES) return refuse('too-large');
  if (file.length < HEAD_BYTES) return refuse('not-a-package');
  if (String.fromCharCode(...file.subarray(0, MAGIC.length)) !== MAGIC)
    return refuse('not-a-package');
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const descriptionBytes = view.getUint32(MAGIC.length, true);
  if (descriptionBytes > MOST_DESCRIPTION_BYTES) return refuse('bad-description');
  if (HEAD_BYTES + descriptionBytes > file.length) return refuse('cut-off');
  const described = readDescription(file, descriptionBytes);
  if (!described) return refuse('bad-description');
  const names = described.clips.map(({ bundleId, clipName }) => `${bundleId}/${clipName}`);
  if (new Set(names).size < names.length) return refuse('clip-twice');
  const clips: PackageContent['clips'] = [];
  let at = HEAD_BYTES + descriptionBytes;
  const total = described.clips.reduce((sum, { length }) => sum + length, at);
  if (total !== file.length) return refuse('cut-off');
  for (const clip of described.clips) {
    const bytes = file.slice(at, at + clip.length);
    const problem = findSoundProblem(clip, bytes, sha256Hex);
    if (problem) return refuse(problem);
    clips.push({ clip, bytes });
    at += clip.length;
  }
  return { ok: true, content: { ...described, clips } };
}
