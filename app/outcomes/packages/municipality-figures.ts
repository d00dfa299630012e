/**
 * A municipality's figures of a window as others may hold them beside their own: shares only, of many.
 *
 * Each share is a count of a base, from what is public of the whole municipality: a package tells nothing that the
 * public page does not. Told from a base of 30, when those counted and the others are each 5 at least or
 * none; a share that may not be told is left out. No name of a municipality or school: `source` tells one
 * giver from another, and cannot be turned back into a name.
 * Missing data: a hidden count gives no share; without any share there are no figures.
 * Worked example: 52 of 210 need follow-up: told. 3 of 210: left out.
 */
import * as z from 'zod';
import type { MunicipalityFollowUp } from '~/outcomes/follow-up/shown-figures';
import type { Measure, PublicCounts } from '~/outcomes/open-data/measures';
import type { ProtectedFigures, ShownCount } from '~/outcomes/protected-summary';

const BENCHMARK_NUMBERS = { minimumBase: 30, threshold: 5 } as const;

/** What is compared, in the order it is shown. */
export const SHARE_IDS = ['with-level', 'needs-follow-up', 'supported', 'in-time'] as const;
export type ShareId = (typeof SHARE_IDS)[number];

/** Enrolled pupils of the municipality's year, or of a school's. */
const SIZE_BANDS = ['small', 'middle', 'large'] as const;
export type SizeBand = (typeof SIZE_BANDS)[number];

export interface Share {
  count: number;
  base: number;
}

const whole = z.int().min(0).max(1_000_000);

export const municipalityFiguresSchema = z.strictObject({
  source: z.string().regex(/^[0-9a-f]{64}$/),
  startYear: z.int().min(2020).max(2100),
  window: z.enum(['autumn', 'winter', 'spring']),
  size: z.enum(SIZE_BANDS),
  shares: z
    .array(
      z
        .strictObject({ id: z.enum(SHARE_IDS), count: whole, base: whole })
        .refine((share) => isTold(share)),
    )
    .min(1)
    .max(SHARE_IDS.length)
    .refine((shares) => new Set(shares.map(({ id }) => id)).size === shares.length),
});
export type MunicipalityFigures = z.infer<typeof municipalityFiguresSchema>;

/** Whether a share is of enough pupils to leave the municipality. */
export function isTold({ count, base }: Share): boolean {
  const { minimumBase, threshold } = BENCHMARK_NUMBERS;
  const isFew = (pupils: number) => pupils > 0 && pupils < threshold;
  return base >= minimumBase && count <= base && !isFew(count) && !isFew(base - count);
}

type Shown = ProtectedFigures & Pick<MunicipalityFollowUp['schools'][number], 'figures'>;

const isNumber = (count: ShownCount): count is number => typeof count === 'number';

function shareOf(count: ShownCount, base: ShownCount): Share | null {
  return isNumber(count) && isNumber(base) ? { count, base } : null;
}

/** The share of a place, of what is shown of it; null where a count is hidden. */
export function readShare(
  id: ShareId,
  { figures, levels, withLevel, planned }: Shown,
): Share | null {
  switch (id) {
    case 'with-level':
      return shareOf(withLevel, planned);
    case 'needs-follow-up':
      return shareOf(levels['needs-follow-up'], withLevel);
    case 'supported':
      return shareOf(figures.way.supported, levels['needs-follow-up']);
    case 'in-time': {
      const { 'in-time': inTime, late } = figures.inTime;
      return isNumber(inTime) && isNumber(late) ? { count: inTime, base: inTime + late } : null;
    }
  }
}

/** A count and its base in public; how soon support began is not told there, and is in no package. */
const PUBLIC_COUNTS = {
  'with-level': ['with-level', 'planned'],
  'needs-follow-up': ['needs-follow-up', 'with-level'],
  supported: ['way-supported', 'needs-follow-up'],
} as const satisfies Partial<Record<ShareId, readonly [Measure, Measure]>>;

/** The shares that may leave the municipality, of public counts of the whole. */
export function listPublicShares(open: PublicCounts): MunicipalityFigures['shares'] {
  return Object.entries(PUBLIC_COUNTS).flatMap(([id, [counted, whole]]) => {
    const [count, base] = [open[counted], open[whole]];
    const share = count === null || base === null ? null : { count, base };
    return share && isTold(share) ? [{ id: id as ShareId, ...share }] : [];
  });
}

/** Limits of the bands: fewer than the first are small, from the second on large. */
const BANDS = { school: [25, 50], municipality: [150, 600] } as const;

export function bandOf(of: keyof typeof BANDS, enrolled: number): SizeBand {
  const [middle, large] = BANDS[of];
  if (enrolled < middle) return 'small';
  return enrolled < large ? 'middle' : 'large';
}
