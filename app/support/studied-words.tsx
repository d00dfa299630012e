/** The subject a pupil is taught in and the time in Swedish school: words that stand beside a result. */
import { useTranslation } from 'react-i18next';
import { useRemembered } from '~/platform/translation/use-remembered';
import type { Schooling, SwedishSchoolTime } from '~/roster/swedish-school';
import { Explanation } from '~/ui/explanation';

const LAST_NAMED_YEAR = 6;

function keyOf(time: SwedishSchoolTime): '1' | 'more' | 'whole' | 'unknown' {
  if (typeof time !== 'number') return time;
  return time <= LAST_NAMED_YEAR ? (String(time) as '1') : 'more';
}

function subjectOf({ swedishSubject }: Pick<Schooling, 'swedishSubject'>): 'sv' | 'sva' {
  return swedishSubject === 'sva' ? 'sva' : 'sv';
}

export function useStudiedWords() {
  const { t: look, i18n } = useTranslation('desk');
  const t = useRemembered(look);
  const subject = (pupil: Pick<Schooling, 'swedishSubject'>) =>
    t(`studied.subject.${subjectOf(pupil)}`);
  const time = (pupil: Schooling) => t(`studied.time.${keyOf(pupil.swedishSchoolTime)}`);
  const line = (pupil: Schooling) =>
    t('studied.line', { subject: subject(pupil), time: time(pupil) });
  return {
    t,
    subject,
    time,
    line,
    /** As a sentence: "Läser svenska som andraspråk, första läsåret i svensk skola." */
    sentence: (pupil: Schooling) => {
      const words = line(pupil);
      return `${words.charAt(0).toLocaleUpperCase(i18n.language)}${words.slice(1)}.`;
    },
    /** In a table, where most need no more than the subject: "sva, första läsåret i svensk skola". */
    short: (pupil: Schooling) => {
      const word = t(`studied.short.${subjectOf(pupil)}`);
      const isCommon = subjectOf(pupil) === 'sv' && typeof pupil.swedishSchoolTime !== 'number';
      return isCommon ? word : t('studied.line', { subject: word, time: time(pupil) });
    },
  };
}

/** A pupil whose result asks to be read beside others in the same position. */
export function isMultilingualReading({ swedishSubject, swedishSchoolTime }: Schooling): boolean {
  return swedishSubject === 'sva' || typeof swedishSchoolTime === 'number';
}

/** How the result of such a pupil is to be read; nothing for others. */
export function ReadingAdvice({ pupil }: { pupil: Schooling }) {
  const { t } = useStudiedWords();
  if (!isMultilingualReading(pupil)) return null;
  return (
    <Explanation label={t('advice.label')}>
      <ul className="grid list-disc gap-1 ps-5">
        <li>{t('advice.language')}</li>
        <li>{t('advice.like')}</li>
        <li>{t('advice.noWait')}</li>
      </ul>
    </Explanation>
  );
}
