import { afterEach, describe, expect, it, vi } from 'vitest';
import type { LinkState } from '~/administration/device-link.client';
import type { SoundPort } from '~/administration/sound.client';
import { withVoice } from '~/administration/voice-overlay.client';
import type { MediaManifest } from '~/instruments/media';

const manifest = (file: string): MediaManifest => ({ voice: 'x', file, clips: {} });
const SHIPPED = manifest('common.12345678.bin');
const OTHER = manifest('letters.12345678.bin');
const HOME = '00000000-0000-7000-8000-000000000001';
const named = (letter: string) => `voice/${HOME}/${letter.repeat(64)}`;
const [VOICE, LATER, OWN, LATER_OWN] = ['a', 'b', 'c', 'd'].map(named) as [
  string,
  string,
  string,
  string,
];
const OVERLAYS: Record<string, unknown> = {
  [`/media/${VOICE}`]: { [SHIPPED.file]: manifest(OWN) },
  [`/media/${LATER}`]: { [SHIPPED.file]: manifest(LATER_OWN) },
};

/** A sound port that passes over files it holds, as the real one does, and may lack some. */
function createStage(missing: readonly string[] = []) {
  const heard = new Map<string, string>();
  const held = new Set<string>();
  const inner = {
    async load(bundleId: string, { file }: MediaManifest) {
      if (missing.includes(file)) throw new Error(`no ${file}`);
      if (held.has(file)) return;
      held.add(file);
      heard.set(bundleId, file.replace(/\?.*/, ''));
    },
  } as SoundPort;
  let listener = () => {};
  let voice: { manifest: string } | null = null;
  const link = {
    subscribe: (tell: () => void) => {
      listener = tell;
      return () => {};
    },
    getState: () => ({ heartbeat: { round: { voice } } }) as unknown as LinkState,
  };
  const fetchMock = vi.fn(async (url: string) =>
    OVERLAYS[url] ? Response.json(OVERLAYS[url]) : new Response(null, { status: 404 }),
  );
  vi.stubGlobal('fetch', fetchMock);
  return {
    sound: withVoice(inner, link),
    heard,
    fetchMock,
    async name(file: string | null) {
      voice = file === null ? null : { manifest: file };
      listener();
      await vi.waitFor(() => Promise.resolve());
      await new Promise((resolve) => setTimeout(resolve, 5));
    },
  };
}

afterEach(() => vi.unstubAllGlobals());

describe('withVoice', () => {
  it('loads what ships when no voice is named, and asks for nothing', async () => {
    const { sound, heard, fetchMock } = createStage();
    await sound.load('common', SHIPPED);
    expect(heard.get('common')).toBe(SHIPPED.file);
    expect(fetchMock).not.toHaveBeenCalled();
  });

  it('loads the recorded bundle, and what ships where nothing is recorded', async () => {
    const { sound, heard, name } = createStage();
    await name(VOICE);
    await sound.load('common', SHIPPED);
    await sound.load('letters', OTHER);
    expect(Object.fromEntries(heard)).toEqual({ common: OWN, letters: OTHER.file });
  });

  it('changes what is already loaded when the round names a voice, another, or none again', async () => {
    const { sound, heard, name } = createStage();
    await sound.load('common', SHIPPED);
    await name(VOICE);
    expect(heard.get('common')).toBe(OWN);
    await name(LATER);
    expect(heard.get('common')).toBe(LATER_OWN);
    await name(VOICE);
    expect(heard.get('common')).toBe(OWN);
    await name(null);
    expect(heard.get('common')).toBe(SHIPPED.file);
  });

  it('ends with what was asked for last, however the answers come', async () => {
    const { sound, heard, name } = createStage();
    await name(VOICE);
    await Promise.all([sound.load('common', SHIPPED), sound.load('common', OTHER)]);
    expect(heard.get('common')).toBe(OTHER.file);
  });

  it.each([
    ['its manifest', named('e'), []],
    ['its bundle', VOICE, [OWN]],
  ])('plays what ships when %s cannot be fetched', async (_what, voice, missing) => {
    const { sound, heard, name } = createStage(missing);
    await name(voice);
    await sound.load('common', SHIPPED);
    expect(heard.get('common')).toBe(SHIPPED.file);
  });

  it('throws as before when what ships is missing too', async () => {
    const { sound } = createStage([SHIPPED.file]);
    await expect(sound.load('common', SHIPPED)).rejects.toThrow('no common');
  });
});
