/**
 * Listens to every clip of every battery with numbers: `npx tsx tools/authoring/check-sounds.ts`.
 * Decodes every clip (needs lame) and refuses one that is silent or clipped, and a letter's sound
 * that crosses zero too seldom for a hissing sound or too often for a voiced one. A guard against
 * broken clips; whether a sound is good is for people to hear.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import yearOneMedia from '~/instruments/batteries/arskurs-1/media.json';
import basicMedia from '~/instruments/batteries/grund-1/media.json';
import { mediaPath, parseMediaManifests } from '~/instruments/media';
import { LETTER_SOUNDS, letterClipName } from './letter-sounds';

const WAV_HEADER_BYTES = 44;
const QUIETEST_RMS = 500;
const FULL_SCALE = 32_767;
/** A decoder may overshoot in a few samples. */
const MOST_CLIPPED_SAMPLES = 3;
const HISSING = 'sf';
const VOICED = 'aouåeiyäölmnrvj';

function decode(mp3: Buffer, folder: string): Int16Array {
  const input = join(folder, 'clip.mp3');
  const output = join(folder, 'clip.wav');
  writeFileSync(input, mp3);
  execFileSync('lame', ['--quiet', '--decode', input, output]);
  const pcm = readFileSync(output).subarray(WAV_HEADER_BYTES);
  return new Int16Array(pcm.buffer.slice(pcm.byteOffset, pcm.byteOffset + pcm.length));
}

/** Share of neighbouring samples with different sign, in the sounding part. */
function zeroCrossingShare(samples: Int16Array): number {
  const sounding = samples.filter((sample) => Math.abs(sample) > 60);
  let crossings = 0;
  for (let index = 1; index < sounding.length; index += 1)
    if (sounding[index]! >= 0 !== sounding[index - 1]! >= 0) crossings += 1;
  return crossings / Math.max(sounding.length, 1);
}

const rootMeanSquare = (samples: Int16Array): number =>
  Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);

/** What is wrong with any clip at all, as devices decode it. */
function listClipProblems(samples: Int16Array): string[] {
  const problems: string[] = [];
  if (rootMeanSquare(samples) < QUIETEST_RMS) problems.push('nearly silent');
  const clipped = samples.filter((sample) => Math.abs(sample) >= FULL_SCALE).length;
  if (clipped > MOST_CLIPPED_SAMPLES) problems.push('clipped');
  return problems;
}

function listLetterProblems(letter: string, samples: Int16Array): string[] {
  const crossings = zeroCrossingShare(samples);
  if (HISSING.includes(letter) && crossings < 0.2) return ['does not hiss'];
  return VOICED.includes(letter) && crossings > 0.18 ? ['is not voiced'] : [];
}

const letterByClip = new Map(
  Object.keys(LETTER_SOUNDS).map((letter) => [letterClipName(letter), letter]),
);
const manifests = [yearOneMedia, basicMedia].flatMap((media) =>
  Object.values(parseMediaManifests(media)),
);
const byFile = new Map(manifests.map((manifest) => [manifest.file, manifest]));
const folder = mkdtempSync(join(tmpdir(), 'check-'));
const problems: string[] = [];
let count = 0;
for (const [file, manifest] of byFile) {
  const bundle = readFileSync(`public${mediaPath(manifest)}`);
  for (const [name, clip] of Object.entries(manifest.clips)) {
    const samples = decode(bundle.subarray(clip.offset, clip.offset + clip.length), folder);
    const letter = letterByClip.get(name);
    const found = [
      ...listClipProblems(samples),
      ...(letter ? listLetterProblems(letter, samples) : []),
    ];
    problems.push(...found.map((problem) => `${file} ${name}: ${problem}`));
    count += 1;
  }
}
rmSync(folder, { recursive: true });
if (problems.length > 0) throw new Error(problems.join('\n'));
process.stdout.write(`${count} clips are as expected\n`);
