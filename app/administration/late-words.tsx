/** Words about a pupil who is new in the class. */
import { useTranslation } from 'react-i18next';
import { type Day, weekOf } from '~/platform/calendar';
import type { LateJoiner } from './late-joiners';
import { useDayWords } from './round-word-choice';

/** Why a pupil who is new in the class is not in the tasks yet, or is all the same. */
export function useLateWords(): (late: LateJoiner, lastDay: Day) => string {
  const { t } = useTranslation('administration');
  const day = useDayWords();
  return (late, lastDay) => {
    const words = { date: day(late.joinedDay), week: weekOf(late.fromDay) };
    if (late.isIncluded) return t('late.included', words);
    return late.fromDay > lastDay ? t('late.waitsPastWindow', words) : t('late.waits', words);
  };
}
