/** Tells the browser which language an adult screen is in; pupil screens are always Swedish. */
import { useEffect } from 'react';
import type { Language } from './texts';

export function useLanguage(language: Language): void {
  useEffect(() => {
    document.documentElement.lang = language;
    return () => {
      document.documentElement.lang = 'sv';
    };
  }, [language]);
}
