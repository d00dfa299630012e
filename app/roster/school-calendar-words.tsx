/** Days of a break in words. */
import { useTranslation } from 'react-i18next';
import { useDays } from './register-words';
import type { SchoolBreakDays } from './school-weeks';

/** "mån 26 okt till fre 30 okt", or one day alone. */
export function useBreakWords(): (days: SchoolBreakDays) => string {
  const { t } = useTranslation('roster');
  const { day } = useDays();
  return ({ startDate, endDate }) =>
    startDate === endDate
      ? day(startDate)
      : t('schoolYear.days', { first: day(startDate), last: day(endDate) });
}
