/** The frame of a signed-in page: who, where, language, theme; the page itself goes inside. */
import { Form, NavLink, useLocation, useNavigation, useRouteLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentData } from '~/access/document.server';
import type { Role } from '~/access/roles';
import type { BreadcrumbStep } from '~/ui/breadcrumb';
import { Button } from '~/ui/button';
import { PageShell } from '~/ui/page-shell';
import { LookControls } from './look-controls';

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
      navigation={viewer ? { label: t('mainNavigation'), links: <Links /> } : undefined}
      controls={<Controls signedIn={Boolean(viewer)} />}
      ribbon={viewer?.synthetic ? `${t('syntheticRibbon')} ${t('practiceRibbon')}` : undefined}
      footer={t('footer')}
      isBusy={isBusy}
    >
      {children}
    </PageShell>
  );
}

function Links() {
  const { t } = useTranslation();
  const may = useRouteLoaderData<DocumentData>('root')?.viewer?.may ?? [];
  const links = [
    { to: '/', label: t('nav.start'), shown: true },
    { to: '/overview', label: t('nav.overview'), shown: may.includes('flag.review') },
    { to: '/roster', label: t('nav.roster'), shown: may.includes('roster.manage') },
    {
      to: '/follow-up',
      label: t('nav.followUp'),
      shown: may.includes('municipality.see-summary') || may.includes('school.see-summary'),
    },
    { to: '/goals', label: t('nav.goals'), shown: may.includes('goals.see') },
    { to: '/year-wheel', label: t('nav.yearWheel'), shown: may.includes('year-wheel.see') },
    {
      to: '/school-setup',
      label: t('nav.setUp'),
      shown: may.includes('set-up.choose') || may.includes('set-up.limit'),
    },
    { to: '/benefits', label: t('nav.benefits'), shown: may.includes('benefit.see') },
    { to: '/examples', label: t('nav.examples'), shown: may.includes('examples.see') },
    { to: '/packages', label: t('nav.packages'), shown: may.includes('packages.exchange') },
    { to: '/training', label: t('nav.training'), shown: may.includes('training.do') },
    { to: '/learning', label: t('nav.learning'), shown: may.includes('learning.take-part') },
    { to: '/instruments', label: t('nav.instruments'), shown: true },
    { to: '/policies', label: t('nav.policies'), shown: may.includes('policy.see') },
    { to: '/validation', label: t('nav.validation'), shown: may.includes('validation.see') },
    { to: '/voices', label: t('nav.voices'), shown: may.includes('voice.record') },
    { to: '/operations', label: t('nav.operations'), shown: may.includes('operations.see') },
    { to: '/help', label: t('nav.help'), shown: true },
  ];
  return (
    <>
      {links
        .filter(({ shown }) => shown)
        .map(({ to, label }) => (
          <NavLink key={to} to={to} end={to === '/'}>
            {label}
          </NavLink>
        ))}
    </>
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
