import type { ReactNode } from 'react';

interface ScrollRegionProps {
  /** What the table in it is called, where no heading names it. */
  label?: string;
  /** Id of the heading that names it. */
  labelledBy?: string;
  children: ReactNode;
}

/**
 * A table that may be wider than its page: it scrolls by itself, also by keyboard. Spoken words in it are
 * placed within it, or they would widen the page.
 */
export function ScrollRegion({ label, labelledBy, children }: ScrollRegionProps) {
  const name = { 'aria-label': label, 'aria-labelledby': labelledBy };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the region scrolls, and must do so by keyboard
    <section className="data-table data-table__scroll relative" tabIndex={0} {...name}>
      {children}
    </section>
  );
}
