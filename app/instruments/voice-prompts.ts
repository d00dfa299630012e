/** What a voice is asked to say: every prompt of the newest battery, by media bundle. */
import type { MediaManifest } from '~/instruments/media';

/** How a prompt is said: each kind has its own advice. */
export type PromptKind = 'letter-sound' | 'blend' | 'word' | 'sentence';

export type VoicePrompt = { bundleId: string; clipName: string; text: string; kind: PromptKind };

function readKind(clipName: string): PromptKind {
  if (clipName.startsWith('sound-') && !clipName.startsWith('sound-check')) return 'letter-sound';
  if (clipName.startsWith('blend-')) return 'blend';
  return clipName.startsWith('word-') ? 'word' : 'sentence';
}

/** Every prompt, in the order of the bundles. */
export function listVoicePrompts(media: Readonly<Record<string, MediaManifest>>): VoicePrompt[] {
  return Object.entries(media).flatMap(([bundleId, { clips }]) =>
    Object.entries(clips).map(([clipName, { text }]) => ({
      bundleId,
      clipName,
      text,
      kind: readKind(clipName),
    })),
  );
}

/** The name of a prompt among all of a battery. */
export const promptKey = (prompt: { bundleId: string; clipName: string }): string =>
  `${prompt.bundleId}/${prompt.clipName}`;

const MOST_BUNDLE_BITS = 500_000 * 8;
/** People speak more slowly than the placeholder voice. */
const SLOWER_THAN_PLACEHOLDER = 1.2;
const BITRATES = [48, 40, 32, 24] as const;

/** Kilobits a second at which the recorded clips of a bundle stay within 500 kB. */
export function chooseBitrate({ clips }: MediaManifest): number {
  const seconds = Object.values(clips).reduce((sum, clip) => sum + clip.durationMs, 0) / 1000;
  const most = MOST_BUNDLE_BITS / (seconds * SLOWER_THAN_PLACEHOLDER) / 1000;
  return BITRATES.find((kilobits) => kilobits <= most) ?? BITRATES[BITRATES.length - 1]!;
}
