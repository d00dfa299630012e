/** How many school weeks a pupil who joins a class late waits with the whole-class tasks. */
import { getFormProps, getInputProps, useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { weekOf } from '~/platform/calendar';
import { Button } from '~/ui/button';
import { FormField } from '~/ui/form-field';
import { TextInput } from '~/ui/text-input';
import { useDays } from './register-words';
import { lateWeeksSchema, MOST_LATE_WEEKS, type WeeksProblem } from './school-calendar';
import type { CalendarRefusal } from './school-calendar-answer';

type Props = {
  action: string;
  lateSchoolWeeks: number;
  today: string;
  /** When a pupil who joins today takes the tasks. */
  lateFromDay: string;
  refusal: CalendarRefusal | undefined;
};

export function LateWeeksForm({ action, lateSchoolWeeks, today, lateFromDay, refusal }: Props) {
  const { t } = useTranslation('roster');
  const { day } = useDays();
  const [form, fields] = useForm<{ weeks: number }>({
    id: 'weeks-form',
    lastResult: refusal?.form === 'late-weeks' ? refusal.submission : undefined,
    defaultValue: { weeks: lateSchoolWeeks },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: lateWeeksSchema }) as never,
    shouldRevalidate: 'onInput',
  });
  const { id, errorId, descriptionId, errors } = fields.weeks;
  const texts = errors?.map((code) =>
    t(`schoolYear.problem.${code as WeeksProblem}`, { most: MOST_LATE_WEEKS }),
  );
  return (
    <section aria-labelledby="late-title" className="grid gap-3">
      <h2 id="late-title">{t('schoolYear.late.title')}</h2>
      <p>{t('schoolYear.late.text')}</p>
      <p>
        <strong>
          {t(lateSchoolWeeks === 0 ? 'schoolYear.late.atOnce' : 'schoolYear.late.example', {
            count: lateSchoolWeeks,
            today: day(today),
            from: day(lateFromDay),
            week: weekOf(lateFromDay),
          })}
        </strong>
      </p>
      <Form method="post" action={action} {...getFormProps(form)} className="grid max-w-md gap-4">
        <input type="hidden" name="intent" value="late-weeks" />
        <FormField
          label={t('schoolYear.late.weeks')}
          hint={t('schoolYear.late.weeksHint')}
          field={{ id, errorId, descriptionId, errors: texts }}
        >
          <TextInput
            {...getInputProps(fields.weeks, { type: 'number' })}
            key="weeks"
            min={0}
            max={MOST_LATE_WEEKS}
            step={1}
            inputMode="numeric"
          />
        </FormField>
        <div>
          <Button>{t('schoolYear.late.save')}</Button>
        </div>
      </Form>
    </section>
  );
}
