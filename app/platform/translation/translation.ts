/**
 * Words of the adult interface: Swedish first, complete in English, bundled, typed keys.
 *
 * One file for each room and language. Both languages hold the same keys: the types refuse a key
 * that is missing, and the build checks the files.
 */
import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { CATALOGUES, type Locale } from './catalogues';

export const DEFAULT_LOCALE: Locale = 'sv';

export function isLocale(value: unknown): value is Locale {
  return value === 'sv' || value === 'en';
}

const instances = new Map<Locale, i18n>();

/** The translator of a language. Made once: catalogues are fixed and it holds no request state. */
export function createTranslation(locale: Locale): i18n {
  const known = instances.get(locale);
  if (known) return known;
  const instance = createInstance();
  void instance.use(initReactI18next).init({
    lng: locale,
    resources: { [locale]: CATALOGUES[locale] },
    defaultNS: 'common',
    initAsync: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  // Every `useTranslation` copies what its translator has of its own: an heir has nothing of its own, so the
  // thousands of copies of a page cost nothing.
  const heir = Object.create(instance) as i18n;
  instances.set(locale, heir);
  return heir;
}
