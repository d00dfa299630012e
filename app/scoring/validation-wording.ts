/** Words that the pages and the file of the validation workbench share: figures with limits, windows, outcomes, scores. */
import type { TFunction } from 'i18next';
import { WINDOW_KINDS } from '~/instruments/battery';
import type { Locale } from '~/platform/translation/catalogues';
import type { Measure } from '~/scoring/outcome-measure.server';
import type { Comparison, StudyOutcome, StudyWindow } from '~/scoring/validation-outcomes.server';
import type { ToldCount } from '~/scoring/validation-small-numbers';
import type { StudyScore } from '~/scoring/validation-study';

/** A figure with its limits; null limits where there are none. */
export interface ShownEstimate {
  estimate: number;
  lower: number | null;
  upper: number | null;
}

const DAY: Intl.DateTimeFormatOptions = { dateStyle: 'long', timeZone: 'UTC' };

/** @param t of the catalogue `validation`. */
export function makeValidationWords(t: TFunction<'validation'>, locale: Locale) {
  const language = locale === 'en' ? 'en-GB' : 'sv-SE';
  const two = new Intl.NumberFormat(language, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  const plain = new Intl.NumberFormat(language, { maximumFractionDigits: 3 });
  const day = (text: string) =>
    new Intl.DateTimeFormat(language, DAY).format(new Date(`${text}T12:00:00Z`));
  const nameWindow = ({ kind, startYear }: Pick<StudyWindow, 'kind' | 'startYear'>): string => {
    const known = WINDOW_KINDS.find((candidate) => candidate === kind);
    return t('window', { kind: known ? t(`kind.${known}`) : kind, year: nameYear(startYear) });
  };
  const nameOutcome = (outcome: StudyOutcome): string => {
    if (outcome.kind === 'measure') {
      return t('outcome.measure', { name: outcome.name, day: day(outcome.day) });
    }
    if (outcome.kind === 'own-result') {
      return t('outcome.own-result', { window: nameWindow(outcome.window) });
    }
    const term = outcome.term === 'autumn' ? t('term.autumn') : t('term.spring');
    return t('outcome.national', { term, year: nameYear(outcome.startYear) });
  };
  return {
    t,
    day,
    share: (value: number) => two.format(value),
    number: (value: number) => plain.format(value),
    /** "0,81 (0,70 till 0,89)". */
    estimate: (value: ShownEstimate | null): string => {
      if (!value) return t('none');
      const { estimate, lower, upper } = value;
      if (lower === null || upper === null) return two.format(estimate);
      const limits = { lower: two.format(lower), upper: two.format(upper) };
      return t('withLimits', { estimate: two.format(estimate), ...limits });
    },
    count: (value: ToldCount) => (typeof value === 'number' ? plain.format(value) : t(value)),
    nameWindow,
    nameComparison: ({ window, outcome }: Comparison) =>
      t('comparison', { window: nameWindow(window), outcome: nameOutcome(outcome) }),
    nameScore: ({ title }: StudyScore) => (title ? title[locale] : t('chance')),
    nameCut: ({ direction }: StudyScore, cut: number | null): string => {
      if (cut === null) return t('everyone');
      const values = { cut: plain.format(cut) };
      return t(direction === 'lower' ? 'flagUnder' : 'flagOver', values);
    },
    nameLimit: ({ basis, direction, limitValue }: Measure): string => {
      const limit = limitValue === null ? '' : plain.format(limitValue);
      const key = basis === 'raw' ? (`raw-${direction}` as const) : basis;
      return t(`measure.limitWords.${key}`, { limit });
    },
  };
}

/** "2026/27". */
function nameYear(startYear: number): string {
  return `${startYear}/${String((startYear + 1) % 100).padStart(2, '0')}`;
}
