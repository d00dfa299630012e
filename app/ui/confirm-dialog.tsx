import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from '~/ui/button';

export interface ConfirmDialogProps {
  isOpen: boolean;
  title: string;
  /** What will happen, and what can be undone. */
  children: ReactNode;
  /** A verb: "Avsluta omgången". */
  confirmLabel: string;
  cancelLabel: string;
  look?: 'primary' | 'danger';
  /** The confirming word while the work is under way. */
  pendingLabel?: string | undefined;
  onConfirm: () => void;
  onCancel: () => void;
}

/** A question before something that is hard to take back. Never opened from another dialog. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { isOpen, title, children, look = 'primary', onConfirm, onCancel } = props;
  return (
    <ModalOverlay className="veil" isOpen={isOpen} onOpenChange={(open) => !open && onCancel()}>
      <Modal className="confirm-dialog">
        <Dialog role="alertdialog" className="confirm-dialog__dialog">
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          <div>{children}</div>
          <div className="confirm-dialog__foot">
            <Button type="button" onClick={onCancel}>
              {props.cancelLabel}
            </Button>
            <Button type="button" look={look} pendingLabel={props.pendingLabel} onClick={onConfirm}>
              {props.confirmLabel}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
