import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COMMON_BUNDLE, SPOKEN_LINES } from '~/administration/spoken-lines';
import { getBattery, getMediaManifest } from '~/instruments/batteries';
import prompts from '~/instruments/batteries/grund-1/prompts.json';
import { FORM_IDS } from '~/instruments/battery';
import { mediaPath, parseMediaManifests } from '~/instruments/media';
import { SIGNS } from '~/roster/signs';

const BUNDLES = [COMMON_BUNDLE, 'letter-sounds', 'real-or-made-up'];
const readBundle = (bundle: string) =>
  readFileSync(`public${mediaPath(getMediaManifest('grund-1', bundle))}`);

/** Milliseconds of sound in MPEG-2 layer III frames; throws at anything that is not a frame. */
function countMilliseconds(bytes: Buffer): number {
  const bitrates = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
  let offset = 0;
  let frames = 0;
  while (offset < bytes.length) {
    if (bytes[offset] !== 0xff || (bytes[offset + 1]! & 0xf6) !== 0xf2)
      throw new Error(`No frame at ${offset}`);
    const bitrate = bitrates[bytes[offset + 2]! >> 4]! * 1000;
    const padding = (bytes[offset + 2]! >> 1) & 1;
    offset += Math.floor((72 * bitrate) / 24_000) + padding;
    frames += 1;
  }
  return (frames * 576 * 1000) / 24_000;
}

describe.each(BUNDLES)('media bundle %s', (bundle) => {
  const manifest = getMediaManifest('grund-1', bundle);

  it('is at most 500 kB and is named by its content', () => {
    const bytes = readBundle(bundle);
    expect(bytes.length).toBeLessThanOrEqual(500_000);
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
    expect(manifest.file).toBe(`${bundle}.${hash}.bin`);
  });

  it('is covered by its clips without gap or overlap', () => {
    let offset = 0;
    for (const clip of Object.values(manifest.clips)) {
      expect(clip.offset).toBe(offset);
      offset += clip.length;
    }
    expect(offset).toBe(readBundle(bundle).length);
  });

  it('holds MP3 frames that last as long as each clip says', () => {
    const bytes = readBundle(bundle);
    for (const clip of Object.values(manifest.clips)) {
      const milliseconds = countMilliseconds(
        bytes.subarray(clip.offset, clip.offset + clip.length),
      );
      // Encoder delay, the information frame and padding add at most five frames of 24 ms.
      expect(milliseconds).toBeGreaterThanOrEqual(clip.durationMs);
      expect(milliseconds).toBeLessThanOrEqual(clip.durationMs + 120);
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
    expect(texts).toEqual((prompts as Record<string, Record<string, string>>)[bundle]);
  });
});

describe('clips that the program asks for', () => {
  it('exist for every item and every step of a task', () => {
    for (const task of getBattery('grund-1').tasks) {
      if (task.kind !== 'choice') continue;
      const { clips } = getMediaManifest('grund-1', task.mediaBundle);
      const items = [...task.practice, ...FORM_IDS.flatMap((form) => task.forms[form].items)];
      const names = [
        task.instructionClip,
        task.readyClip,
        'practice-right',
        'practice-again',
        'ask-teacher',
        'ending',
        ...items.flatMap((item) => item.clip ?? []),
      ];
      for (const name of names) expect(clips, name).toHaveProperty([name]);
    }
  });

  it('exist for every sign and every line that Lysa says, with the same words', () => {
    const { clips } = getMediaManifest('grund-1', COMMON_BUNDLE);
    for (const [name, text] of Object.entries(SPOKEN_LINES)) expect(clips[name]?.text).toBe(text);
    for (const sign of SIGNS)
      expect(clips[`sign-${sign.id}`]?.text).toBe(`Är du ${sign.definiteSv}?`);
    expect(clips['sign-fox']!.text).toBe('Är du räven?');
  });

  it('are refused by name when a bundle or a manifest is wrong', () => {
    expect(() => getMediaManifest('grund-1', 'nothing')).toThrow('No media bundle nothing');
    expect(() =>
      parseMediaManifests({ common: { voice: 'x', file: 'y', clips: { a: {} } } }),
    ).toThrow(/^Media manifest is not valid at common\.clips\.a/);
  });
});
