/**
 * What a benefit is now, folded from its events, and what its phases ask.
 *
 * A phase is entered one step at a time, and asks that what the phases before it are for has been said:
 * specify asks for title and stakeholder; plan for indicator, unit and an effect chain of a feature, a behaviour and an effect;
 * realise for baseline with its day, target with its day, and owner; follow-up for a value measured after the
 * baseline. What a phase asks must go on holding while the benefit is in it or past it: an event that would
 * take it away is refused, so no register holds a benefit under way without a baseline.
 * Missing data: a benefit without events has no title and is in `identify`.
 */
import { addDays, type Day } from '~/platform/calendar';
import {
  type BenefitEvent,
  type BenefitEventBody,
  type BenefitFields,
  CHAIN_KINDS,
  PHASES,
  type Phase,
} from './benefit-event';

/** Something that a phase asks for. */
export type Need =
  | 'title'
  | 'stakeholder'
  | 'indicator'
  | 'unit'
  | 'chain'
  | 'baseline'
  | 'baselineOn'
  | 'target'
  | 'targetOn'
  | 'owner'
  | 'measured';

/** What is asked for on the way into a phase. */
const ASKED: Record<Phase, readonly Need[]> = {
  identify: [],
  specify: ['title', 'stakeholder'],
  plan: ['indicator', 'unit', 'chain'],
  realise: ['baseline', 'baselineOn', 'target', 'targetOn', 'owner'],
  'follow-up': ['measured'],
};

export interface Measured {
  eventId: string;
  day: Day;
  value: number;
  source: Extract<BenefitEventBody, { kind: 'measured' }>['source'];
  basis: Extract<BenefitEventBody, { kind: 'measured' }>['basis'];
  note: string;
}
export interface Activity {
  eventId: string;
  text: string;
  due: Day;
  /** The day it was marked as done, and by which event; null while it is not. */
  done: { day: Day; eventId: string } | null;
}
export interface BenefitState {
  fields: BenefitFields;
  phase: Phase;
  /** In the order of their days. */
  measured: Measured[];
  activities: Activity[];
  isEnded: boolean;
}

const NOTHING: BenefitFields = {
  title: '',
  stakeholder: '',
  description: '',
  agenda: [],
  indicator: '',
  unit: '',
  source: 'by-hand',
  chain: [],
  baseline: null,
  baselineOn: null,
  target: null,
  targetOn: null,
  owner: '',
};

/** Events that stand: neither taken back nor a taking back. */
export function listStanding(events: readonly BenefitEvent[]): BenefitEvent[] {
  const gone = new Set(
    events.flatMap(({ body }) => (body.kind === 'taken-back' ? [body.eventId] : [])),
  );
  return events.filter(({ id, body }) => body.kind !== 'taken-back' && !gone.has(id));
}

/** @param events in the order they were written. */
export function foldBenefit(events: readonly BenefitEvent[]): BenefitState {
  const state: BenefitState = {
    fields: NOTHING,
    phase: 'identify',
    measured: [],
    activities: [],
    isEnded: false,
  };
  for (const event of listStanding(events)) apply(state, event);
  state.measured.sort((one, other) => one.day.localeCompare(other.day));
  return state;
}

function apply(state: BenefitState, { id, day, body }: BenefitEvent): void {
  switch (body.kind) {
    case 'described':
      state.fields = { ...state.fields, ...body.fields } as BenefitFields;
      break;
    case 'moved':
      state.phase = body.to;
      break;
    case 'measured': {
      const { kind: _kind, ...value } = body;
      state.measured.push({ eventId: id, ...value });
      break;
    }
    case 'activity':
      state.activities.push({ eventId: id, text: body.text, due: body.due, done: null });
      break;
    case 'activity-done': {
      const own = state.activities.find(({ eventId }) => eventId === body.activityId);
      if (own) own.done = { day, eventId: id };
      break;
    }
    case 'ended':
    case 'reopened':
      state.isEnded = body.kind === 'ended';
      break;
    case 'taken-back':
      break;
  }
}

/** What a benefit lacks to be in a phase, in the order it is asked for. */
export function listMissing(state: BenefitState, phase: Phase): Need[] {
  const asked = PHASES.slice(0, PHASES.indexOf(phase) + 1).flatMap((one) => ASKED[one]);
  return asked.filter((need) => !has(state, need));
}

function has({ fields, measured }: BenefitState, need: Need): boolean {
  if (need === 'chain') {
    return CHAIN_KINDS.every((kind) => fields.chain.some((step) => step.kind === kind));
  }
  if (need === 'measured') {
    const since = fields.baselineOn;
    return since !== null && measured.some(({ day }) => day > since);
  }
  const value = fields[need];
  return typeof value === 'string' ? value !== '' : value !== null;
}

export type BenefitProblem =
  /** Only one step forward, or any back. */
  | 'phase-order'
  /** Something that the phase asks for is missing; or the event would take it away. */
  | 'phase-asks'
  | 'target-before-baseline'
  | 'day-ahead'
  /** Not there, or taken back already. */
  | 'no-such-event'
  /** Only the latest of words, phases and endings can be taken back. */
  | 'not-latest'
  | 'is-ended'
  | 'not-ended';

/** Kinds that may be taken back whatever was written after them. */
const FREE: ReadonlySet<BenefitEventBody['kind']> = new Set([
  'measured',
  'activity',
  'activity-done',
]);

/** Why an event cannot be written now; null when it can. */
export function findBenefitProblem(
  events: readonly BenefitEvent[],
  body: BenefitEventBody,
  today: Day,
): BenefitProblem | null {
  const before = foldBenefit(events);
  if (body.kind === 'taken-back') {
    const problem = findTakeBackProblem(events, body.eventId);
    if (problem) return problem;
  } else if (before.isEnded !== (body.kind === 'reopened')) {
    return before.isEnded ? 'is-ended' : 'not-ended';
  }
  if (body.kind === 'moved') {
    const step = PHASES.indexOf(body.to) - PHASES.indexOf(before.phase);
    if (step === 0 || step > 1) return 'phase-order';
  }
  if (body.kind === 'measured' && body.day > today) return 'day-ahead';
  if (body.kind === 'activity-done') {
    const own = before.activities.find(({ eventId }) => eventId === body.activityId);
    if (!own || own.done) return 'no-such-event';
  }
  const after = foldBenefit([...events, { id: '', day: today, body }]);
  const { baselineOn, targetOn } = after.fields;
  if (baselineOn && baselineOn > today) return 'day-ahead';
  if (baselineOn && targetOn && targetOn < addDays(baselineOn, 1)) return 'target-before-baseline';
  return listMissing(after, after.phase).length > 0 ? 'phase-asks' : null;
}

function findTakeBackProblem(
  events: readonly BenefitEvent[],
  eventId: string,
): BenefitProblem | null {
  const standing = listStanding(events);
  const own = standing.find(({ id }) => id === eventId);
  if (!own) return 'no-such-event';
  // The first event is the benefit itself; it is ended, not taken back.
  if (standing[0] === own) return 'not-latest';
  if (FREE.has(own.body.kind)) return null;
  const latest = standing.filter(({ body }) => !FREE.has(body.kind)).at(-1);
  return latest === own ? null : 'not-latest';
}

/** Whether a value has come nearer the target than the baseline was. */
export const STANDINGS = ['reached', 'nearer', 'as-before', 'further'] as const;
export type Standing = (typeof STANDINGS)[number];

/** Of the latest value measured after the baseline. Null without baseline, target or such a value. */
export function findStanding({ fields, measured }: BenefitState): Standing | null {
  const { baseline, baselineOn, target } = fields;
  if (baseline === null || baselineOn === null || target === null) return null;
  const latest = measured.filter(({ day }) => day > baselineOn).at(-1);
  if (!latest) return null;
  const isRise = target >= baseline;
  const isReached = isRise ? latest.value >= target : latest.value <= target;
  if (isReached) return 'reached';
  if (latest.value === baseline) return 'as-before';
  return latest.value > baseline === isRise ? 'nearer' : 'further';
}
