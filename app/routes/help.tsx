/** Plain words on what Läsfyr shows and what it does not. Open to everyone. */
import { type ActionFunctionArgs, data, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useRouteLoaderData, useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { DocumentData } from '~/access/document.server';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { HelpView } from '~/outcomes/help-view';
import { isHelpSection, readHelpAnswerForm } from '~/outcomes/learning/help-answer';
import { saveHelpAnswer } from '~/outcomes/learning/help-answer-store.server';
import { HelpQuestion } from '~/outcomes/learning/help-answer-view';
import { readForm } from '~/platform/http.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('help:title'));

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const read = readHelpAnswerForm(await readForm(request));
  if (!read.ok) return data(read.refused, { status: 400 });
  const answer = await inScope(viewer, (db) => saveHelpAnswer(db, read.form));
  if (!answer.ok) return data(read.refuse(answer.refusal), { status: 400 });
  return redirect(`/help?answered=${read.form.section}`);
}

export default function HelpPage() {
  const { t } = useTranslation('help');
  const isSignedIn = Boolean(useRouteLoaderData<DocumentData>('root')?.viewer);
  const answer = useActionData<typeof action>();
  const answered = useSearchParams()[0].get('answered');
  const thanked = isHelpSection(answered) ? answered : null;
  return (
    <AppPage title={t('title')} lead={t('lead')} width="reading">
      <HelpView
        question={(section) =>
          isSignedIn && <HelpQuestion section={section} thanked={thanked} answer={answer} />
        }
      />
    </AppPage>
  );
}
