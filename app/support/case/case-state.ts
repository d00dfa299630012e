/**
 * Where a pupil's case stands, worked out from its events: the step, what is due and by when, and which of
 * the guarantee's consultations have been held.
 *
 * Anyone at the school may report to the principal, and adaptations may begin, from every step: nothing
 * here makes one step wait for another. What cannot be is refused: concluding what was not begun, or going
 * on with what is closed.
 */
import { addDays, type Day } from '~/platform/calendar';
import { addSchoolWeeks, isSchoolDay, type SchoolBreakDays } from '~/roster/school-weeks';
import { type CaseEvent, type CaseEventBody, listStanding } from './case-event';
import { type CaseRules, type CaseStep, CONSULTATIONS, type Consultation } from './case-rules';

export interface CaseState {
  /** Null before anything was written. */
  step: CaseStep | null;
  /** Day the step was entered; null with it. */
  since: Day | null;
  consultations: Record<Consultation, 'held' | 'exempt' | null>;
  programmeReference: string | null;
  /** Day of the latest follow-up, or of planning when there was none. */
  followedUpOn: Day | null;
  handedOverOn: Day | null;
  /** The day who received the pupil said so; null until then. */
  receivedOn: Day | null;
}

export interface CaseDue {
  what: 'next-step' | 'follow-up';
  /** The municipality's target, not the law's. */
  by: Day;
  isOverdue: boolean;
}

export type CaseProblem = 'not-open' | 'already-open' | 'not-begun' | 'closed';

const NEW_CASE: CaseState = {
  step: null,
  since: null,
  consultations: { assessment: null, planning: null, 'follow-up': null },
  programmeReference: null,
  followedUpOn: null,
  handedOverOn: null,
  receivedOn: null,
};

/** The step an event leads to; the same step when it leads nowhere. */
function stepAfter(body: CaseEventBody, step: CaseStep | null): CaseStep | null {
  switch (body.kind) {
    case 'indicated':
    case 'reopened':
      return 'indicated';
    case 'assessment-started':
      return 'assessing';
    case 'assessment-concluded':
      return body.needsSupport ? step : 'closed';
    case 'adaptations-planned':
    case 'adaptations-intensified':
    case 'programme-not-needed':
      return 'adapting';
    case 'followed-up':
      return step;
    case 'reported-to-principal':
      return 'reported';
    case 'investigation-started':
      return 'investigating';
    case 'programme-decided':
      return 'programme';
    case 'closed':
      return 'closed';
    default:
      return step;
  }
}

/** What has to be the step for an event that ends or goes on with something. */
const NEEDS_STEP: Partial<Record<CaseEventBody['kind'], readonly CaseStep[]>> = {
  'assessment-concluded': ['assessing'],
  'adaptations-intensified': ['adapting', 'programme'],
  'investigation-started': ['reported'],
  'programme-decided': ['investigating'],
  'programme-not-needed': ['investigating'],
  'followed-up': ['adapting', 'programme'],
};

/** Why an event cannot be written now; null when it can. */
export function findCaseProblem(state: CaseState, body: CaseEventBody): CaseProblem | null {
  const { step } = state;
  if (body.kind === 'taken-back') return null;
  if (body.kind === 'indicated') return step === null ? null : 'already-open';
  if (step === null) return 'not-open';
  if (body.kind === 'reopened') return step === 'closed' ? null : 'already-open';
  if (body.kind === 'hand-over-received') {
    return state.handedOverOn !== null && state.receivedOn === null ? null : 'not-begun';
  }
  if (step === 'closed') return body.kind === 'handed-over' ? null : 'closed';
  const needed = NEEDS_STEP[body.kind];
  return needed && !needed.includes(step) ? 'not-begun' : null;
}

/**
 * The case as its events make it, in the order they were written. Events that were taken back count for
 * nothing; one that then cannot be is left out, so that no step stands on what was taken back.
 */
export function foldCase(events: readonly CaseEvent[]): CaseState {
  return listStanding(events).reduce(
    (state, { day, body }) => (findCaseProblem(state, body) ? state : applyEvent(state, day, body)),
    NEW_CASE,
  );
}

function applyEvent(state: CaseState, day: Day, body: CaseEventBody): CaseState {
  const step = stepAfter(body, state.step);
  const next = { ...state, step, since: step === state.step ? state.since : day };
  switch (body.kind) {
    case 'consulted':
      return { ...next, consultations: { ...state.consultations, [body.about]: 'held' } };
    case 'consultation-exempt':
      return { ...next, consultations: { ...state.consultations, [body.about]: 'exempt' } };
    case 'programme-decided':
      return { ...next, programmeReference: body.reference, followedUpOn: day };
    case 'adaptations-planned':
    case 'adaptations-intensified':
    case 'followed-up':
      return { ...next, followedUpOn: day };
    case 'handed-over':
      return { ...next, handedOverOn: day, receivedOn: null };
    case 'hand-over-received':
      return { ...next, receivedOn: day };
    // A new round of the case: it is consulted, planned and handed over anew.
    case 'reopened':
      return { ...NEW_CASE, step, since: day };
    default:
      return next;
  }
}

/** What is due in a case, by the targets of the rules. Nothing is due in a closed one. */
export function listCaseDues(
  state: CaseState,
  rules: CaseRules,
  breaks: readonly SchoolBreakDays[],
  today: Day,
): CaseDue[] {
  const { step, since, followedUpOn } = state;
  if (step === null || since === null || step === 'closed') return [];
  if (step === 'adapting' || step === 'programme') {
    const latest = followedUpOn !== null && followedUpOn > since ? followedUpOn : since;
    const by = addSchoolWeeks(latest, rules.followUpSchoolWeeks, breaks);
    return [{ what: 'follow-up', by, isOverdue: by < today }];
  }
  const by = addSchoolDays(since, rules.targetSchoolDays[step], breaks);
  return [{ what: 'next-step', by, isOverdue: by < today }];
}

/** The day that many school days later. */
function addSchoolDays(day: Day, count: number, breaks: readonly SchoolBreakDays[]): Day {
  let [left, reached] = [count, day];
  while (left > 0) {
    reached = addDays(reached, 1);
    if (isSchoolDay(reached, breaks)) left -= 1;
  }
  return reached;
}

/** Consultations that the rules ask for and that are neither held nor exempt. */
export function listMissingConsultations(state: CaseState, rules: CaseRules): Consultation[] {
  return CONSULTATIONS.filter(
    (about) => rules.consultations.includes(about) && state.consultations[about] === null,
  );
}
