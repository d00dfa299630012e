/** How badly two sentences go together in one form. */
import { listWords } from './text-words';

const GRAMMAR_WORDS = new Set('en ett man kan är har i på med av än ha vara bli sig'.split(' '));

const contentWords = (text: string): string[] =>
  listWords(text).filter((word) => !GRAMMAR_WORDS.has(word));

/** True when one word changed, added or taken away makes one sentence the other. */
export function differByOneWord(left: string, right: string): boolean {
  const [short, long] = [listWords(left), listWords(right)].sort(
    (one, other) => one.length - other.length,
  ) as [string[], string[]];
  if (long.length === short.length)
    return short.filter((word, index) => word !== long[index]).length <= 1;
  return long.some((_, dropped) => long.toSpliced(dropped, 1).join(' ') === short.join(' '));
}

/** Cost of a pair that must never meet: more than any gain in balance. */
const NEVER = 10;
const TWO_SHARED_WORDS = 3;

/**
 * Cost of having both in one form: 0 when they share no word that carries meaning.
 * @param isSameBlock near each other, so that a shared word is noticed more
 */
export function clashCost(left: string, right: string, isSameBlock: boolean): number {
  if (differByOneWord(left, right)) return NEVER;
  const words = new Set(contentWords(left));
  const shared = contentWords(right).filter((word) => words.has(word)).length;
  if (shared >= 2) return TWO_SHARED_WORDS;
  return shared * (isSameBlock ? 0.05 : 0.01);
}

/** True when the sentences begin with the same thing ("En katt …", "En katt …"). */
export function shareSubject(left: string, right: string): boolean {
  const subject = (text: string) => contentWords(text)[0];
  return subject(left) === subject(right);
}
