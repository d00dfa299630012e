import { describe, expect, it } from 'vitest';
import {
  findVoice,
  isRoomNoisy,
  levelVoice,
  listVoiceFaults,
  measureVoice,
} from '~/instruments/voice-level';
import { joinSounds, makeSilence, makeTone } from '../support/sounds';

const RATE = 24_000;

describe('findVoice', () => {
  it('finds a tone between silences, with a margin of 60 ms', () => {
    const samples = joinSounds(makeSilence(500, 20), makeTone(400, 0.2), makeSilence(700, 20));
    const span = findVoice(samples)!;
    expect(span.start / RATE).toBeCloseTo(0.44, 2);
    expect(span.end / RATE).toBeCloseTo(0.96, 2);
  });

  it('finds a tone in a noisy room', () => {
    const samples = joinSounds(makeSilence(500, 300), makeTone(400, 0.3), makeSilence(500, 300));
    expect(findVoice(samples)!.start / RATE).toBeCloseTo(0.44, 2);
  });

  it('finds the whole of a recording without silence', () => {
    const samples = makeTone(400, 0.2);
    expect(findVoice(samples)).toEqual({ start: 0, end: samples.length });
  });

  it('finds nothing in silence or in nothing', () => {
    expect(findVoice(makeSilence(800, 10))).toBeNull();
    expect(findVoice(new Int16Array())).toBeNull();
  });
});

describe('measureVoice', () => {
  it('measures a sine at half of full scale: -9.03 dB, peak -6.02 dB', () => {
    const { durationMs, levelDb, peakDb, clippedShare } = measureVoice(makeTone(1000, 0.5));
    expect(durationMs).toBe(1000);
    expect(levelDb).toBeCloseTo(-9.03, 1);
    expect(peakDb).toBeCloseTo(-6.02, 1);
    expect(clippedShare).toBe(0);
  });

  it('is not endless for silence', () => {
    expect(measureVoice(new Int16Array(100)).levelDb).toBe(-96);
  });
});

describe('listVoiceFaults', () => {
  it.each([
    ['a good voice', makeTone(600, 0.2), []],
    ['a faint one', makeTone(600, 0.008), ['too-quiet']],
    ['a loud one', makeTone(600, 0.9), ['too-loud']],
    ['one beyond full scale', makeTone(600, 3), ['clipped']],
    ['a click', makeTone(40, 0.2), ['too-short']],
    ['a speech', makeTone(31_000, 0.2), ['too-long']],
    ['silence', makeSilence(600, 5), ['silent']],
  ])('hears %s', (_what, samples, faults) => {
    expect(listVoiceFaults(samples)).toEqual(faults);
  });
});

describe('isRoomNoisy', () => {
  it('hears a noisy room and not a quiet one', () => {
    const inRoom = (noise: number) => {
      const samples = joinSounds(
        makeSilence(500, noise),
        makeTone(400, 0.1),
        makeSilence(500, noise),
      );
      return isRoomNoisy(samples, { start: RATE / 2, end: (RATE * 9) / 10 });
    };
    expect(inRoom(20)).toBe(false);
    expect(inRoom(900)).toBe(true);
  });

  it('says nothing of a recording without silence', () => {
    const samples = makeTone(400, 0.2);
    expect(isRoomNoisy(samples, { start: 0, end: samples.length })).toBe(false);
  });
});

describe('levelVoice', () => {
  it.each([0.01, 0.05, 0.2, 0.8])('brings a tone of %s to -20 dB', (amplitude) => {
    expect(measureVoice(levelVoice(makeTone(800, amplitude))).levelDb).toBeCloseTo(-20, 0);
  });

  it('keeps peaks under -1 dB rather than reaching the level', () => {
    const spike = makeSilence(500, 60);
    spike[6000] = 20_000;
    const { peakDb, levelDb } = measureVoice(levelVoice(spike));
    expect(peakDb).toBeLessThanOrEqual(-0.9);
    expect(levelDb).toBeLessThan(-20);
  });

  it('begins and ends softly', () => {
    const levelled = levelVoice(makeTone(300, 0.5));
    expect(levelled[0]).toBe(0);
    expect(levelled.at(-1)).toBe(0);
  });
});
