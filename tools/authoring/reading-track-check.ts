/** What is measured of a reading's sound track after it has been encoded and decoded again. */
import type { Exercise } from '~/administration/training/exercise';
import { SAMPLES_PER_SECOND } from '~/instruments/wave';

const WINDOW_MS = 5;
/** Sound is louder than so, in dB below full scale. */
const HEARD_DB = -42;
/** An utterance is looked for from so long before its time to so long after. */
const EARLY_MS = 50;
const LATE_MS = 150;
/** A soft first sound rises slowly: its onset is found so late at most. */
const LATEST_ONSET_MS = 90;
const HALT_MS = 3_000;

function levelDb(samples: Int16Array, fromMs: number): number {
  const from = Math.max(0, Math.round((fromMs * SAMPLES_PER_SECOND) / 1000));
  const own = samples.subarray(from, from + Math.round((WINDOW_MS * SAMPLES_PER_SECOND) / 1000));
  const sum = own.reduce((total, sample) => total + (sample / 32_768) ** 2, 0);
  return 10 * Math.log10(sum / Math.max(1, own.length) + 1e-12);
}

/** First moment from `fromMs` to `toMs` that is heard, in milliseconds; null when all is silent. */
export function findOnset(samples: Int16Array, fromMs: number, toMs: number): number | null {
  for (let at = fromMs; at < toMs; at += WINDOW_MS) {
    if (levelDb(samples, at) > HEARD_DB) return at;
  }
  return null;
}

export type TrackMeasure = {
  spoken: number;
  /** Largest distance between an utterance's time and when it is heard, milliseconds. */
  worstOnsetMs: number;
  problems: string[];
};

/** Holds a decoded track against the times of its exercise. */
export function measureTrack(samples: Int16Array, exercise: Exercise): TrackMeasure {
  const problems: string[] = [];
  let worstOnsetMs = 0;
  const { utterances, endMs } = exercise;
  for (const [index, { position, kind, said, startMs }] of utterances.entries()) {
    const nextMs = utterances[index + 1]?.startMs ?? endMs;
    if (said === '') {
      const heard = findOnset(samples, startMs, nextMs - EARLY_MS);
      if (heard !== null) problems.push(`${position}: sound at ${heard} ms in a silence`);
      if (kind === 'told' && nextMs - startMs <= HALT_MS) problems.push(`${position}: short halt`);
      continue;
    }
    const onset = findOnset(samples, Math.max(0, startMs - EARLY_MS), startMs + LATE_MS);
    if (onset === null) {
      problems.push(`${position}: "${said}" is not heard at ${startMs} ms`);
      continue;
    }
    const distance = Math.abs(onset - startMs);
    worstOnsetMs = Math.max(worstOnsetMs, distance);
    if (distance > LATEST_ONSET_MS)
      problems.push(`${position}: "${said}" is off by ${distance} ms`);
  }
  const spoken = utterances.filter(({ said }) => said !== '').length;
  return { spoken, worstOnsetMs, problems };
}
