/** When the screening windows of a school year are. */
import { useTranslation } from 'react-i18next';
import { useDays } from './register-words';

export type ScreeningWindowDays = {
  id: string;
  kind: string;
  startDate: string;
  endDate: string;
  catchUpEndDate: string;
};

export function WindowList({ windows, year }: { windows: ScreeningWindowDays[]; year: string }) {
  const { t } = useTranslation('roster');
  const { day } = useDays();
  return (
    <section aria-labelledby="windows" className="grid gap-2">
      <h2 id="windows">{t('windows.title', { year })}</h2>
      {windows.length === 0 && <p>{t('windows.none')}</p>}
      <ul className="grid gap-1">
        {windows.map(({ id, kind, startDate, endDate, catchUpEndDate }) => (
          <li key={id}>
            {t(`windows.${kind as 'autumn' | 'winter' | 'spring'}`, {
              start: day(startDate),
              end: day(endDate),
              catchUpEnd: day(catchUpEndDate),
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}
