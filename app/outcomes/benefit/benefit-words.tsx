/** Words that every page on benefit shares: the reader's language, days, numbers, a definition a click away. */
import { useTranslation } from 'react-i18next';
import { useResultWords } from '~/scoring/use-result-words';
import { DefinitionPopover } from '~/ui/definition-popover';
import { LinkTabs } from '~/ui/link-tabs';
import type { Phase } from './benefit-event';
import type { FieldProblem } from './benefit-form';
import type { Need } from './benefit-state';

export function useBenefitWords() {
  const { t } = useTranslation(['benefit', 'common']);
  const { locale, day } = useResultWords();
  const format = new Intl.NumberFormat(locale === 'sv' ? 'sv-SE' : 'en-GB', {
    maximumFractionDigits: 1,
  });
  const whole = new Intl.NumberFormat(locale === 'sv' ? 'sv-SE' : 'en-GB', {
    maximumFractionDigits: 0,
  });
  return {
    t,
    locale,
    /** "tis 24 nov", of a day or of an instant in the municipality's zone. */
    day: (text: string, timeZone = 'UTC') => day(text, timeZone),
    /** With the year, for days that lie far off: "tis 24 nov 2026". */
    dated: (text: string) => `${day(text, 'UTC')} ${text.slice(0, 4)}`,
    /** One decimal at most. */
    number: (value: number) => format.format(value),
    whole: (value: number) => whole.format(value),
    place: (schoolName: string | null) => schoolName ?? t('benefit:place.municipality'),
    phase: (phase: Phase) => t(`benefit:phase.${phase}`),
    needs: (needs: readonly Need[]) =>
      new Intl.ListFormat(locale, { type: 'conjunction' }).format(
        needs.map((need) => t(`benefit:need.${need}`)),
      ),
    /** The problems of one field, as a field takes them. */
    fieldOf: (problems: readonly FieldProblem[], name: string) => ({
      errors: problems
        .filter(({ field }) => field === name)
        .map(({ code }) => t(`benefit:field.${code}`)),
    }),
  };
}

export type BenefitWords = ReturnType<typeof useBenefitWords>;

/** The four pages, beside one another. */
export function BenefitPlaces() {
  const { t } = useBenefitWords();
  return (
    <div className="mb-6">
      <LinkTabs
        label={t('benefit:places.label')}
        tabs={[
          { to: '/benefits', label: t('benefit:places.benefits'), end: true },
          { to: '/benefits/agenda', label: t('benefit:places.agenda') },
          { to: '/freed-hours', label: t('benefit:places.freed') },
          { to: '/cost-sheet', label: t('benefit:places.cost') },
        ]}
      />
    </div>
  );
}

type DefinedWord =
  | 'pupils'
  | 'before'
  | 'after'
  | 'freed'
  | 'special'
  | 'per-pupil'
  | 'classroom'
  | 'in-windows'
  | 'year-part'
  | 'staff'
  | 'energy'
  | 'missing'
  | 'standing'
  | 'baseline'
  | 'phases';

/** Words with their meanings, on one line; on paper nothing can be pressed. */
export function BenefitDefinitions({ words }: { words: readonly DefinedWord[] }) {
  const { t } = useBenefitWords();
  return (
    <div className="screen-only flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-soft">
      <span>{t('benefit:definition.line')}</span>
      {words.map((word) => (
        <DefinitionPopover key={word} term={t(`benefit:definition.${word}.term`)}>
          <p>{t(`benefit:definition.${word}.text`)}</p>
        </DefinitionPopover>
      ))}
    </div>
  );
}
