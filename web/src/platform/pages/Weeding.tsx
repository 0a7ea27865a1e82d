import { useState } from 'react';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../kernel/client';
import { problemOf } from '../../kernel/problem';
import { dateText, named, t } from '../i18n';
import { mayDo, useSession } from '../auth/session';
import { Button } from '../ui/Button';
import { Confirm } from '../ui/Dialog';
import { EmptyState, Shown } from '../ui/States';
import { toast } from '../ui/Toasts';
import { actorWord, entityWord, type AuditEntry } from './audit';

interface Weeded {
  rows: number;
  values: number;
  history: number;
}

/** Empties the old values of one thing. Asked for with a reason, since it cannot be undone. */
export function WeedButton({ entity, id }: { entity: string; id: string }) {
  const session = useSession().data;
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const weed = useMutation({
    mutationFn: (reason: string) =>
      call<Weeded>('/audit-weedings', { method: 'POST', body: { entity, id, reason } }),
    onSuccess: async (weeded) => {
      setOpen(false);
      toast(t('web.audit.weeded_now', { count: weeded.values }));
      await client.invalidateQueries();
    },
    onError: (thrown) => toast(problemOf(thrown).detail ?? problemOf(thrown).title, { tone: 'bad' }),
  });
  if (!mayDo(session, 'audit.weed')) {
    return null;
  }
  return (
    <>
      <Button tone="danger" onPress={() => setOpen(true)}>
        {t('web.audit.weed')}
      </Button>
      <Confirm
        title={t('web.audit.weed_title', { entity: entityWord(entity) })}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={(reason) => weed.mutate(reason)}
        verb={t('web.audit.weed_do')}
        isDanger
        reason={t('weeding.reason')}
        isBusy={weed.isPending}
      >
        <p>{t('web.audit.weed_why')}</p>
      </Confirm>
    </>
  );
}

/** What has been weeded, by whom and why. */
export function Weedings() {
  const entries = useQuery({
    queryKey: ['audit-entries', 'weedings'],
    queryFn: ({ signal }) =>
      call<{ items: AuditEntry[]; total: number }>('/audit-entries?action=audit.weed&limit=20', { signal }),
  });
  return (
    <section className="card section" aria-labelledby="weedings">
      <h2 id="weedings">{t('web.audit.weedings')}</h2>
      <p className="muted reading">{t('web.audit.weedings_why')}</p>
      <Shown query={entries} lines={2}>
        {(page) =>
          page.items.length === 0 ? (
            <p>{t('web.audit.no_weedings')}</p>
          ) : (
            <ul className="plain stack-small">
              {page.items.map((entry) => (
                <li key={entry.position}>
                  <span className="figures muted">{dateText(entry.at)}</span>{' '}
                  {actorWord(entry.actor, entry.actor_name ?? entry.actor)} · {entityWord(entry.entity)} ·{' '}
                  {entry.reason ?? '–'}
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </section>
  );
}

interface Reading {
  position: number;
  at: string;
  actor: string;
  actor_name?: string | null;
  /** The operation, as the interface names it. */
  action: string;
  route: string;
  subjects: string;
}

/** Who has read what in locked rooms. Asked for by a press: to look is to be noted. */
export function Readings() {
  const session = useSession().data;
  const [isOpen, setOpen] = useState(false);
  const readings = useQuery({
    queryKey: ['readings'],
    enabled: isOpen,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => call<{ items: Reading[]; total: number }>('/readings?limit=50', { signal }),
  });
  if (!mayDo(session, 'audit.read_readings')) {
    return null;
  }
  return (
    <section className="card section" aria-labelledby="readings">
      <header>
        <h2 id="readings">{t('web.audit.readings')}</h2>
        {isOpen ? null : <Button onPress={() => setOpen(true)}>{t('web.audit.show_readings')}</Button>}
      </header>
      <p className="muted reading">{t('web.audit.readings_why')}</p>
      {isOpen ? (
        <Shown query={readings} lines={3}>
          {(page) =>
            page.items.length === 0 ? (
              <EmptyState icon="audit" title={t('web.audit.no_readings')}>
                {t('web.audit.no_readings_why')}
              </EmptyState>
            ) : (
              <ul className="plain stack-small">
                {page.items.map((reading) => (
                  <li key={reading.position}>
                    <span className="figures muted">{dateText(reading.at)}</span>{' '}
                    <strong>{actorWord(reading.actor, reading.actor_name ?? reading.actor)}</strong> ·{' '}
                    {named(`operation.${reading.action}`, reading.route)}
                    <div className="small muted fixed root">
                      {reading.route} {reading.subjects}
                    </div>
                  </li>
                ))}
              </ul>
            )
          }
        </Shown>
      ) : null}
    </section>
  );
}
