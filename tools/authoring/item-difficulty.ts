/**
 * Authored difficulty of a written word in logits, with the reasoning in words.
 * An estimate for balancing forms; no level is ever decided by it.
 */

export type Judged = { word: string; structure: string; difficulty: number; reasoning: string };

const MARK_FEWER_KNOW = 0.3;
const MARK_LONG_O = 0.2;
const LATE_LETTER = 0.15;
const DOTTED_LETTER = 0.1;
const MIRROR_LETTER = 0.05;
const MADE_UP = 0.5;

const signed = (value: number) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;

/** @param marked the word with its marks (see the word lists) */
export function judgeWord(
  marked: string,
  structureId: string,
  base: number,
  isMadeUp = false,
): Judged {
  const word = marked.replace(/[*~]/g, '');
  const steps: [number, string][] = [];
  if (isMadeUp) steps.push([MADE_UP, 'made up, so no meaning helps']);
  if (marked.includes('*')) steps.push([MARK_FEWER_KNOW, 'fewer children know it']);
  if (marked.includes('~')) steps.push([MARK_LONG_O, 'o sounds like å']);
  if (/j|y/.test(word)) steps.push([LATE_LETTER, 'a letter of band 3']);
  if (/[åäö]/.test(word)) steps.push([DOTTED_LETTER, 'å, ä or ö']);
  if (/[bd]/.test(word)) steps.push([MIRROR_LETTER, 'b or d']);
  const difficulty = steps.reduce((sum, [value]) => sum + value, base);
  const reasons = steps.map(([value, reason]) => `${reason} ${signed(value)}`);
  return {
    word,
    structure: structureId,
    difficulty: Math.round(difficulty * 100) / 100,
    reasoning: [`${structureId} ${signed(base)}`, ...reasons].join('; '),
  };
}
