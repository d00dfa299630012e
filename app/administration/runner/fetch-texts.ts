/** The words of a language: the Swedish ones are there, the English ones come when they are asked for. */
import { type Language, SWEDISH, type Texts } from './texts';

/** Where the English words cannot be fetched the Swedish ones stand. */
export async function fetchTexts(language: Language): Promise<Texts> {
  if (language === 'sv') return SWEDISH;
  return import('./texts-en').then(({ ENGLISH }) => ENGLISH).catch(() => SWEDISH);
}
