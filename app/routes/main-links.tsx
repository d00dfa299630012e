/** The main links of a signed-in page: the viewer's parts of the product, what is seldom used folded under one word. */
import { Link, useLocation, useRouteLoaderData } from '@remix-run/react';
import type { FocusEvent, KeyboardEvent, SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentData } from '~/access/document.server';
import type { Action } from '~/access/roles';
import type common from '~/platform/translation/sv/common.json';
import { Icon } from '~/ui/icon';

interface MainLink {
  to: string;
  label: keyof (typeof common)['nav'];
  /** Actions of which one is enough; everybody's when absent. */
  may?: readonly Action[];
  /** Pages that belong to it without standing under its address. */
  also?: readonly string[];
  /** Under "more" for those who lead: they have many parts and use this one a few times a year. */
  isSeldom?: boolean;
  /** The same for those who plan support: groups, the week and the cases are their day. */
  isSeldomAtDesk?: boolean;
}

const LINKS: readonly MainLink[] = [
  { to: '/', label: 'start' },
  { to: '/overview', label: 'overview', may: ['flag.review'] },
  { to: '/groups', label: 'groups', may: ['support.plan'], also: ['/plans', '/methods'] },
  { to: '/week', label: 'week', may: ['support.plan'] },
  { to: '/cases', label: 'cases', may: ['support.plan'] },
  { to: '/roster', label: 'roster', may: ['roster.manage'] },
  {
    to: '/follow-up',
    label: 'followUp',
    may: ['municipality.see-summary', 'school.see-summary'],
    also: ['/benchmark', '/quality-report', '/open-data'],
  },
  {
    to: '/goals',
    label: 'goals',
    may: ['goals.see'],
    also: ['/school-plan'],
    isSeldomAtDesk: true,
  },
  { to: '/year-wheel', label: 'yearWheel', may: ['year-wheel.see'], isSeldomAtDesk: true },
  { to: '/school-setup', label: 'setUp', may: ['set-up.choose', 'set-up.limit'], isSeldom: true },
  {
    to: '/benefits',
    label: 'benefits',
    may: ['benefit.see'],
    also: ['/freed-hours', '/cost-sheet'],
  },
  { to: '/examples', label: 'examples', may: ['examples.see'], isSeldomAtDesk: true },
  { to: '/packages', label: 'packages', may: ['packages.exchange'], isSeldom: true },
  { to: '/training', label: 'training', may: ['training.do'], isSeldomAtDesk: true },
  { to: '/learning', label: 'learning', may: ['learning.take-part'] },
  { to: '/instruments', label: 'instruments', isSeldom: true, isSeldomAtDesk: true },
  {
    to: '/policies',
    label: 'policies',
    may: ['policy.see'],
    also: ['/rescorings'],
    isSeldom: true,
    isSeldomAtDesk: true,
  },
  {
    to: '/validation',
    label: 'validation',
    may: ['validation.see'],
    isSeldom: true,
    isSeldomAtDesk: true,
  },
  { to: '/voices', label: 'voices', may: ['voice.record'], isSeldomAtDesk: true },
  { to: '/operations', label: 'operations', may: ['operations.see'] },
  { to: '/help', label: 'help' },
];

export function MainLinks() {
  const { t } = useTranslation(['common', 'leaders']);
  const { pathname } = useLocation();
  const may = useRouteLoaderData<DocumentData>('root')?.viewer?.may ?? [];
  const shown = LINKS.filter((link) => link.may?.some((action) => may.includes(action)) ?? true);
  const leads = may.includes('municipality.see-summary') || may.includes('school.see-summary');
  const plans = may.includes('support.plan');
  const seldom = shown.filter(
    ({ isSeldom, isSeldomAtDesk }) => (leads && isSeldom) || (plans && isSeldomAtDesk),
  );
  const link = (own: MainLink) => (
    <Link key={own.to} to={own.to} aria-current={isCurrent(own, pathname) ? 'page' : undefined}>
      {t(`common:nav.${own.label}`)}
    </Link>
  );
  return (
    <>
      {shown.filter((own) => !seldom.includes(own)).map(link)}
      {seldom.length > 0 && (
        // Another page, another menu: it is closed there.
        <details
          key={pathname}
          className="page-shell__more"
          onBlur={closeWhenLeft}
          onKeyDown={closeByEscape}
          onToggle={keepInSight}
        >
          <summary data-current={seldom.some((own) => isCurrent(own, pathname)) || undefined}>
            {t('leaders:more')}
            <Icon name="chevron-down" />
          </summary>
          <div>{seldom.map(link)}</div>
        </details>
      )}
    </>
  );
}

function isCurrent({ to, also = [] }: MainLink, pathname: string): boolean {
  if (to === '/') return pathname === '/';
  return [to, ...also].some((own) => pathname === own || pathname.startsWith(`${own}/`));
}

/** A press on what takes no focus leaves nothing: some browsers do not focus a link that is pressed. */
function closeWhenLeft(event: FocusEvent<HTMLDetailsElement>) {
  const next = event.relatedTarget;
  if (next && !event.currentTarget.contains(next)) event.currentTarget.open = false;
}

/** Opened near the end of a row, the box is moved in by as much as would stand outside the window. */
function keepInSight({ currentTarget: menu }: SyntheticEvent<HTMLDetailsElement>) {
  const box = menu.querySelector('div');
  if (!box || !menu.open) return;
  box.style.insetInlineStart = '';
  const over = box.getBoundingClientRect().right - document.documentElement.clientWidth + 8;
  if (over > 0) box.style.insetInlineStart = `${-over}px`;
}

function closeByEscape(event: KeyboardEvent<HTMLDetailsElement>) {
  if (event.key !== 'Escape') return;
  event.currentTarget.open = false;
  event.currentTarget.querySelector('summary')?.focus();
}
