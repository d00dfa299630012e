/**
 * The municipality's own voice on a device: whatever bundle is loaded, the recorded one is loaded
 * instead when the round names a voice that has it. What cannot be fetched is as it ships.
 */
import type { LinkState } from '~/administration/device-link.client';
import type { SoundPort } from '~/administration/sound.client';
import type { MediaManifest } from '~/instruments/media';
import { parseVoiceOverlay, type VoiceOverlay } from '~/instruments/voice-overlay';

type Link = { subscribe: (listener: () => void) => () => void; getState: () => LinkState };

async function fetchOverlay(file: string): Promise<VoiceOverlay> {
  const response = await fetch(`/media/${file}`);
  if (!response.ok) throw new Error(`Voice ${file} answered ${response.status}`);
  return parseVoiceOverlay(await response.json());
}

/** The same port, which follows the voice that the device's round names. */
export function withVoice(sound: SoundPort, link: Link): SoundPort {
  const shippedById = new Map<string, MediaManifest>();
  const heardById = new Map<string, string>();
  const loadedFiles = new Set<string>();
  const overlays = new Map<string, Promise<VoiceOverlay>>();
  const queues = new Map<string, Promise<void>>();
  let voiceFile: string | null = null;
  let reloads = 0;

  /** The port passes over a file it has held before, also when another has taken its place. */
  async function loadFile(bundleId: string, bundle: MediaManifest): Promise<void> {
    const isBack = loadedFiles.has(bundle.file) && heardById.get(bundleId) !== bundle.file;
    if (isBack) reloads += 1;
    const file = isBack ? `${bundle.file}?again=${reloads}` : bundle.file;
    await sound.load(bundleId, { ...bundle, file });
    loadedFiles.add(bundle.file);
    heardById.set(bundleId, bundle.file);
  }

  async function findOwn(shipped: MediaManifest): Promise<MediaManifest | undefined> {
    if (!voiceFile) return undefined;
    const overlay = overlays.get(voiceFile) ?? fetchOverlay(voiceFile);
    overlays.set(voiceFile, overlay);
    const file = voiceFile;
    return overlay.then(
      (found) => found[shipped.file],
      () => {
        overlays.delete(file);
        return undefined;
      },
    );
  }

  async function loadNow(bundleId: string): Promise<void> {
    const shipped = shippedById.get(bundleId);
    if (!shipped) return;
    const own = await findOwn(shipped);
    const isHeard = own
      ? await loadFile(bundleId, own).then(
          () => true,
          () => false,
        )
      : false;
    if (!isHeard) await loadFile(bundleId, shipped);
  }

  /** One load of a bundle at a time, of what is wanted when its turn comes: the last word holds. */
  function queueLoad(bundleId: string): Promise<void> {
    const before = queues.get(bundleId) ?? Promise.resolve();
    const turn = before.catch(() => undefined).then(() => loadNow(bundleId));
    queues.set(bundleId, turn);
    return turn;
  }

  link.subscribe(() => {
    const round = link.getState().heartbeat?.round;
    if (!round) return;
    const named = round.voice?.manifest ?? null;
    if (named === voiceFile) return;
    voiceFile = named;
    for (const bundleId of shippedById.keys()) queueLoad(bundleId).catch(() => undefined);
  });

  return {
    ...sound,
    load(bundleId, shipped) {
      shippedById.set(bundleId, shipped);
      return queueLoad(bundleId);
    },
  };
}
