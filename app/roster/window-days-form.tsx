/** The form of one screening window's days: a new one with the usual days in it, or one that is being changed. */
import { getFormProps, getInputProps, useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { FieldErrors, FormField } from '~/ui/form-field';
import { LinkButton } from '~/ui/link-button';
import { TextInput } from '~/ui/text-input';
import type { CalendarRefusal } from './school-calendar-answer';
import { useBreakWords } from './school-calendar-words';
import type { SchoolBreakDays } from './school-weeks';
import {
  type DatedWindow,
  suggestDays,
  type WindowDays,
  type WindowFieldProblem,
  type WindowKind,
  windowDaysSchema,
} from './window-days';

type Props = {
  action: string;
  kind: WindowKind;
  startYear: number;
  year: SchoolBreakDays;
  /** The window as it stands; undefined when it is not there yet. */
  window: DatedWindow | undefined;
  refusal: CalendarRefusal | undefined;
};

export function WindowDaysForm({ action, kind, startYear, year, window, refusal }: Props) {
  const { t } = useTranslation(['roster', 'common']);
  const words = useBreakWords();
  const refused = refusal?.form === 'window-days' ? refusal : undefined;
  const [form, fields] = useForm<WindowDays>({
    id: 'window-form',
    lastResult: refused?.submission,
    defaultValue: window ?? suggestDays(kind, startYear),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: windowDaysSchema }) as never,
    shouldRevalidate: 'onInput',
  });
  const onOne = (day: string) => words({ startDate: day, endDate: day });
  const about = {
    other: refused?.other ? words(refused.other) : '',
    first: onOne(year.startDate),
    last: onOne(year.endDate),
  };
  const texts = (codes: string[] | undefined) =>
    codes?.map((code) => t(`schoolYear.problem.${code as WindowFieldProblem}`, about));
  const date = (name: keyof WindowDays) => {
    const { id, errorId, descriptionId, errors } = fields[name];
    return (
      <FormField
        label={t(`schoolYear.window.${name}`)}
        hint={name === 'catchUpEndDate' ? t('schoolYear.window.catchUpHint') : undefined}
        field={{ id, errorId, descriptionId, errors: texts(errors) }}
      >
        <TextInput
          {...getInputProps(fields[name], { type: 'date' })}
          key={name}
          min={year.startDate}
          max={year.endDate}
          autoComplete="off"
          readOnly={name === 'startDate' && window?.isBegun}
        />
      </FormField>
    );
  };
  return (
    <section aria-labelledby="window-title" className="grid gap-3">
      <h3 id="window-title">
        {t(window ? 'schoolYear.window.change' : 'schoolYear.window.add', {
          window: t(`schoolYear.window.${kind}`),
        })}
      </h3>
      <p>{t(window?.isBegun ? 'schoolYear.window.begun' : `schoolYear.window.usual.${kind}`)}</p>
      <Form method="post" action={action} {...getFormProps(form)} className="grid max-w-md gap-4">
        <input type="hidden" name="intent" value="window-days" />
        <input type="hidden" name="kind" value={kind} />
        <FieldErrors id={form.errorId} errors={texts(form.errors)} />
        {date('startDate')}
        {date('endDate')}
        {date('catchUpEndDate')}
        <div className="flex flex-wrap gap-3">
          <Button look="primary">{t('schoolYear.window.save')}</Button>
          {window && <LinkButton to={action}>{t('common:cancel')}</LinkButton>}
        </div>
      </Form>
    </section>
  );
}
