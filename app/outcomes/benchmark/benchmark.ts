/**
 * "Mittenland": own shares beside a group of others like oneself, without names and without order.
 *
 * A group is like oneself by size only: the same band of enrolled pupils, never by who the pupils are.
 * Measures: the share of each unit that may be told, put together: the sum of the counts of the sum of the
 * bases. So a large unit weighs more, and how much units differ among themselves is not in the interval.
 * Rule: no comparison with fewer than 5 units that have the share; the group's share from a base of 30, when
 * those counted and the others are each 5 at least or none. Apart only when Wilson's 95 % intervals do not
 * meet; else they cannot be told apart. No place in an order is worked out.
 * Missing data: a unit whose counts are hidden is no unit of that share.
 * Worked example: own 30 of 60 beside five of 8 of 80 each, 40 of 400: .377-.623 and .074-.133: higher.
 */

import type { ToldShare } from '~/outcomes/examples/card-figures';
import {
  isTold,
  SHARE_IDS,
  type Share,
  type ShareId,
} from '~/outcomes/packages/municipality-figures';
import { wilsonInterval } from '~/psychometrics/proportion-interval';

/** No comparison with fewer. */
export const LEAST_UNITS = 5;

/** How one's own share lies beside the group's; null when it is not compared. */
type Standing = 'higher' | 'lower' | 'not-apart' | null;

export type UnitShares = Partial<Record<ShareId, Share>>;

export interface ComparedShare {
  id: ShareId;
  own: ToldShare;
  group: ToldShare;
  /** Units with this share. */
  units: number;
  /** Null when it is not compared. */
  standing: Standing;
}

const TOO_FEW: ToldShare = { kind: 'too-few' };

/** Own figures as they are: whoever asks may see them. */
function draw(share: Share | undefined): ToldShare {
  const limits = share && wilsonInterval(share.count, share.base);
  return share && limits ? { kind: 'told', ...share, ...limits } : TOO_FEW;
}

/** Every share of one's own beside the same of a group. */
export function compareWithGroup(own: UnitShares, units: readonly UnitShares[]): ComparedShare[] {
  return SHARE_IDS.map((id) => {
    const known = units.flatMap((unit) => unit[id] ?? []);
    const sum = known.reduce(
      (one, other) => ({ count: one.count + other.count, base: one.base + other.base }),
      { count: 0, base: 0 },
    );
    const mine = own[id];
    const isShown = known.length >= LEAST_UNITS && isTold(sum);
    const standing = isShown && mine ? findStanding(mine, sum) : null;
    return {
      id,
      own: draw(mine),
      group: isShown ? draw(sum) : TOO_FEW,
      units: known.length,
      standing,
    };
  });
}

/** One share beside another: apart only when their intervals do not meet; null without pupils. */
function findStanding(own: Share, others: Share): Standing {
  const limits = wilsonInterval(own.count, own.base);
  const beside = wilsonInterval(others.count, others.base);
  if (!limits || !beside) return null;
  if (limits.lower > beside.upper) return 'higher';
  return limits.upper < beside.lower ? 'lower' : 'not-apart';
}
