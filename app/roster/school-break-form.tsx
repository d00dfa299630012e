/** The form of one break: a new one, or one that is being changed. */
import { getFormProps, getInputProps, useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { FieldErrors, FormField } from '~/ui/form-field';
import { LinkButton } from '~/ui/link-button';
import { TextInput } from '~/ui/text-input';
import {
  addBreakSchema,
  type BreakFieldProblem,
  changeBreakSchema,
  LONGEST_BREAK_NAME,
  type SchoolBreak,
} from './school-calendar';
import type { CalendarRefusal } from './school-calendar-answer';
import { useBreakWords } from './school-calendar-words';
import type { SchoolBreakDays } from './school-weeks';

type Props = {
  action: string;
  /** First and last day of the school year. */
  year: SchoolBreakDays;
  changed: SchoolBreak | undefined;
  refusal: CalendarRefusal | undefined;
};

export function SchoolBreakForm({ action, year, changed, refusal }: Props) {
  const { t } = useTranslation(['roster', 'common']);
  const words = useBreakWords();
  const intent = changed ? 'change-break' : 'add-break';
  const refused = refusal?.form === intent ? refusal : undefined;
  const schema = changed ? changeBreakSchema : addBreakSchema;
  const [form, fields] = useForm<{ name: string; startDate: string; endDate: string }>({
    id: 'break-form',
    lastResult: refused?.submission,
    defaultValue: {
      name: changed?.name ?? undefined,
      startDate: changed?.startDate,
      endDate: changed?.endDate,
    },
    onValidate: ({ formData }) => parseWithZod(formData, { schema }) as never,
    shouldRevalidate: 'onInput',
  });
  const texts = (codes: string[] | undefined) => {
    const other = refused?.other ? words(refused.other) : '';
    const [first, last] = [words(onOne(year.startDate)), words(onOne(year.endDate))];
    const about = { other, first, last, most: LONGEST_BREAK_NAME };
    return codes?.map((code) => t(`schoolYear.problem.${code as BreakFieldProblem}`, about));
  };
  const date = (name: 'startDate' | 'endDate') => {
    const { id, errorId, descriptionId, errors } = fields[name];
    return (
      <FormField
        label={t(`schoolYear.form.${name}`)}
        hint={name === 'endDate' ? t('schoolYear.form.endDateHint') : undefined}
        field={{ id, errorId, descriptionId, errors: texts(errors) }}
      >
        <TextInput
          {...getInputProps(fields[name], { type: 'date' })}
          key={name}
          min={year.startDate}
          max={year.endDate}
          autoComplete="off"
        />
      </FormField>
    );
  };
  return (
    <section aria-labelledby="break-title" className="grid gap-3">
      <h2 id="break-title">
        {changed
          ? t('schoolYear.form.changeTitle', { days: words(changed) })
          : t('schoolYear.form.addTitle')}
      </h2>
      <Form method="post" action={action} {...getFormProps(form)} className="grid max-w-md gap-4">
        <input type="hidden" name="intent" value={intent} />
        {changed && <input type="hidden" name="breakId" value={changed.breakId} />}
        <FieldErrors id={form.errorId} errors={texts(form.errors)} />
        <FormField
          label={t('schoolYear.form.name')}
          hint={t('schoolYear.form.nameHint')}
          field={{
            id: fields.name.id,
            errorId: fields.name.errorId,
            descriptionId: fields.name.descriptionId,
            errors: texts(fields.name.errors),
          }}
        >
          <TextInput
            {...getInputProps(fields.name, { type: 'text' })}
            key="name"
            maxLength={LONGEST_BREAK_NAME}
            autoComplete="off"
          />
        </FormField>
        {date('startDate')}
        {date('endDate')}
        <div className="flex flex-wrap gap-3">
          <Button look="primary">
            {changed ? t('schoolYear.form.changeSave') : t('schoolYear.form.addSave')}
          </Button>
          {changed && <LinkButton to={action}>{t('common:cancel')}</LinkButton>}
        </div>
      </Form>
    </section>
  );
}

function onOne(day: string): SchoolBreakDays {
  return { startDate: day, endDate: day };
}
