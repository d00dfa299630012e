/** What staff say of a round or a task, and what leaders answer: open, answered, decided. */
import * as z from 'zod';
import type { WindowKind } from '~/instruments/battery';
import { id, oneOf } from '~/outcomes/goals/form-fields';
import { type ReadForm, readCheckedForm } from '~/outcomes/goals/read-form';
import { someText } from './free-text';

export const AUDIENCES = ['school', 'municipality'] as const;
export type Audience = (typeof AUDIENCES)[number];
export const ANSWER_STATUSES = ['answered', 'decided'] as const;
type AnswerStatus = (typeof ANSWER_STATUSES)[number];
export type CommentStatus = 'open' | AnswerStatus;

export const dialogueSchema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('comment'),
    schoolId: id(),
    audience: oneOf(AUDIENCES),
    /** `other`, `round:` with an id or `task:` with a key. */
    about: z.string({ error: 'choice' }).max(100, 'choice'),
    text: someText(),
  }),
  z.object({ intent: z.literal('take-back-comment'), commentId: id() }),
  z.object({
    intent: z.literal('answer-comment'),
    commentId: id(),
    status: oneOf(ANSWER_STATUSES),
    text: someText(),
  }),
]);
export type DialogueForm = z.infer<typeof dialogueSchema>;

export const readDialogueForm = (sent: FormData): ReadForm<DialogueForm> =>
  readCheckedForm(dialogueSchema, sent, 'commentId');

/** What the choice of a form says that a comment is about. */
export function readAbout(
  about: string,
): { about: 'round'; roundId: string } | { about: 'task'; taskId: string } | { about: 'other' } {
  const [kind, key = ''] = about.split(':');
  if (kind === 'round') return { about: 'round', roundId: key };
  if (kind === 'task') return { about: 'task', taskId: key };
  return { about: 'other' };
}

/** Nothing answered is open; else what the latest answer says. `answers` oldest first. */
export function statusOf(answers: readonly { status: string }[]): CommentStatus {
  const latest = answers.at(-1);
  if (!latest) return 'open';
  return latest.status === 'decided' ? 'decided' : 'answered';
}

/** What a comment is about, in words that the view has. */
export type CommentSubject =
  | { about: 'round'; className: string; windowKind: WindowKind }
  | { about: 'task'; title: { sv: string; en: string } }
  | { about: 'other' };

export interface ShownComment {
  commentId: string;
  schoolName: string;
  audience: Audience;
  subject: CommentSubject;
  text: string;
  /** Who said it; null for the municipality's leaders, who meet the school and no name. */
  by: string | null;
  isOwn: boolean;
  /** Instants as ISO text. */
  at: string;
  status: CommentStatus;
  answers: { by: string; at: string; status: AnswerStatus; text: string }[];
  mayAnswer: boolean;
  /** The author may take back what nobody has answered. */
  mayTakeBack: boolean;
}

const ORDER: readonly CommentStatus[] = ['open', 'answered', 'decided'];

/** What waits first, then answered, then decided; within each the newest first. */
export function orderComments(comments: readonly ShownComment[]): ShownComment[] {
  return comments.toSorted(
    (one, other) =>
      ORDER.indexOf(one.status) - ORDER.indexOf(other.status) || other.at.localeCompare(one.at),
  );
}
