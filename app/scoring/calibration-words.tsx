/** Words that the pages of calibrations share: forms, numbers, instants. */
import { useTranslation } from 'react-i18next';
import type { CalibratableForm } from '~/scoring/calibratable-forms';
import type { Bilingual } from '~/scoring/cut-policy';

export function useCalibrationWords(timeZone: string) {
  const { t, i18n } = useTranslation(['calibration', 'policies']);
  const language = i18n.language === 'en' ? 'en-GB' : 'sv-SE';
  const figures = new Intl.NumberFormat(language, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const times = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  });
  return {
    t,
    number: (value: number) => numbers.format(value),
    /** Two decimals, or a dash for none. */
    figure: (value: number | null) => (value === null ? '–' : figures.format(value)),
    time: (iso: string) => times.format(new Date(iso)),
    /** "Bokstavsljud, form A, hösten". */
    nameForm({ title, formId, windowKind }: CalibratableForm & { title: Bilingual }): string {
      const task = i18n.language === 'en' ? title.en : title.sv;
      return t('form', { task, form: formId, window: t(`policies:kind.${windowKind}`) });
    },
  };
}
