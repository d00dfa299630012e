import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COMMON_BUNDLE, SPOKEN_LINES, TASK_CLIPS } from '~/administration/spoken-lines';
import { getBattery, getMediaManifest } from '~/instruments/batteries';
import yearOnePrompts from '~/instruments/batteries/arskurs-1/prompts.json';
import basicPrompts from '~/instruments/batteries/grund-1/prompts.json';
import { FORM_IDS, isPupilTask, listFormItems, type PupilTask } from '~/instruments/battery';
import { mediaPath, parseMediaManifests } from '~/instruments/media';
import { countClipMs } from '~/instruments/voice-frames';
import { SIGNS } from '~/roster/signs';

type Prompts = Record<string, Record<string, string>>;
const PROMPTS: Record<string, Prompts> = { 'grund-1': basicPrompts, 'arskurs-1': yearOnePrompts };
const BUNDLES = Object.entries(PROMPTS).flatMap(([batteryId, prompts]) =>
  Object.keys(prompts).map((bundle) => ({ batteryId, bundle })),
);
const MOST_BUNDLE_BYTES = 500_000;
const MOST_STAGE_BYTES = 5_000_000;

const readBundle = (batteryId: string, bundle: string) =>
  readFileSync(`public${mediaPath(getMediaManifest(batteryId, bundle))}`);
const pupilTasks = (batteryId: string) => getBattery(batteryId).tasks.filter(isPupilTask);

describe.each(BUNDLES)('media bundle $bundle of $batteryId', ({ batteryId, bundle }) => {
  const manifest = getMediaManifest(batteryId, bundle);

  it('is at most 500 kB and is named by its content', () => {
    const bytes = readBundle(batteryId, bundle);
    expect(bytes.length).toBeLessThanOrEqual(MOST_BUNDLE_BYTES);
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
    expect(manifest.file).toBe(`${bundle}.${hash}.bin`);
  });

  it('is covered by its clips without gap or overlap', () => {
    let offset = 0;
    for (const clip of Object.values(manifest.clips)) {
      expect(clip.offset).toBe(offset);
      offset += clip.length;
    }
    expect(offset).toBe(readBundle(batteryId, bundle).length);
  });

  it('holds MP3 frames that last as long as each clip says', () => {
    const bytes = readBundle(batteryId, bundle);
    for (const [name, clip] of Object.entries(manifest.clips)) {
      const milliseconds = countClipMs(bytes.subarray(clip.offset, clip.offset + clip.length));
      // Encoder delay, the information frame and padding add at most five frames of 24 ms.
      expect(milliseconds, name).toBeGreaterThanOrEqual(clip.durationMs);
      expect(milliseconds, name).toBeLessThanOrEqual(clip.durationMs + 120);
    }
  });

  it('says that its voice is synthetic, with every text that a person may record instead', () => {
    expect(manifest.voice).toBe('synthetic-sv-1');
    const texts = Object.fromEntries(
      Object.entries(manifest.clips).map(([name, clip]) => {
        expect(clip.synthetic).toBe(true);
        return [name, clip.text];
      }),
    );
    expect(texts).toEqual(PROMPTS[batteryId]![bundle]);
  });
});

/** Every clip that a task's instruction, practice, items and options name. */
function listNamedClips(task: PupilTask): string[] {
  const items = [...task.practice, ...FORM_IDS.flatMap((form) => listFormItems(task, form))];
  return [
    task.instructionClip,
    task.readyClip,
    'ask-teacher',
    ...Object.values(TASK_CLIPS),
    ...items.flatMap((item) => item.clip ?? []),
    ...items.flatMap((item) =>
      'options' in item ? item.options.flatMap((option) => option.clip ?? []) : [],
    ),
  ];
}

/** Every picture that a form of a task shows, with its practice. */
function listPictures(task: PupilTask): string[] {
  const items = [...task.practice, ...FORM_IDS.flatMap((form) => listFormItems(task, form))];
  return items.flatMap((item) => {
    if (!('options' in item)) return [];
    const options = item.options.flatMap(({ picture }) => picture ?? []);
    return item.stimulusPicture ? [item.stimulusPicture, ...options] : options;
  });
}

describe.each(Object.keys(PROMPTS))('clips of %s that the program asks for', (batteryId) => {
  it('exist for every instruction, practice, item and option of every task a pupil does alone', () => {
    for (const task of pupilTasks(batteryId)) {
      const { clips } = getMediaManifest(batteryId, task.mediaBundle);
      for (const name of listNamedClips(task))
        expect(clips, `${task.id} ${name}`).toHaveProperty([name]);
    }
  });

  it('exist for every sign and every line that Lysa says, with the same words', () => {
    const { clips } = getMediaManifest(batteryId, COMMON_BUNDLE);
    for (const [name, text] of Object.entries(SPOKEN_LINES)) expect(clips[name]?.text).toBe(text);
    for (const sign of SIGNS)
      expect(clips[`sign-${sign.id}`]?.text).toBe(`Är du ${sign.definiteSv}?`);
    expect(clips['sign-fox']!.text).toBe('Är du räven?');
  });

  it('and the pictures of a whole first stage move at most 5 MB', () => {
    const { tasks, windows } = getBattery(batteryId);
    for (const plan of Object.values(windows)) {
      const stage = tasks
        .filter(isPupilTask)
        .filter(({ id }) => [...plan.wholeClass, ...(plan.secondSitting ?? [])].includes(id));
      const bundles = new Set([COMMON_BUNDLE, ...stage.map(({ mediaBundle }) => mediaBundle)]);
      const pictures = new Set(stage.flatMap(listPictures));
      const sounds = [...bundles].map((bundle) => readBundle(batteryId, bundle).length);
      const drawn = [...pictures].map((name) => statSync(`public/pictures/${name}.svg`).size);
      const bytes = [...sounds, ...drawn].reduce((sum, size) => sum + size, 0);
      expect(bytes).toBeGreaterThan(100_000);
      expect(bytes).toBeLessThanOrEqual(MOST_STAGE_BYTES);
    }
  });
});

describe('sounds to put together', () => {
  const { clips } = getMediaManifest('arskurs-1', 'blend-sounds');
  const blends = Object.entries(clips).filter(([name]) => name.startsWith('blend-'));

  it('last at least as long as the silences of 600 ms between them', () => {
    expect(blends.length).toBeGreaterThan(15);
    for (const [name, { text, durationMs }] of blends) {
      const sounds = text.split(' – ').length;
      expect(sounds, name).toBeGreaterThanOrEqual(2);
      expect(durationMs, name).toBeGreaterThan((sounds - 1) * 600);
      expect(durationMs, name).toBeLessThan((sounds - 1) * 600 + sounds * 900);
    }
  });
});

describe('a bundle or manifest that is wrong', () => {
  it('is refused by name', () => {
    expect(() => getMediaManifest('grund-1', 'nothing')).toThrow('No media bundle nothing');
    expect(() =>
      parseMediaManifests({ common: { voice: 'x', file: 'y', clips: { a: {} } } }),
    ).toThrow(/^Media manifest is not valid at common\.clips\.a/);
  });
});
