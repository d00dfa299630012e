import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from '~/ui/icon-button';

export interface SidePanelProps {
  isOpen: boolean;
  onClose: () => void;
  title: ReactNode;
  /** "Stäng". */
  closeLabel: string;
  children: ReactNode;
  /** Buttons that stay in sight under the content. */
  footer?: ReactNode;
}

/** A sheet from the end side, over the page it belongs to. Esc and the veil close it; focus goes back. */
export function SidePanel({
  isOpen,
  onClose,
  title,
  closeLabel,
  children,
  footer,
}: SidePanelProps) {
  return (
    <ModalOverlay
      className="veil"
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => !open && onClose()}
    >
      <Modal className="side-panel">
        <Dialog className="side-panel__dialog">
          <div className="side-panel__head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <IconButton icon="close" label={closeLabel} onClick={onClose} />
          </div>
          <div className="side-panel__body">{children}</div>
          {footer && <div className="side-panel__foot">{footer}</div>}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
