/** How well the levels of a window have foretold what came later. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useLocation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { readToldLevels } from '~/outcomes/told-levels.server';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';
import { loadValidation } from '~/scoring/validation-doors.server';
import { ValidationView } from '~/scoring/validation-view';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('validation:title'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  const { searchParams } = new URL(request.url);
  return inScope(viewer, (db) => loadValidation(db, searchParams, readToldLevels));
}

export default function ValidationPage() {
  const page = useLoaderData<typeof loader>();
  const { search } = useLocation();
  const { t } = useTranslation('validation');
  return (
    <AppPage
      title={t('title')}
      lead={t('lead')}
      actions={
        page.report?.status === 'shown' && (
          <a className="button" data-look="secondary" href={`/validation/export${search}`}>
            {t('export')}
          </a>
        )
      }
    >
      <ValidationView {...page} />
    </AppPage>
  );
}
