/**
 * Where a leader can start: the places that stand out, each with its reasons.
 *
 * Grounds, each a share of the place's pupils:
 *   late             of those confirmed or supported: support after 28 days, or none yet when they are over
 *   undecided        of those who need follow-up: nobody has decided and no support has begun
 *   needs-follow-up  of those with a level
 *   without-level    of those planned
 * A ground is a reason when the place's share can be told from that of all other places together: the lower
 * limit lies over their upper limit (Wilson, 95 %). Places are ordered by how many reasons they have; those
 * with as many cannot be told apart and share a rank. A place without a reason has no rank.
 * Worked out from what is shown of each place only: a hidden count is no ground.
 * Missing data: nobody to count, or one place only, gives no reason. It says where, never why.
 * Worked example: 30 of 60 beside 40 of 400 need follow-up: .377 to .623 beside .074 to .133: a reason.
 */
import type { ShownCount } from '~/outcomes/protected-summary';
import { type Limits, wilsonInterval } from '~/psychometrics/proportion-interval';
import type { ShownFigures } from './shown-figures';

export const GROUNDS = ['late', 'undecided', 'needs-follow-up', 'without-level'] as const;
export type Ground = (typeof GROUNDS)[number];

export interface ShareOf {
  count: number;
  base: number;
}

export interface StartPlace {
  id: string;
  name: string;
  /** Null where it is not shown. */
  shares: Record<Ground, ShareOf | null>;
}

export interface StartReason extends ShareOf {
  ground: Ground;
  limits: Limits;
  /** All other places together. */
  others: ShareOf & { limits: Limits };
}

export interface WhereToStart {
  /** Most reasons first; within a rank in the order given. */
  ranks: { rank: number; places: { id: string; name: string; reasons: StartReason[] }[] }[];
  /** Places that cannot be told from the others. */
  notApart: number;
  /** Places of which every share is hidden. */
  hidden: number;
}

interface Counted {
  planned: ShownCount;
  withLevel: ShownCount;
  needsFollowUp: ShownCount;
  figures: Pick<ShownFigures, 'way' | 'inTime'>;
}

/** The shares that can be shown of a place. */
export function readStartShares(counted: Counted): StartPlace['shares'] {
  const { planned, withLevel, needsFollowUp, figures } = counted;
  const { late } = figures.inTime;
  const inTime = figures.inTime['in-time'];
  return {
    late:
      typeof late === 'number' && typeof inTime === 'number'
        ? { count: late, base: late + inTime }
        : null,
    undecided: of(figures.way.undecided, needsFollowUp),
    'needs-follow-up': of(needsFollowUp, withLevel),
    'without-level':
      typeof planned === 'number' && typeof withLevel === 'number'
        ? { count: planned - withLevel, base: planned }
        : null,
  };
}

function of(count: ShownCount, base: ShownCount): ShareOf | null {
  return typeof count === 'number' && typeof base === 'number' ? { count, base } : null;
}

export function findWhereToStart(places: readonly StartPlace[]): WhereToStart {
  const totals = GROUNDS.map((ground) => addShares(places.map(({ shares }) => shares[ground])));
  const found = places.map(({ id, name, shares }) => ({
    id,
    name,
    reasons: GROUNDS.flatMap((ground, at) => findReason(ground, shares[ground], totals[at]!) ?? []),
  }));
  const sizes = [...new Set(found.map(({ reasons }) => reasons.length))]
    .filter((size) => size > 0)
    .toSorted((one, other) => other - one);
  let before = 0;
  const ranks = sizes.map((size) => {
    const own = found.filter(({ reasons }) => reasons.length === size);
    const rank = before + 1;
    before += own.length;
    return { rank, places: own };
  });
  const hidden = places.filter(({ shares }) => GROUNDS.every((ground) => shares[ground] === null));
  return { ranks, notApart: places.length - before - hidden.length, hidden: hidden.length };
}

function addShares(each: readonly (ShareOf | null)[]): ShareOf {
  const total = { count: 0, base: 0 };
  for (const one of each) {
    total.count += one?.count ?? 0;
    total.base += one?.base ?? 0;
  }
  return total;
}

/** @param all of all places together, the place itself among them */
function findReason(ground: Ground, own: ShareOf | null, all: ShareOf): StartReason | null {
  if (!own) return null;
  const others = { count: all.count - own.count, base: all.base - own.base };
  const limits = wilsonInterval(own.count, own.base);
  const limitsOfOthers = wilsonInterval(others.count, others.base);
  if (!limits || !limitsOfOthers || limits.lower <= limitsOfOthers.upper) return null;
  return { ground, ...own, limits, others: { ...others, limits: limitsOfOthers } };
}
