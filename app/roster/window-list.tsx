/** When the screening windows of a school year are. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDays } from './register-words';

export type ScreeningWindowDays = {
  id: string;
  kind: string;
  startDate: string;
  endDate: string;
  catchUpEndDate: string;
};

type Props = {
  windows: ScreeningWindowDays[];
  year: string;
  /** What can be done with a window, beside its days. */
  waysOf?: (kind: string) => ReactNode;
};

export function WindowList({ windows, year, waysOf }: Props) {
  const { t } = useTranslation('roster');
  const { day } = useDays();
  return (
    <section aria-labelledby="windows" className="grid gap-2">
      <h2 id="windows">{t('windows.title', { year })}</h2>
      {windows.length === 0 && <p>{t('windows.none')}</p>}
      <ul className="grid gap-1">
        {windows.map(({ id, kind, startDate, endDate, catchUpEndDate }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            {t(`windows.${kind as 'autumn' | 'winter' | 'spring'}`, {
              start: day(startDate),
              end: day(endDate),
              catchUpEnd: day(catchUpEndDate),
            })}
            {waysOf?.(kind)}
          </li>
        ))}
      </ul>
    </section>
  );
}
