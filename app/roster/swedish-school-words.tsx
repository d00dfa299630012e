import { useTranslation } from 'react-i18next';
import { splitSchoolStart } from './swedish-school';

/** "hösten 2025": the term a pupil began in Swedish school, or that it is not known. */
export function useSchoolStartWords() {
  const { t } = useTranslation('desk');
  return (start: string | null) => {
    const split = splitSchoolStart(start);
    return split
      ? t(`schooling.term.${split.term}`, { year: String(split.year) })
      : t('schooling.notKnown');
  };
}
