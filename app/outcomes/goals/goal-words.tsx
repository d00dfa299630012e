/** Goals in words: values with their base, targets, days, owners; the same on every page and on paper. */
import { useTranslation } from 'react-i18next';
import type { Day } from '~/platform/calendar';
import { DefinitionPopover } from '~/ui/definition-popover';
import type { ToldBaseline } from './baseline';
import type { Goal } from './goal';
import { isShare } from './goal-form';
import type { Indicator, Reading, Value } from './indicators';

type Measure = Pick<Goal, 'indicator' | 'direction' | 'target'> & { unit?: string | null };

export function useGoalWords() {
  const { t, i18n } = useTranslation(['goals', 'common']);
  const locale = i18n.language === 'en' ? 'en-GB' : 'sv-SE';
  const format = (options: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
    return (day: Day) => formatter.format(new Date(`${day}T00:00:00Z`)).replaceAll('.', '');
  };
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const amount = ({ indicator, unit }: Omit<Measure, 'target' | 'direction'>, value: number) => {
    if (isShare(indicator)) return t('goals:amount.share', { amount: number.format(value) });
    if (indicator === 'days-to-support') {
      return t('goals:amount.days', { count: value, amount: number.format(value) });
    }
    return t('goals:amount.counted', { amount: number.format(value), unit: unit ?? '' });
  };
  const tellValue = (goal: Omit<Measure, 'target' | 'direction'>, value: Value) => {
    if (!('base' in value)) return amount(goal, value.value);
    return t('goals:value.share', {
      share: amount(goal, (100 * value.part) / value.base),
      part: number.format(value.part),
      base: number.format(value.base),
    });
  };
  const dated = format({ day: 'numeric', month: 'short', year: 'numeric' });
  const tellReading = (goal: Omit<Measure, 'target' | 'direction'>, reading: Reading | null) => {
    if (reading === null) return t('goals:noValue.uncounted');
    return reading.ok ? tellValue(goal, reading.value) : t(`goals:noValue.${reading.why}`);
  };
  return {
    t,
    /** "tis 24 nov" */
    day: format({ weekday: 'short', day: 'numeric', month: 'short' }),
    /** "1 dec 2026": for days in other years. */
    dated,
    month: format({ month: 'long' }),
    /** "88 % (22 av 25)" */
    tellValue,
    /** "minst 95 %" */
    tellTarget: (goal: Measure, target = goal.target) =>
      t(`goals:target.${goal.direction}`, { amount: amount(goal, target) }),
    /** The value, or why it is not shown. */
    tellReading,
    /** "84 % (21 av 25), taget 1 sep 2026 ur hösten", or why it is not shown, or that there is none. */
    tellBaseline: (goal: Omit<Measure, 'target' | 'direction'>, baseline: ToldBaseline | null) => {
      if (baseline === null) return t('goals:baseline.none');
      const { reading, day, window } = baseline;
      const about = {
        value: tellReading(goal, reading),
        day: dated(day),
      };
      return window
        ? t('goals:baseline.window', { ...about, window: t(`common:window.${window}`) })
        : t('goals:baseline.counted', about);
    },
    tellOwner: (owner: Goal['owner']) =>
      'role' in owner ? t(`common:role.${owner.role}`) : owner.name,
    tellYears: ({ from, to }: Goal['years']) =>
      from === to ? yearName(from) : t('goals:years', { from: yearName(from), to: yearName(to) }),
  };
}

/** "2026/27" */
export function yearName(startYear: number): string {
  return `${startYear}/${String(startYear + 1).slice(2)}`;
}

/** What an indicator measures, its definition a press away. */
export function IndicatorName({ of }: { of: Indicator }) {
  const { t } = useTranslation('goals');
  return (
    <DefinitionPopover term={t(`indicator.${of}.term`)}>
      <p>{t(`indicator.${of}.text`)}</p>
    </DefinitionPopover>
  );
}

/** Whether a value is on the good side of its target: shape and word. */
export function ReachedMark({
  reading,
  isReached,
}: {
  reading: Reading | null;
  isReached: boolean;
}) {
  const { t } = useTranslation('goals');
  if (!reading?.ok) return null;
  return (
    <span className="whitespace-nowrap">
      <span aria-hidden="true">{isReached ? '✓ ' : '○ '}</span>
      {t(isReached ? 'reached' : 'notReached')}
    </span>
  );
}
