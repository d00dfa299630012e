/** Words of cases: an event in a line, a due day, a day in the reader's language. */
import { useTranslation } from 'react-i18next';
import { useResultWords } from '~/scoring/use-result-words';
import type { CaseEventBody } from './case-event';
import type { PupilCase } from './case-page';
import type { CaseDue } from './case-state';

export function useCaseWords() {
  const { t } = useTranslation('cases');
  const { day: formatDay, locale } = useResultWords();
  const day = (text: string) => formatDay(text, 'UTC');
  return {
    t,
    day,
    locale,
    /** "Följ upp senast fre 4 dec". */
    due: ({ what, by, isOverdue }: CaseDue) =>
      isOverdue ? t(`overdue.${what}`, { day: day(by) }) : t(`due.${what}`, { day: day(by) }),
    /** What was done, without who and when. Taking back is no line of its own. */
    line: (body: CaseEventBody): string => {
      switch (body.kind) {
        case 'indicated':
        case 'reopened':
          return t(`line.${body.kind}`, { by: t(`byWord.${body.by}`) });
        case 'assessment-concluded':
          return t(`line.assessment-concluded-${body.needsSupport ? 'yes' : 'no'}`);
        case 'followed-up':
          return t(`line.followed-up-${body.enough ? 'yes' : 'no'}`);
        case 'programme-decided':
          return t('line.programme-decided', { reference: body.reference });
        case 'consulted':
        case 'consultation-exempt':
          return t(`line.${body.kind}`, { about: t(`about.${body.about}`) });
        case 'taken-back':
          return t('takenBack');
        default:
          return t(`line.${body.kind}`);
      }
    },
  };
}

export type CaseWords = ReturnType<typeof useCaseWords>;

/** What every part of the page of a case is given. */
export interface CaseSectionProps {
  page: PupilCase;
  words: CaseWords;
}
