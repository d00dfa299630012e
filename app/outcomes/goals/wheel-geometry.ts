/**
 * Where things stand on the year wheel: a school year drawn round, August first at the top, clockwise.
 *
 * A day stands at its share of the year's days: 1 August at 0 degrees, 31 July just before 360. Lengths are
 * units of the drawing, whose middle is 0,0. Worked example: in 2026/27 1 November is day 92 of 365, at
 * 90.7 degrees: to the right of the middle.
 */
import { type Day, daysBetween } from '~/platform/calendar';

export interface WheelPoint {
  x: number;
  y: number;
}

/** Degrees clockwise from the top; days outside the year stand at its nearest end. */
export function degreesOf(day: Day, startYear: number): number {
  const first = `${startYear}-08-01`;
  const days = daysBetween(first, `${startYear + 1}-08-01`);
  const at = Math.min(Math.max(daysBetween(first, day), 0), days);
  return (at / days) * 360;
}

/** Rounded to hundredths, so that server and browser draw the same. */
export function pointAt(degrees: number, radius: number): WheelPoint {
  const angle = (degrees * Math.PI) / 180;
  const round = (length: number) => Math.round(length * 100) / 100;
  return { x: round(radius * Math.sin(angle)), y: round(-radius * Math.cos(angle)) };
}

/** A ring's part between two angles, as the path of an SVG. A whole ring is drawn a hair short of it. */
export function ringPart(
  from: number,
  to: number,
  { inner, outer }: { inner: number; outer: number },
): string {
  const end = Math.min(to, from + 359.9);
  const isLarge = end - from > 180 ? 1 : 0;
  const [a, b, c, d] = [
    pointAt(from, outer),
    pointAt(end, outer),
    pointAt(end, inner),
    pointAt(from, inner),
  ] as const;
  return [
    `M${a.x} ${a.y}`,
    `A${outer} ${outer} 0 ${isLarge} 1 ${b.x} ${b.y}`,
    `L${c.x} ${c.y}`,
    `A${inner} ${inner} 0 ${isLarge} 0 ${d.x} ${d.y}`,
    'Z',
  ].join(' ');
}

/** The first day of each month of a school year, August first. */
export function listMonths(startYear: number): Day[] {
  return Array.from({ length: 12 }, (_, at) => {
    const month = ((at + 7) % 12) + 1;
    const year = month >= 8 ? startYear : startYear + 1;
    return `${year}-${String(month).padStart(2, '0')}-01`;
  });
}

/**
 * Radii for marks at given degrees so that none covers another: those nearer than `apart` degrees stand on
 * rings further in, as many as needed, and then begin again on the outermost.
 */
export function spreadMarks(
  degrees: readonly number[],
  { apart, rings }: { apart: number; rings: readonly number[] },
): number[] {
  const placed: { at: number; ring: number }[] = [];
  return degrees.map((at) => {
    const taken = placed.filter((one) => Math.abs(one.at - at) < apart).map(({ ring }) => ring);
    const free = rings.findIndex((_, ring) => !taken.includes(ring));
    const ring = free < 0 ? taken.length % rings.length : free;
    placed.push({ at, ring });
    return rings[ring]!;
  });
}
