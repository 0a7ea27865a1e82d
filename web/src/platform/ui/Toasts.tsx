import { useEffect, useState, useSyncExternalStore } from 'react';
import { t } from '../i18n';
import { Button } from './Button';
import { Icon } from './icons';

interface Toast {
  id: number;
  text: string;
  tone: 'good' | 'bad' | 'told';
  action?: { verb: string; run: () => void };
  stays: boolean;
}

const shownFor = 10_000;
/** Who reads slowly or is on a slow machine still finds the way back. */
const undoableFor = 20_000;
let toasts: readonly Toast[] = [];
let last = 0;
const listeners = new Set<() => void>();

function change(next: readonly Toast[]): void {
  toasts = next;
  listeners.forEach((tell) => tell());
}
function drop(id: number): void {
  change(toasts.filter((one) => one.id !== id));
}

export interface ToastOptions {
  tone?: Toast['tone'];
  /** What undoes the deed just done. */
  undo?: () => void;
  action?: { verb: string; run: () => void };
}

/** Says that something was done. With a way back it stays longer; with a question it stays until answered. */
export function toast(text: string, { tone = 'good', undo, action }: ToastOptions = {}): void {
  const deed = undo ? { verb: t('web.undo'), run: undo } : action;
  change([
    ...toasts.slice(-3),
    { id: ++last, text, tone, action: deed, stays: action !== undefined || tone === 'bad' },
  ]);
}

/** Where the toasts stand; once in the shell. */
export function Toasts() {
  const shown = useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => toasts,
  );
  return (
    <section className="toasts" aria-label={t('web.toasts')} aria-live="polite" aria-relevant="additions">
      {shown.map((one) => (
        <ToastBox key={one.id} toast={one} />
      ))}
    </section>
  );
}

/** Time stands still while somebody points at it or has focus in it. */
function ToastBox({ toast: one }: { toast: Toast }) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (one.stays || held) {
      return;
    }
    const timer = setTimeout(() => drop(one.id), one.action ? undoableFor : shownFor);
    return () => clearTimeout(timer);
  }, [one, held]);
  return (
    <div
      className={`toast toast-${one.tone}`}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon name={one.tone === 'good' ? 'check' : one.tone === 'bad' ? 'octagon' : 'info'} />
      <span>{one.text}</span>
      {one.action ? (
        <Button
          isSmall
          tone="plain"
          onPress={() => {
            one.action?.run();
            drop(one.id);
          }}
        >
          {one.action.verb}
        </Button>
      ) : null}
      <Button isSmall tone="quiet" icon="close" iconOnly onPress={() => drop(one.id)}>
        {t('web.close')}
      </Button>
    </div>
  );
}
