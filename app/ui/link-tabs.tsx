import { NavLink } from '@remix-run/react';

export interface LinkTab {
  to: string;
  label: string;
  /** A number beside the word, already formatted; `countLabel` says what it counts. */
  count?: string;
  countLabel?: string;
  /** Current only on exactly this address. */
  end?: boolean;
}

/** Views of one thing, each with its own address. */
export function LinkTabs({ label, tabs }: { label: string; tabs: LinkTab[] }) {
  return (
    <nav className="link-tabs" aria-label={label}>
      <ul>
        {tabs.map((tab) => (
          <li key={tab.to}>
            <NavLink to={tab.to} end={tab.end}>
              {tab.label}
              {tab.count !== undefined && (
                <span className="link-tabs__count">
                  {tab.count}
                  {tab.countLabel && <span className="spoken"> {tab.countLabel}</span>}
                </span>
              )}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
