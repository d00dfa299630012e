/** The letter to a pupil's guardians, in Swedish or English. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';
import { readLetterLanguage } from '~/support/paper/letter-page';
import { loadLetters } from '~/support/paper/letter-store.server';
import { LetterActions, PupilLetterView } from '~/support/paper/letter-view';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (t) => t('paper:letter.titleAny'));

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const language = readLetterLanguage(request.url);
  const pupilId = params.pupilId ?? '';
  return inScope(viewer, (db) => loadLetters(db, params.classId, { pupilId, language }));
}

export default function LetterPage() {
  const page = useLoaderData<typeof loader>();
  const { t } = useTranslation(['paper', 'common']);
  const [letter] = page.letters;
  const name = letter?.name ?? '';
  const pupil = `/classes/${page.classId}/pupils/${letter?.pupilId}`;
  return (
    <AppPage
      title={t('letter.title', { name })}
      lead={t('letter.lead')}
      steps={[
        { label: t('common:nav.start'), to: '/' },
        { label: page.schoolName },
        { label: page.className, to: `/classes/${page.classId}` },
        { label: name, to: pupil },
        { label: t('letter.titleAny') },
      ]}
      actions={<LetterActions page={page} />}
    >
      <PupilLetterView page={page} address={`${pupil}/letter`} />
    </AppPage>
  );
}
