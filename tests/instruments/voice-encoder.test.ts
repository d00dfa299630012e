import { describe, expect, it } from 'vitest';
import { getMediaManifest, listBatteries } from '~/instruments/batteries';
import { encodeVoice } from '~/instruments/voice-encoder.server';
import { countClipMs } from '~/instruments/voice-frames';
import { listBatteryMedia } from '~/instruments/voice-media';
import { chooseBitrate, listVoicePrompts } from '~/instruments/voice-prompts';
import { makeTone } from '../support/sounds';

describe('encodeVoice', () => {
  it.each([24, 32, 40, 48])(
    'makes whole frames at %s kbit/s, as long as the sound',
    async (rate) => {
      for (const durationMs of [100, 333, 500, 1210, 2_500]) {
        const bytes = await encodeVoice(makeTone(durationMs, 0.2), rate);
        const soundMs = countClipMs(bytes)!;
        expect(soundMs).toBeGreaterThanOrEqual(durationMs);
        expect(soundMs).toBeLessThanOrEqual(durationMs + 120);
        expect(bytes.length * 8).toBeCloseTo(soundMs * rate, -4);
      }
    },
  );

  it('makes the same bytes of the same sound, also when asked at once', async () => {
    const sound = makeTone(400, 0.2);
    const [first, other, second] = await Promise.all([
      encodeVoice(sound, 48),
      encodeVoice(makeTone(200, 0.4), 24),
      encodeVoice(sound, 48),
    ]);
    expect(second).toEqual(first);
    expect(other).not.toEqual(first);
  });
});

describe('chooseBitrate', () => {
  it('is the shipped letter sounds’ own, and lower for the long common lines', () => {
    expect(chooseBitrate(getMediaManifest('grund-1', 'letter-sounds'))).toBe(48);
    expect(chooseBitrate(getMediaManifest('grund-1', 'common'))).toBe(24);
  });
});

describe('listVoicePrompts', () => {
  it('lists every prompt of every battery once, and tells sounds from sentences', () => {
    for (const { id } of listBatteries()) {
      const media = listBatteryMedia(id);
      const prompts = listVoicePrompts(media);
      const clips = Object.values(media).flatMap((manifest) => Object.keys(manifest.clips));
      expect(prompts).toHaveLength(clips.length);
      const kindOf = (bundle: string, clip: string) =>
        prompts.find(({ bundleId, clipName }) => bundleId === bundle && clipName === clip)?.kind;
      expect(kindOf('common', 'sound-check')).toBe('sentence');
      expect(kindOf('letter-sounds', 'sound-s')).toBe('letter-sound');
    }
    expect(listVoicePrompts(listBatteryMedia('nothing'))).toEqual([]);
  });
});
