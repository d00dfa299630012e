/** What can be written in the case now, as buttons: the day first, then one press. */
import { Form } from '@remix-run/react';
import { useId } from 'react';
import { Button } from '~/ui/button';
import { FormField } from '~/ui/form-field';
import { Select } from '~/ui/select';
import { TextInput } from '~/ui/text-input';
import type { CaseSectionProps } from './case-words';

/** A button that says which event, and its yes or no. */
interface Choice {
  label:
    | 'assessment-started'
    | 'assessment-concluded-yes'
    | 'assessment-concluded-no'
    | 'adaptations-planned'
    | 'adaptations-intensified'
    | 'followed-up-yes'
    | 'followed-up-no'
    | 'reported-to-principal'
    | 'investigation-started'
    | 'programme-not-needed'
    | 'handed-over'
    | 'closed';
  kind: string;
  fields?: Record<string, string>;
}

/** In the order that they come in a case. */
const CHOICES: readonly Choice[] = [
  { label: 'assessment-started', kind: 'assessment-started' },
  {
    label: 'assessment-concluded-yes',
    kind: 'assessment-concluded',
    fields: { needsSupport: 'yes' },
  },
  {
    label: 'assessment-concluded-no',
    kind: 'assessment-concluded',
    fields: { needsSupport: 'no' },
  },
  { label: 'adaptations-planned', kind: 'adaptations-planned' },
  { label: 'followed-up-yes', kind: 'followed-up', fields: { enough: 'yes' } },
  { label: 'followed-up-no', kind: 'followed-up', fields: { enough: 'no' } },
  { label: 'adaptations-intensified', kind: 'adaptations-intensified' },
  { label: 'reported-to-principal', kind: 'reported-to-principal' },
  { label: 'investigation-started', kind: 'investigation-started' },
  { label: 'programme-not-needed', kind: 'programme-not-needed' },
  { label: 'handed-over', kind: 'handed-over' },
  { label: 'closed', kind: 'closed' },
];

export function CaseForms({ page, words }: CaseSectionProps) {
  const { t } = words;
  const dayId = useId();
  const possible: readonly string[] = page.possible;
  const choices = CHOICES.filter(({ kind }) => possible.includes(kind));
  return (
    <section aria-labelledby="case-write" className="grid gap-4 print:hidden">
      <h2 id="case-write">{t('write')}</h2>
      {(['indicated', 'reopened'] as const)
        .filter((kind) => possible.includes(kind))
        .map((kind) => (
          <OpeningForm key={kind} kind={kind} words={words} />
        ))}
      {choices.length > 0 && (
        <div className="grid gap-3">
          <FormField label={t('writeDay')} field={{ id: dayId }}>
            <TextInput
              type="date"
              name="day"
              form={`${dayId}-form`}
              defaultValue={page.today}
              max={page.today}
              key={page.events.length}
            />
          </FormField>
          <Form method="post" id={`${dayId}-form`} className="flex flex-wrap gap-2">
            {choices.map(({ label, kind, fields = {} }) => (
              <Button
                key={label}
                name="choice"
                value={new URLSearchParams({ kind, ...fields }).toString()}
              >
                {t(`do.${label}`)}
              </Button>
            ))}
          </Form>
        </div>
      )}
      {possible.includes('programme-decided') && <ProgrammeForm words={words} />}
    </section>
  );
}

function OpeningForm({
  kind,
  words,
}: {
  kind: 'indicated' | 'reopened';
  words: CaseSectionProps['words'];
}) {
  const { t } = words;
  return (
    <Form method="post" className="flex flex-wrap items-end gap-3">
      <input type="hidden" name="kind" value={kind} />
      <FormField label={t('by')}>
        <Select
          name="by"
          options={(['screening', 'national-assessment', 'worry', 'other'] as const).map(
            (value) => ({ value, label: t(`byWord.${value}`) }),
          )}
        />
      </FormField>
      <Button>{t(`do.${kind}`)}</Button>
    </Form>
  );
}

function ProgrammeForm({ words }: { words: CaseSectionProps['words'] }) {
  const { t } = words;
  return (
    <Form method="post" className="flex flex-wrap items-end gap-3">
      <input type="hidden" name="kind" value="programme-decided" />
      <FormField label={t('reference')}>
        <TextInput name="reference" required maxLength={80} />
      </FormField>
      <Button>{t('do.programme-decided')}</Button>
    </Form>
  );
}
