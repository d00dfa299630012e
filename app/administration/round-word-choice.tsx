/** Words of data and days in the reader's language. */
import { useTranslation } from 'react-i18next';
import type { Day } from '~/platform/calendar';
import { dateFormat } from '~/platform/translation/formats';
import { findSign } from '~/roster/signs';
import type { Bilingual } from './round-page';

/** The reader's own of two titles. */
export function useTitleWords(): (title: Bilingual) => string {
  const { i18n } = useTranslation();
  return (title) => (i18n.language === 'en' ? title.en : title.sv);
}

/** A day as "tis 24 nov". */
export function useDayWords(): (day: Day) => string {
  const { i18n } = useTranslation();
  const format = dateFormat(i18n.language === 'en' ? 'en-GB' : 'sv-SE', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  // Swedish short months end with a full stop, which would double the sentence's own.
  return (day) => format.format(new Date(`${day}T00:00:00Z`)).replace(/\.$/, '');
}

/** The name of a sign: "räv". */
export function useSignWords(): (signId: string) => string {
  const { i18n } = useTranslation();
  return (signId) => {
    const sign = findSign(signId);
    return (i18n.language === 'en' ? sign?.nameEn : sign?.nameSv) ?? '';
  };
}
