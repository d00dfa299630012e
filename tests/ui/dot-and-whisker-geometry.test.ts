import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layOutDotAndWhisker, placeOnScale } from '~/ui/dot-and-whisker-geometry';

const letters = { minimum: 0, maximum: 24, limit: 12 };
const frame = { width: 120, inset: 12 };

test('a result of 11 in 9-15 against 12 lies where a ruler puts it', () => {
  expect(layOutDotAndWhisker(letters, { estimate: 11, lower: 9, upper: 15 }, frame)).toEqual({
    trackStart: 12,
    trackEnd: 108,
    limit: 60,
    value: { dot: 56, start: 48, end: 72, cutStart: false, cutEnd: false },
  });
});

test('nothing known leaves only the scale and the limit', () => {
  expect(layOutDotAndWhisker(letters, null, frame)).toEqual({
    trackStart: 12,
    trackEnd: 108,
    limit: 60,
    value: null,
  });
});

test('an interval beyond the scale is held at its end and says that it is cut', () => {
  const drawn = layOutDotAndWhisker(letters, { estimate: 23, lower: -1, upper: 30 }, frame);
  expect(drawn.value).toEqual({ dot: 104, start: 12, end: 108, cutStart: true, cutEnd: true });
});

test('a scale without length and an estimate outside its interval are refused', () => {
  expect(() => layOutDotAndWhisker({ minimum: 3, maximum: 3, limit: 3 }, null, frame)).toThrow(
    'minimum must be less than maximum',
  );
  expect(() => layOutDotAndWhisker(letters, { estimate: 8, lower: 9, upper: 15 }, frame)).toThrow(
    'the estimate must lie within its interval',
  );
});

test('nothing is ever drawn outside the track, and order is kept', () => {
  const value = fc.double({ min: -100, max: 100, noNaN: true });
  fc.assert(
    fc.property(fc.tuple(value, value, value), value, (three, limit) => {
      const [lower, estimate, upper] = three.sort((a, b) => a - b) as [number, number, number];
      const drawn = layOutDotAndWhisker(
        { ...letters, limit },
        { lower, estimate, upper },
        { width: 152, inset: 9 },
      );
      const { start, dot, end } = drawn.value!;
      const inOrder = [9, start, dot, end, 143];
      expect([...inOrder].sort((a, b) => a - b)).toEqual(inOrder);
      expect(drawn.limit).toBeGreaterThanOrEqual(9);
      expect(drawn.limit).toBeLessThanOrEqual(143);
    }),
  );
});

test('a tick at the limit stands under the limit', () => {
  expect(placeOnScale(letters, 12, frame)).toBe(layOutDotAndWhisker(letters, null, frame).limit);
});
