import { type ReactNode, useRef, useState } from 'react';
import { Dialog, Popover } from 'react-aria-components';
import type { ButtonLook } from '~/ui/button';

export interface PopoverButtonProps {
  className: string;
  /** As on a button, when the class is `button`. */
  look?: ButtonLook;
  /** What stands on the button. */
  children: ReactNode;
  /** Name of the opened box. */
  boxLabel: string;
  box: ReactNode;
  placement?: 'bottom start' | 'bottom end';
}

/** A button that opens a small box beside it. Esc or a press outside closes it; focus goes back. */
export function PopoverButton(props: PopoverButtonProps) {
  const { className, look, children, boxLabel, box, placement = 'bottom start' } = props;
  const trigger = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        ref={trigger}
        className={className}
        data-look={look}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={(event) => {
          event.stopPropagation();
          event.currentTarget.focus();
          setOpen(!isOpen);
        }}
      >
        {children}
      </button>
      <Popover
        className="popover"
        triggerRef={trigger}
        isOpen={isOpen}
        onOpenChange={setOpen}
        placement={placement}
      >
        <Dialog className="popover__dialog" aria-label={boxLabel}>
          {box}
        </Dialog>
      </Popover>
    </>
  );
}
