/** What the forms of the pages of learning share: a text with its problem beside it, and whose turn it is. */
import { useTranslation } from 'react-i18next';
import { FormField } from '~/ui/form-field';
import { TextArea } from '~/ui/text-area';
import { TextInput } from '~/ui/text-input';
import { MOST_LINE, MOST_TEXT, type Refusal } from './free-text';

/** The problem of a field of this form, in words; nothing when the form that was refused is another. */
export function useProblems(refusal: Refusal | null, intent: string, of: string | null = null) {
  const { t } = useTranslation('learning');
  const own = refusal?.intent === intent && refusal.of === of ? refusal.problems : {};
  return (field: string) => {
    const problem = own[field];
    return problem
      ? { errors: [t(`problem.${problem}`, { most: MOST_TEXT })] }
      : { errors: undefined };
  };
}

type TextProps = {
  name: string;
  label: string;
  hint?: string;
  field: { errors: string[] | undefined };
  /** Lines; one line is an ordinary field. */
  rows?: number;
  defaultValue?: string;
  isOptional?: boolean;
};

export function LearningText(props: TextProps) {
  const { name, label, hint, field, rows = 3, defaultValue, isOptional = false } = props;
  const { t } = useTranslation('learning');
  const own = { name, defaultValue, required: !isOptional };
  return (
    <FormField
      label={label}
      hint={hint}
      field={field}
      {...(isOptional ? { optionalLabel: t('optional') } : {})}
    >
      {rows > 1 ? (
        <TextArea {...own} rows={rows} maxLength={MOST_TEXT} />
      ) : (
        <TextInput {...own} maxLength={MOST_LINE} />
      )}
    </FormField>
  );
}

/** "Skriv inga elevnamn." beside every form that takes free words. */
export function NoNames() {
  const { t } = useTranslation('learning');
  return <p className="text-ink-soft">{t('noNames')}</p>;
}
