/** Letters to the guardians of a whole class: chosen, prepared one after another, printed, handed out. */
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { readForm } from '~/platform/http.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';
import { readLetterBatchForm } from '~/support/paper/letter-batch';
import { loadLetterBatch, recordLetters } from '~/support/paper/letter-batch-store.server';
import { LetterBatchView } from '~/support/paper/letter-batch-view';
import { readLetterLanguage } from '~/support/paper/letter-page';
import { LinkButton } from '~/ui/link-button';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('paper:letter.titleAll'));

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const language = readLetterLanguage(request.url);
  return inScope(viewer, (db) => loadLetterBatch(db, params.classId, language));
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const form = readLetterBatchForm(await readForm(request));
  const outcome = await inScope(viewer, (db) => recordLetters(db, params.classId, form));
  return data(outcome, { status: outcome.ok ? 200 : 400 });
}

export default function LettersPage() {
  const page = useLoaderData<typeof loader>();
  const { t } = useTranslation(['paper', 'desk', 'common']);
  return (
    <AppPage
      title={t('letter.titleClass', { className: page.className })}
      lead={t('desk:batch.lead')}
      steps={[
        { label: t('common:nav.start'), to: '/' },
        { label: page.schoolName },
        { label: page.className, to: `/classes/${page.classId}` },
        { label: t('letter.titleAll') },
      ]}
      actions={<LinkButton to={`/classes/${page.classId}`}>{t('toClass')}</LinkButton>}
    >
      <LetterBatchView key={page.language} page={page} />
    </AppPage>
  );
}
