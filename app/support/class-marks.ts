/** What stands noted beside a pupil's level on the class page. */
import type { FlagState } from '~/support/flag-rules';
import { isIndication, type Outcome } from '~/support/national-outcome';
import type { NoticeKind } from '~/support/notice';

/** `code` and `detail`: skill and state of a flag, kind of a notice, outcome and term of the national support. */
export interface ClassMark {
  pupilId: string;
  kind: 'flag' | 'notice' | 'outcome';
  code: string;
  detail: string;
  /** Of a flag: the results under it changed after the decision. */
  basisChanged: boolean;
}

export interface PupilMarks {
  flags: { skill: string; state: FlagState; basisChanged: boolean }[];
  notices: NoticeKind[];
  /** The national support shows an indication this school year. */
  indication: boolean;
}

/** The marks of one pupil. */
export function marksOf(marks: readonly ClassMark[], pupilId: string): PupilMarks {
  const own = marks.filter((mark) => mark.pupilId === pupilId);
  return {
    flags: own
      .filter((mark) => mark.kind === 'flag')
      .map(({ code, detail, basisChanged }) => ({
        skill: code,
        state: detail as FlagState,
        basisChanged,
      })),
    notices: own.filter((mark) => mark.kind === 'notice').map((mark) => mark.code as NoticeKind),
    indication: own.some((mark) => mark.kind === 'outcome' && isIndication(mark.code as Outcome)),
  };
}
