/** Words that the pages of good examples share. */
import { useTranslation } from 'react-i18next';
import { useResultWords } from '~/scoring/use-result-words';
import type { ToldShare } from './card-figures';

export function useExampleWords() {
  const { t } = useTranslation('examples');
  const { t: plans } = useTranslation('plans');
  const { say, day, locale, number } = useResultWords();
  const told = ({ count, base, lower, upper }: Extract<ToldShare, { kind: 'told' }>) => ({
    told: count,
    base,
    lower: Math.round(lower * 100),
    upper: Math.round(upper * 100),
  });
  return {
    t,
    plans,
    say,
    locale,
    number,
    day: (text: string) => day(text, 'UTC'),
    /** "9 av 14 elever. Mellan 39 och 84 av 100 är rimligt.", or that they are too few to show. */
    share: (share: ToldShare) =>
      share.kind === 'too-few' ? t('share.tooFew') : t('share.told', told(share)),
    /** "9 av 14 (39–84 av 100)", where the drawing has said what the limits are. */
    shareInCell: (share: ToldShare) =>
      share.kind === 'too-few' ? t('share.tooFew') : t('share.cell', told(share)),
  };
}

export type ExampleWords = ReturnType<typeof useExampleWords>;
