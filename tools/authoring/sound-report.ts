/** What is known of the placeholder clips by measuring: refusals, doubts and the whole list. */
import { chooseReading } from './choose-reading';
import type { LetterSound } from './letter-sounds';

/** Level is RMS of the sounding part and peak the highest sample, in dB below full scale. */
export type SpokenClip = {
  bundle: string;
  name: string;
  text: string;
  /** The sounds of a letter or of a word said sound by sound; empty for ordinary speech. */
  sounds: readonly LetterSound[];
  durationMs: number;
  rmsDb: number;
  peakDb: number;
  bytes: number;
};

const TARGET_DB = -20;
const LOUDEST_DB = -17;
const QUIETEST_DB = -27;
/** Differences that are heard: about three decibels. */
const HEARD_DB = 3;
/** A sample at full scale may be cut off. */
const CLIPPED_DB = -0.5;
const GAP_MS = 600;

/** Shortest and longest length that can be right, in milliseconds. */
function lengthBounds({ sounds, text }: SpokenClip): [number, number] {
  if (sounds.length > 0) {
    const sounding = sounds.reduce((sum, sound) => sum + sound.targetMs, 0);
    const gaps = (sounds.length - 1) * GAP_MS;
    return [sounding * 0.7 + gaps * 0.8, sounding * 1.4 + 150 * sounds.length + gaps];
  }
  const letters = text.length;
  return [Math.max(200, letters * 35), 700 + letters * 160];
}

/** Refuses a clip that is silent, clipped, far from the common level, or of an unlikely length. */
export function listClipProblems(clip: SpokenClip): string[] {
  const { name, rmsDb, peakDb, durationMs } = clip;
  const [shortest, longest] = lengthBounds(clip);
  const problems: string[] = [];
  if (!(rmsDb > QUIETEST_DB && rmsDb < LOUDEST_DB)) problems.push(`${name}: level ${rmsDb} dB`);
  if (!(peakDb < CLIPPED_DB)) problems.push(`${name}: peak ${peakDb} dB`);
  if (durationMs < shortest || durationMs > longest) problems.push(`${name}: ${durationMs} ms`);
  return problems;
}

function listDoubts(clip: SpokenClip): string[] {
  const doubts: string[] = [];
  if (Math.abs(clip.rmsDb - TARGET_DB) > HEARD_DB) doubts.push('heard as quieter than the others');
  if (clip.sounds.some((sound) => sound.kind === 'short'))
    doubts.push('a stop sound with a trace of a vowel');
  const vowels = clip.sounds.filter((sound) => sound.kind === 'vowel');
  if (clip.sounds.length > 1 && vowels.some((sound) => sound.targetMs < 300))
    doubts.push('a short vowel is the long one cut short');
  const reading = chooseReading(clip.text);
  if (clip.sounds.length === 0 && reading.changed)
    doubts.push(`said from authored sounds ${reading.spoken}; eSpeak reads ${reading.unchanged}`);
  return doubts;
}

const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;

/** The report of a battery's clips, in Markdown. */
export function describeSounds(batteryId: string, clips: readonly SpokenClip[]): string {
  const bundles = [...new Set(clips.map((clip) => clip.bundle))];
  const doubtful = clips.flatMap((clip) => {
    const doubts = listDoubts(clip);
    return doubts.length > 0 ? [row([clip.bundle, clip.name, clip.text, doubts.join('; ')])] : [];
  });
  return [
    `# Placeholder clips of ${batteryId}`,
    '',
    'Synthetic, not fit for real screening. **Nobody has listened to them**: what stands here has been',
    `measured. Level is RMS of the sounding part in dB below full scale, levelled to ${TARGET_DB} dB with peaks`,
    `below −1 dB; a clip outside ${QUIETEST_DB} to ${LOUDEST_DB} dB, clipped, or of an unlikely length is refused.`,
    '',
    '| bundle | clips | seconds | bytes |',
    '|---|---:|---:|---:|',
    ...bundles.map((bundle) => {
      const own = clips.filter((clip) => clip.bundle === bundle);
      const seconds = own.reduce((sum, clip) => sum + clip.durationMs, 0) / 1000;
      const bytes = own.reduce((sum, clip) => sum + clip.bytes, 0);
      return row([bundle, own.length, seconds.toFixed(1), bytes]);
    }),
    '',
    '## To listen to first',
    '',
    '| bundle | clip | text | why |',
    '|---|---|---|---|',
    ...doubtful,
    '',
    '## Every clip',
    '',
    '| bundle | clip | ms | level | bytes |',
    '|---|---|---:|---:|---:|',
    ...clips.map((clip) =>
      row([clip.bundle, clip.name, clip.durationMs, clip.rmsDb.toFixed(1), clip.bytes]),
    ),
    '',
  ].join('\n');
}
