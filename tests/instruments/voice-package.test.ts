import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { getMediaManifest } from '~/instruments/batteries';
import { mediaPath } from '~/instruments/media';
import { countClipMs } from '~/instruments/voice-frames';
import { overlayBundle } from '~/instruments/voice-overlay';
import {
  type PackageContent,
  readVoicePackage,
  writeVoicePackage,
} from '~/instruments/voice-package';

const sha256Hex = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const manifest = getMediaManifest('grund-1', 'letter-sounds');
const bundle = new Uint8Array(readFileSync(`public${mediaPath(manifest)}`));

function packed(clipName: string, approved = true): PackageContent['clips'][number] {
  const { offset, length, durationMs, text } = manifest.clips[clipName]!;
  const bytes = bundle.slice(offset, offset + length);
  const measures = { durationMs, levelDb: -20.4, peakDb: -3 };
  const name = { bundleId: 'letter-sounds', clipName, text };
  return { clip: { ...name, ...measures, length, sha256: sha256Hex(bytes), approved }, bytes };
}

const content: PackageContent = {
  batteryId: 'grund-1',
  agreedOn: '2026-09-01',
  clips: [packed('sound-s'), packed('sound-m', false)],
};
const file = writeVoicePackage(content);
const problemOf = (bytes: Uint8Array) => {
  const read = readVoicePackage(bytes, sha256Hex);
  return read.ok ? null : read.problem;
};

/** A file whose description has been changed, with its length put right. */
function describeAnew(change: (description: Record<string, unknown>) => void): Uint8Array {
  const view = new DataView(file.buffer);
  const length = view.getUint32(8, true);
  const description = JSON.parse(new TextDecoder().decode(file.subarray(12, 12 + length)));
  change(description);
  const json = new TextEncoder().encode(JSON.stringify(description));
  const bytes = new Uint8Array([...file.subarray(0, 12), ...json, ...file.subarray(12 + length)]);
  new DataView(bytes.buffer).setUint32(8, json.length, true);
  return bytes;
}
type Clips = { clips: Record<string, unknown>[] };

describe('a voice package', () => {
  it('is read as it was written', () => {
    const read = readVoicePackage(file, sha256Hex);
    expect(read.ok && read.content).toMatchObject(content);
  });

  it('says nothing of who spoke, recorded or approved', () => {
    const length = new DataView(file.buffer).getUint32(8, true);
    const description = JSON.parse(new TextDecoder().decode(file.subarray(12, 12 + length)));
    const keys = ['format', 'version', 'batteryId', 'agreedOn', 'clips'];
    expect(Object.keys(description)).toEqual(keys);
    const [clip] = description.clips as object[];
    expect(Object.keys(clip!).sort()).toEqual(Object.keys(content.clips[0]!.clip).sort());
  });

  it('is refused wherever it is cut off, and with anything after it', () => {
    for (const length of [0, 7, 11, 12, 40, file.length - 1])
      expect(problemOf(file.subarray(0, length))).not.toBeNull();
    expect(problemOf(new Uint8Array([...file, 0]))).toBe('cut-off');
  });

  it('is refused with one changed byte of sound', () => {
    const changed = file.slice();
    changed[changed.length - 5]! ^= 1;
    expect(problemOf(changed)).toBe('changed-sound');
  });

  it('is refused with a description that is another, lies, or asks for too much', () => {
    const change = (key: string, value: unknown) =>
      problemOf(describeAnew((description) => Object.assign(description, { [key]: value })));
    expect(change('version', 2)).toBe('bad-description');
    expect(change('agreedOn', 'i går')).toBe('bad-description');
    expect(change('speaker', 'Anna')).toBe('bad-description');
    expect(change('clips', [])).toBe('bad-description');
    const first = (part: object) =>
      problemOf(describeAnew(({ clips }: Partial<Clips>) => Object.assign(clips![0]!, part)));
    expect(first({ length: -1 })).toBe('bad-description');
    expect(first({ length: 5 })).toBe('cut-off');
    expect(first({ clipName: '../etc' })).toBe('bad-description');
    expect(first({ clipName: 'sound-m' })).toBe('clip-twice');
    expect(first({ durationMs: 20_000 })).toBe('bad-sound');
    expect(first({ sha256: 'f'.repeat(64) })).toBe('changed-sound');
  });

  it('is refused when a description claims to be longer than the file', () => {
    const long = file.slice();
    new DataView(long.buffer).setUint32(8, 0xffff_ffff, true);
    expect(problemOf(long)).toBe('bad-description');
    new DataView(long.buffer).setUint32(8, 1_000_000, true);
    expect(problemOf(long)).toBe('cut-off');
  });

  it('is refused with bytes that are no sound, also under their right hash', () => {
    const bytes = new TextEncoder().encode('<script>alert(1)</script>');
    const clip = { ...content.clips[0]!.clip, length: bytes.length, sha256: sha256Hex(bytes) };
    expect(problemOf(writeVoicePackage({ ...content, clips: [{ clip, bytes }] }))).toBe(
      'bad-sound',
    );
  });
});

describe('countClipMs', () => {
  it('counts the frames of a shipped clip', () => {
    const { clip, bytes } = packed('sound-s');
    const soundMs = countClipMs(bytes)!;
    expect(soundMs).toBeGreaterThanOrEqual(clip.durationMs);
    expect(soundMs).toBeLessThanOrEqual(clip.durationMs + 120);
  });

  it('takes nothing but whole frames', () => {
    const { bytes } = packed('sound-s');
    expect(countClipMs(new Uint8Array())).toBeNull();
    expect(countClipMs(bytes.subarray(1))).toBeNull();
    expect(countClipMs(bytes.subarray(0, bytes.length - 1))).toBeNull();
    expect(countClipMs(new Uint8Array([...bytes, 0]))).toBeNull();
  });
});

describe('overlayBundle', () => {
  it('puts recordings in the places of shipped clips and keeps the rest byte for byte', () => {
    const own = { bytes: packed('sound-m').bytes, durationMs: 432 };
    const { clips, bytes } = overlayBundle(manifest, bundle, new Map([['sound-s', own]]));
    const read = (name: string) => {
      const { offset, length } = clips[name]!;
      return bytes.slice(offset, offset + length);
    };
    expect(Object.keys(clips)).toEqual(Object.keys(manifest.clips));
    expect(read('sound-s')).toEqual(own.bytes);
    expect(clips['sound-s']).toMatchObject({ durationMs: 432, synthetic: false });
    for (const name of Object.keys(clips).filter((other) => other !== 'sound-s')) {
      expect(read(name)).toEqual(packed(name).bytes);
      expect(clips[name]!.synthetic).toBe(true);
    }
    const last = Object.values(clips).at(-1)!;
    expect(last.offset + last.length).toBe(bytes.length);
  });
});
