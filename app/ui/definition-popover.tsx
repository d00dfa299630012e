import type { ReactNode } from 'react';
import { Icon } from '~/ui/icon';
import { PopoverButton } from '~/ui/popover-button';

export interface DefinitionPopoverProps {
  /** The word as it stands in the text. */
  term: string;
  /** What it means, in one to three lines. */
  children: ReactNode;
}

/** A word with its meaning a click away. */
export function DefinitionPopover({ term, children }: DefinitionPopoverProps) {
  return (
    <PopoverButton
      className="definition"
      boxLabel={term}
      box={
        <>
          <p className="popover__title">{term}</p>
          <div>{children}</div>
        </>
      }
    >
      {term}
      <Icon name="question" />
    </PopoverButton>
  );
}
