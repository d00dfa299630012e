/** What the page of a pupil's progress shows, and what its forms send. */
import * as z from 'zod';
import type { PaperProbeProblem } from '~/administration/probe-paper';
import type { Day } from '~/platform/calendar';
import type { Schooling } from '~/roster/swedish-school';
import type { TaskName } from '~/scoring/class-result';
import type { Bilingual } from '~/scoring/cut-policy';
import type { ShownPlanChange } from '~/support/plans/plan-view';
import type { AimLine } from './aim-line';
import type { AlikeComparison } from './alike';
import { type ProgressEventBody, type ProgressForm, progressForm } from './progress-event';
import type { ChosenGoal } from './progress-goal';
import type { ProgressFinding, SupportGiven } from './progress-rule';
import type { RateChange } from './rate-change';

/** A reading of a progress form, as the page lists it. */
export interface ShownProbe {
  probeId: string;
  day: Day;
  formId: string;
  /** Items read right, items read and seconds; null while a dealt form has not been read. */
  right: number | null;
  read: number | null;
  seconds: number | null;
  onPaper: boolean;
  by: string;
  /** Taken back: shown struck, counted nowhere. */
  isWithdrawn: boolean;
  /** It is part of what is judged now. */
  isJudged: boolean;
  /** It lies far from the line of the others. */
  isOdd: boolean;
}

export interface ShownProgressEvent {
  id: string;
  day: Day;
  body: ProgressEventBody;
  by: string;
  isTakenBack: boolean;
}

/** The goal with the policy it comes from. */
export interface ShownGoal extends ChosenGoal {
  policyTitle: Bilingual;
  policyVersion: number;
}

export interface ProgressPage {
  classId: string;
  className: string;
  schoolName: string;
  pupil: { pupilId: string; givenName: string; familyName: string } & Schooling;
  today: Day;
  timeZone: string;
  /** Tasks with progress forms; empty before the first window of the year has begun. */
  tasks: TaskName[];
  /** The task that is shown; null when there is none. */
  task: (TaskName & { seconds: number; items: number }) | null;
  /** Chosen by need, not by a person. */
  isByNeed: boolean;
  goal: ShownGoal | null;
  probes: ShownProbe[];
  events: ShownProgressEvent[];
  /** Changes of the pupil's plans, while the pupil was in them. They mark the graph and judge nothing. */
  planChanges: ShownPlanChange[];
  aim: AimLine | null;
  finding: ProgressFinding | null;
  given: SupportGiven;
  /** Readings that make an occasion, and how many are left this week. */
  readingsAnOccasion: number;
  isDueThisWeek: boolean;
  /** The day from which growth is counted, after a change of support. */
  countedFrom: Day | null;
  /** Forms that may be read on paper now, the next first. */
  restedForms: string[];
  /** Under six readings: null. */
  change: RateChange | null;
  alike: AlikeComparison | null;
}

const count = z.coerce.number();

const pageForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('start'), taskId: z.string().min(1).max(64) }),
  z.object({
    intent: z.literal('paper'),
    taskId: z.string().min(1).max(64),
    formId: z.string().min(1).max(8),
    day: z.iso.date(),
    right: count,
    read: count,
    seconds: count,
  }),
  z.object({ intent: z.literal('withdraw'), probeId: z.uuid() }),
  z.object({ intent: z.literal('restore'), probeId: z.uuid() }),
]);

export type ProgressPageForm =
  | z.infer<typeof pageForm>
  | { intent: 'write'; taskId: string; day: Day; body: ProgressForm };

export type ProgressProblem =
  | 'form'
  | 'day-ahead'
  | 'not-there'
  | 'no-window'
  | 'no-tasks'
  | 'no-progress-forms'
  | 'forms-resting'
  | PaperProbeProblem;

const written = z.object({ taskId: z.string().min(1).max(64), day: z.iso.date().optional() });

/** The form as it was sent; null when it is none. Without a day it is of today. */
export function readProgressForm(form: FormData, today: Day): ProgressPageForm | null {
  const fields = Object.fromEntries([...form].filter(([, value]) => value !== ''));
  if (fields.intent !== 'write') {
    const read = pageForm.safeParse(fields);
    return read.success ? read.data : null;
  }
  const place = written.safeParse(fields);
  const body = progressForm.safeParse(fields);
  if (!place.success || !body.success) return null;
  const { taskId, day = today } = place.data;
  return { intent: 'write', taskId, day, body: body.data };
}
