/** A figure of the follow-up in words: its number, or why there is none. */
import { useTranslation } from 'react-i18next';
import type { Told } from './told-columns';

/** The words are looked up once: a page tells them a thousand times. */
export function useTold(): (told: Told) => string {
  const { t, i18n } = useTranslation('outcomes');
  const format = new Intl.NumberFormat(i18n.language);
  const none = t('followUp.none');
  const words = { few: t('shown.few'), protected: t('shown.protected') };
  return (told) => {
    if (typeof told === 'number') return format.format(told);
    return told === null ? none : words[told];
  };
}
