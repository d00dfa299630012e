/**
 * The placeholder voice: eSpeak NG to sox to lame. Needs espeak-ng, sox and lame.
 * Synthetic speech is fit for demonstrations only, never for pupils' real results.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LetterSound } from './letter-sounds';

const SAMPLE_RATE = 24_000;
const TARGET_RMS_DB = -20;
const PEAK_CEILING_DB = -1;
/** Silence kept before and after, so that no device swallows the first sound. */
const LEAD_SECONDS = 0.04;
const TAIL_SECONDS = 0.04;

export type Clip = { mp3: Buffer; durationMs: number; rmsDb: number };

/** One line of `sox --stats`, in its own unit. */
function readStatistic(file: string, label: string): number {
  const { stderr } = spawnSync('sox', [file, '-n', 'stats'], { encoding: 'utf8' });
  const line = stderr.split('\n').find((candidate) => candidate.startsWith(label));
  return Number(line?.trim().split(/\s+/).at(-1));
}

const readSeconds = (file: string): number =>
  Number(execFileSync('soxi', ['-D', file], { encoding: 'utf8' }));

/** The same noise every time, and no dither: the same text gives the same bytes. */
const REPEATABLE = ['-R', '-D'];
const TRIM = ['silence', '1', '0.005', '0.4%', 'reverse'];

function trimmed(input: string, output: string): void {
  execFileSync('sox', [
    ...REPEATABLE,
    input,
    '-r',
    String(SAMPLE_RATE),
    '-c',
    '1',
    output,
    'norm',
    '-3',
    ...TRIM,
    ...TRIM,
  ]);
}

/** Bring a trimmed recording to the common level, with soft edges. */
function level(input: string, output: string, effects: readonly string[]): void {
  const shaped = output.replace('.wav', '-shaped.wav');
  execFileSync('sox', [
    ...REPEATABLE,
    input,
    shaped,
    ...effects,
    'fade',
    't',
    '0.008',
    '-0',
    '0.02',
  ]);
  const wanted = TARGET_RMS_DB - readStatistic(shaped, 'RMS lev dB');
  const allowed = PEAK_CEILING_DB - readStatistic(shaped, 'Pk lev dB');
  const gain = Math.min(wanted, allowed).toFixed(2);
  const pads = ['pad', String(LEAD_SECONDS), String(TAIL_SECONDS)];
  execFileSync('sox', [...REPEATABLE, shaped, '-b', '16', output, 'gain', gain, ...pads]);
}

function encode(wav: string, bitrate: number): Clip {
  const mp3 = wav.replace('.wav', '.mp3');
  execFileSync('lame', [
    '--quiet',
    '-m',
    'm',
    '-b',
    String(bitrate),
    '--resample',
    '24',
    '--noreplaygain',
    wav,
    mp3,
  ]);
  return {
    mp3: readFileSync(mp3),
    durationMs: Math.round(readSeconds(wav) * 1000),
    rmsDb: readStatistic(wav, 'RMS lev dB'),
  };
}

/** Speak a sentence. @param folder an empty folder for the steps between */
export function speakText(text: string, name: string, folder: string, bitrate: number): Clip {
  const [raw, cut, out] = ['raw', 'cut', 'out'].map((step) => join(folder, `${name}-${step}.wav`));
  execFileSync('espeak-ng', ['-v', 'sv', '-s', '145', '-g', '2', '-w', raw!, text]);
  trimmed(raw!, cut!);
  level(cut!, out!, []);
  return encode(out!, bitrate);
}

/** Speak a letter's sound: held sounds stretched to their length, short ones cut to a release. */
export function speakSound(
  sound: LetterSound,
  name: string,
  folder: string,
  bitrate: number,
): Clip {
  const [raw, cut, out] = ['raw', 'cut', 'out'].map((step) => join(folder, `${name}-${step}.wav`));
  execFileSync('espeak-ng', ['-v', 'sv', '-s', '120', '-w', raw!, `[[${sound.phonemes}]]`]);
  trimmed(raw!, cut!);
  const targetSeconds = sound.targetMs / 1000;
  const effects =
    sound.kind === 'short'
      ? ['trim', '0', String(targetSeconds), 'fade', 't', '0', String(targetSeconds), '0.07']
      : ['tempo', '-s', (readSeconds(cut!) / targetSeconds).toFixed(3)];
  level(cut!, out!, effects);
  return encode(out!, bitrate);
}
