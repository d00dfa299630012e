/** The kind of an item, which the battery names in English, in the words of a page. */

/** Swedish for each word or phrase of a stratum's name; levels (L3), bands (B2) and shapes (CVC) stay as they are. */
const SWEDISH: Record<string, string> = {
  'made up': 'påhittat',
  'own kind': 'samma slag',
  real: 'riktigt',
  mixed: 'blandade slag',
  vowel: 'vokal',
  consonant: 'konsonant',
  continuant: 'ljud som kan hållas ut',
  stop: 'klusil',
  single: 'en konsonant',
  cluster: 'konsonantgrupp',
  doubled: 'dubbel konsonant',
  'two sounds': 'två ljud',
  'three sounds': 'tre ljud',
  'four sounds': 'fyra ljud',
  first: 'först',
  last: 'sist',
  open: 'öppna stavelser',
  practice: 'övning',
  block: 'block',
  sentence: 'mening',
  rarity: 'ovanlighet',
  true: 'stämmer',
  false: 'stämmer inte',
  tree: 'träd',
  fish: 'fisk',
  cat: 'katt',
  car: 'bil',
  sun: 'sol',
  house: 'hus',
};

const PHRASE = new RegExp(`\\b(?:${Object.keys(SWEDISH).join('|')})\\b`, 'g');

/** @param language of the page, such as "sv"; a page in another language has the name as it is */
export function nameStratum(stratum: string, language: string): string {
  if (!language.startsWith('sv')) return stratum;
  return stratum.replace(PHRASE, (phrase) => SWEDISH[phrase] ?? phrase);
}
