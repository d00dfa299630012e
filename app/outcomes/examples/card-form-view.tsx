/** Where a school writes its method card, with what must be mended before it can be shown to others. */
import { Form } from '@remix-run/react';
import { NEEDS } from '~/support/groups/need';
import { MOST_MINUTES, MOST_WEEKS } from '~/support/plans/plan-form';
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
  LONGEST,
} from './card-content';
import type { FieldName } from './example-form';
import type { CardAnswer } from './example-page';
import type { ExampleWords } from './example-words';

export type CardProblem = Extract<CardAnswer, { ok: false }>;

interface CardFormProps {
  content: CardContent;
  problem: CardProblem | null;
  words: ExampleWords;
}

/** What is wrong with a field, in the reader's language. */
export function listFieldErrors(
  field: FieldName,
  problem: CardProblem | null,
  { t }: ExampleWords,
): string[] {
  if (problem?.problem === 'fields') {
    return problem.fields.includes(field) ? [t('form.cannotBeTaken')] : [];
  }
  const findings = problem?.findings.filter((one) => one.field === field) ?? [];
  return findings.map(({ kind, found }) => t(`found.${kind}`, { found }));
}

export function CardForm({ content, problem, words }: CardFormProps) {
  const { t, plans } = words;
  const field = (name: CardField) => ({ errors: listFieldErrors(name, problem, words) });
  return (
    <Form method="post" className="grid max-w-[44rem] gap-4">
      {problem && <ProblemNotice problem={problem} words={words} />}
      <FormField label={t('form.title')} field={field('title')}>
        <TextInput name="title" required maxLength={LONGEST.title} defaultValue={content.title} />
      </FormField>
      <fieldset className="choice-group">
        <legend>{t('form.needs')}</legend>
        {NEEDS.map((need) => (
          <Checkbox
            key={need}
            name="needs"
            value={need}
            defaultChecked={content.needs.includes(need)}
            label={plans(`need.${need}`)}
          />
        ))}
        <FieldErrors errors={field('needs').errors} />
      </fieldset>
      <div className="grid gap-3 sm:grid-cols-2">
        <FormField label={t('form.classSize')} field={field('classSize')}>
          <Select
            name="classSize"
            defaultValue={content.classSize}
            options={CLASS_SIZES.map((size) => ({ value: size, label: t(`classSize.${size}`) }))}
          />
        </FormField>
        <FormField label={t('form.window')} field={field('window')}>
          <Select
            name="window"
            defaultValue={content.window}
            options={CARD_WINDOWS.map((window) => ({
              value: window,
              label: t(`window.${window}`),
            }))}
          />
        </FormField>
      </div>
      {(['setting', 'description', 'experience'] as const).map((name) => (
        <FormField
          key={name}
          label={t(`form.${name}`)}
          hint={t(`form.${name}Hint`)}
          field={field(name)}
        >
          <TextArea
            name={name}
            rows={4}
            required={name !== 'experience'}
            maxLength={LONGEST[name]}
            defaultValue={content[name]}
          />
        </FormField>
      ))}
      <FormField label={t('form.materials')} field={field('materials')}>
        <TextInput
          name="materials"
          maxLength={LONGEST.materials}
          defaultValue={content.materials}
        />
      </FormField>
      <DoseFields content={content} field={field} words={words} />
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

function ProblemNotice({ problem, words }: { problem: CardProblem; words: ExampleWords }) {
  const { t } = words;
  if (problem.problem === 'fields')
    return <Notice kind="warning" isLive title={t('form.fields')} />;
  return (
    <Notice kind="warning" isLive title={t('found.title')}>
      <p>{t('found.text')}</p>
      <ul>
        {problem.findings.map(({ field, kind, found, at }) => (
          <li key={`${field} ${at} ${kind}`}>
            {t('found.where', { field: t(`form.${field}`), what: t(`found.${kind}`, { found }) })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function DoseFields({
  content,
  field,
  words,
}: Pick<CardFormProps, 'content' | 'words'> & {
  field: (name: CardField) => { errors: string[] };
}) {
  const { t } = words;
  const most = { minutes: MOST_MINUTES, timesAWeek: 5, weeks: MOST_WEEKS };
  return (
    <div className="grid gap-3 sm:grid-cols-3">
      {(['minutes', 'timesAWeek', 'weeks'] as const).map((name) => (
        <FormField key={name} label={t(`form.${name}`)} field={field(name)}>
          <TextInput
            name={name}
            type="number"
            min={1}
            max={most[name]}
            required
            defaultValue={content[name]}
          />
        </FormField>
      ))}
    </div>
  );
}
