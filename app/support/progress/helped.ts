/**
 * "Did it help", as the overview tells it of a pupil with a plan: what the decision rule says of the readings
 * of the task that is followed, and what a person decided last. It tells how the reading has gone since the
 * support began, never that the support made it so.
 */
import type { Day } from '~/platform/calendar';
import type { Bilingual } from '~/scoring/cut-policy';
import type { Decision, ProgressEvent } from './progress-event';
import { listStandingProgress } from './progress-event';
import type { ProgressFinding } from './progress-rule';

/** `no-goal`: there are readings, and no later window this year with a limit to measure against. */
export const HELPED_VERDICTS = [
  'not-on-the-way',
  'no-readings',
  'too-early',
  'no-goal',
  'on-the-way',
] as const;
export type HelpedVerdict = (typeof HELPED_VERDICTS)[number];

export interface Helped {
  verdict: HelpedVerdict;
  /** The task that is followed; null without readings. */
  task: { taskId: string; title: Bilingual } | null;
  /** Occasions that the verdict stands on. */
  probes: number;
  /** The latest decision on the support that stands. */
  decided: { decision: Decision; day: Day } | null;
  /** A plan lasts today; else it has not begun, or is over. */
  isRunning: boolean;
}

/** @param judged how many readings there are to judge. */
export function findHelpedVerdict(judged: number, finding: ProgressFinding | null): HelpedVerdict {
  if (judged === 0) return 'no-readings';
  return finding?.verdict ?? 'no-goal';
}

/** The latest decision that stands, of one task's events. */
export function findDecision(events: readonly ProgressEvent[]): Helped['decided'] {
  const last = listStandingProgress(events).findLast(({ body }) => body.kind === 'decided');
  return last?.body.kind === 'decided' ? { decision: last.body.decision, day: last.day } : null;
}

/** Order of a column: who needs a look first; after all of them who has no plan. */
export function placeOfHelped(helped: Pick<Helped, 'verdict'> | null): number | null {
  return helped && HELPED_VERDICTS.indexOf(helped.verdict);
}
