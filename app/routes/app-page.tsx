/** The frame of a signed-in page: who, where, language, theme; the page itself goes inside. */
import { Form, useLocation, useNavigation, useRouteLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentData } from '~/access/document.server';
import type { Role } from '~/access/roles';
import type { BreadcrumbStep } from '~/ui/breadcrumb';
import { Button } from '~/ui/button';
import { PageShell } from '~/ui/page-shell';
import { LookControls } from './look-controls';
import { MainLinks } from './main-links';

type AppPageProps = {
  title: string;
  lead?: ReactNode;
  /** Organisation path; the last step is this page. */
  steps?: BreadcrumbStep[];
  /** The one primary action of the page. */
  actions?: ReactNode;
  width?: 'reading' | 'wide';
  children: ReactNode;
};

export function AppPage({ title, lead, steps, actions, width, children }: AppPageProps) {
  const { t } = useTranslation();
  const viewer = useRouteLoaderData<DocumentData>('root')?.viewer;
  const isBusy = useNavigation().state !== 'idle';
  return (
    <PageShell
      title={title}
      lead={lead}
      actions={actions}
      width={width}
      productName={t('productName')}
      skipLabel={t('skipToContent')}
      breadcrumb={steps && { label: t('breadcrumb'), steps }}
      viewer={
        viewer
          ? {
              name: viewer.name,
              role: viewer.roles.map((role) => t(`role.${role as Role}`)).join(', '),
            }
          : undefined
      }
      navigation={viewer ? { label: t('mainNavigation'), links: <MainLinks /> } : undefined}
      controls={<Controls signedIn={Boolean(viewer)} />}
      ribbon={viewer?.synthetic ? `${t('syntheticRibbon')} ${t('practiceRibbon')}` : undefined}
      footer={t('footer')}
      isBusy={isBusy}
    >
      {children}
    </PageShell>
  );
}

function Controls({ signedIn }: { signedIn: boolean }) {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  return (
    <>
      <LookControls returnTo={`${pathname}${search}`} />
      {signedIn && (
        <Form method="post" action="/sign-out">
          <Button look="quiet" size="small">
            {t('signOut')}
          </Button>
        </Form>
      )}
    </>
  );
}
