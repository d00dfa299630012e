/** Words of plans that several pages share. */
import { useTranslation } from 'react-i18next';
import { useResultWords } from '~/scoring/use-result-words';
import type { PlanView } from './plan-view';

export function usePlanWords() {
  const { t } = useTranslation('plans');
  const { say, day, locale } = useResultWords();
  return {
    t,
    say,
    locale,
    day: (text: string) => day(text, 'UTC'),
    /** The group, or the pupils by name. */
    who: ({ groupName, pupils }: PlanView) =>
      groupName ?? pupils.map(({ name }) => name).join(', '),
    /** "mån, ons, fre, 20 minuter i klassrummet". */
    rhythm: ({ weekdays, minutes, place }: PlanView) =>
      t('plan.rhythm', {
        days: weekdays.map((weekday) => t(`weekday.${weekday as 1}`)).join(', '),
        count: minutes,
        place: t(`placeWord.${place}`).toLocaleLowerCase(locale),
      }),
    /** "5 av 6 tillfällen hållna hittills, 20 planerade i allt". */
    given: ({ given, plannedInAll }: PlanView) =>
      given.planned === 0
        ? t('plan.givenNone', { all: plannedInAll })
        : t('plan.given', { held: given.held, planned: given.planned, all: plannedInAll }),
  };
}

export type PlanWords = ReturnType<typeof usePlanWords>;
