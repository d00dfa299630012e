import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layOutMap, MAP_WIDTH, MARK_SPACE } from '~/outcomes/map/lay-out-map';
import type { Position } from '~/outcomes/map/map-places';
import { readOutline } from '~/outcomes/map/read-outline';

const ring = [
  [18, 59],
  [19, 59],
  [19, 60],
  [18, 60],
  [18, 59],
];
const polygon = { type: 'Polygon', coordinates: [ring] };
const read = (value: unknown) => readOutline(JSON.stringify(value));
const problemOf = (text: string) => {
  const outcome = readOutline(text);
  return outcome.ok ? null : outcome.problem;
};

describe('an outline in GeoJSON', () => {
  test.each([
    ['a polygon', polygon],
    ['several', { type: 'MultiPolygon', coordinates: [[ring]] }],
    ['a feature', { type: 'Feature', properties: { name: 'x' }, geometry: polygon }],
    [
      'a collection',
      { type: 'FeatureCollection', features: [{ type: 'Feature', geometry: polygon }] },
    ],
    ['with heights', { type: 'Polygon', coordinates: [ring.map((each) => [...each, 12.5])] }],
  ])('is taken as %s', (_, value) => {
    expect(read(value)).toEqual({ ok: true, rings: [ring] });
  });
  test('positions that cannot be told apart on the map are dropped', () => {
    const detailed = [[18, 59], [18.0001, 59], ...ring.slice(1)];
    expect(read({ type: 'Polygon', coordinates: [detailed] })).toEqual({ ok: true, rings: [ring] });
  });
  test('what is none is told by what is wrong', () => {
    expect(problemOf('  ')).toBe('outline-missing');
    expect(problemOf('{')).toBe('outline-not-json');
    expect(problemOf('null')).toBe('outline-not-polygon');
    expect(problemOf(JSON.stringify({ type: 'Point', coordinates: [18, 59] }))).toBe(
      'outline-not-polygon',
    );
    const sweref = ring.map(([x = 0, y = 0]) => [x * 30_000, y * 100_000]);
    expect(problemOf(JSON.stringify({ type: 'Polygon', coordinates: [sweref] }))).toBe(
      'outline-not-degrees',
    );
    const same = ring.map(() => [18, 59]);
    expect(problemOf(JSON.stringify({ type: 'Polygon', coordinates: [same] }))).toBe(
      'outline-not-polygon',
    );
    expect(problemOf(' '.repeat(1_999_999) + '{}'.repeat(5))).toBe('outline-too-large');
    const many = Array.from({ length: 61_000 }, (_, at) => [18 + (at % 2), 59 + at / 1e5]);
    expect(problemOf(JSON.stringify({ type: 'Polygon', coordinates: [many] }))).toBe(
      'outline-too-large',
    );
  });
});

describe('the layout of the map', () => {
  const lay = (positions: Position[], rings: Position[][] | null = null) =>
    layOutMap({
      rings,
      places: positions.map((position, at) => ({ schoolId: String(at), position })),
    });
  test('at 60° north a degree of longitude is half as long as one of latitude', () => {
    const { marks } = lay([
      [18, 59.5],
      [18, 60.5],
      [19, 59.5],
    ]);
    const [south, north, east] = marks.map(({ at }) => at);
    const up = south!.y - north!.y;
    expect(east!.x - south!.x).toBeCloseTo(up / 2, 0);
    expect(north!.y).toBeLessThan(south!.y);
  });
  test('one school alone lies in the middle, and no school gives an empty drawing', () => {
    const { marks, height } = lay([[18, 59]]);
    expect(marks[0]?.at).toEqual({ x: MAP_WIDTH / 2, y: height / 2 });
    expect(lay([])).toMatchObject({ marks: [], rings: [] });
  });
  test('two schools on one spot are both seen', () => {
    const { marks } = lay([
      [18, 59],
      [18, 59],
    ]);
    const [one, other] = marks.map(({ mark }) => mark);
    const apart =
      Math.abs(one!.x - other!.x) >= MARK_SPACE.width - 1 ||
      Math.abs(one!.y - other!.y) >= MARK_SPACE.height - 1;
    expect(apart).toBe(true);
  });
  test('everything is drawn inside, and twenty schools do not cover one another', () => {
    const position = fc.tuple(
      fc.double({ min: 17, max: 18, noNaN: true }),
      fc.double({ min: 59, max: 59.6, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(position, { minLength: 1, maxLength: 20 }), (positions) => {
        const { marks, height } = lay(positions);
        for (const [index, { mark, at }] of marks.entries()) {
          expect(at.x).toBeGreaterThanOrEqual(0);
          expect(at.y).toBeLessThanOrEqual(height);
          expect(mark.x).toBeLessThanOrEqual(MAP_WIDTH);
          expect(mark.y).toBeLessThanOrEqual(height);
          for (const { mark: other } of marks.slice(index + 1)) {
            const isApart =
              Math.abs(mark.x - other.x) > MARK_SPACE.width * 0.75 ||
              Math.abs(mark.y - other.y) > MARK_SPACE.height * 0.75;
            expect(isApart).toBe(true);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});
