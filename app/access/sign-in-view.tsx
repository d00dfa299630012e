/** The sign-in page: a form, and in the demonstration one button for each role. */
import { getFormProps, getInputProps, type SubmissionResult, useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { FormField } from '~/ui/form-field';
import { Notice } from '~/ui/notice';
import { TextInput } from '~/ui/text-input';
import type { Role } from './roles';
import { signInSchema } from './sign-in-form';

type Answer = {
  problem: 'wrong-credentials' | 'too-many-tries' | 'not-offered' | 'form';
  submission?: SubmissionResult<string[]>;
};
type Account = { id: string; role: string; name: string };

export function SignInView(props: { accounts: Account[]; answer: Answer | undefined }) {
  const { accounts, answer } = props;
  return (
    <div className="grid gap-8">
      {answer && answer.problem !== 'form' && <Problem problem={answer.problem} />}
      {accounts.length > 0 && <OneClick accounts={accounts} />}
      <PasswordForm isPrimary={accounts.length === 0} submission={answer?.submission} />
    </div>
  );
}

function Problem({ problem }: { problem: Exclude<Answer['problem'], 'form'> }) {
  const { t } = useTranslation('access');
  return (
    <Notice kind="error" isLive title={t(`problem.${problem}.title`)}>
      <p>{t(`problem.${problem}.text`)}</p>
    </Notice>
  );
}

function OneClick({ accounts }: { accounts: Account[] }) {
  const { t } = useTranslation(['access', 'common']);
  return (
    <section aria-labelledby="one-click" className="grid gap-3">
      <h2 id="one-click">{t('access:oneClick.title')}</h2>
      <p>{t('access:oneClick.text')}</p>
      <ul className="grid gap-2 sm:grid-cols-2">
        {accounts.map(({ id, role, name }) => (
          <li key={id}>
            <Form method="post">
              <input type="hidden" name="intent" value="one-click" />
              <input type="hidden" name="staffMemberId" value={id} />
              <Button className="w-full">
                {t(`common:role.${role as Role}`)}: {name}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}

function PasswordForm(props: { isPrimary: boolean; submission: Answer['submission'] }) {
  const { t } = useTranslation('access');
  const [form, fields] = useForm({
    lastResult: props.submission,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: signInSchema }),
    shouldRevalidate: 'onInput',
  });
  const texts = (errors: string[] | undefined) =>
    errors?.map((code) => t(`field.${code as 'username-missing' | 'password-missing'}`));
  const field = (name: 'username' | 'password') => ({
    id: fields[name].id,
    errorId: fields[name].errorId,
    errors: texts(fields[name].errors),
  });
  return (
    <section aria-labelledby="password-sign-in" className="grid gap-3">
      <h2 id="password-sign-in">{t('password.title')}</h2>
      <Form method="post" {...getFormProps(form)} className="grid max-w-md gap-4">
        <input type="hidden" name="intent" value="password" />
        <FormField label={t('password.username')} field={field('username')}>
          <TextInput
            {...getInputProps(fields.username, { type: 'text' })}
            autoComplete="username"
            key="username"
          />
        </FormField>
        <FormField label={t('password.password')} field={field('password')}>
          <TextInput
            {...getInputProps(fields.password, { type: 'password' })}
            autoComplete="current-password"
            key="password"
          />
        </FormField>
        <div>
          <Button look={props.isPrimary ? 'primary' : 'secondary'}>{t('password.button')}</Button>
        </div>
      </Form>
    </section>
  );
}
