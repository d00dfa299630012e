/** Words that the pages of new judgements share: windows, instants, levels, counts. */
import { useTranslation } from 'react-i18next';
import { WINDOW_KINDS } from '~/instruments/battery';

export function useRescoringWords(timeZone: string) {
  const { t, i18n } = useTranslation(['rescoring', 'policies']);
  const language = i18n.language === 'en' ? 'en-GB' : 'sv-SE';
  const times = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  });
  const numbers = new Intl.NumberFormat(language);
  return {
    t,
    number: (value: number) => numbers.format(value),
    time: (iso: string) => times.format(new Date(iso)),
    /** A count, or that it is hidden. */
    count: (value: number | null) => (value === null ? t('report.hidden') : numbers.format(value)),
    /** "vintern 2026/27". */
    nameWindow({ kind, startYear }: { kind: string; startYear: number }): string {
      const known = WINDOW_KINDS.find((candidate) => candidate === kind);
      const year = `${startYear}/${String((startYear + 1) % 100).padStart(2, '0')}`;
      return t('policies:window', { kind: known ? t(`policies:kind.${known}`) : kind, year });
    },
  };
}
