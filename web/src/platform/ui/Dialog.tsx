import { useState, type ReactNode } from 'react';
import { Dialog as Base } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { t } from '../i18n';
import { Button } from './Button';
import { TextField } from './Fields';

export interface DialogProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  size?: 'small' | 'large';
  /** An alert wants an answer: it does not go away by a press beside it. */
  isAlert?: boolean;
  children: ReactNode;
}

/** A question that stops everything else. Long forms are pages, never this. */
export function Dialog({ title, isOpen, onClose, size = 'small', isAlert, children }: DialogProps) {
  return (
    <ModalOverlay
      className="veil"
      isOpen={isOpen}
      onOpenChange={(open) => (open ? undefined : onClose())}
      isDismissable={!isAlert}
    >
      <Modal className={`dialog dialog-${size}`}>
        <Base role={isAlert ? 'alertdialog' : 'dialog'} className="dialog-inside">
          <header className="dialog-head">
            <Heading slot="title">{title}</Heading>
            <Button tone="quiet" icon="close" iconOnly onPress={onClose}>
              {t('web.close')}
            </Button>
          </header>
          {children}
        </Base>
      </Modal>
    </ModalOverlay>
  );
}

export interface ConfirmProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  /** The reason, when one was asked for. */
  onConfirm: (reason: string) => void;
  /** The verb of the deed itself: "Fastställ", never "OK". */
  verb: string;
  isDanger?: boolean;
  /** Label of a reason that must be given. */
  reason?: string;
  isBusy?: boolean;
  children: ReactNode;
}

/** Asks before a deed that cannot be undone. What can be undone is done at once, with a toast. */
export function Confirm({
  title,
  isOpen,
  onClose,
  onConfirm,
  verb,
  isDanger,
  reason,
  isBusy,
  children,
}: ConfirmProps) {
  const [given, setGiven] = useState('');
  return (
    <Dialog title={title} isOpen={isOpen} onClose={onClose} isAlert>
      <div className="stack">
        <div>{children}</div>
        {reason ? (
          <TextField name="reason" label={reason} rows={3} isRequired value={given} onChange={setGiven} />
        ) : null}
        <div className="form-end">
          <Button
            tone={isDanger ? 'danger' : 'primary'}
            isBusy={isBusy}
            isDisabled={reason !== undefined && given.trim() === ''}
            onPress={() => onConfirm(given.trim())}
          >
            {verb}
          </Button>
          <Button tone="quiet" onPress={onClose} autoFocus={!reason}>
            {t('web.cancel')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
