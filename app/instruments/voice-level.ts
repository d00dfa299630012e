/**
 * How loud, how clean and how long a recording is, where the voice begins and ends, and the gain
 * that brings it to the common level. Samples are 16-bit PCM, mono, 24 kHz; levels are in decibels
 * below full scale (RMS for loudness).
 */
import { SAMPLES_PER_SECOND } from '~/instruments/wave';

/** The common loudness of every clip, shipped or recorded, and the highest peak it may reach. */
const TARGET_DB = -20;
const PEAK_CEILING_DB = -1;
const FULL_SCALE = 32_768;
/** Nothing is quieter than this. */
const SILENCE_DB = -96;

const WINDOW_SAMPLES = SAMPLES_PER_SECOND / 100;
/** Kept before and after the voice, so that no first sound is cut. */
const MARGIN_WINDOWS = 6;
/** The voice stands so far above the noise of the room, and is never quieter than this. */
const ABOVE_NOISE_DB = 12;
const QUIETEST_VOICE_DB = -50;

const toDecibels = (share: number): number =>
  share <= 0 ? SILENCE_DB : Math.max(SILENCE_DB, 20 * Math.log10(share));

function rmsDb(samples: Int16Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return toDecibels(Math.sqrt(sum / Math.max(samples.length, 1)) / FULL_SCALE);
}

function peakDb(samples: Int16Array): number {
  let peak = 0;
  for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
  return toDecibels(peak / FULL_SCALE);
}

/** Loudness of each hundredth of a second. */
function listWindowLevels(samples: Int16Array): number[] {
  const count = Math.floor(samples.length / WINDOW_SAMPLES);
  return Array.from({ length: count }, (_, index) =>
    rmsDb(samples.subarray(index * WINDOW_SAMPLES, (index + 1) * WINDOW_SAMPLES)),
  );
}

/** The level that a tenth of the windows lie under: the room when nobody speaks. */
function findNoiseDb(levels: readonly number[]): number {
  const sorted = [...levels].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 10)] ?? SILENCE_DB;
}

export type VoiceSpan = { start: number; end: number };

/** First and last sample of the voice with a margin; null when nothing stands out of the silence. */
export function findVoice(samples: Int16Array): VoiceSpan | null {
  const levels = listWindowLevels(samples);
  const loudest = Math.max(SILENCE_DB, ...levels);
  // Where there was no silence to measure, the noise found is the voice itself.
  const noise = Math.min(findNoiseDb(levels), loudest - 2 * ABOVE_NOISE_DB);
  const threshold = Math.max(noise + ABOVE_NOISE_DB, QUIETEST_VOICE_DB);
  const first = levels.findIndex((level) => level >= threshold);
  if (first === -1) return null;
  const last = levels.findLastIndex((level) => level >= threshold);
  return {
    start: Math.max(0, first - MARGIN_WINDOWS) * WINDOW_SAMPLES,
    end: Math.min(samples.length, (last + 1 + MARGIN_WINDOWS) * WINDOW_SAMPLES),
  };
}

export type VoiceMeasures = {
  durationMs: number;
  levelDb: number;
  peakDb: number;
  /** Share of samples at full scale: more than a few are a cut-off wave. */
  clippedShare: number;
};

export function measureVoice(samples: Int16Array): VoiceMeasures {
  let clipped = 0;
  for (const sample of samples) if (Math.abs(sample) >= FULL_SCALE - 2) clipped += 1;
  return {
    durationMs: Math.round((samples.length / SAMPLES_PER_SECOND) * 1000),
    levelDb: rmsDb(samples),
    peakDb: peakDb(samples),
    clippedShare: clipped / Math.max(samples.length, 1),
  };
}

const LONGEST_CLIP_MS = 30_000;
const SHORTEST_CLIP_MS = 80;
const TOO_QUIET_DB = -40;
const TOO_LOUD_DB = -9;
const CLIPPED_SHARE = 0.0005;
const LEAST_ABOVE_NOISE_DB = 20;

export type VoiceFault = 'silent' | 'too-quiet' | 'too-loud' | 'clipped' | 'too-short' | 'too-long';

/** What is wrong with the voice itself; with none of these it can be used. */
export function listVoiceFaults(samples: Int16Array): VoiceFault[] {
  const { durationMs, levelDb, clippedShare } = measureVoice(samples);
  const faults: VoiceFault[] = [];
  if (durationMs < SHORTEST_CLIP_MS) faults.push('too-short');
  if (durationMs > LONGEST_CLIP_MS) faults.push('too-long');
  if (findVoice(samples) === null) return [...faults, 'silent'];
  if (levelDb < TOO_QUIET_DB) faults.push('too-quiet');
  if (clippedShare > CLIPPED_SHARE) faults.push('clipped');
  else if (levelDb > TOO_LOUD_DB) faults.push('too-loud');
  return faults;
}

/** Whether the room is heard behind the voice: the silence around it is not quiet enough. */
export function isRoomNoisy(recording: Int16Array, span: VoiceSpan): boolean {
  const around = [recording.subarray(0, span.start), recording.subarray(span.end)];
  const levels = around.flatMap(listWindowLevels);
  if (levels.length === 0) return false;
  const voiceDb = rmsDb(recording.subarray(span.start, span.end));
  const noiseDb = levels.reduce((sum, level) => sum + level, 0) / levels.length;
  return voiceDb - noiseDb < LEAST_ABOVE_NOISE_DB;
}

/** The same voice at the common loudness, its peaks under the ceiling, with soft edges. */
export function levelVoice(samples: Int16Array): Int16Array {
  const wanted = TARGET_DB - rmsDb(samples);
  const allowed = PEAK_CEILING_DB - peakDb(samples);
  const gain = 10 ** (Math.min(wanted, allowed) / 20);
  const edge = Math.min(SAMPLES_PER_SECOND / 125, Math.floor(samples.length / 4));
  return samples.map((sample, index) => {
    const fromEdge = Math.min(index, samples.length - 1 - index);
    const fade = fromEdge < edge ? fromEdge / edge : 1;
    return Math.round(sample * gain * fade);
  });
}
