/**
 * Listens to the letter sounds with numbers: `npx tsx tools/authoring/check-sounds.ts`.
 * Decodes every clip (needs lame) and refuses one that is silent, of the wrong length, or that
 * crosses zero too seldom for a hissing sound or too often for a voiced one. A guard against
 * broken clips; whether a sound is good is for people to hear.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getMediaManifest } from '~/instruments/batteries';
import { mediaPath } from '~/instruments/media';
import { LETTER_SOUNDS, letterClipName } from './letter-sounds';

const WAV_HEADER_BYTES = 44;
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

const manifest = getMediaManifest('grund-1', 'letter-sounds');
const bundle = readFileSync(`public${mediaPath(manifest)}`);
const folder = mkdtempSync(join(tmpdir(), 'check-'));
const problems: string[] = [];
for (const letter of Object.keys(LETTER_SOUNDS)) {
  const clip = manifest.clips[letterClipName(letter)]!;
  const samples = decode(bundle.subarray(clip.offset, clip.offset + clip.length), folder);
  const crossings = zeroCrossingShare(samples);
  if (rootMeanSquare(samples) < 1000) problems.push(`${letter}: nearly silent`);
  if (HISSING.includes(letter) && crossings < 0.2) problems.push(`${letter}: does not hiss`);
  if (VOICED.includes(letter) && crossings > 0.18) problems.push(`${letter}: is not voiced`);
}
rmSync(folder, { recursive: true });
if (problems.length > 0) throw new Error(problems.join('\n'));
process.stdout.write(`${Object.keys(LETTER_SOUNDS).length} letter sounds are as expected\n`);
