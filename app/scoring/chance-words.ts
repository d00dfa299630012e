/**
 * A probability in words: chances in ten, never a percent.
 *
 * Rule: over .90 "more than 9 chances in 10", under .10 "less than 1 chance in 10", otherwise the
 * nearest whole number of chances. Rounding is for display only; levels compare unrounded.
 * Worked example: .797 reads "about 8 chances in 10".
 */
import type { Bilingual } from '~/scoring/cut-policy';

export function chanceWords(probability: number): Bilingual {
  if (probability > 0.9) {
    return { sv: 'Mer än 9 chanser på 10', en: 'More than 9 chances in 10' };
  }
  if (probability < 0.1) {
    return { sv: 'Mindre än 1 chans på 10', en: 'Less than 1 chance in 10' };
  }
  const chances = Math.round(probability * 10);
  return {
    sv: `Ungefär ${chances} ${chances === 1 ? 'chans' : 'chanser'} på 10`,
    en: `About ${chances} ${chances === 1 ? 'chance' : 'chances'} in 10`,
  };
}
