/** What the pages of the voice studio show. */
import type { PromptKind, VoicePrompt } from '~/instruments/voice-prompts';
import { promptKey } from '~/instruments/voice-prompts';

/** Of one media bundle: prompts in all, recorded, and approved. */
export type BundleProgress = {
  bundleId: string;
  /** Title of the task; null for what is said outside the tasks. */
  title: { sv: string; en: string } | null;
  total: number;
  recorded: number;
  approved: number;
};

export type VoiceFacts = {
  voiceId: string;
  label: string;
  /** Day of the speaker's agreement. */
  agreedOn: string | null;
  withdrawnOn: string | null;
  inUse: boolean;
  begunByMe: boolean;
  progress: BundleProgress[];
};

export type ClipFacts = {
  state: 'encoded' | 'approved';
  /** Address of the sound. */
  soundUrl: string;
  durationMs: number;
  approvedBy: string | null;
};

export type PromptFacts = {
  bundleId: string;
  clipName: string;
  text: string;
  kind: PromptKind;
  clip: ClipFacts | null;
};

type Recorded = { bundleId: string; clipName: string; state: string };

/** Progress by bundle; recordings of prompts that are no more are not counted. */
export function countProgress(
  prompts: readonly VoicePrompt[],
  clips: readonly Recorded[],
  titles: ReadonlyMap<string, { sv: string; en: string }>,
): BundleProgress[] {
  const states = new Map(clips.map((clip) => [promptKey(clip), clip.state]));
  return [...new Set(prompts.map(({ bundleId }) => bundleId))].map((bundleId) => {
    const own = prompts.filter((prompt) => prompt.bundleId === bundleId);
    const found = own.flatMap((prompt) => states.get(promptKey(prompt)) ?? []);
    const approved = found.filter((state) => state === 'approved').length;
    const title = titles.get(bundleId) ?? null;
    return { bundleId, title, total: own.length, recorded: found.length, approved };
  });
}
