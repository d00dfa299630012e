/** Sign in with a local account, or by one click in the demonstration. */
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listOneClickAccounts } from '~/access/sign-in.server';
import { answerSignIn } from '~/access/sign-in-form.server';
import { SignInView } from '~/access/sign-in-view';
import { findViewer } from '~/access/viewer.server';
import { readForm } from '~/platform/http.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('access:signIn.title'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  if (await findViewer(request, context)) throw redirect('/');
  return { accounts: await listOneClickAccounts() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const answer = await answerSignIn(await readForm(request), context.clientAddress, request.url);
  if (answer.ok) {
    return redirect(answer.goTo, { headers: { 'Set-Cookie': answer.cookie } });
  }
  return data(answer, { status: answer.problem === 'too-many-tries' ? 429 : 400 });
}

export default function SignInPage() {
  const { accounts } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('access');
  return (
    <AppPage title={t('signIn.title')} lead={t('signIn.lead')} width="reading">
      <SignInView accounts={accounts} answer={answer} />
    </AppPage>
  );
}
