/** What the pupil page is given and what its forms send. */
import * as z from 'zod';
import type { Retest } from '~/administration/retest';
import type { Day } from '~/platform/calendar';
import type { PupilResult } from '~/scoring/class-result';
import type { Bilingual } from '~/scoring/cut-policy';
import type { PeerComparison } from '~/scoring/like-peers';
import type { ReadingAgreement } from '~/scoring/marking-agreement';
import type { AttemptDetail, EvidenceRow, PastLevel } from '~/scoring/pupil-result';
import {
  type ExternalProblem,
  type ExternalResult,
  recordExternalSchema,
  withdrawExternalSchema,
} from '~/support/external-result';
import type { FlagView } from '~/support/flag-view';
import { type NationalOutcome, setNationalOutcomeSchema } from '~/support/national-outcome';
import { type Notice, recordNoticeSchema, withdrawNoticeSchema } from '~/support/notice';
import { askRetestSchema, type RetestProblem, withdrawRetestSchema } from '~/support/retest';
import { type RemarkProblem, remarkFields } from '~/support/review-rules';

export interface PupilPageData {
  classId: string;
  className: string;
  schoolName: string;
  timeZone: string;
  today: Day;
  /** Every level is a practice result: the installation is in demonstration mode. */
  practice: boolean;
  windowKind: string;
  schoolYearStart: number;
  policyTitle: Bilingual;
  policyVersion: number;
  pupil: PupilResult;
  evidence: EvidenceRow[];
  /** By task: the result beside those of pupils in the same position. */
  peers: Record<string, PeerComparison>;
  attempts: AttemptDetail[];
  history: PastLevel[];
  /** Tasks that can be done one to one in this window: those that the school leaves out are not among them. */
  oneToOneTasks: { taskId: string; title: Bilingual }[];
  skillNames: Record<string, Bilingual>;
  /** Readings that a second adult also marked. */
  agreements: ReadingAgreement[];
  flags: FlagView[];
  notices: Notice[];
  outcomes: NationalOutcome[];
  /** Results of other instruments. */
  externals: ExternalResult[];
  /** Tasks asked to be done again and not begun since. */
  retests: Retest[];
}

const pupilForm = z.discriminatedUnion('intent', [
  recordNoticeSchema,
  withdrawNoticeSchema,
  setNationalOutcomeSchema,
  recordExternalSchema,
  withdrawExternalSchema,
  askRetestSchema,
  withdrawRetestSchema,
  z.object({ intent: z.literal('remark-flag'), ...remarkFields }),
]);
export type PupilForm = z.infer<typeof pupilForm>;

/** The form as it was sent, or null when it is none of the page's forms. */
export function readPupilForm(form: FormData): PupilForm | null {
  const read = pupilForm.safeParse(Object.fromEntries(form));
  return read.success ? read.data : null;
}

export type PupilFormAnswer =
  | { ok: true }
  | {
      ok: false;
      problem:
        | 'form'
        | 'already-recorded'
        | 'already-withdrawn'
        | RetestProblem
        | ExternalProblem
        | RemarkProblem;
    };
