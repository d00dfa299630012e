/** What was changed in a plan, in words: "2 → 3 gånger i veckan". */

import { useTranslation } from 'react-i18next';
import { useResultWords } from '~/scoring/use-result-words';
import type { ChangedField } from './plan-change';
import { listChangedFields } from './plan-change';
import type { ShownPlanChange } from './plan-view';

type Terms = ShownPlanChange['before'];

export function usePlanChangeWords() {
  const { t } = useTranslation(['desk', 'plans']);
  const { say, day } = useResultWords();
  const on = (text: string) => day(text, 'UTC');
  const days = ({ weekdays }: Terms) =>
    weekdays.map((weekday) => t(`plans:weekday.${weekday as 1}`)).join(', ');
  const tell: Record<ChangedField, (from: Terms, to: Terms) => string> = {
    weekdays: (from, to) =>
      from.weekdays.length === to.weekdays.length
        ? t('change.days', { from: days(from), to: days(to) })
        : t('change.times', {
            from: from.weekdays.length,
            count: to.weekdays.length,
            days: days(to),
          }),
    minutes: (from, to) => t('change.minutes', { from: from.minutes, count: to.minutes }),
    weeks: (from, to) =>
      t('change.weeks', { from: from.weeks, count: to.weeks, last: on(to.endDate) }),
    remeasureDate: (from, to) =>
      t('change.remeasure', { from: on(from.remeasureDate), to: on(to.remeasureDate) }),
    carriedOutBy: (from, to) =>
      t('change.plain', {
        what: t('plans:plan.carrier'),
        from: t(`plans:carrier.${from.carriedOutBy}`),
        to: t(`plans:carrier.${to.carriedOutBy}`),
      }),
    place: (from, to) =>
      t('change.plain', {
        what: t('plans:plan.place'),
        from: t(`plans:placeWord.${from.place}`),
        to: t(`plans:placeWord.${to.place}`),
      }),
    methodId: (from, to) =>
      t('change.plain', {
        what: t('plans:plan.method'),
        from: say(from.methodTitle),
        to: say(to.methodTitle),
      }),
    aim: (from, to) => t('change.plain', { what: t('plans:plan.aim'), from: from.aim, to: to.aim }),
  };
  return {
    /** "ändrad tor 3 dec: 2 → 3 gånger i veckan (mån, ons, fre)" */
    line: ({ day: from, before, after }: Pick<ShownPlanChange, 'day' | 'before' | 'after'>) =>
      t('change.line', {
        day: on(from),
        what: listChangedFields(before, after)
          .map((field) => tell[field](before, after))
          .join('; '),
      }),
    why: ({ reason, by }: Pick<ShownPlanChange, 'reason' | 'by'>) =>
      t('change.why', { reason, by }),
  };
}
