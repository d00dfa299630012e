import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Breadcrumb, type BreadcrumbStep } from '~/ui/breadcrumb';
import { Icon } from '~/ui/icon';
import { Logo } from '~/ui/logo';

export interface PageShellProps {
  /** What the page is; the only h1. */
  title: string;
  /** One or two sentences: what for, and for whom. */
  lead?: ReactNode;
  children: ReactNode;
  productName: string;
  /** Where the mark leads. */
  homeTo?: string;
  skipLabel: string;
  /** Municipality, school, class; the last step is where the reader stands. */
  breadcrumb?: { label: string; steps: BreadcrumbStep[] };
  /** The signed-in person and the role they act in. */
  viewer?: { name: string; role: string };
  /** Main links of the header, as a list of NavLink. */
  navigation?: { label: string; links: ReactNode };
  /** Language, theme and sign-out controls. */
  controls?: ReactNode;
  /** One line shown on every page with synthetic data, also on paper. */
  ribbon?: ReactNode;
  /** Beside the heading; holds the screen's one primary button. */
  actions?: ReactNode;
  footer?: ReactNode;
  /** A PrintHeader: first on paper, not on the screen. */
  printHeader?: ReactNode;
  width?: 'reading' | 'wide';
  /** Something was pressed and its answer is on its way. */
  isBusy?: boolean;
}

/** The frame of every adult page. */
export function PageShell(props: PageShellProps) {
  const { title, lead, children, breadcrumb, actions, footer, width = 'wide', isBusy } = props;
  return (
    <div className="page-shell" data-width={width} data-busy={isBusy ? '' : undefined}>
      <a className="page-shell__skip" href="#main">
        {props.skipLabel}
      </a>
      <ShellHeader {...props} />
      <main id="main" tabIndex={-1} className="page-shell__main page-shell__frame">
        {props.printHeader}
        {breadcrumb && <Breadcrumb {...breadcrumb} />}
        <div className="page-shell__heading">
          <div>
            <h1>{title}</h1>
            {lead && <p className="page-shell__lead">{lead}</p>}
          </div>
          {actions && <div className="page-shell__actions">{actions}</div>}
        </div>
        {children}
      </main>
      {footer && (
        <footer className="page-shell__footer">
          <div className="page-shell__frame">{footer}</div>
        </footer>
      )}
    </div>
  );
}

function ShellHeader({
  productName,
  homeTo = '/',
  navigation,
  controls,
  viewer,
  ribbon,
}: Pick<
  PageShellProps,
  'productName' | 'homeTo' | 'navigation' | 'controls' | 'viewer' | 'ribbon'
>) {
  return (
    <header className="page-shell__header">
      <div className="page-shell__frame page-shell__bar">
        <Link to={homeTo} className="page-shell__home">
          <Logo />
          {productName}
        </Link>
        {navigation && (
          <nav className="page-shell__navigation" aria-label={navigation.label}>
            {navigation.links}
          </nav>
        )}
        <div className="page-shell__aside">
          {controls}
          {viewer && (
            <span className="page-shell__viewer">
              <span className="page-shell__viewer-name">{viewer.name}</span>
              <span className="page-shell__viewer-role">{viewer.role}</span>
            </span>
          )}
        </div>
      </div>
      {ribbon && (
        <div className="page-shell__ribbon">
          <div className="page-shell__frame">
            <Icon name="info" />
            <span>{ribbon}</span>
          </div>
        </div>
      )}
    </header>
  );
}
