// Changing what somebody else may have changed meanwhile: the version goes along, and when it was stale both
// versions are shown, field by field.
import { useState } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call, ifMatch } from '../../kernel/client';
import { isStale } from '../../kernel/problem';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Conflict, type ConflictField } from '../ui/DiffText';
import { toast } from '../ui/Toasts';

/** A row as it is now: its version, and the fields that a change may touch. */
export interface Current {
  version: number;
  values: Record<string, unknown>;
}

export interface Revising {
  path: string;
  version: number;
  change: Record<string, unknown>;
}

export interface Stale {
  asked: Revising;
  current: Current;
}

/** The fields in which what I wrote differs from what stands there now. */
export function conflicting(change: Record<string, unknown>, current: Record<string, unknown>): string[] {
  return Object.keys(change).filter((name) => (change[name] ?? '') !== (current[name] ?? ''));
}

/** The change that is left when somebody has chosen whose text counts. */
export function resolved(
  change: Record<string, unknown>,
  chosen: Readonly<Record<string, 'mine' | 'theirs'>>,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(change).filter(([name]) => chosen[name] !== 'theirs'));
}

/** Changes a row. When it was stale, `stale` tells both versions until one of them is chosen. */
export function useRevise(readCurrent: () => Promise<Current>, onDone?: () => void) {
  const client = useQueryClient();
  const [stale, setStale] = useState<Stale | null>(null);
  const mutation = useMutation({
    mutationFn: ({ path, version, change }: Revising) =>
      call(path, { method: 'PATCH', headers: ifMatch(version), body: change }),
    onSuccess: async () => {
      setStale(null);
      toast(t('web.saved'));
      onDone?.();
      await client.invalidateQueries();
    },
    onError: async (thrown, asked) => {
      if (isStale(thrown)) {
        setStale({ asked, current: await readCurrent() });
      }
    },
  });
  return { ...mutation, error: isStale(mutation.error) ? null : mutation.error, stale, setStale };
}

/** Both versions, and the choice between them. Nothing is lost until somebody has chosen. */
export function StaleDialog({
  revise,
  labels,
  show,
}: {
  revise: ReturnType<typeof useRevise>;
  /** The fields in words. */
  labels: Record<string, string>;
  /** A value in words: the name of a unit for its id. */
  show?: (name: string, value: unknown) => string;
}) {
  const [chosen, setChosen] = useState<Record<string, 'mine' | 'theirs'>>({});
  const stale = revise.stale;
  if (!stale) {
    return null;
  }
  const word = (name: string, value: unknown) => show?.(name, value) ?? (value ? String(value) : '–');
  const names = conflicting(stale.asked.change, stale.current.values);
  const fields: ConflictField[] = names.map((name) => ({
    name,
    label: labels[name] ?? name,
    mine: word(name, stale.asked.change[name]),
    theirs: word(name, stale.current.values[name]),
  }));
  const all = Object.fromEntries(names.map((name) => [name, chosen[name] ?? 'mine'])) as typeof chosen;
  const save = () =>
    revise.mutate({
      path: stale.asked.path,
      version: stale.current.version,
      change: resolved(stale.asked.change, all),
    });
  return (
    <Dialog title={t('web.stale.title')} isOpen onClose={() => revise.setStale(null)} size="large" isAlert>
      <div className="stack">
        <p>{fields.length > 0 ? t('web.stale.why') : t('web.stale.same')}</p>
        <Conflict
          fields={fields}
          chosen={all}
          onChoose={(name, whose) => setChosen({ ...chosen, [name]: whose })}
        />
        <div className="form-end">
          <Button tone="primary" isBusy={revise.isPending} onPress={save}>
            {t('web.stale.save')}
          </Button>
          <Button tone="quiet" onPress={() => revise.setStale(null)}>
            {t('web.stale.back')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
