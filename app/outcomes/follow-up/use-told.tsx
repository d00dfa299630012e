/** A figure of the follow-up in words: its number, or why there is none. */
import { useTranslation } from 'react-i18next';
import type { Told } from './told-columns';

export function useTold(): (told: Told) => string {
  const { t, i18n } = useTranslation('outcomes');
  const format = new Intl.NumberFormat(i18n.language);
  return (told) => {
    if (typeof told === 'number') return format.format(told);
    return told === null ? t('followUp.none') : t(`shown.${told}`);
  };
}
