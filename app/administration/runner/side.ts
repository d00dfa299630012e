/**
 * On which side the ways out and the lantern stand: for a pupil who works with the left hand they
 * are mirrored. Kept on the device for the sitting, by the pupil's membership; a trial keeps nothing.
 */
type Side = 'right' | 'left';

const KEY = 'lasfyr-sides';

type Keep = Pick<Storage, 'getItem' | 'setItem'>;

function readSides(keep: Keep): Record<string, Side> {
  try {
    const sides: unknown = JSON.parse(keep.getItem(KEY) ?? '{}');
    return typeof sides === 'object' && sides !== null ? (sides as Record<string, Side>) : {};
  } catch {
    return {};
  }
}

/** The pupil's side; right until another was chosen. */
export function readSide(keep: Keep, membershipId: string | null): Side {
  const side = membershipId === null ? undefined : readSides(keep)[membershipId];
  return side === 'left' ? 'left' : 'right';
}

/** Remembers the side; a device that refuses to keep it goes on without. */
export function keepSide(keep: Keep, membershipId: string | null, side: Side): void {
  if (membershipId === null) return;
  try {
    keep.setItem(KEY, JSON.stringify({ ...readSides(keep), [membershipId]: side }));
  } catch {
    // The choice then lasts until the page is loaded again.
  }
}
