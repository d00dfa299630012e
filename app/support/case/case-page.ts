/** What the pages of cases show, and what their form sends. */
import * as z from 'zod';
import type { Day } from '~/platform/calendar';
import type { SchoolBreakDays } from '~/roster/school-weeks';
import {
  type CaseEvent,
  type CaseEventBody,
  type CaseEventKind,
  caseEventBody,
} from './case-event';
import type { CaseRules, CaseStep, Consultation } from './case-rules';
import { CONSULTATIONS } from './case-rules';
import { type CaseDue, type CaseState, findCaseProblem, listCaseDues } from './case-state';

/** What is said of a case wherever it is shown. */
export interface CaseFacts {
  step: CaseStep | null;
  since: Day | null;
  dues: CaseDue[];
  consultations: { about: Consultation; state: 'held' | 'exempt' | null }[];
  programmeReference: string | null;
  handedOverOn: Day | null;
  receivedOn: Day | null;
}

export interface ShownCaseEvent extends CaseEvent {
  writtenBy: string;
  /** Instant, ISO text. */
  writtenAt: string;
  isTakenBack: boolean;
  canBeTakenBack: boolean;
  /** Written by the page of the hand-over, where it is taken back too. */
  isFromHandOver: boolean;
}

interface CasePupil {
  pupilId: string;
  givenName: string;
  familyName: string;
}

export interface PupilCase extends CaseFacts {
  classId: string;
  className: string;
  schoolName: string;
  pupil: CasePupil;
  today: Day;
  timeZone: string;
  /** What can be written now. */
  possible: CaseEventKind[];
  events: ShownCaseEvent[];
}

export interface ListedCase extends CaseFacts {
  classId: string;
  className: string;
  pupil: CasePupil;
}

export function describeCase(
  state: CaseState,
  { rules, breaks, today }: { rules: CaseRules; breaks: readonly SchoolBreakDays[]; today: Day },
): CaseFacts {
  const { step, since, programmeReference, handedOverOn, receivedOn } = state;
  return {
    step,
    since,
    programmeReference,
    handedOverOn,
    receivedOn,
    dues: listCaseDues(state, rules, breaks, today),
    consultations: CONSULTATIONS.filter((about) => rules.consultations.includes(about)).map(
      (about) => ({ about, state: state.consultations[about] }),
    ),
  };
}

/** An event of each kind, to ask whether its kind can be written. */
const EXAMPLES: readonly CaseEventBody[] = [
  { kind: 'indicated', by: 'other' },
  { kind: 'assessment-started' },
  { kind: 'assessment-concluded', needsSupport: true },
  { kind: 'adaptations-planned' },
  { kind: 'adaptations-intensified' },
  { kind: 'followed-up', enough: true },
  { kind: 'reported-to-principal' },
  { kind: 'investigation-started' },
  { kind: 'programme-decided', reference: '-' },
  { kind: 'programme-not-needed' },
  { kind: 'consulted', about: 'assessment' },
  { kind: 'handed-over' },
  { kind: 'closed' },
  { kind: 'reopened', by: 'other' },
];

export function listPossible(state: CaseState): CaseEventKind[] {
  return EXAMPLES.filter((body) => findCaseProblem(state, body) === null).map(({ kind }) => kind);
}

const formDay = z.object({ day: z.iso.date().optional() });

/**
 * The form as it was sent; null when it is none. Without a day it is of today. A button of several in one
 * form says its fields in `choice`. That a hand-over was received is said on its own page.
 */
export function readCaseForm(form: FormData, today: Day): { body: CaseEventBody; day: Day } | null {
  const choice = new URLSearchParams(String(form.get('choice') ?? ''));
  const sent = [...form, ...choice].filter(([, value]) => value !== '');
  const fields = Object.fromEntries(sent);
  const body = caseEventBody.safeParse(fields);
  const read = formDay.safeParse(fields);
  const isWhole = body.success && read.success && body.data.kind !== 'hand-over-received';
  return isWhole ? { body: body.data, day: read.data.day ?? today } : null;
}
