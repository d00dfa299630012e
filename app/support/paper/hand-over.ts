/** Handing a pupil over: given by one, received by another; only the latest step can be taken back. */
import * as z from 'zod';
import type { Day } from '~/platform/calendar';

export type HandOverKind = 'given' | 'received';

export interface HandOverStep {
  stepId: string;
  kind: HandOverKind;
  day: Day;
  by: string;
  staffMemberId: string;
  worksWell: string | null;
}

const handOverForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('give'), worksWell: z.string().trim().max(600).default('') }),
  z.object({ intent: z.literal('receive') }),
  z.object({ intent: z.literal('take-back') }),
]);
export type HandOverForm = z.infer<typeof handOverForm>;

/** The form as it was sent, or null when it is none of the page's. */
export function readHandOverForm(form: FormData): HandOverForm | null {
  const read = handOverForm.safeParse(Object.fromEntries(form));
  return read.success ? read.data : null;
}

export type HandOverProblem =
  | 'form'
  | 'protected'
  | 'already-given'
  | 'not-given'
  | 'own'
  | 'not-yours';

/** Steps that stand, from rows in the order they were written: a taking back removes the one before it. */
export function listStandingSteps<Row extends { kind: string }>(rows: readonly Row[]): Row[] {
  const standing: Row[] = [];
  for (const row of rows) {
    if (row.kind === 'taken-back') standing.pop();
    else standing.push(row);
  }
  return standing;
}

/**
 * Why a step cannot be taken; null when it can. Who gave does not receive; a step is taken back by who
 * took it; a pupil that was received can be given again.
 */
export function findHandOverProblem(
  steps: readonly Pick<HandOverStep, 'kind' | 'staffMemberId'>[],
  intent: HandOverForm['intent'],
  staffMemberId: string,
): HandOverProblem | null {
  const latest = steps.at(-1);
  if (intent === 'take-back') return latest?.staffMemberId === staffMemberId ? null : 'not-yours';
  if (intent === 'give') return latest?.kind === 'given' ? 'already-given' : null;
  if (latest?.kind !== 'given') return 'not-given';
  return latest.staffMemberId === staffMemberId ? 'own' : null;
}
