/** A break in words. */
import { useTranslation } from 'react-i18next';
import { useDays } from './register-words';
import type { SchoolBreakDays } from './school-weeks';

/** "höstlov, mån 26 okt till fre 30 okt", or without the name it does not have; one day alone stands alone. */
export function useBreakWords(): (days: SchoolBreakDays & { name?: string | null }) => string {
  const { t } = useTranslation('roster');
  const { day } = useDays();
  return ({ startDate, endDate, name }) => {
    const days =
      startDate === endDate
        ? day(startDate)
        : t('schoolYear.days', { first: day(startDate), last: day(endDate) });
    return name ? t('schoolYear.named', { name, days }) : days;
  };
}
