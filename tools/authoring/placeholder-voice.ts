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
/** Between the sounds of a word that is to be put together. */
const BLEND_GAP_SECONDS = 0.6;
/** Silence kept before and after, so that no device swallows the first sound. */
const LEAD_SECONDS = 0.04;
const TAIL_SECONDS = 0.04;

export type Clip = { mp3: Buffer; durationMs: number; rmsDb: number; peakDb: number };

/** A clip before it is encoded. Level is of the sounding part, in dB below full scale. */
export type Take = { wav: string; durationMs: number; rmsDb: number; peakDb: number };

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

function measure(wav: string, sounding = wav): Take {
  return {
    wav,
    durationMs: Math.round(readSeconds(wav) * 1000),
    rmsDb: readStatistic(sounding, 'RMS lev dB'),
    peakDb: readStatistic(wav, 'Pk lev dB'),
  };
}

/** @param bitrate kilobits per second */
export function encode(take: Take, bitrate: number): Clip {
  const { wav, ...measures } = take;
  return { mp3: readFileSync(encodeTrack(wav, bitrate)), ...measures };
}

/** Level of the sounding parts and highest sample of a file, in dB below full scale. */
export function describeLevel(wav: string): { rmsDb: number; peakDb: number } {
  const sounding = wav.replace('.wav', '-sounding.wav');
  const cut = ['silence', '1', '0.005', '0.4%', '-1', '0.005', '0.4%'];
  execFileSync('sox', [...REPEATABLE, wav, sounding, ...cut]);
  return {
    rmsDb: readStatistic(sounding, 'RMS lev dB'),
    peakDb: readStatistic(wav, 'Pk lev dB'),
  };
}

/** Encode a file. @param bitrate kilobits per second @returns the MP3's name, beside it */
export function encodeTrack(wav: string, bitrate: number): string {
  const mp3 = wav.replace('.wav', `-${bitrate}.mp3`);
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
  return mp3;
}

const nameSteps = (name: string, folder: string): [string, string, string] => [
  join(folder, `${name}-raw.wav`),
  join(folder, `${name}-cut.wav`),
  join(folder, `${name}-out.wav`),
];

/**
 * Speak a sentence or a word.
 * @param text what eSpeak NG reads; phonemes stand in double brackets
 * @param folder an empty folder for the steps between
 */
export function speakText(text: string, name: string, folder: string): Take {
  const [raw, cut, out] = nameSteps(name, folder);
  execFileSync('espeak-ng', ['-v', 'sv', '-s', '145', '-g', '2', '-w', raw, text]);
  trimmed(raw, cut);
  level(cut, out, []);
  return measure(out);
}

/** Speak one sound: held sounds stretched to their length, short ones cut to a release. */
export function speakSound(sound: LetterSound, name: string, folder: string): Take {
  const [raw, cut, out] = nameSteps(name, folder);
  execFileSync('espeak-ng', ['-v', 'sv', '-s', '120', '-w', raw, `[[${sound.phonemes}]]`]);
  trimmed(raw, cut);
  const targetSeconds = sound.targetMs / 1000;
  const effects =
    sound.kind === 'short'
      ? ['trim', '0', String(targetSeconds), 'fade', 't', '0', String(targetSeconds), '0.07']
      : ['tempo', '-s', (readSeconds(cut) / targetSeconds).toFixed(3)];
  level(cut, out, effects);
  return measure(out);
}

/** Speak the sounds of a word one by one, with a silence between them. */
export function speakBlend(sounds: readonly LetterSound[], name: string, folder: string): Take {
  const takes = sounds.map((sound, index) => speakSound(sound, `${name}-${index}`, folder));
  const parts = takes.map((take) => take.wav);
  const [gap, sounding, out] = ['gap', 'sounding', 'out'].map((step) =>
    join(folder, `${name}-${step}.wav`),
  ) as [string, string, string];
  const silence = ['trim', '0', String(BLEND_GAP_SECONDS - LEAD_SECONDS - TAIL_SECONDS)];
  const format = ['-r', String(SAMPLE_RATE), '-c', '1', '-b', '16'];
  execFileSync('sox', [...REPEATABLE, '-n', ...format, gap, ...silence]);
  execFileSync('sox', [...REPEATABLE, ...parts, sounding]);
  const withGaps = parts.flatMap((part, index) => (index === 0 ? [part] : [gap, part]));
  execFileSync('sox', [...REPEATABLE, ...withGaps, out]);
  return measure(out, sounding);
}
