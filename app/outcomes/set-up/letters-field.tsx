/** A school's own lines in one language, with the words in them that are never in a letter. */
import type { FieldMetadata } from '@conform-to/react';
import { useTranslation } from 'react-i18next';
import { useProblemTexts } from '~/outcomes/goals/checked-form';
import { LONGEST_LINES } from '~/roster/set-up/set-up';
import type { LetterLanguage } from '~/support/paper/letter-words';
import { FormField } from '~/ui/form-field';
import { Notice } from '~/ui/notice';
import { TextArea } from '~/ui/text-area';

interface Props {
  field: FieldMetadata<string> | undefined;
  language: LetterLanguage;
  label: string;
  hint: string;
  text: string;
  onText: (text: string) => void;
  unfit: readonly string[];
}

export function LettersField({ field, language, label, hint, text, onText, unfit }: Props) {
  const { t } = useTranslation('setup');
  const texts = useProblemTexts();
  if (!field) return null;
  const { id, errorId, descriptionId, errors, name } = field;
  return (
    <>
      <FormField
        label={label}
        hint={hint}
        field={{ id, errorId, descriptionId, errors: texts(errors) }}
      >
        <TextArea
          id={id}
          name={name}
          lang={language}
          rows={3}
          maxLength={LONGEST_LINES}
          value={text}
          onChange={(event) => onText(event.target.value)}
        />
      </FormField>
      {unfit.length > 0 && (
        <Notice kind="warning" isLive title={t('letter.unfit', { words: unfit.join(', ') })} />
      )}
      {text.trim() !== '' && unfit.length === 0 && (
        <figure className="grid gap-1">
          <figcaption className="text-ink-soft">{t('letter.preview')}</figcaption>
          <blockquote
            lang={language}
            className="whitespace-pre-line rounded border border-line bg-surface p-4"
          >
            {text.trim()}
          </blockquote>
        </figure>
      )}
    </>
  );
}
