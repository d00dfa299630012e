/**
 * From degrees to the places of a drawing: an equirectangular projection about the middle latitude, which
 * at the size of a municipality is off by less than the width of a line. Marks that would cover each other
 * are moved apart; a line leads to where the school lies.
 *
 * Missing data: no outline gives a frame around the schools; one school alone lies in the middle.
 * Worked example: at 60° north a degree of longitude is drawn half as long as one of latitude.
 */
import type { Position, Ring, SchoolsMapData } from './map-places';

interface Point {
  x: number;
  y: number;
}

export interface MapMark {
  schoolId: string;
  /** Where the school lies. */
  at: Point;
  /** Where its mark is drawn. */
  mark: Point;
}

export interface MapLayout {
  width: number;
  height: number;
  /** Lines of the outline; empty when there is none. */
  rings: Point[][];
  marks: MapMark[];
}

export const MAP_WIDTH = 400;
/** Room around a mark, in units of the drawing: marks are nearer to each other than this nowhere. */
export const MARK_SPACE = { width: 62, height: 52 };
const MARGIN = 44;
/** The least extent, degrees of latitude: about two kilometres. */
const LEAST_EXTENT = 0.02;
const HEIGHTS = { least: 240, most: 560 };
const ROUNDS = 200;

export function layOutMap({ rings, places }: SchoolsMapData): MapLayout {
  const positions = [...(rings?.flat() ?? []), ...places.map(({ position }) => position)];
  const project = makeProjection(positions);
  const at = places.map(({ position }) => project.place(position));
  const marks = spread(at, project.height);
  return {
    width: MAP_WIDTH,
    height: project.height,
    rings: (rings ?? []).map((ring: Ring) => ring.map(project.place)),
    marks: places.map(({ schoolId }, index) => ({
      schoolId,
      at: at[index]!,
      mark: marks[index]!,
    })),
  };
}

function makeProjection(positions: readonly Position[]) {
  const range = (of: 0 | 1) => {
    const values = positions.map((each) => each[of]);
    const least = values.reduce((one, other) => Math.min(one, other), Number.POSITIVE_INFINITY);
    const most = values.reduce((one, other) => Math.max(one, other), Number.NEGATIVE_INFINITY);
    return positions.length > 0 ? { least, most } : { least: 0, most: 0 };
  };
  const east = range(0);
  const north = range(1);
  const middle = { east: (east.least + east.most) / 2, north: (north.least + north.most) / 2 };
  const shrink = Math.cos((middle.north * Math.PI) / 180);
  const wide = Math.max((east.most - east.least) * shrink, LEAST_EXTENT);
  const high = Math.max(north.most - north.least, LEAST_EXTENT);
  const room = MAP_WIDTH - 2 * MARGIN;
  const wanted = (high / wide) * room + 2 * MARGIN;
  const height = Math.round(Math.min(HEIGHTS.most, Math.max(HEIGHTS.least, wanted)));
  const scale = Math.min(room / wide, (height - 2 * MARGIN) / high);
  return {
    height,
    place: ([longitude, latitude]: Position): Point => ({
      x: round(MAP_WIDTH / 2 + (longitude - middle.east) * shrink * scale),
      y: round(height / 2 - (latitude - middle.north) * scale),
    }),
  };
}

const round = (value: number) => Math.round(value * 10) / 10;

/** Marks pushed apart, pair by pair, until none covers another; as far as the drawing has room. */
function spread(points: readonly Point[], height: number): Point[] {
  const marks = points.map(({ x, y }) => ({ x, y }));
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    let hasMoved = false;
    for (const [index, one] of marks.entries()) {
      for (const other of marks.slice(index + 1)) hasMoved = pushApart(one, other) || hasMoved;
    }
    for (const mark of marks) keepInside(mark, height);
    if (!hasMoved) break;
  }
  return marks.map(({ x, y }) => ({ x: round(x), y: round(y) }));
}

/** Along the side on which the two overlap least. */
function pushApart(one: Point, other: Point): boolean {
  const [dx, dy] = [other.x - one.x, other.y - one.y];
  const overX = MARK_SPACE.width - Math.abs(dx);
  const overY = MARK_SPACE.height - Math.abs(dy);
  if (overX <= 0.1 || overY <= 0.1) return false;
  if (overX < overY) {
    const step = (dx < 0 ? -overX : overX) / 2;
    one.x -= step;
    other.x += step;
  } else {
    const step = (dy < 0 ? -overY : overY) / 2;
    one.y -= step;
    other.y += step;
  }
  return true;
}

function keepInside(mark: Point, height: number): void {
  const [halfX, halfY] = [MARK_SPACE.width / 2, MARK_SPACE.height / 2];
  mark.x = Math.min(MAP_WIDTH - halfX, Math.max(halfX, mark.x));
  mark.y = Math.min(height - halfY, Math.max(halfY, mark.y));
}
