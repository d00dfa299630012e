/** What the forms of the pages of learning share beside the checked form. */
import { useTranslation } from 'react-i18next';

/** "Skriv inga elevnamn." beside every form that takes free words. */
export function NoNames() {
  const { t } = useTranslation('learning');
  return <p className="text-ink-soft">{t('noNames')}</p>;
}
