/** Entering a reading that was done on paper. */
import { Form } from '@remix-run/react';
import { Button } from '~/ui/button';
import { FormField } from '~/ui/form-field';
import { Icon } from '~/ui/icon';
import { Select } from '~/ui/select';
import { TextInput } from '~/ui/text-input';
import type { ProgressSectionProps } from './progress-words';

export function ProgressPaper({ page, words }: ProgressSectionProps) {
  const { t } = words;
  const { task, today, restedForms } = page;
  if (!task || restedForms.length === 0) return null;
  return (
    <details className="explanation max-w-none">
      <summary>
        {t('paper.open')}
        <Icon name="chevron-down" />
      </summary>
      <Form method="post" preventScrollReset className="mt-3 grid gap-3" key={page.probes.length}>
        <input type="hidden" name="intent" value="paper" />
        <input type="hidden" name="taskId" value={task.taskId} />
        <p className="max-w-prose">{t('paper.how')}</p>
        <div className="flex flex-wrap items-end gap-3">
          <FormField label={t('paper.form')}>
            <Select name="formId" options={restedForms.map((value) => ({ value, label: value }))} />
          </FormField>
          <FormField label={t('paper.day')}>
            <TextInput type="date" name="day" required defaultValue={today} max={today} />
          </FormField>
          <FormField label={t('paper.read')}>
            <TextInput type="number" name="read" required min={0} max={task.items} size={4} />
          </FormField>
          <FormField label={t('paper.right')}>
            <TextInput type="number" name="right" required min={0} max={task.items} size={4} />
          </FormField>
          <FormField label={t('paper.seconds')}>
            <TextInput
              type="number"
              name="seconds"
              required
              min={1}
              max={task.seconds}
              defaultValue={task.seconds}
              size={4}
            />
          </FormField>
          <Button>{t('paper.save')}</Button>
        </div>
      </Form>
    </details>
  );
}
