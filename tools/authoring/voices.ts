/**
 * Makes the placeholder clips and packs one bundle per task: `npx tsx tools/authoring/voices.ts`.
 * A bundle is the MP3 clips one after another in one file, named by its content; the manifest says
 * where each clip lies.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MediaManifest } from '~/instruments/media';
import { LETTER_SOUNDS, letterClipName } from './letter-sounds';
import { type Clip, speakSound, speakText } from './placeholder-voice';
import { PROMPTS } from './prompts';

const MEDIA_FOLDER = 'public/media';
const MANIFEST_FILE = 'app/instruments/batteries/grund-1/media.json';
const REPORT_FILE = 'app/instruments/batteries/grund-1/sound-report.md';
const VOICE = 'synthetic-sv-1';
const MAX_BUNDLE_BYTES = 500_000;
/** Kilobits per second; the common bundle holds many sentences and takes the lower. */
const BITRATES: Record<string, number> = { common: 32 };
const DEFAULT_BITRATE = 48;

const soundByClip = new Map(
  Object.entries(LETTER_SOUNDS).map(([letter, sound]) => [letterClipName(letter), sound]),
);

function makeClips(bundle: string, folder: string): Map<string, Clip> {
  const bitrate = BITRATES[bundle] ?? DEFAULT_BITRATE;
  return new Map(
    Object.entries(PROMPTS[bundle]!).map(([name, text]) => {
      const sound = soundByClip.get(name);
      const clip = sound
        ? speakSound(sound, name, folder, bitrate)
        : speakText(text, name, folder, bitrate);
      return [name, clip];
    }),
  );
}

/** Refuses a clip that is silent, far from the common level, or of an unlikely length. */
function listClipProblems(name: string, clip: Clip): string[] {
  const sound = soundByClip.get(name);
  const [shortest, longest] = sound
    ? [sound.targetMs * 0.7, sound.targetMs * 1.4 + 150]
    : [400, 16_000];
  const problems: string[] = [];
  if (!(clip.rmsDb > -27 && clip.rmsDb < -17)) problems.push(`${name}: level ${clip.rmsDb} dB`);
  if (clip.durationMs < shortest || clip.durationMs > longest)
    problems.push(`${name}: ${clip.durationMs} ms`);
  return problems;
}

function packBundle(bundle: string, clips: Map<string, Clip>): MediaManifest {
  const bytes = Buffer.concat([...clips.values()].map((clip) => clip.mp3));
  if (bytes.length > MAX_BUNDLE_BYTES)
    throw new Error(`Bundle ${bundle} is ${bytes.length} bytes, over ${MAX_BUNDLE_BYTES}`);
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
  const file = `${bundle}.${hash}.bin`;
  writeFileSync(join(MEDIA_FOLDER, file), bytes);
  const manifest: MediaManifest = { voice: VOICE, file, clips: {} };
  let offset = 0;
  for (const [name, clip] of clips) {
    const { durationMs, mp3 } = clip;
    const text = PROMPTS[bundle]![name]!;
    manifest.clips[name] = { offset, length: mp3.length, durationMs, text, synthetic: true };
    offset += mp3.length;
  }
  return manifest;
}

/** Old bundles go when the new ones are all there. */
function removeOtherBundles(kept: ReadonlySet<string>): void {
  for (const file of readdirSync(MEDIA_FOLDER))
    if (/^[a-z-]+\.[0-9a-f]{8}\.bin$/.test(file) && !kept.has(file))
      rmSync(join(MEDIA_FOLDER, file));
}

mkdirSync(MEDIA_FOLDER, { recursive: true });
const manifests: Record<string, MediaManifest> = {};
const report = [
  '# Placeholder clips of grund-1',
  '',
  'Synthetic, not fit for real screening. Level is RMS in dB below full scale.',
  '',
  '| bundle | clip | ms | level | bytes |',
  '|---|---|---:|---:|---:|',
];
for (const bundle of Object.keys(PROMPTS)) {
  const folder = mkdtempSync(join(tmpdir(), 'clips-'));
  const clips = makeClips(bundle, folder);
  rmSync(folder, { recursive: true });
  const problems = [...clips].flatMap(([name, clip]) => listClipProblems(name, clip));
  if (problems.length > 0) throw new Error(`${bundle}: ${problems.join('; ')}`);
  manifests[bundle] = packBundle(bundle, clips);
  for (const [name, clip] of clips)
    report.push(
      `| ${bundle} | ${name} | ${clip.durationMs} | ${clip.rmsDb.toFixed(1)} | ${clip.mp3.length} |`,
    );
}
writeFileSync(MANIFEST_FILE, `${JSON.stringify(manifests, null, 2)}\n`);
writeFileSync(REPORT_FILE, `${report.join('\n')}\n`);
removeOtherBundles(new Set(Object.values(manifests).map((manifest) => manifest.file)));
