/** Where an arrow key leads from a cell: in rows of a known length, or in lines as they fell. */

/** Middle of a cell on the screen, in CSS pixels. */
export type CellPlace = { x: number; y: number };

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 };
const LINES: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

/**
 * The position to go to, or null for a key that is no arrow. At an edge it is the position itself.
 * Up and down lead to the nearest cell of the line before or after, whatever the lines' lengths.
 */
export function findNextCell(
  key: string,
  position: number,
  places: readonly CellPlace[],
): number | null {
  const step = STEPS[key];
  if (step !== undefined) {
    const target = position + step;
    return target >= 0 && target < places.length ? target : position;
  }
  const line = LINES[key];
  return line === undefined ? null : findInLine(line, position, places);
}

function findInLine(direction: number, position: number, places: readonly CellPlace[]): number {
  const from = places[position];
  if (!from) return position;
  const beyond = places.filter(({ y }) => (y - from.y) * direction > 1);
  if (beyond.length === 0) return position;
  const nearestY = Math.min(...beyond.map(({ y }) => (y - from.y) * direction));
  const line = beyond.filter(({ y }) => (y - from.y) * direction - nearestY < 1);
  const nearest = line.reduce((best, place) =>
    Math.abs(place.x - from.x) < Math.abs(best.x - from.x) ? place : best,
  );
  return places.indexOf(nearest);
}
