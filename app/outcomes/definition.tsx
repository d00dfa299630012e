/** A word of the follow-up with its meaning a click away; the help page lists the same words. */
import { useTranslation } from 'react-i18next';
import { DefinitionPopover } from '~/ui/definition-popover';

export const DEFINED_WORDS = [
  'enrolled',
  'exempt',
  'planned',
  'screened',
  'missing',
  'new-in-class',
  'needs-follow-up',
  'look-again',
  'above',
  'incomplete',
  'with-level',
  'small-numbers',
  'way-undecided',
  'way-set-aside',
  'way-confirmed',
  'way-supported',
  'days-to-confirm',
  'days-to-support',
  'in-time',
  'moved',
  'sessions-planned',
  'sessions-held',
  'case-steps',
  'apart',
  'with-support',
  'on-the-way',
  'not-on-the-way',
  'too-early',
  'sure-change',
  'started-alike',
  'cohort',
  'counted-alike',
] as const;
export type DefinedWord = (typeof DEFINED_WORDS)[number];

/** The word itself, to stand in a line of text. */
export function Definition({ of }: { of: DefinedWord }) {
  const { t } = useTranslation('help');
  return (
    <DefinitionPopover term={t(`definition.${of}.term`)}>
      <p>{t(`definition.${of}.text`)}</p>
    </DefinitionPopover>
  );
}

/** Every word of a table with its meaning, on one line above it; on paper nothing can be pressed. */
export function DefinitionLine({ words }: { words: readonly DefinedWord[] }) {
  const { t } = useTranslation('help');
  return (
    <div className="screen-only flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-soft">
      <span>{t('definition.line')}</span>
      {words.map((word) => (
        <Definition key={word} of={word} />
      ))}
    </div>
  );
}
