/** What the page of groups sends, and what it is answered. Every change says how it is undone. */
import * as z from 'zod';
import type { MoveResult } from './move-pupil';
import { NEEDS } from './need';

const name = z.string().trim().min(1).max(60);
const groupId = z.uuid();
const pupilIds = z
  .string()
  .transform((text) => text.split(' ').filter((id) => id !== ''))
  .pipe(z.array(z.uuid()).min(1).max(12));

const groupForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('make'), need: z.enum(NEEDS), name, pupilIds }),
  z.object({
    intent: z.literal('move'),
    pupilId: z.uuid(),
    /** Empty: into no group. */
    toGroupId: z.union([z.uuid(), z.literal('').transform(() => null)]),
  }),
  z.object({ intent: z.literal('rename'), groupId, name }),
  z.object({ intent: z.literal('lock'), groupId }),
  z.object({ intent: z.literal('unlock'), groupId }),
  z.object({ intent: z.literal('end'), groupId }),
  z.object({ intent: z.literal('reopen'), groupId }),
]);
export type GroupForm = z.infer<typeof groupForm>;

/** The form as it was sent; null when it is none. */
export function readGroupForm(form: FormData): GroupForm | null {
  const read = groupForm.safeParse(Object.fromEntries(form));
  return read.success ? read.data : null;
}

type GroupProblem =
  | Extract<MoveResult<never>, { ok: false }>['problem']
  | 'form'
  | 'in-a-group'
  | 'other-school'
  | 'ended';

interface GroupDone {
  what: GroupForm['intent'];
  /** Group and pupil it was about, for the sentence. */
  groupName: string;
  pupilName: string | null;
  /** The form that takes it back; null when nothing does. */
  undo: Record<string, string> | null;
}

export type GroupOutcome = { ok: true; done: GroupDone } | { ok: false; problem: GroupProblem };
