/**
 * Makes the placeholder clips of every battery and packs one bundle per task:
 * `npx tsx tools/authoring/voices.ts`.
 * A bundle is the MP3 clips one after another in one file, named by its content; the manifest says
 * where each clip lies. The same prompts give the same file, which batteries then share.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BATTERY_SHELF } from '~/instruments/battery-shelf';
import { type MediaManifest, parseMediaManifests } from '~/instruments/media';
import { BATTERIES_FOLDER } from './battery-shelf';
import { chooseReading } from './choose-reading';
import { blendSound, LETTER_SOUNDS, letterClipName } from './letter-sounds';
import {
  type Clip,
  encode,
  speakBlend,
  speakSound,
  speakText,
  type Take,
} from './placeholder-voice';
import { SPOKEN_BATTERIES } from './prompts';
import { describeSounds, listClipProblems, type SpokenClip } from './sound-report';

const MEDIA_FOLDER = 'public/media';
const VOICE = 'synthetic-sv-1';
const MAX_BUNDLE_BYTES = 500_000;
/** Kilobits per second: the first that fits the bundle's limit is taken. */
const BITRATES = [48, 40, 32, 24] as const;

type SpokenBattery = (typeof SPOKEN_BATTERIES)[number];

const soundByClip = new Map(
  Object.entries(LETTER_SOUNDS).map(([letter, sound]) => [letterClipName(letter), sound]),
);

function speak(name: string, text: string, battery: SpokenBattery, folder: string): Take {
  const sound = soundByClip.get(name);
  if (sound) return speakSound(sound, name, folder);
  const blend = battery.blends[name];
  if (blend) return speakBlend(blend.map(blendSound), name, folder);
  return speakText(chooseReading(text).spoken, name, folder);
}

/** Every clip of a bundle, at the highest bitrate that fits. @throws when none does. */
function makeClips(
  bundle: string,
  battery: SpokenBattery,
): { clips: Map<string, Clip>; bitrate: number } {
  const folder = mkdtempSync(join(tmpdir(), 'clips-'));
  try {
    const takes = Object.entries(battery.prompts[bundle]!).map(
      ([name, text]) => [name, speak(name, text, battery, folder)] as const,
    );
    for (const bitrate of BITRATES) {
      const clips = new Map(takes.map(([name, take]) => [name, encode(take, bitrate)]));
      const bytes = [...clips.values()].reduce((sum, clip) => sum + clip.mp3.length, 0);
      if (bytes <= MAX_BUNDLE_BYTES) return { clips, bitrate };
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  throw new Error(`Bundle ${bundle} is over ${MAX_BUNDLE_BYTES} bytes at every bitrate`);
}

function describeClips(bundle: string, battery: SpokenBattery, clips: Map<string, Clip>) {
  return [...clips].map(([name, clip]): SpokenClip => {
    const text = battery.prompts[bundle]![name]!;
    const sounds = soundByClip.get(name)
      ? [soundByClip.get(name)!]
      : (battery.blends[name] ?? []).map(blendSound);
    return { ...clip, bundle, name, text, sounds, bytes: clip.mp3.length };
  });
}

function packBundle(bundle: string, battery: SpokenBattery, clips: Map<string, Clip>) {
  const bytes = Buffer.concat([...clips.values()].map((clip) => clip.mp3));
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
  const file = `${bundle}.${hash}.bin`;
  writeFileSync(join(MEDIA_FOLDER, file), bytes);
  const manifest: MediaManifest = { voice: VOICE, file, clips: {} };
  let offset = 0;
  for (const [name, clip] of clips) {
    const { durationMs, mp3 } = clip;
    const text = battery.prompts[bundle]![name]!;
    manifest.clips[name] = { offset, length: mp3.length, durationMs, text, synthetic: true };
    offset += mp3.length;
  }
  return manifest;
}

function makeBattery(battery: SpokenBattery): string[] {
  const folder = `app/instruments/batteries/${battery.batteryId}`;
  const manifests: Record<string, MediaManifest> = {};
  const spoken: SpokenClip[] = [];
  for (const bundle of Object.keys(battery.prompts)) {
    const { clips, bitrate } = makeClips(bundle, battery);
    const described = describeClips(bundle, battery, clips);
    const problems = described.flatMap(listClipProblems);
    if (problems.length > 0) throw new Error(`${bundle}: ${problems.join('; ')}`);
    manifests[bundle] = packBundle(bundle, battery, clips);
    spoken.push(...described);
    const bytes = described.reduce((sum, clip) => sum + clip.bytes, 0);
    process.stdout.write(
      `${battery.batteryId} ${bundle}: ${clips.size} clips, ${bytes} bytes, ${bitrate} kbit/s\n`,
    );
  }
  writeFileSync(`${folder}/media.json`, `${JSON.stringify(manifests, null, 2)}\n`);
  writeFileSync(`${folder}/prompts.json`, `${JSON.stringify(battery.prompts, null, 2)}\n`);
  writeFileSync(`${folder}/sound-report.md`, describeSounds(battery.batteryId, spoken));
  return Object.values(manifests).map((manifest) => manifest.file);
}

/** Old bundles go when the new ones are all there. */
function removeOtherBundles(kept: ReadonlySet<string>): void {
  for (const file of readdirSync(MEDIA_FOLDER))
    if (/^[a-z-]+\.[0-9a-f]{8}\.bin$/.test(file) && !kept.has(file))
      rmSync(join(MEDIA_FOLDER, file));
}

/** Files of every version that ships: a later version may have bundles of its own. */
function listShippedFiles(): string[] {
  return BATTERY_SHELF.flatMap(({ folder }) => {
    const file = join(BATTERIES_FOLDER, folder, 'media.json');
    const manifests = parseMediaManifests(JSON.parse(readFileSync(file, 'utf8')));
    return Object.values(manifests).map((manifest) => manifest.file);
  });
}

mkdirSync(MEDIA_FOLDER, { recursive: true });
const made = SPOKEN_BATTERIES.flatMap(makeBattery);
removeOtherBundles(new Set([...made, ...listShippedFiles()]));
