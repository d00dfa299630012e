/** What can be written: a decision with its reason, a start or change of support, a note of a day. */
import { Form } from '@remix-run/react';
import { type ReactNode, useId } from 'react';
import { Button } from '~/ui/button';
import { FormField } from '~/ui/form-field';
import { Icon } from '~/ui/icon';
import { Select } from '~/ui/select';
import { TextInput } from '~/ui/text-input';
import { DECISIONS } from './progress-event';
import type { ProgressSectionProps } from './progress-words';

export function ProgressForms({ page, words }: ProgressSectionProps) {
  const { t } = words;
  if (!page.task) return null;
  const form = (kind: string, children: ReactNode) => (
    <WriteForm kind={kind} page={page} words={words} key={`${kind} ${page.events.length}`}>
      {children}
    </WriteForm>
  );
  return (
    <section aria-labelledby="progress-decide" className="grid gap-4 print:hidden">
      <h2 id="progress-decide">{t('decide')}</h2>
      <p className="max-w-prose">{t('decideText')}</p>
      {form(
        'decided',
        <>
          <FormField label={t('decisionLabel')}>
            <Select
              name="decision"
              options={DECISIONS.map((value) => ({ value, label: t(`decision.${value}`) }))}
            />
          </FormField>
          <FormField label={t('reason')}>
            <TextInput name="reason" required maxLength={300} className="min-w-[16rem]" />
          </FormField>
          <Button>{t('saveDecision')}</Button>
        </>,
      )}
      <details className="explanation max-w-none">
        <summary>
          {t('phaseOpen')}
          <Icon name="chevron-down" />
        </summary>
        {form(
          'phase-began',
          <>
            <FormField label={t('phaseLabel')}>
              <TextInput name="label" required maxLength={60} />
            </FormField>
            <Button>{t('savePhase')}</Button>
          </>,
        )}
      </details>
      <details className="explanation max-w-none">
        <summary>
          {t('noteOpen')}
          <Icon name="chevron-down" />
        </summary>
        {form(
          'noted',
          <>
            <FormField label={t('note')}>
              <TextInput name="text" required maxLength={300} className="min-w-[16rem]" />
            </FormField>
            <Button>{t('saveNote')}</Button>
          </>,
        )}
      </details>
    </section>
  );
}

type WriteProps = ProgressSectionProps & { kind: string; children: ReactNode };

function WriteForm({ kind, page, words, children }: WriteProps) {
  const dayId = useId();
  return (
    <Form method="post" preventScrollReset className="mt-2 flex flex-wrap items-end gap-3">
      <input type="hidden" name="intent" value="write" />
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="taskId" value={page.task?.taskId} />
      <FormField label={words.t('day')} field={{ id: dayId }}>
        <TextInput type="date" name="day" defaultValue={page.today} max={page.today} />
      </FormField>
      {children}
    </Form>
  );
}
