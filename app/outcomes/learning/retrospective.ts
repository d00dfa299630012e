/** Looking back at a round: what to keep, to change, an idea; or why nothing was written. */
import * as z from 'zod';
import type { WindowKind } from '~/instruments/battery';
import { id } from '~/outcomes/goals/form-fields';
import { type ReadForm, readCheckedForm } from '~/outcomes/goals/read-form';
import type { Day } from '~/platform/calendar';
import { MOST_LINE, perhapsText, someText } from './free-text';

const close = z
  .object({
    intent: z.literal('close'),
    roundId: id(),
    keep: perhapsText(),
    change: perhapsText(),
    idea: perhapsText(),
  })
  .refine(({ keep, change, idea }) => `${keep}${change}${idea}` !== '', {
    message: 'missing',
    path: ['keep'],
  });
const skip = z.object({
  intent: z.literal('skip'),
  roundId: id(),
  skipReason: someText(MOST_LINE),
});
const reopen = z.object({ intent: z.literal('reopen'), retrospectiveId: id() });
export const retrospectiveSchema = z.discriminatedUnion('intent', [close, skip, reopen]);
export type RetrospectiveForm = z.infer<typeof retrospectiveSchema>;

export const readRetrospectiveForm = (sent: FormData): ReadForm<RetrospectiveForm> =>
  readCheckedForm(retrospectiveSchema, sent, 'roundId');

/** A class in a window, in words. */
export interface RoundName {
  roundId: string;
  className: string;
  schoolName: string;
  windowKind: WindowKind;
  /** First calendar year of the school year. */
  startYear: number;
}

/** A round that has begun and that nobody has closed. */
export interface OpenRound extends RoundName {
  /** Last day of the catch-up weeks. */
  lastDay: Day;
  /** The catch-up weeks are over: it is time to close it. */
  isOver: boolean;
}

export interface ClosedRound extends RoundName {
  retrospectiveId: string;
  keep: string;
  change: string;
  idea: string;
  /** Why nothing was written; null when something was. */
  skipReason: string | null;
  day: Day;
  mayReopen: boolean;
}

/** Whether every word of a search stands in what was written; letters of either case. An empty search finds all. */
export function isFound(
  { keep, change, idea, skipReason }: Pick<ClosedRound, 'keep' | 'change' | 'idea' | 'skipReason'>,
  search: string,
): boolean {
  const text = [keep, change, idea, skipReason ?? ''].join('\n').toLocaleLowerCase('sv');
  const words = search.toLocaleLowerCase('sv').split(/\s+/).filter(Boolean);
  return words.every((word) => text.includes(word));
}
