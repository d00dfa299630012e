/** The words of the validation workbench in the reader's language. */
import { useTranslation } from 'react-i18next';
import { makeValidationWords } from '~/scoring/validation-wording';

export function useValidationWords() {
  const { t, i18n } = useTranslation('validation');
  return makeValidationWords(t, i18n.language === 'en' ? 'en' : 'sv');
}
