import type { ReactNode } from 'react';
import { Icon } from '~/ui/icon';

export interface NoticeProps {
  kind: 'info' | 'success' | 'warning' | 'error';
  /** What it is, in words: icon and colour never stand alone. */
  title: string;
  /** What was kept and what to do. */
  children?: ReactNode;
  /** Announce when it appears: errors at once, the rest politely. Leave out for standing text. */
  isLive?: boolean;
}

/** Something the reader should know before going on. */
export function Notice({ kind, title, children, isLive = false }: NoticeProps) {
  const role = isLive ? (kind === 'error' ? 'alert' : 'status') : undefined;
  return (
    <div className="notice" data-kind={kind} role={role}>
      <Icon name={kind} />
      <p className="notice__title">{title}</p>
      {children && <div className="notice__body">{children}</div>}
    </div>
  );
}
