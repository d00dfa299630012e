/** An outcome's value as it is written in a cell: what the measure's limit looks at. */
import type { Basis, OutcomeValue } from '~/scoring/validation-outcome';

export function nameValue(
  basis: Basis,
  value: OutcomeValue,
  words: { yes: string; no: string },
): string {
  if (basis === 'judged') return value.judged === null ? '' : value.judged ? words.yes : words.no;
  const points = basis === 'stanine' ? value.stanine : value.rawScore;
  return points === null ? '' : String(points);
}
