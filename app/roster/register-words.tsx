/** Small pieces of language that the register's pages share. */
import { useTranslation } from 'react-i18next';
import { dateFormat } from '~/platform/translation/formats';
import type { DataTableWords } from '~/ui/data-table-types';
import { noteText, problemText, type Translate } from './import/problem-text';
import { findSign, signPicturePath } from './signs';

/** "2026/27": the school year that begins in 2026. */
export function schoolYearName(startYear: number): string {
  return `${startYear}/${String(startYear + 1).slice(2)}`;
}

/** The alphabet's language, and a formatter of calendar days: "tis 24 nov". */
export function useDays() {
  const { i18n } = useTranslation();
  const format = dateFormat(i18n.language === 'en' ? 'en-GB' : 'sv-SE', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  const day = (calendarDay: string) =>
    format.format(new Date(`${calendarDay}T00:00:00Z`)).replaceAll('.', '');
  return { locale: i18n.language, day };
}

export function useTableWords(): DataTableWords {
  const { t } = useTranslation('roster');
  return {
    filterLabel: t('table.filter'),
    viewLabel: t('table.view'),
    columnsLabel: t('table.columns'),
    compactLabel: t('table.compact'),
    rowsShown: (shown, total) => t('table.rowsShown', { shown, total }),
    empty: t('table.empty'),
    noMatch: t('table.noMatch'),
  };
}

/** Sentences for what the importer found, from its codes. */
export function useImportTexts() {
  const { t } = useTranslation('import');
  const translate: Translate = (key, values) => String(t(key as never, values as never));
  return {
    problem: (problem: Parameters<typeof problemText>[1]) => problemText(translate, problem),
    note: (note: Parameters<typeof noteText>[1]) => noteText(translate, note),
    field: (field: string) => translate(`field-${field}`, {}),
  };
}

/** The name of a pupil's animal in the reader's language. */
function useSignName() {
  const { i18n } = useTranslation();
  return (signId: string) => {
    const sign = findSign(signId);
    return (i18n.language === 'en' ? sign?.nameEn : sign?.nameSv) ?? signId;
  };
}

/** A pupil's animal, always with its name. */
export function SignPicture({ signId, sizePx = 32 }: { signId: string; sizePx?: number }) {
  const signName = useSignName();
  return (
    <span className="inline-flex items-center gap-2">
      <img src={signPicturePath(signId)} alt="" width={sizePx} height={sizePx} loading="lazy" />
      {signName(signId)}
    </span>
  );
}
