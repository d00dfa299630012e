/**
 * Recordings as they travel from the browser: WAV, 16-bit PCM, mono, 24 kHz, and nothing else.
 *
 * The reader trusts nothing in the header: every length is held against the bytes that are there.
 */

export const SAMPLES_PER_SECOND = 24_000;
/** Largest recording that is read, bytes. */
export const MOST_WAVE_BYTES = 2 * 1024 * 1024;
const HEADER_BYTES = 44;
const BYTES_PER_SAMPLE = 2;
const PCM = 1;

export type WaveProblem = 'not-a-wave' | 'wrong-format' | 'cut-off' | 'too-large';
export type Wave = { ok: true; samples: Int16Array } | { ok: false; problem: WaveProblem };

const refuse = (problem: WaveProblem): Wave => ({ ok: false, problem });

function readTag(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((step) => view.getUint8(at + step)));
}

type Chunk = { tag: string; start: number; length: number };

/** The chunks of the file in order; null when one reaches past the end. */
function listChunks(view: DataView): Chunk[] | null {
  const chunks: Chunk[] = [];
  let at = 12;
  while (at < view.byteLength) {
    if (at + 8 > view.byteLength) return null;
    const length = view.getUint32(at + 4, true);
    const start = at + 8;
    if (start + length > view.byteLength) return null;
    chunks.push({ tag: readTag(view, at), start, length });
    at = start + length + (length % 2);
  }
  return chunks;
}

function isOurFormat(view: DataView, { start, length }: Chunk): boolean {
  return (
    length >= 16 &&
    view.getUint16(start, true) === PCM &&
    view.getUint16(start + 2, true) === 1 &&
    view.getUint32(start + 4, true) === SAMPLES_PER_SECOND &&
    view.getUint32(start + 8, true) === SAMPLES_PER_SECOND * BYTES_PER_SAMPLE &&
    view.getUint16(start + 12, true) === BYTES_PER_SAMPLE &&
    view.getUint16(start + 14, true) === 16
  );
}

/** The samples of a recording, or why it is none. Never throws. */
export function readWave(bytes: Uint8Array): Wave {
  if (bytes.length > MOST_WAVE_BYTES) return refuse('too-large');
  if (bytes.length < 12) return refuse('not-a-wave');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (readTag(view, 0) !== 'RIFF' || readTag(view, 8) !== 'WAVE') return refuse('not-a-wave');
  if (view.getUint32(4, true) !== bytes.length - 8) return refuse('cut-off');
  const chunks = listChunks(view);
  if (!chunks) return refuse('cut-off');
  const [format, ...moreFormats] = chunks.filter(({ tag }) => tag === 'fmt ');
  const [sound, ...moreSounds] = chunks.filter(({ tag }) => tag === 'data');
  if (!format || !sound || format.start > sound.start) return refuse('not-a-wave');
  if (moreFormats.length > 0 || moreSounds.length > 0) return refuse('not-a-wave');
  if (!isOurFormat(view, format)) return refuse('wrong-format');
  if (sound.length === 0 || sound.length % BYTES_PER_SAMPLE !== 0) return refuse('cut-off');
  const samples = new Int16Array(sound.length / BYTES_PER_SAMPLE);
  for (let index = 0; index < samples.length; index += 1)
    samples[index] = view.getInt16(sound.start + index * BYTES_PER_SAMPLE, true);
  return { ok: true, samples };
}

/** The samples as a file that `readWave` reads. */
export function writeWave(samples: Int16Array): Uint8Array<ArrayBuffer> {
  const dataBytes = samples.length * BYTES_PER_SAMPLE;
  const bytes = new Uint8Array(HEADER_BYTES + dataBytes);
  const view = new DataView(bytes.buffer);
  const writeTag = (at: number, tag: string) =>
    [...tag].forEach((letter, step) => {
      view.setUint8(at + step, letter.charCodeAt(0));
    });
  writeTag(0, 'RIFF');
  view.setUint32(4, bytes.length - 8, true);
  writeTag(8, 'WAVE');
  writeTag(12, 'fmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, PCM, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, SAMPLES_PER_SECOND, true);
  view.setUint32(28, SAMPLES_PER_SECOND * BYTES_PER_SAMPLE, true);
  view.setUint16(32, BYTES_PER_SAMPLE, true);
  view.setUint16(34, 16, true);
  writeTag(36, 'data');
  view.setUint32(40, dataBytes, true);
  samples.forEach((sample, index) => {
    view.setInt16(HEADER_BYTES + index * BYTES_PER_SAMPLE, sample, true);
  });
  return bytes;
}
