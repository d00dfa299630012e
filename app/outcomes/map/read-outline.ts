/**
 * Reads a municipality's outline from GeoJSON (RFC 7946): Polygon or MultiPolygon, bare, as a Feature or in
 * a FeatureCollection, in degrees, WGS84. Everything else of the file is left out.
 *
 * Positions nearer than a thousandth of the outline's extent to the one before are dropped: at the size of
 * the map they cannot be seen. Holes are kept.
 * Worked example: a square of 0 to 1 degree with a corner given twice, 0.0001 apart, keeps four corners.
 */
import * as z from 'zod';
import type { Position, Ring } from './map-places';

/** Letters of the file, and positions in it. A municipality's border in detail is well under both. */
const MOST_LETTERS = 2_000_000;
const MOST_POSITIONS = 60_000;
/** Positions after thinning: about 100 kB on the page at the most. */
const MOST_DRAWN = 6_000;
const LEAST_PART = 1 / 1000;

export type OutlineProblem =
  | 'outline-missing'
  | 'outline-too-large'
  | 'outline-not-json'
  | 'outline-not-polygon'
  | 'outline-not-degrees';
export type OutlineRead = { ok: true; rings: Ring[] } | { ok: false; problem: OutlineProblem };

const position = z.tuple([z.number(), z.number()]).rest(z.number());
const polygon = z.object({
  type: z.literal('Polygon'),
  coordinates: z.array(z.array(position).min(4)).min(1),
});
const multiPolygon = z.object({
  type: z.literal('MultiPolygon'),
  coordinates: z.array(z.array(z.array(position).min(4)).min(1)).min(1),
});
const geometry = z.discriminatedUnion('type', [polygon, multiPolygon]);
const feature = z.object({ type: z.literal('Feature'), geometry });
const collection = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(feature).min(1),
});
const outline = z.union([geometry, feature, collection]);

export function readOutline(text: string): OutlineRead {
  if (text.trim() === '') return { ok: false, problem: 'outline-missing' };
  if (text.length > MOST_LETTERS) return { ok: false, problem: 'outline-too-large' };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, problem: 'outline-not-json' };
  }
  const read = outline.safeParse(json);
  if (!read.success) return { ok: false, problem: 'outline-not-polygon' };
  const rings = listRings(read.data);
  const all = rings.flat();
  if (all.length > MOST_POSITIONS) return { ok: false, problem: 'outline-too-large' };
  if (!all.every(isInDegrees)) return { ok: false, problem: 'outline-not-degrees' };
  const thin = thinOut(rings);
  if (thin.length === 0) return { ok: false, problem: 'outline-not-polygon' };
  if (thin.flat().length > MOST_DRAWN) return { ok: false, problem: 'outline-too-large' };
  return { ok: true, rings: thin };
}

function listRings(read: z.output<typeof outline>): Position[][] {
  if (read.type === 'FeatureCollection') return read.features.flatMap((each) => listRings(each));
  if (read.type === 'Feature') return listRings(read.geometry);
  const polygons = read.type === 'Polygon' ? [read.coordinates] : read.coordinates;
  return polygons.flat().map((ring) => ring.map(([longitude, latitude]) => [longitude, latitude]));
}

function isInDegrees([longitude, latitude]: Position): boolean {
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
}

/** Rings that are too small to be seen go. */
function thinOut(rings: readonly Position[][]): Position[][] {
  const all = rings.flat();
  const extent = (of: 0 | 1) => {
    let least = Number.POSITIVE_INFINITY;
    let most = Number.NEGATIVE_INFINITY;
    for (const each of all) {
      least = Math.min(least, each[of]);
      most = Math.max(most, each[of]);
    }
    return most - least;
  };
  const step = Math.max(extent(0), extent(1)) * LEAST_PART;
  return rings.flatMap((ring) => {
    const kept: Position[] = [];
    for (const each of ring.slice(0, -1)) {
      const last = kept.at(-1);
      const isApart = !last || Math.hypot(each[0] - last[0], each[1] - last[1]) > step;
      if (isApart) kept.push([roundDegrees(each[0]), roundDegrees(each[1])]);
    }
    return kept.length >= 3 && step > 0 ? [[...kept, kept[0]!]] : [];
  });
}

/** About a metre. */
function roundDegrees(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}
