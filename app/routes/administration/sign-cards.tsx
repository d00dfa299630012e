/** Sign cards of a class, for printing. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { getSignCards } from '~/administration/sign-cards.server';
import { SignCardsView } from '~/administration/sign-cards-view';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';
import { PrintHeader } from '~/ui/print-header';

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, (t) => t('administration:cards.title', { className: data?.className ?? '' }));

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return inScope(viewer, (db) => getSignCards(db, params.classId));
}

export default function SignCardsRoute() {
  const { classId, className, schoolName, today, cards } = useLoaderData<typeof loader>();
  const { t, i18n } = useTranslation(['administration', 'common']);
  const title = t('cards.title', { className });
  const date = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long' }).format(
    new Date(`${today}T12:00:00Z`),
  );
  return (
    <AppPage
      title={title}
      lead={t('cards.lead')}
      steps={[
        { label: schoolName },
        { label: t('round.title', { className }), to: `/classes/${classId}/round` },
        { label: title },
      ]}
    >
      <PrintHeader productName={t('common:productName')} subject={className} date={date} />
      <SignCardsView cards={cards} />
    </AppPage>
  );
}
