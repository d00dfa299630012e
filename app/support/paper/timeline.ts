/** One pupil from the first screening to the hand-over, in the order of days. */
import type { Day } from '~/platform/calendar';
import type { Bilingual } from '~/scoring/cut-policy';
import type { Level } from '~/scoring/level-shapes';
import type { CaseEventBody } from '~/support/case/case-event';
import type { ExternalResult } from '~/support/external-result';
import type { FlagView, ReviewView } from '~/support/flag-view';
import type { NationalOutcome } from '~/support/national-outcome';
import type { Notice } from '~/support/notice';
import type { PlanView } from '~/support/plans/plan-view';
import type { SupportTotal } from '~/support/plans/support-given';
import type { Decision } from '~/support/progress/progress-event';
import type { HandOverKind } from './hand-over';

interface WindowResult {
  windowKind: string;
  schoolYearStart: number;
  level: Level;
  sentence: Bilingual;
}

export type TimelineEntry = { day: Day; by: string | null } & (
  | { kind: 'result'; result: WindowResult }
  | { kind: 'flag'; skill: Bilingual; windowKind: string }
  | { kind: 'review'; skill: Bilingual; decision: ReviewView['decision']; watchUntil: Day | null }
  | { kind: 'notice'; notice: Pick<Notice, 'kind' | 'raisedBy'> }
  | { kind: 'national'; outcome: Pick<NationalOutcome, 'term' | 'outcome' | 'schoolYearStart'> }
  | { kind: 'external'; result: Pick<ExternalResult, 'instrument' | 'raw' | 'stanine' | 'source'> }
  | { kind: 'case'; body: CaseEventBody }
  | { kind: 'plan'; plan: TimelinePlan }
  | { kind: 'readings'; task: Bilingual; count: number; from: Day }
  | { kind: 'decision'; task: Bilingual; decision: Decision; reason: string }
  | { kind: 'hand-over'; step: HandOverKind }
);

type TimelinePlan = Pick<
  PlanView,
  'need' | 'methodTitle' | 'carriedOutBy' | 'owner' | 'startDate' | 'endDate'
> & {
  /** Sessions of the plan until today. */
  given: SupportTotal;
};

/** Of entries of one day the order of work: what was seen, what was decided, what was done. */
const KIND_ORDER: readonly TimelineEntry['kind'][] = [
  'result',
  'national',
  'external',
  'notice',
  'flag',
  'review',
  'case',
  'plan',
  'readings',
  'decision',
  'hand-over',
];

/** Oldest first. */
export function orderTimeline(entries: readonly TimelineEntry[]): TimelineEntry[] {
  return entries.toSorted(
    (one, other) =>
      one.day.localeCompare(other.day) ||
      KIND_ORDER.indexOf(one.kind) - KIND_ORDER.indexOf(other.kind),
  );
}

export interface TimelineSources {
  results: (WindowResult & { day: Day })[];
  flags: (FlagView & { day: Day; skillName: Bilingual })[];
  notices: (Notice & { day: Day })[];
  outcomes: (NationalOutcome & { day: Day })[];
  externals: ExternalResult[];
  caseEvents: {
    day: Day;
    body: CaseEventBody;
    writtenBy: string;
    isTakenBack: boolean;
    /** Said by the hand-over itself. */
    isFromHandOver: boolean;
  }[];
  plans: PlanView[];
  readings: { task: Bilingual; count: number; from: Day; to: Day }[];
  decisions: { task: Bilingual; day: Day; decision: Decision; reason: string; by: string }[];
  handOvers: { kind: HandOverKind; day: Day; by: string }[];
}

/** What stands; what was taken back is not in it, and can be seen where it was written. */
export function layOutTimeline(from: TimelineSources): TimelineEntry[] {
  return orderTimeline([
    ...from.results.map(
      ({ day, ...result }) => ({ kind: 'result', day, by: null, result }) as const,
    ),
    ...from.flags.flatMap(layOutFlag),
    ...from.notices
      .filter(({ withdrawnAt }) => withdrawnAt === null)
      .map(
        ({ day, kind, raisedBy, recordedBy }) =>
          ({ kind: 'notice', day, by: recordedBy, notice: { kind, raisedBy } }) as const,
      ),
    ...from.outcomes.map(
      ({ day, term, outcome, schoolYearStart }) =>
        ({ kind: 'national', day, by: null, outcome: { term, outcome, schoolYearStart } }) as const,
    ),
    ...from.externals
      .filter(({ withdrawnAt }) => withdrawnAt === null)
      .map(
        ({ day, recordedBy, instrument, raw, stanine, source }) =>
          ({
            kind: 'external',
            day,
            by: recordedBy,
            result: { instrument, raw, stanine, source },
          }) as const,
      ),
    ...from.caseEvents
      .filter(
        ({ isTakenBack, isFromHandOver, body }) =>
          !isTakenBack && !isFromHandOver && body.kind !== 'taken-back',
      )
      .map(({ day, body, writtenBy }) => ({ kind: 'case', day, by: writtenBy, body }) as const),
    ...from.plans.map(layOutPlan),
    ...from.readings.map(
      ({ task, count, from: first, to }) =>
        ({ kind: 'readings', day: to, by: null, task, count, from: first }) as const,
    ),
    ...from.decisions.map((decision) => ({ kind: 'decision', ...decision }) as const),
    ...from.handOvers.map(
      ({ kind, day, by }) => ({ kind: 'hand-over', day, by, step: kind }) as const,
    ),
  ]);
}

function layOutFlag({
  day,
  skillName: skill,
  windowKind,
  reviews,
}: TimelineSources['flags'][number]): TimelineEntry[] {
  return [
    { kind: 'flag', day, by: null, skill, windowKind },
    ...reviews
      .filter(({ decision }) => decision !== 'comment')
      .map(({ at, by, decision, watchUntil }): TimelineEntry => {
        return { kind: 'review', day: at, by, skill, decision, watchUntil };
      }),
  ];
}

function layOutPlan({ startDate, endDate, need, ...plan }: PlanView): TimelineEntry {
  const { methodTitle, carriedOutBy, owner, given } = plan;
  return {
    kind: 'plan',
    day: startDate,
    // The line itself says whose plan it is.
    by: null,
    plan: { need, methodTitle, carriedOutBy, owner, startDate, endDate, given },
  };
}
