/** A form of goals, plans, the year wheel or learning: checked in the browser and on the server, problems beside the field. */
import { type FieldMetadata, getFormProps, getInputProps, useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type * as z from 'zod';
import { Button } from '~/ui/button';
import { FieldErrors, FormField } from '~/ui/form-field';
import { RadioGroup, type RadioGroupProps } from '~/ui/radio-group';
import { Select, type SelectProps } from '~/ui/select';
import { TextArea } from '~/ui/text-area';
import { TextInput } from '~/ui/text-input';
import { type FieldProblem, type GoalAnswer, LONGEST_TEXT } from './form-fields';

type Fields = Record<string, FieldMetadata<string>>;

interface CheckedFormProps {
  /** Where it is sent. */
  action: string;
  intent: string;
  schema: z.ZodType;
  /** The goal, line or step it is about, as the answer names it. */
  subjectId: string | null;
  answer: GoalAnswer | undefined;
  /** Sent along, unseen. */
  hidden?: Record<string, string>;
  defaults?: Record<string, string | undefined>;
  /** A verb. */
  button: string;
  look?: 'primary' | 'secondary';
  size?: 'small';
  /** The page is met again where it was, instead of at its top. */
  keepsPlace?: boolean;
  children: (fields: Fields) => ReactNode;
}

export function CheckedForm(props: CheckedFormProps) {
  const { action, intent, schema, subjectId, answer, hidden = {}, defaults = {} } = props;
  const isOwn = answer?.ok === false && answer.form === intent && answer.subjectId === subjectId;
  const texts = useProblemTexts();
  const [form, fields] = useForm<Record<string, string>>({
    id: `${intent}-${subjectId ?? 'new'}`,
    lastResult: isOwn ? answer.submission : undefined,
    defaultValue: defaults,
    onValidate: ({ formData }) => parseWithZod(formData, { schema }) as never,
    shouldRevalidate: 'onInput',
  });
  const unseen = Object.keys(hidden).flatMap((name) => fields[name]?.errors ?? []);
  return (
    <Form
      method="post"
      action={action}
      preventScrollReset={props.keepsPlace ?? false}
      {...getFormProps(form)}
      className="screen-only grid max-w-xl gap-4"
    >
      <input type="hidden" name="intent" value={intent} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <FieldErrors id={form.errorId} errors={texts([...(form.errors ?? []), ...unseen])} />
      {props.children(fields as Fields)}
      <div>
        <Button look={props.look ?? 'secondary'} {...(props.size ? { size: props.size } : {})}>
          {props.button}
        </Button>
      </div>
    </Form>
  );
}

export function useProblemTexts() {
  const { t } = useTranslation('goals');
  return (codes: readonly string[] | undefined) =>
    codes?.map((code) => t(`problem.${code as FieldProblem}`, { most: LONGEST_TEXT }));
}

interface FieldProps {
  field: FieldMetadata<string> | undefined;
  label: string;
  hint?: string;
  isOptional?: boolean;
  /** Words for codes that are the form's own; the common ones by themselves. */
  texts?: (codes: readonly string[] | undefined) => string[] | undefined;
}

function useField({ field, label, hint, isOptional, texts: own }: FieldProps) {
  const { t } = useTranslation('goals');
  const common = useProblemTexts();
  const texts = own ?? common;
  return {
    label,
    ...(hint ? { hint } : {}),
    ...(isOptional ? { optionalLabel: t('optional') } : {}),
    field: {
      id: field?.id ?? '',
      errorId: field?.errorId ?? '',
      descriptionId: field?.descriptionId ?? '',
      errors: texts(field?.errors),
    },
  };
}

export function LineField({
  type = 'text',
  maxLength,
  step,
  ...own
}: FieldProps & { type?: 'text' | 'date' | 'number'; maxLength?: number; step?: string }) {
  const props = useField(own);
  if (!own.field) return null;
  const { key: _key, ...input } = getInputProps(own.field, { type });
  return (
    <FormField {...props}>
      <TextInput {...input} maxLength={maxLength} step={step} autoComplete="off" />
    </FormField>
  );
}

export function TextField({ rows = 3, ...own }: FieldProps & { rows?: number }) {
  const props = useField(own);
  if (!own.field) return null;
  const { name, id, defaultValue } = own.field;
  return (
    <FormField {...props}>
      <TextArea
        name={name}
        id={id}
        rows={rows}
        defaultValue={typeof defaultValue === 'string' ? defaultValue : ''}
      />
    </FormField>
  );
}

export function ChoiceField({
  options,
  emptyLabel,
  ...own
}: FieldProps & Pick<SelectProps, 'options' | 'emptyLabel'>) {
  const props = useField(own);
  if (!own.field) return null;
  const { name, id, defaultValue } = own.field;
  return (
    <FormField {...props}>
      <Select
        name={name}
        id={id}
        options={options}
        {...(emptyLabel ? { emptyLabel } : {})}
        defaultValue={typeof defaultValue === 'string' ? defaultValue : ''}
      />
    </FormField>
  );
}

export function RadioField({ options, ...own }: FieldProps & Pick<RadioGroupProps, 'options'>) {
  const { label, field } = useField(own);
  if (!own.field) return null;
  const { name, defaultValue } = own.field;
  return (
    <RadioGroup
      name={name}
      label={label}
      field={field}
      options={options}
      {...(typeof defaultValue === 'string' ? { defaultValue } : {})}
    />
  );
}
