import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_WAVE_BYTES, readWave, writeWave } from '~/instruments/wave';

const SAMPLES = Int16Array.from([0, 1, -1, 32_767, -32_768, 120]);

/** A right file with some of its bytes written over. */
function spoil(change: (view: DataView, bytes: Uint8Array) => void): Uint8Array {
  const bytes = writeWave(SAMPLES);
  change(new DataView(bytes.buffer), bytes);
  return bytes;
}

const problemOf = (bytes: Uint8Array) => {
  const read = readWave(bytes);
  return read.ok ? null : read.problem;
};

/** A chunk between the format and the sound. */
function withChunk(tag: string, content: Uint8Array): Uint8Array {
  const whole = writeWave(SAMPLES);
  const padded = content.length + (content.length % 2);
  const bytes = new Uint8Array(whole.length + 8 + padded);
  bytes.set(whole.subarray(0, 36));
  bytes.set(new TextEncoder().encode(tag), 36);
  const view = new DataView(bytes.buffer);
  view.setUint32(40, content.length, true);
  bytes.set(content, 44);
  bytes.set(whole.subarray(36), 44 + padded);
  view.setUint32(4, bytes.length - 8, true);
  return bytes;
}

describe('readWave', () => {
  it('reads what writeWave writes', () => {
    fc.assert(
      fc.property(fc.int16Array({ minLength: 1, maxLength: 400 }), (samples) => {
        expect(readWave(writeWave(samples))).toEqual({ ok: true, samples });
      }),
    );
  });

  it('reads a file that lies at an odd place in a larger one', () => {
    const larger = new Uint8Array(101);
    larger.set(writeWave(SAMPLES), 3);
    expect(readWave(larger.subarray(3, 3 + 44 + 12))).toEqual({ ok: true, samples: SAMPLES });
  });

  it('passes over chunks it does not know, of even and odd length', () => {
    for (const length of [0, 4, 7]) {
      const read = readWave(withChunk('LIST', new Uint8Array(length)));
      expect(read).toEqual({ ok: true, samples: SAMPLES });
    }
  });

  it.each([
    ['nothing', new Uint8Array(), 'not-a-wave'],
    ['text', new TextEncoder().encode('not a recording at all'), 'not-a-wave'],
    ['another container', spoil((view) => view.setUint8(0, 0x58)), 'not-a-wave'],
    ['a video in the container', spoil((view) => view.setUint8(8, 0x41)), 'not-a-wave'],
    ['no format', spoil((view) => view.setUint8(12, 0x78)), 'not-a-wave'],
    ['two formats', withChunk('fmt ', writeWave(SAMPLES).subarray(20, 36)), 'not-a-wave'],
    ['two sounds', withChunk('data', new Uint8Array(4)), 'not-a-wave'],
    ['a length beyond the end', spoil((view) => view.setUint32(40, 0xffff_fff0, true)), 'cut-off'],
    ['a file length that lies', spoil((view) => view.setUint32(4, 0xffff_ffff, true)), 'cut-off'],
    [
      'a format longer than the file',
      spoil((view) => view.setUint32(16, 0x7fff_ffff, true)),
      'cut-off',
    ],
    ['a short format', withChunk('JUNK', new Uint8Array(2)).slice(0, 50), 'cut-off'],
    ['compressed sound', spoil((view) => view.setUint16(20, 85, true)), 'wrong-format'],
    ['two channels', spoil((view) => view.setUint16(22, 2, true)), 'wrong-format'],
    ['no channel', spoil((view) => view.setUint16(22, 0, true)), 'wrong-format'],
    ['another rate', spoil((view) => view.setUint32(24, 44_100, true)), 'wrong-format'],
    ['another bytes a second', spoil((view) => view.setUint32(28, 1, true)), 'wrong-format'],
    ['eight bits', spoil((view) => view.setUint16(34, 8, true)), 'wrong-format'],
    ['half a sample', spoil((view) => view.setUint32(40, 11, true)), 'cut-off'],
    ['no sample', writeWave(new Int16Array()), 'cut-off'],
    ['too much', new Uint8Array(MOST_WAVE_BYTES + 1), 'too-large'],
  ])('refuses %s', (_what, bytes, problem) => {
    expect(problemOf(bytes)).toBe(problem);
  });

  it('refuses every file that is cut off', () => {
    const whole = writeWave(SAMPLES);
    for (let length = 0; length < whole.length; length += 1)
      expect(readWave(whole.subarray(0, length)).ok).toBe(false);
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 120 }), (noise) => {
        const head = writeWave(SAMPLES).slice(0, 36);
        expect(() => readWave(noise)).not.toThrow();
        expect(() => readWave(new Uint8Array([...head, ...noise]))).not.toThrow();
      }),
    );
  });
});
