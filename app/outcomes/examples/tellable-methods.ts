/**
 * Of which methods of a school a share may be told on a card.
 *
 * Rule: pupils of a school may have had several methods, and the leaders' page tells the same of them all. So the school is
 * divided by which of the told methods each pupil has had, none among them, and in every part those counted and those
 * not are each none or 5 at least. While that does not hold, the method with fewest pupils is left out.
 * Every sum and difference of cards and page is then one of parts that might be told themselves.
 * The rule holds on one day; a card is frozen on the day it was counted.
 * Missing data: a method whose own share is held back is left out at once.
 * Worked example: 7 of 12 by one method, 5 of 12 in the school's other plans: told. 9 of 14 and 2 of 4: not told, for
 * the school's 11 of 18 would leave the 2 of 4.
 */
import { CARD_SMALL_NUMBERS, tellShare } from './card-figures';

export interface CountedPupil {
  methodIds: readonly string[];
  /** Counted of the share; else one of its base only. */
  isCounted: boolean;
}

export function findTellable(pupils: readonly CountedPupil[]): ReadonlySet<string> {
  const byMethod = new Map<string, CountedPupil[]>();
  for (const pupil of pupils) {
    for (const method of new Set(pupil.methodIds)) {
      byMethod.set(method, [...(byMethod.get(method) ?? []), pupil]);
    }
  }
  const told = [...byMethod]
    .filter(([, own]) => tellShare(countOf(own), own.length).kind === 'told')
    .sort(
      ([one, own], [other, others]) => others.length - own.length || one.localeCompare(other, 'en'),
    )
    .map(([method]) => method);
  while (told.length > 0 && !divide(pupils, told).every(isSafe)) told.pop();
  return new Set(told);
}

/** By which of the methods each has had. */
function divide(pupils: readonly CountedPupil[], methods: readonly string[]): CountedPupil[][] {
  const parts = new Map<string, CountedPupil[]>();
  for (const pupil of pupils) {
    const key = methods.map((method) => pupil.methodIds.includes(method)).join();
    parts.set(key, [...(parts.get(key) ?? []), pupil]);
  }
  return [...parts.values()];
}

function countOf(pupils: readonly CountedPupil[]): number {
  return pupils.filter(({ isCounted }) => isCounted).length;
}

function isSafe(part: readonly CountedPupil[]): boolean {
  const counted = countOf(part);
  return [counted, part.length - counted].every(
    (pupils) => pupils === 0 || pupils >= CARD_SMALL_NUMBERS.threshold,
  );
}
