/** The report on the sound of the played readings, in Markdown. */
import type { Exercise } from '~/administration/training/exercise';
import type { TrackMeasure } from './reading-track-check';

export type MadeReading = {
  exercise: Exercise;
  file: string;
  bytes: number;
  durationMs: number;
  /** RMS of the sounding parts and highest sample, dB below full scale. */
  rmsDb: number;
  peakDb: number;
  measure: TrackMeasure;
};

const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;

function countKinds({ exercise }: MadeReading): string {
  const counts = new Map<string, number>();
  for (const { kind } of exercise.utterances) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => `${count} ${kind}`).join(', ');
}

export function describeReadings(made: readonly MadeReading[]): string {
  const total = made.reduce((sum, { bytes }) => sum + bytes, 0);
  return [
    '# Sound of the played readings',
    '',
    'Made by eSpeak NG from the exercises, 24 kbit/s mono MP3: a synthetic voice, no pupil and no',
    'colleague. **Nobody has listened to them**: what stands here has been measured in the file after it',
    'was encoded and decoded again. "Onset" is the largest distance between the time the key gives an',
    'utterance and when it is heard (louder than −42 dB); over 90 ms is refused, and so is any sound in a',
    'halt or at an item that is skipped. Every word is levelled like the other placeholder clips.',
    '',
    '| reading | seconds | utterances | last item | onset, ms | level, dB | peak, dB | bytes |',
    '|---|---:|---|---:|---:|---:|---:|---:|',
    ...made.map((reading) =>
      row([
        reading.exercise.id,
        (reading.durationMs / 1000).toFixed(1),
        countKinds(reading),
        reading.exercise.key.lastPosition + 1,
        reading.measure.worstOnsetMs,
        reading.rmsDb.toFixed(1),
        reading.peakDb.toFixed(1),
        reading.bytes,
      ]),
    ),
    '',
    `Together ${made.length} readings and ${total} bytes.`,
    '',
  ].join('\n');
}
