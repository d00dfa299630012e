/** The municipality's own words in letters to guardians (administrator). */
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { badRequest, readForm } from '~/platform/http.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';
import { readLetterLanguage, readTemplateForm } from '~/support/paper/letter-page';
import { changeLetterTemplate, loadLetterTemplate } from '~/support/paper/letter-store.server';
import { LetterTemplatePage } from '~/support/paper/letter-template-view';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('paper:template.title'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return inScope(viewer, (db) => loadLetterTemplate(db, readLetterLanguage(request.url)));
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const language = readLetterLanguage(request.url);
  const form = readTemplateForm(await readForm(request));
  if (!form) throw badRequest();
  const outcome = await inScope(viewer, (db) => changeLetterTemplate(db, language, form));
  if (outcome.ok) return redirect(`/letter-template?language=${language}`);
  return data({ problem: outcome.problem }, { status: 400 });
}

export default function LetterTemplate() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(['paper', 'common']);
  return (
    <AppPage
      title={t('template.title')}
      lead={t('template.lead')}
      steps={[{ label: t('common:nav.start'), to: '/' }, { label: t('template.title') }]}
    >
      <LetterTemplatePage
        key={`${page.language}-${page.changed?.at}`}
        page={page}
        problem={answer?.problem ?? null}
      />
    </AppPage>
  );
}
