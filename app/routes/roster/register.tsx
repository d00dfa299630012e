/** The register of a municipality: schools, classes, windows. For the administrator. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { inScope } from '~/access/in-scope.server';
import { requireViewer } from '~/access/viewer.server';
import { listSchools } from '~/roster/register-store.server';
import { RegisterView } from '~/roster/register-view';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';
import { LinkButton } from '~/ui/link-button';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('roster:title'));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context);
  return inScope(viewer, listSchools);
}

export default function RegisterPage() {
  const register = useLoaderData<typeof loader>();
  const { t } = useTranslation(['roster', 'reports']);
  const canImport = register.schools.length > 0;
  return (
    <AppPage
      title={t('title')}
      lead={t('lead')}
      steps={[{ label: t('title') }]}
      actions={
        <>
          <LinkButton to="/roster/school-year">{t('schoolYear.link')}</LinkButton>
          <LinkButton to="/roster/map">{t('reports:places.link')}</LinkButton>
          {canImport && (
            <LinkButton to="/roster/import" look="primary">
              {t('importButton')}
            </LinkButton>
          )}
        </>
      }
    >
      <RegisterView {...register} />
    </AppPage>
  );
}
