/** Recordings made into what devices play: MP3, mono, 24 kHz, at a constant bitrate. */
import { createMp3Encoder } from 'wasm-media-encoders';
import { SAMPLES_PER_SECOND } from '~/instruments/wave';

let encoder: ReturnType<typeof createMp3Encoder> | undefined;

/**
 * The samples as MP3 frames. About a hundredth of the sound's own length of work.
 * @param kilobits a second; one of 24, 32, 40 and 48
 */
export async function encodeVoice(
  samples: Int16Array,
  kilobits: number,
): Promise<Uint8Array<ArrayBuffer>> {
  encoder ??= createMp3Encoder();
  const ready = await encoder;
  // One encoder for all: nothing is awaited between here and the end.
  ready.configure({
    sampleRate: SAMPLES_PER_SECOND,
    channels: 1,
    // Left alone, the encoder lowers the rate together with the bitrate.
    outputSampleRate: SAMPLES_PER_SECOND,
    bitrate: kilobits as 24 | 32 | 40 | 48,
  });
  const floats = Float32Array.from(samples, (sample) => sample / 32_768);
  const body = ready.encode([floats]).slice();
  const end = ready.finalize().slice();
  const bytes = new Uint8Array(body.length + end.length);
  bytes.set(body);
  bytes.set(end, body.length);
  return bytes;
}
