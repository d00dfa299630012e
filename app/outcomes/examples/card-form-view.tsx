/** Where a school writes its method card, with what must be mended before it can be shown to others. */
import { getFormProps, getInputProps, useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { NEEDS } from '~/support/groups/need';
import { Button } from '~/ui/button';
import { Checkbox } from '~/ui/checkbox';
import { FieldErrors, FormField } from '~/ui/form-field';
import { Notice } from '~/ui/notice';
import { Select } from '~/ui/select';
import { TextArea } from '~/ui/text-area';
import { TextInput } from '~/ui/text-input';
import {
  CARD_WINDOWS,
  type CardContent,
  type CardField,
  CLASS_SIZES,
  cardFieldsSchema,
  MOST_OF_DOSE,
} from './card-content';
import type { RefusedCard } from './card-refusal';
import { useCardTexts } from './card-texts';
import type { ExampleWords } from './example-words';

interface CardFormProps {
  content: CardContent;
  refused: RefusedCard | undefined;
  words: ExampleWords;
}

/** The form with what stands in it: what was typed, when it was refused. */
function useCardForm({ content, refused, words }: CardFormProps) {
  const texts = useCardTexts(refused, words);
  const [form, fields] = useForm<Record<CardField, string>>({
    id: 'card',
    lastResult: refused?.submission,
    defaultValue: {
      ...content,
      needs: undefined,
      minutes: String(content.minutes),
      timesAWeek: String(content.timesAWeek),
      weeks: String(content.weeks),
    },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: cardFieldsSchema }) as never,
    shouldRevalidate: 'onInput',
  });
  const typed = refused?.submission.initialValue?.needs;
  const needs = refused ? [typed ?? []].flat().map(String) : content.needs;
  const stateOf = (name: CardField) => {
    const { id, errorId, descriptionId, errors } = fields[name];
    return { id, errorId, descriptionId, errors: texts(name, errors) };
  };
  return { form, fields, needs, stateOf };
}

export function CardForm(props: CardFormProps) {
  const { refused, words } = props;
  const { t, plans } = words;
  const { form, fields, needs, stateOf } = useCardForm(props);
  const framed = (name: CardField, control: ReactNode, hint?: string) => (
    <FormField label={t(`form.${name}`)} hint={hint} field={stateOf(name)} key={name}>
      {control}
    </FormField>
  );
  const chosen = (name: 'classSize' | 'window', options: { value: string; label: string }[]) => {
    const { id, defaultValue } = fields[name];
    return framed(name, <Select {...{ id, name, defaultValue, options }} />);
  };
  return (
    <Form method="post" {...getFormProps(form)} className="grid max-w-[44rem] gap-4">
      {refused && <ProblemNotice refused={refused} words={words} />}
      {framed(
        'title',
        <TextInput {...getInputProps(fields.title, { type: 'text' })} key="title" />,
      )}
      <fieldset className="choice-group" aria-describedby={fields.needs.errorId}>
        <legend>{t('form.needs')}</legend>
        {NEEDS.map((need) => (
          <Checkbox
            key={need}
            name="needs"
            value={need}
            defaultChecked={needs.includes(need)}
            label={plans(`need.${need}`)}
          />
        ))}
        <FieldErrors id={fields.needs.errorId} errors={stateOf('needs').errors} />
      </fieldset>
      <div className="grid gap-3 sm:grid-cols-2">
        {chosen(
          'classSize',
          CLASS_SIZES.map((size) => ({ value: size, label: t(`classSize.${size}`) })),
        )}
        {chosen(
          'window',
          CARD_WINDOWS.map((window) => ({ value: window, label: t(`window.${window}`) })),
        )}
      </div>
      {(['setting', 'description', 'experience'] as const).map((name) => {
        const { id, defaultValue } = fields[name];
        return framed(
          name,
          <TextArea {...{ id, name, defaultValue }} rows={4} />,
          t(`form.${name}Hint`),
        );
      })}
      {framed(
        'materials',
        <TextInput {...getInputProps(fields.materials, { type: 'text' })} key="materials" />,
      )}
      <div className="grid gap-3 sm:grid-cols-3">
        {(['minutes', 'timesAWeek', 'weeks'] as const).map((name) =>
          framed(
            name,
            <TextInput
              {...getInputProps(fields[name], { type: 'number' })}
              key={name}
              min={1}
              max={MOST_OF_DOSE[name]}
            />,
          ),
        )}
      </div>
      <div className="flex flex-wrap gap-3">
        <Button name="intent" value="publish-example" look="primary">
          {t('form.publish')}
        </Button>
        <Button name="intent" value="save-example">
          {t('form.save')}
        </Button>
      </div>
      <p className="text-ink-soft">{t('form.checkText')}</p>
    </Form>
  );
}

function ProblemNotice({
  refused,
  words,
}: Pick<CardFormProps, 'words'> & { refused: RefusedCard }) {
  const { t } = words;
  const { findings } = refused;
  if (findings.length === 0) return <Notice kind="warning" isLive title={t('form.fields')} />;
  return (
    <Notice kind="warning" isLive title={t('found.title')}>
      <p>{t('found.text')}</p>
      <ul>
        {findings.map(({ field, kind, found, at }) => (
          <li key={`${field} ${at} ${kind}`}>
            {t('found.where', { field: t(`form.${field}`), what: t(`found.${kind}`, { found }) })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
