/** Sounds made by counting, for tests of recordings. 16-bit PCM, mono, 24 kHz. */

const RATE = 24_000;

/** A tone of 220 Hz. @param amplitude of full scale; over 1 it is cut off as a microphone does */
export function makeTone(durationMs: number, amplitude: number): Int16Array {
  return Int16Array.from({ length: (RATE * durationMs) / 1000 }, (_, index) => {
    const value = amplitude * Math.sin((2 * Math.PI * 220 * index) / RATE) * 32_767;
    return Math.max(-32_768, Math.min(32_767, Math.round(value)));
  });
}

/** A quiet room: noise that is the same every time. @param amplitude highest sample */
export function makeSilence(durationMs: number, amplitude: number): Int16Array {
  let state = 12_345;
  return Int16Array.from({ length: (RATE * durationMs) / 1000 }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.round(((state / 2_147_483_648) * 2 - 1) * amplitude);
  });
}

export function joinSounds(...parts: Int16Array[]): Int16Array {
  return Int16Array.from(parts.flatMap((part) => [...part]));
}
