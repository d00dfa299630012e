/** The clips that devices play: MPEG-2 layer III frames at 24 kHz, mono, one after another. */

const KILOBITS = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const SAMPLES_PER_FRAME = 576;
const SAMPLES_PER_SECOND = 24_000;
const MONO = 3;

/** Bytes of the frame that begins there; null when none does. */
function readFrameBytes(bytes: Uint8Array, at: number): number | null {
  if (at + 4 > bytes.length) return null;
  const [sync, version, rate, channels] = [0, 1, 2, 3].map((step) => bytes[at + step]!);
  // Sync, MPEG-2, layer III; the last bit says whether a checksum follows.
  if (sync !== 0xff || (version! & 0xfe) !== 0xf2) return null;
  const kilobits = KILOBITS[rate! >> 4];
  const isOurRate = (rate! & 0b1100) === 0b0100;
  if (!kilobits || !isOurRate || channels! >> 6 !== MONO) return null;
  const padding = (rate! >> 1) & 1;
  return Math.floor((72 * kilobits * 1000) / SAMPLES_PER_SECOND) + padding;
}

/**
 * Milliseconds of sound in the frames; null when the bytes are anything but whole frames.
 * A worked example: one frame is 24 ms.
 */
export function countClipMs(bytes: Uint8Array): number | null {
  let at = 0;
  let frames = 0;
  while (at < bytes.length) {
    const length = readFrameBytes(bytes, at);
    if (length === null || at + length > bytes.length) return null;
    at += length;
    frames += 1;
  }
  return frames === 0 ? null : (frames * SAMPLES_PER_FRAME * 1000) / SAMPLES_PER_SECOND;
}
