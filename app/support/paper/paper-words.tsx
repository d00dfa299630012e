/** Words that every paper shares: a day, the days of the week, how often and who. */
import { useTranslation } from 'react-i18next';
import { useResultWords } from '~/scoring/use-result-words';
import type { MeetingLine } from './meeting-list';

type Weekday = '1' | '2' | '3' | '4' | '5';

export function usePaperWords() {
  const { t } = useTranslation('paper');
  const results = useResultWords();
  const day = (text: string) => results.day(text, 'UTC');
  const weekdays = (days: readonly number[]) =>
    new Intl.ListFormat(results.locale, { type: 'conjunction' }).format(
      days.map((each) => t(`weekday.${String(each) as Weekday}`)),
    );
  return {
    t,
    results,
    say: results.say,
    locale: results.locale,
    day,
    weekdays,
    /** "av Kim Pil, specialpedagog" or "av klassens lärare". */
    from: ({ carriedOutBy, owner }: Pick<MeetingLine, 'carriedOutBy' | 'owner'>) =>
      t(`from.${carriedOutBy}`, { owner }),
  };
}

export type PaperWords = ReturnType<typeof usePaperWords>;
