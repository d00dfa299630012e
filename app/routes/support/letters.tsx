/** Letters to the guardians of a whole class, one page each, in one print. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';
import { readLetterLanguage } from '~/support/paper/letter-page';
import { loadLetters } from '~/support/paper/letter-store.server';
import { LetterActions, LettersView } from '~/support/paper/letter-view';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('paper:letter.titleAll'));

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const language = readLetterLanguage(request.url);
  return inScope(viewer, (db) => loadLetters(db, params.classId, { language }));
}

export default function LettersPage() {
  const page = useLoaderData<typeof loader>();
  const { t } = useTranslation(['paper', 'common']);
  return (
    <AppPage
      title={t('letter.titleClass', { className: page.className })}
      lead={t('letter.leadClass')}
      steps={[
        { label: t('common:nav.start'), to: '/' },
        { label: page.schoolName },
        { label: page.className, to: `/classes/${page.classId}` },
        { label: t('letter.titleAll') },
      ]}
      actions={<LetterActions page={page} isOne={false} />}
    >
      <LettersView page={page} address={`/classes/${page.classId}/letters`} />
    </AppPage>
  );
}
