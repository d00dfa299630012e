import type { ReactNode } from 'react';
import { Icon } from '~/ui/icon';

/** A text that opens in place, without scripts: "Vad betyder det?". */
export function Explanation({ label, children }: { label: string; children: ReactNode }) {
  return (
    <details className="explanation">
      <summary>
        {label}
        <Icon name="chevron-down" />
      </summary>
      <div>{children}</div>
    </details>
  );
}
