/** Two ways to add a pupil by hand: by name, or under an alias. */
import { getFormProps, getInputProps, type SubmissionResult, useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { FieldErrors, FormField } from '~/ui/form-field';
import { TextInput } from '~/ui/text-input';
import { aliasPupilSchema, namedPupilSchema } from './new-pupil-form';

type Answer = { form: 'named' | 'alias'; submission: SubmissionResult<string[]> };

export function NewPupilView(props: { proposedAlias: string; answer: Answer | undefined }) {
  const { answer, proposedAlias } = props;
  const resultOf = (form: Answer['form']) =>
    answer?.form === form ? answer.submission : undefined;
  return (
    <div className="grid gap-10">
      <NamedForm result={resultOf('named')} />
      <AliasForm result={resultOf('alias')} proposedAlias={proposedAlias} />
    </div>
  );
}

type ProblemCode =
  | 'given-name-missing'
  | 'birth-date-missing'
  | 'birth-date-unreadable'
  | 'birth-date-unlikely'
  | 'alias-missing'
  | 'alias-taken'
  | 'external-id-taken'
  | 'already-registered'
  | 'class-full'
  | 'too-long'
  | 'person-number';

/** Codes of problems as sentences. */
function useProblemTexts() {
  const { t } = useTranslation('roster');
  return (codes: string[] | undefined) =>
    codes?.map((code) => t(`newPupil.problem.${code as ProblemCode}`));
}

function NamedForm({ result }: { result: Answer['submission'] | undefined }) {
  const { t } = useTranslation('roster');
  const texts = useProblemTexts();
  const [form, fields] = useForm({
    id: 'named',
    lastResult: result,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: namedPupilSchema }),
    shouldRevalidate: 'onInput',
  });
  type Name = 'givenName' | 'familyName' | 'birthDate' | 'externalId';
  const field = (name: Name) => {
    const { id, errorId, descriptionId, errors } = fields[name];
    return { id, errorId, descriptionId, errors: texts(errors) };
  };
  const optional = t('newPupil.optional');
  const text = (name: Name) => ({
    ...getInputProps(fields[name], { type: 'text' }),
    autoComplete: 'off',
  });
  return (
    <section aria-labelledby="named-title" className="grid gap-3">
      <h2 id="named-title">{t('newPupil.named.title')}</h2>
      <Form method="post" {...getFormProps(form)} className="grid max-w-md gap-4">
        <input type="hidden" name="intent" value="named" />
        <FieldErrors id={form.errorId} errors={texts(form.errors)} />
        <FormField label={t('newPupil.named.givenName')} field={field('givenName')}>
          <TextInput {...text('givenName')} key="givenName" />
        </FormField>
        <FormField
          label={t('newPupil.named.familyName')}
          hint={t('newPupil.named.familyNameHint')}
          optionalLabel={optional}
          field={field('familyName')}
        >
          <TextInput {...text('familyName')} key="familyName" />
        </FormField>
        <FormField
          label={t('newPupil.named.birthDate')}
          hint={t('newPupil.named.birthDateHint')}
          field={field('birthDate')}
        >
          <TextInput
            {...getInputProps(fields.birthDate, { type: 'date' })}
            autoComplete="off"
            key="birthDate"
          />
        </FormField>
        <FormField
          label={t('newPupil.named.externalId')}
          hint={t('newPupil.named.externalIdHint')}
          optionalLabel={optional}
          field={field('externalId')}
        >
          <TextInput {...text('externalId')} key="externalId" />
        </FormField>
        <div>
          <Button look="primary">{t('newPupil.named.save')}</Button>
        </div>
      </Form>
    </section>
  );
}

function AliasForm(props: { result: Answer['submission'] | undefined; proposedAlias: string }) {
  const { t } = useTranslation('roster');
  const texts = useProblemTexts();
  const [form, fields] = useForm({
    id: 'alias',
    lastResult: props.result,
    defaultValue: { alias: props.proposedAlias },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: aliasPupilSchema }),
    shouldRevalidate: 'onInput',
  });
  const { id, errorId, descriptionId, errors } = fields.alias;
  return (
    <section aria-labelledby="alias-title" className="grid gap-3">
      <h2 id="alias-title">{t('newPupil.alias.title')}</h2>
      <p>{t('newPupil.alias.text')}</p>
      <Form method="post" {...getFormProps(form)} className="grid max-w-md gap-4">
        <input type="hidden" name="intent" value="alias" />
        <FieldErrors id={form.errorId} errors={texts(form.errors)} />
        <FormField
          label={t('newPupil.alias.alias')}
          hint={t('newPupil.alias.aliasHint')}
          field={{ id, errorId, descriptionId, errors: texts(errors) }}
        >
          <TextInput
            {...getInputProps(fields.alias, { type: 'text' })}
            autoComplete="off"
            key="alias"
          />
        </FormField>
        <div>
          <Button>{t('newPupil.alias.save')}</Button>
        </div>
      </Form>
    </section>
  );
}
