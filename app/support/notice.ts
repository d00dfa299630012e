/**
 * What may be recorded of a pupil whatever the level says, without waiting for anyone: a worry, or that
 * a "särskild bedömning" has started.
 */
import * as z from 'zod';

const NOTICE_KINDS = ['worry', 'special-assessment-started'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** Whose worry it is. A worry by any of them is enough to go on. */
export const RAISED_BY = ['teacher', 'pupil', 'guardian'] as const;
export type RaisedBy = (typeof RAISED_BY)[number];

export const recordNoticeSchema = z.object({
  intent: z.literal('record-notice'),
  kind: z.enum(NOTICE_KINDS),
  raisedBy: z.enum(RAISED_BY).default('teacher'),
});

export const withdrawNoticeSchema = z.object({
  intent: z.literal('withdraw-notice'),
  noticeId: z.uuid(),
});

export interface Notice {
  noticeId: string;
  pupilId: string;
  kind: NoticeKind;
  raisedBy: RaisedBy;
  /** Who wrote it down. */
  recordedBy: string;
  recordedAt: string;
  /** Taken back: it stays as a trace. Null while it stands. */
  withdrawnAt: string | null;
}
