import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { t } from '../i18n';
import { Button } from './Button';

/** Whether a media condition holds, and again when it changes. */
export function useMedia(condition: string): boolean {
  const [holds, setHolds] = useState(() => matchMedia(condition).matches);
  useEffect(() => {
    const list = matchMedia(condition);
    const tell = () => setHolds(list.matches);
    tell();
    list.addEventListener('change', tell);
    return () => list.removeEventListener('change', tell);
  }, [condition]);
  return holds;
}

export interface SidePanelProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/** A panel beside the page: what this hangs on. On a small screen it covers the page and holds the focus. */
export function SidePanel({ title, onClose, children }: SidePanelProps) {
  const wide = useMedia('(min-width: 1100px)');
  if (!wide) {
    return (
      <ModalOverlay
        className="veil veil-side"
        isOpen
        isDismissable
        onOpenChange={(open) => (open ? undefined : onClose())}
      >
        <Modal className="panel panel-over">
          <Dialog className="panel-inside">
            <PanelHead title={<Heading slot="title">{title}</Heading>} onClose={onClose} />
            {children}
          </Dialog>
        </Modal>
      </ModalOverlay>
    );
  }
  return (
    <Beside title={title} onClose={onClose}>
      {children}
    </Beside>
  );
}

function Beside({ title, onClose, children }: SidePanelProps) {
  const head = useRef<HTMLHeadingElement>(null);
  const cameFrom = useRef<Element | null>(null);
  useEffect(() => {
    cameFrom.current = document.activeElement;
    return () => (cameFrom.current instanceof HTMLElement ? cameFrom.current.focus() : undefined);
  }, []);
  useEffect(() => head.current?.focus(), [title]);
  return (
    <aside
      className="panel panel-beside"
      aria-label={title}
      onKeyDown={(event) => (event.key === 'Escape' ? onClose() : undefined)}
    >
      <div className="panel-inside">
        <PanelHead
          title={
            <h2 ref={head} tabIndex={-1}>
              {title}
            </h2>
          }
          onClose={onClose}
        />
        {children}
      </div>
    </aside>
  );
}

function PanelHead({ title, onClose }: { title: ReactNode; onClose: () => void }) {
  return (
    <div className="dialog-head">
      {title}
      <Button tone="quiet" icon="close" iconOnly onPress={onClose}>
        {t('web.close')}
      </Button>
    </div>
  );
}

export interface TraceItem {
  id: string;
  kind: string;
  title: string;
  content?: ReactNode;
}

/** A chain of things from the law down to the deed, or a part of it; the one in the middle is where we stand. */
export function Trace({
  label,
  items,
  current,
  link,
}: {
  label: string;
  items: readonly TraceItem[];
  current?: string;
  link: (item: TraceItem) => ReactNode;
}) {
  return (
    <ol className="trace" aria-label={label}>
      {items.map((item) => (
        <li key={item.id} className="trace-item" aria-current={item.id === current ? 'true' : undefined}>
          <span className="trace-kind">{item.kind}</span>
          {item.id === current ? <strong>{item.title}</strong> : link(item)}
          {item.content}
        </li>
      ))}
    </ol>
  );
}
