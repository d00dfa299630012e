/**
 * The sounds of a new version of a battery: the clips of the version before, and those that spare
 * items need and nobody has made, laid after them in a new bundle file.
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Battery, isPupilTask, type Task } from '~/instruments/battery';
import { listItemClips } from '~/instruments/item-content';
import type { MediaManifest } from '~/instruments/media';
import { listTaskItems } from '~/instruments/task-items';
import { chooseReading } from './choose-reading';
import { blendSound } from './letter-sounds';
import { encode, speakBlend, speakText } from './placeholder-voice';

const MEDIA_FOLDER = 'public/media';
const KILOBITS_PER_SECOND = 40;

/** What a new clip says; with `sounds` it is said sound by sound. */
export type NewPrompt = { text: string; sounds?: string[] };
/** By bundle and clip name. */
export type NewPrompts = Readonly<Record<string, Readonly<Record<string, NewPrompt>>>>;
export type Manifests = Readonly<Record<string, MediaManifest>>;

function listNeeded(task: Task): string[] {
  return listTaskItems(task).flatMap(listItemClips);
}

/** Clips and pictures that items name and nobody has; and new clips of a name that is taken. */
export function listMediaProblems(
  battery: Battery,
  media: Manifests,
  prompts: NewPrompts,
  hasPicture: (name: string) => boolean,
): string[] {
  const taken = Object.entries(prompts).flatMap(([bundle, clips]) =>
    Object.keys(clips)
      .filter((name) => media[bundle]?.clips[name] !== undefined)
      .map((name) => `${bundle}: the clip ${name} is there and is never changed`),
  );
  const missing = battery.tasks.flatMap((task) => {
    const bundle = isPupilTask(task) ? task.mediaBundle : null;
    const known = bundle ? { ...media[bundle]?.clips, ...prompts[bundle] } : {};
    return [...new Set(listNeeded(task))]
      .filter((name) => !(name in known))
      .map((name) => `${task.id}: no clip ${name}; give its words among the prompts`);
  });
  const pictures = battery.tasks.flatMap(listTaskItems).flatMap((item) => {
    const own = 'picture' in item ? [item.picture] : [];
    const stimulus = 'stimulusPicture' in item ? [item.stimulusPicture] : [];
    const options = 'options' in item ? item.options.map(({ picture }) => picture) : [];
    return [...own, ...stimulus, ...options].flatMap((name) => (name ? [name] : []));
  });
  const lost = [...new Set(pictures)].filter((name) => !hasPicture(name));
  return [...taken, ...missing, ...lost.map((name) => `no picture ${name}`)];
}

function speakPrompt({ text, sounds }: NewPrompt, name: string, folder: string) {
  if (sounds) return speakBlend(sounds.map(blendSound), name, folder);
  return speakText(chooseReading(text).spoken, name, folder);
}

/** The bundle with the new clips behind the old, under a new name. Needs espeak-ng, sox and lame. */
function extendBundle(
  bundle: string,
  manifest: MediaManifest,
  prompts: Readonly<Record<string, NewPrompt>>,
): MediaManifest {
  const folder = mkdtempSync(join(tmpdir(), 'clips-'));
  try {
    const parts = [readFileSync(join(MEDIA_FOLDER, manifest.file))];
    const clips = { ...manifest.clips };
    let offset = parts[0]!.length;
    for (const [name, prompt] of Object.entries(prompts)) {
      const { mp3, durationMs } = encode(speakPrompt(prompt, name, folder), KILOBITS_PER_SECOND);
      clips[name] = { offset, length: mp3.length, durationMs, text: prompt.text, synthetic: true };
      parts.push(mp3 as Buffer<ArrayBuffer>);
      offset += mp3.length;
    }
    const bytes = Buffer.concat(parts);
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
    const file = `${bundle}.${hash}.bin`;
    writeFileSync(join(MEDIA_FOLDER, file), bytes);
    return { ...manifest, file, clips };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Manifests of the new version. Bundles without new clips are those of the version before. */
export function makeVersionMedia(media: Manifests, prompts: NewPrompts): Manifests {
  const entries = Object.entries(media).map(([bundle, manifest]) => {
    const own = prompts[bundle];
    return [bundle, own ? extendBundle(bundle, manifest, own) : manifest] as const;
  });
  return Object.fromEntries(entries);
}
