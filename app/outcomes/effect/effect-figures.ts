/**
 * How it has gone after support, as counts of pupils: for a class, a school and the municipality by the same
 * definitions. A place's counts are the sums of its parts'.
 *
 * Definitions, of the pupils who are in the place and whose part in a plan has begun in the school year:
 *   verdict  what the decision rule of progress monitoring says of the task that is followed
 *   change   of those with six readings in it at least: the last three against the first three. The first
 *            are taken when the pupil has been chosen for support, so that a low day that the choice
 *            rested on is no part of them
 *   beside   of those with a line of readings and at least five others who started alike (same task, same
 *            goal's day, a baseline within the band): a weekly rise over the median of theirs, or not
 * It describes how reading has gone since support began, and never says that support made it so.
 * Missing data: a pupil without readings is counted as that, and is in no share.
 * Worked example: 3 with support: one on the way with a sure rise, faster than the like; one too early; one
 * without readings. Verdicts 1, 1 and 1; change 1 of 1; beside 1 of 1.
 */
import { type Limits, wilsonInterval } from '~/psychometrics/proportion-interval';
import { HELPED_VERDICTS, type HelpedVerdict } from '~/support/progress/helped';

export const CHANGES = ['more', 'unsure', 'less'] as const;
type Change = (typeof CHANGES)[number];
export const BESIDES = ['faster', 'not-faster'] as const;
type Beside = (typeof BESIDES)[number];

/** What is known of a pupil with support, without name or id. */
export interface EffectFacts {
  verdict: HelpedVerdict;
  change: Change | null;
  beside: Beside | null;
}

export interface EffectFigures {
  /** Everyone in the place, with support or not. */
  enrolled: number;
  withSupport: number;
  verdict: Record<HelpedVerdict, number>;
  change: Record<Change, number>;
  beside: Record<Beside, number>;
}

export function measureEffect(pupils: readonly EffectFacts[], enrolled: number): EffectFigures {
  const countAll = <Key extends string>(
    keys: readonly Key[],
    read: (of: EffectFacts) => string | null,
  ) =>
    Object.fromEntries(
      keys.map((key) => [key, pupils.filter((pupil) => read(pupil) === key).length]),
    ) as Record<Key, number>;
  return {
    enrolled,
    withSupport: pupils.length,
    verdict: countAll(HELPED_VERDICTS, ({ verdict }) => verdict),
    change: countAll(CHANGES, ({ change }) => change),
    beside: countAll(BESIDES, ({ beside }) => beside),
  };
}

/** Figures of several places as those of the place that holds them all. */
export function addEffects(places: readonly EffectFigures[]): EffectFigures {
  const total = measureEffect([], 0);
  for (const { enrolled, withSupport, verdict, change, beside } of places) {
    total.enrolled += enrolled;
    total.withSupport += withSupport;
    for (const key of HELPED_VERDICTS) total.verdict[key] += verdict[key];
    for (const key of CHANGES) total.change[key] += change[key];
    for (const key of BESIDES) total.beside[key] += beside[key];
  }
  return total;
}

/** A count with what it is of, and how sure the share is; null without anyone to count. */
export interface SureShare {
  count: number;
  base: number;
  limits: Limits;
}

/** The share of one part among all of them. */
export function readShare<Key extends string>(
  parts: Record<Key, number>,
  part: NoInfer<Key>,
): SureShare | null {
  const base = Object.values<number>(parts).reduce((sum, count) => sum + count, 0);
  const limits = wilsonInterval(parts[part], base);
  return limits && { count: parts[part], base, limits };
}
