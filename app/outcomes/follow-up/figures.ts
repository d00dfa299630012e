/**
 * The figures of the follow-up, worked out once for class, school and municipality.
 *
 * Definitions, of the pupils of a place in a window:
 *   summary   coverage and levels (see `summary`)
 *   way       of those who need follow-up, how far help has come, each pupil once by the first that holds:
 *             supported (support has begun), confirmed (a person confirmed a proposal), set-aside (watched
 *             or dismissed), undecided. Together they are those who need follow-up
 *   inTime    of those who are confirmed or supported: support began within SUPPORT_WITHIN_DAYS of the
 *             proposal (in-time), it did not (late), or those days are not over yet (open)
 *   days      of those who need follow-up: from the proposal to its confirmation, and from the proposal to
 *             the first day with support; without a proposal the latter is from the day of the level
 *   moves     from the window before to this one (see `movement`)
 *   dose      sessions planned and held with the pupil there, for those with a part in a plan
 *   steps     how far the consultations of the guarantee have come, for each pupil: no-case first
 * Every figure of a place is the sum of its parts, days by being put together: so sums agree from class to
 * municipality.
 * Missing data: no window gives zeros; the first window of a year has no movement (null).
 */
import { addSummaries, type Summary, summarise } from '~/outcomes/summary';
import { addDays, type Day } from '~/platform/calendar';
import { addMoves, emptyMoves, type MoveMatrix, placeOf } from './movement';
import { CASE_STEPS_DONE, countDays, type PupilFacts, type WindowFacts } from './pupil-facts';

/** A target of this product, not the law's: four weeks from a proposal to support. */
const SUPPORT_WITHIN_DAYS = 28;

export const WAY_STEPS = ['undecided', 'set-aside', 'confirmed', 'supported'] as const;
export type WayStep = (typeof WAY_STEPS)[number];
export const TIME_PARTS = ['in-time', 'late', 'open'] as const;
export type TimePart = (typeof TIME_PARTS)[number];
export const CASE_PARTS = ['no-case', ...CASE_STEPS_DONE] as const;
export type CasePart = (typeof CASE_PARTS)[number];

export interface FollowUpFigures {
  summary: Summary;
  way: Record<WayStep, number>;
  inTime: Record<TimePart, number>;
  /** Whole days, smallest first. */
  days: { toConfirm: number[]; toSupport: number[] };
  moves: MoveMatrix | null;
  dose: { pupils: number; planned: number; held: number };
  steps: Record<CasePart, number>;
}

function emptyFigures(hasMoves: boolean): FollowUpFigures {
  return {
    summary: summarise([]),
    way: { undecided: 0, 'set-aside': 0, confirmed: 0, supported: 0 },
    inTime: { 'in-time': 0, late: 0, open: 0 },
    days: { toConfirm: [], toSupport: [] },
    moves: hasMoves ? emptyMoves() : null,
    dose: { pupils: 0, planned: 0, held: 0 },
    steps: { 'no-case': 0, none: 0, assessment: 0, planning: 0, 'follow-up': 0 },
  };
}

/** The figures of some pupils in window number `window` of their lists. */
export function measure(
  pupils: readonly PupilFacts[],
  { window, today }: { window: number; today: Day },
): FollowUpFigures {
  const figures = emptyFigures(window > 0);
  const standings = pupils.flatMap((pupil) => pupil.windows[window]?.standing ?? []);
  figures.summary = summarise(standings);
  for (const pupil of pupils) {
    const now = pupil.windows[window];
    if (now) countWay(figures, now, today);
    const before = pupil.windows[window - 1];
    if (figures.moves && now && before) {
      figures.moves[placeOf(before.standing)]![placeOf(now.standing)]! += 1;
    }
    if (pupil.dose) {
      figures.dose.pupils += 1;
      figures.dose.planned += pupil.dose.planned;
      figures.dose.held += pupil.dose.held;
    }
    figures.steps[pupil.caseStep ?? 'no-case'] += 1;
  }
  return sortDays(figures);
}

function countWay(figures: FollowUpFigures, facts: WindowFacts, today: Day): void {
  const step = findWayStep(facts);
  if (step === null) return;
  figures.way[step] += 1;
  const part = findTimePart(facts, today);
  if (part !== null) figures.inTime[part] += 1;
  const { flaggedOn, confirmedOn, sinceOn, supportOn } = facts;
  if (flaggedOn && confirmedOn) figures.days.toConfirm.push(countDays(flaggedOn, confirmedOn));
  if (sinceOn && supportOn) figures.days.toSupport.push(countDays(sinceOn, supportOn));
}

/** How far help has come for one pupil; null for who does not need follow-up in the window. */
export function findWayStep(facts: WindowFacts): WayStep | null {
  const { state, level } = facts.standing;
  if (state === 'exempt' || level !== 'needs-follow-up') return null;
  if (facts.supportOn) return 'supported';
  if (facts.confirmedOn) return 'confirmed';
  return facts.isSetAside ? 'set-aside' : 'undecided';
}

/** Null for who is neither confirmed nor supported. */
export function findTimePart(facts: WindowFacts, today: Day): TimePart | null {
  const step = findWayStep(facts);
  if (step !== 'supported' && step !== 'confirmed') return null;
  const since = facts.sinceOn ?? today;
  const lastDay = addDays(since, SUPPORT_WITHIN_DAYS);
  if (facts.supportOn) return facts.supportOn <= lastDay ? 'in-time' : 'late';
  return lastDay < today ? 'late' : 'open';
}

/** Figures of several places as those of the place that holds them all. */
export function addFigures(all: readonly FollowUpFigures[]): FollowUpFigures {
  const moves = all.flatMap((each) => (each.moves ? [each.moves] : []));
  const total = emptyFigures(moves.length > 0);
  total.summary = addSummaries(all.map(({ summary }) => summary));
  if (moves.length > 0) total.moves = addMoves(moves);
  for (const each of all) {
    for (const step of WAY_STEPS) total.way[step] += each.way[step];
    for (const part of TIME_PARTS) total.inTime[part] += each.inTime[part];
    for (const part of CASE_PARTS) total.steps[part] += each.steps[part];
    for (const key of ['pupils', 'planned', 'held'] as const) total.dose[key] += each.dose[key];
    total.days.toConfirm.push(...each.days.toConfirm);
    total.days.toSupport.push(...each.days.toSupport);
  }
  return sortDays(total);
}

function sortDays(figures: FollowUpFigures): FollowUpFigures {
  figures.days.toConfirm.sort((one, other) => one - other);
  figures.days.toSupport.sort((one, other) => one - other);
  return figures;
}
