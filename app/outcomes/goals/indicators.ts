/**
 * What a goal can be measured by: figures of the follow-up, read from what the follow-up shows its viewer.
 *
 * Nothing is counted here. A share is two counts that `/follow-up` shows: so a count that is protected
 * there gives no value here, and says why. Definitions of the counts: `summary` and `figures`.
 *
 *   screened          screened of the planned; of a municipality's single schools it is not told
 *   with-level        with a level of the planned
 *   needs-follow-up   need follow-up of those with a level
 *   supported         support has begun, of those who need follow-up
 *   in-time           support began within 28 days, of those who have support or whose days are over
 *   days-to-support   median days to support; no share
 *   sessions-held     sessions held of the planned
 *   consultations     all three consultations held, of those with a case
 *   counted-by-hand   a number that its owner counts, in a unit of its own; not read from the follow-up
 * Missing data: a base of 0 is nothing to measure, not 0 per cent.
 * Worked example: 22 screened of 25 planned is 22 of 25, 88 %; a target of at least 95 % is not reached.
 */
import type { ShownFigures } from '~/outcomes/follow-up/shown-figures';
import type { ShownCount } from '~/outcomes/protected-summary';
import type { Level } from '~/scoring/level-shapes';

const SHARES = [
  'screened',
  'with-level',
  'needs-follow-up',
  'supported',
  'in-time',
  'sessions-held',
  'consultations',
] as const;
export const INDICATORS = [...SHARES, 'days-to-support', 'counted-by-hand'] as const;
export type Indicator = (typeof INDICATORS)[number];

export const DIRECTIONS = ['at-least', 'at-most'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** What the follow-up shows of a place; `screened` is null where it is not told. */
export interface MeasuredPlace {
  planned: ShownCount;
  screened: ShownCount | null;
  withLevel: ShownCount;
  levels: Record<Level, ShownCount>;
  figures: ShownFigures;
}

/** A share as its two counts, or a number: days, or what was counted by hand. */
export type Value = { part: number; base: number } | { value: number };

/** Why there is no value: few or protected as in the follow-up, nothing to count, not told of a school. */
export type NoValue = 'few' | 'protected' | 'nothing' | 'not-of-a-school';
export type Reading = { ok: true; value: Value } | { ok: false; why: NoValue };

type Counts = { part: ShownCount; base: ShownCount };

const none = (why: NoValue): Reading => ({ ok: false, why });

/** The value of an indicator at a place. @throws {RangeError} for one that is counted by hand. */
export function readIndicator(indicator: Indicator, place: MeasuredPlace): Reading {
  if (indicator === 'counted-by-hand') throw new RangeError('counted by hand, not read');
  if (indicator === 'days-to-support') {
    const days = place.figures.days.toSupport;
    if (days === null) return none('nothing');
    return days === 'protected' ? none('protected') : { ok: true, value: { value: days } };
  }
  const counts = readCounts(indicator, place);
  if (counts === null) return none('not-of-a-school');
  const { part, base } = counts;
  // A hidden base says no more than that; a base of few would narrow the part.
  if (typeof base !== 'number') return none(base);
  if (base === 0) return none('nothing');
  return typeof part === 'number' ? { ok: true, value: { part, base } } : none(part);
}

function readCounts(indicator: (typeof SHARES)[number], place: MeasuredPlace): Counts | null {
  const { planned, withLevel, levels, figures } = place;
  const { way, inTime, dose, steps } = figures;
  switch (indicator) {
    case 'screened':
      return place.screened === null ? null : { part: place.screened, base: planned };
    case 'with-level':
      return { part: withLevel, base: planned };
    case 'needs-follow-up':
      return { part: levels['needs-follow-up'], base: withLevel };
    case 'supported':
      return { part: way.supported, base: levels['needs-follow-up'] };
    case 'in-time':
      return { part: inTime['in-time'], base: add(inTime['in-time'], inTime.late) };
    case 'sessions-held':
      return { part: dose.held, base: dose.planned };
    case 'consultations':
      return {
        part: steps['follow-up'],
        base: add(steps.none, steps.assessment, steps.planning, steps['follow-up']),
      };
  }
}

/** The sum of counts that are all shown; else why not. */
function add(...counts: readonly ShownCount[]): ShownCount {
  const hidden = counts.find((count) => typeof count !== 'number');
  if (hidden !== undefined) return 'protected';
  return counts.reduce<number>((sum, count) => sum + Number(count), 0);
}

/** Whether a value is on the good side of a target; a share is held against per cent, without rounding. */
export function isReached(value: Value, target: number, direction: Direction): boolean {
  const [own, limit] =
    'base' in value ? [value.part * 100, target * value.base] : [value.value, target];
  return direction === 'at-least' ? own >= limit : own <= limit;
}

/** Null where no value of the place goes to the viewer, or where the goal is counted by hand. */
export function readAt(indicator: Indicator, place: MeasuredPlace | undefined): Reading | null {
  return place && indicator !== 'counted-by-hand' ? readIndicator(indicator, place) : null;
}
