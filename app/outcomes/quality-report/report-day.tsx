/** A day of a document in words, with its year: a paper outlives the term. "24 november 2026". */
import { useTranslation } from 'react-i18next';
import type { Day } from '~/platform/calendar';

export function useReportDay(): (day: Day) => string {
  const { i18n } = useTranslation();
  const format = new Intl.DateTimeFormat(i18n.language === 'en' ? 'en-GB' : 'sv-SE', {
    dateStyle: 'long',
    timeZone: 'UTC',
  });
  return (day) => format.format(new Date(`${day}T00:00:00Z`));
}
