/**
 * What a method card tells in figures, small numbers held back.
 *
 * `onTheWay`: of pupils in a plan by the method who have readings that follow them (a task with a goal), how many
 * the decision rule of progress finds on the way to the goal now. `besides`: the same of pupils in the school's other
 * plans. It is the rest of one whole, so two cards of a school would tell of single pupils: it is for writers who see
 * the whole school, and never kept with a version. `faster`: of pupils whose weekly rise could be held beside that of at least five others with a plan in
 * the municipality who started alike (same task, same goal day, baseline within the band of `compareAlike`), how
 * many rose faster than the median of those; chance alone gives about half.
 * They describe. Nothing here says that the method made it so: who gets a method is no accident.
 * Interval: Wilson's, 95 %.
 * Small numbers: a share is told from 10 pupils, when those counted and those not are each none or 5 at
 * least, and when cards and leaders' page together tell of none so few (`tellable-methods`); sessions are told from 10 pupils.
 * Missing data: pupils without readings, or without a goal, are in no share.
 * Worked example: 9 of 14: .643, .388 to .837. 9 of 12 is held back: the other 3 are too few.
 */
import * as z from 'zod';
import { median } from '~/psychometrics/median';
import { wilsonInterval } from '~/psychometrics/proportion-interval';
import type { HelpedVerdict } from '~/support/progress/helped';

export const CARD_SMALL_NUMBERS = { minimumBase: 10, threshold: 5 } as const;

const count = z.int().min(0).max(1_000_000);
const share = z.number().min(0).max(1);
const toldShare = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('too-few') }),
  z.strictObject({ kind: z.literal('told'), count, base: count, lower: share, upper: share }),
]);
export type ToldShare = z.infer<typeof toldShare>;
export const TOO_FEW: ToldShare = { kind: 'too-few' };

const toldDose = z.strictObject({
  plans: count,
  /** Medians over the plans: minutes of a session, sessions a week, school weeks. */
  minutes: z.number().positive(),
  timesAWeek: z.number().positive(),
  weeks: z.number().positive(),
  /** Until the day of counting. */
  sessionsPlanned: count,
  sessionsHeld: count,
});
export type ToldDose = z.infer<typeof toldDose>;

/** What a card tells others: kept with its version and given away in packages. */
export const shownFiguresSchema = z.strictObject({
  countedOn: z.iso.date(),
  /** Null when fewer than 10 pupils have had a plan by the method. */
  dose: z.nullable(toldDose),
  onTheWay: toldShare,
  faster: toldShare,
});
export type ShownFigures = z.infer<typeof shownFiguresSchema>;

/** What is counted for who writes a card. */
export interface CardFigures extends ShownFigures {
  /** Null for who does not see all of the school. */
  besides: ToldShare | null;
}

/** Of figures that were counted, or kept with more in them, what others may see. */
export function toShown({ countedOn, dose, onTheWay, faster }: ShownFigures): ShownFigures {
  return { countedOn, dose, onTheWay, faster };
}

/**
 * The figures of a new version of a card: those that were counted now, unless an earlier version tells a share of which
 * either side is another by 1 to 4 pupils. Whoever has both would know what became of so few: then those of the newest
 * earlier version stay, with their day.
 */
export function chooseFigures<Fresh extends ShownFigures>(
  newestFirst: readonly ShownFigures[],
  fresh: Fresh,
): Fresh | ShownFigures {
  const isFewApart = (one: ToldShare, other: ToldShare) => {
    if (one.kind === 'too-few' || other.kind === 'too-few') return false;
    const sides = [one.count - other.count, one.base - one.count - (other.base - other.count)];
    return sides.some((by) => by !== 0 && Math.abs(by) < CARD_SMALL_NUMBERS.threshold);
  };
  const isNear = ({ onTheWay, faster }: ShownFigures) =>
    isFewApart(onTheWay, fresh.onTheWay) || isFewApart(faster, fresh.faster);
  return newestFirst.some(isNear) ? newestFirst[0]! : fresh;
}

/** A share of pupils, or that it is of too few. */
export function tellShare(counted: number, base: number): ToldShare {
  const { minimumBase, threshold } = CARD_SMALL_NUMBERS;
  const isFew = (pupils: number) => pupils > 0 && pupils < threshold;
  const limits = wilsonInterval(counted, base);
  if (!limits || base < minimumBase || isFew(counted) || isFew(base - counted)) {
    return TOO_FEW;
  }
  return { kind: 'told', count: counted, base, ...limits };
}

/** Verdicts of pupils as a share who are on the way. */
export function tellOnTheWay(verdicts: readonly HelpedVerdict[]): ToldShare {
  const judged = verdicts.filter(isJudged);
  return tellShare(judged.filter((verdict) => verdict === 'on-the-way').length, judged.length);
}

/** There are readings, and a goal to hold them against. */
export function isJudged(verdict: HelpedVerdict): boolean {
  return verdict !== 'no-readings' && verdict !== 'no-goal';
}

export interface CountedPlan {
  minutes: number;
  timesAWeek: number;
  weeks: number;
  sessionsPlanned: number;
  sessionsHeld: number;
}

/** @param pupils who have had a part in any of the plans. */
export function tellDose(plans: readonly CountedPlan[], pupils: number): ToldDose | null {
  if (pupils < CARD_SMALL_NUMBERS.minimumBase || plans.length === 0) return null;
  const middle = (key: 'minutes' | 'timesAWeek' | 'weeks') =>
    median(plans.map((plan) => plan[key])) ?? 1;
  const sum = (key: 'sessionsPlanned' | 'sessionsHeld') =>
    plans.reduce((total, plan) => total + plan[key], 0);
  return {
    plans: plans.length,
    minutes: middle('minutes'),
    timesAWeek: middle('timesAWeek'),
    weeks: middle('weeks'),
    sessionsPlanned: sum('sessionsPlanned'),
    sessionsHeld: sum('sessionsHeld'),
  };
}
