/** What is wrong with a field of a card, in the reader’s language. */
import { useProblemTexts } from '~/outcomes/goals/checked-form';
import { MOST_OF_DOSE } from './card-content';
import type { RefusedCard } from './card-refusal';
import type { FieldName } from './example-form';
import type { ExampleWords } from './example-words';

/** Of a field and the codes of its problems; what points at a person is quoted as it stands in the text. */
export function useCardTexts(refused: RefusedCard | undefined, { t }: ExampleWords) {
  const texts = useProblemTexts();
  const findings = refused?.findings ?? [];
  return (field: FieldName, codes: readonly string[] | undefined): string[] =>
    (codes ?? []).flatMap((code) => {
      if (code === 'whole') {
        return [t('form.whole', { most: MOST_OF_DOSE[field as keyof typeof MOST_OF_DOSE] })];
      }
      if (code !== 'personal-data') return texts([code]) ?? [];
      return findings
        .filter((one) => one.field === field)
        .map(({ kind, found }) => t(`found.${kind}`, { found }));
    });
}
