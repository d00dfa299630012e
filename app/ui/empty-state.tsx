import type { ReactNode } from 'react';
import { Icon, type IconName } from '~/ui/icon';

export interface EmptyStateProps {
  title: string;
  /** What will be here, and how it comes here. */
  children: ReactNode;
  action?: ReactNode;
  icon?: IconName;
  headingLevel?: 2 | 3;
}

/** A place with nothing in it yet: says what belongs here and what to do. */
export function EmptyState({
  title,
  children,
  action,
  icon = 'tray',
  headingLevel = 2,
}: EmptyStateProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <div className="empty-state">
      <Icon name={icon} />
      <Heading>{title}</Heading>
      <div className="empty-state__text">{children}</div>
      {action && <div className="empty-state__action">{action}</div>}
    </div>
  );
}
