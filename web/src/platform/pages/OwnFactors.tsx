import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../kernel/client';
import { CodesShown, NewApp, NewPasskey, Refusal } from '../auth/factors';
import { sessionQuery } from '../auth/session';
import { dateText, t } from '../i18n';
import { Button } from '../ui/Button';
import { Confirm, Dialog } from '../ui/Dialog';
import { Notice, Shown } from '../ui/States';
import { Table, type Column } from '../ui/Table';
import { toast } from '../ui/Toasts';
import { ownFactorsQuery, ownPasskeysQuery, type FactorsHeld, type Passkey } from './factors';

type Opened = 'app' | 'passkey' | 'drop_app' | 'renew' | Passkey | null;

/** My second step: what I have, what I can add, and codes for the day the phone is gone. */
export function OwnFactors() {
  const held = useQuery(ownFactorsQuery);
  const passkeys = useQuery(ownPasskeysQuery);
  const client = useQueryClient();
  const [opened, setOpened] = useState<Opened>(null);
  const [codes, setCodes] = useState<string[]>([]);
  const close = () => setOpened(null);
  const renewed = async (made: string[]) => {
    setCodes(made);
    close();
    // A new factor opens a new session, with a token of its own for every write.
    await client.fetchQuery({ ...sessionQuery, staleTime: 0 });
    await client.invalidateQueries({ queryKey: ['own-factors'] });
    await client.invalidateQueries({ queryKey: ['own-sessions'] });
  };
  return (
    <section className="card section" aria-labelledby="own-factors">
      <h2 id="own-factors">{t('web.factor.title')}</h2>
      <p className="muted reading">{t('web.factor.why')}</p>
      {codes.length > 0 ? <CodesShown codes={codes} onDone={() => setCodes([])} /> : null}
      <Shown query={held} lines={3}>
        {(told) => (
          <div className="stack">
            <Held held={told} />
            <Shown query={passkeys} lines={1}>
              {(page) =>
                page.items.length > 0 ? <PasskeyTable passkeys={page.items} onDrop={setOpened} /> : null
              }
            </Shown>
            <div className="row">
              {told.totp_since ? (
                <Button onPress={() => setOpened('drop_app')}>{t('web.factor.drop_app')}</Button>
              ) : (
                <Button icon="plus" onPress={() => setOpened('app')}>
                  {t('web.factor.add_app')}
                </Button>
              )}
              <Button icon="plus" onPress={() => setOpened('passkey')}>
                {t('web.passkey.add')}
              </Button>
              {told.totp_since || told.passkeys > 0 ? (
                <Button onPress={() => setOpened('renew')}>{t('web.factor.renew')}</Button>
              ) : null}
            </div>
          </div>
        )}
      </Shown>
      {opened === 'app' ? (
        <Dialog title={t('web.factor.add_app')} isOpen onClose={close} size="large">
          <NewApp onMade={(made) => void renewed(made)} />
        </Dialog>
      ) : null}
      {opened === 'passkey' ? (
        <Dialog title={t('web.passkey.add')} isOpen onClose={close} size="large">
          <NewPasskey onMade={(made) => void renewed(made)} />
        </Dialog>
      ) : null}
      {opened === 'renew' ? <Renew onClose={close} onMade={(made) => void renewed(made)} /> : null}
      {opened === 'drop_app' ? <Drop path="/totp" title={t('web.factor.drop_app')} onClose={close} /> : null}
      {opened && typeof opened === 'object' ? (
        <Drop
          path={`/passkeys/${opened.id}`}
          title={t('web.passkey.drop_of', { name: opened.name })}
          onClose={close}
        />
      ) : null}
    </section>
  );
}

function Held({ held }: { held: FactorsHeld }) {
  if (!held.totp_since && held.passkeys === 0) {
    return <Notice tone="part">{t('web.factor.none')}</Notice>;
  }
  return (
    <ul className="plain stack-small">
      {held.totp_since ? <li>{t('web.factor.has_app', { at: dateText(held.totp_since) })}</li> : null}
      {held.passkeys > 0 ? <li>{t('web.factor.has_passkeys', { count: held.passkeys })}</li> : null}
      <li>{t('web.factor.has_codes', { count: held.recovery_codes_left })}</li>
    </ul>
  );
}

function PasskeyTable({ passkeys, onDrop }: { passkeys: Passkey[]; onDrop: (passkey: Passkey) => void }) {
  const columns: Column<Passkey>[] = [
    { key: 'name', title: t('auth.passkey_name'), cell: (passkey) => passkey.name },
    {
      key: 'created_at',
      title: t('auth.made_at'),
      cell: (passkey) => <span className="figures">{dateText(passkey.created_at)}</span>,
    },
    {
      key: 'last_used_at',
      title: t('auth.last_used_at'),
      cell: (passkey) => (
        <span className="figures">{passkey.last_used_at ? dateText(passkey.last_used_at) : '–'}</span>
      ),
    },
    {
      key: 'deed',
      title: t('web.access.deed'),
      cell: (passkey) => (
        <Button
          isSmall
          onPress={() => onDrop(passkey)}
          aria-label={t('web.passkey.drop_of', { name: passkey.name })}
        >
          {t('web.passkey.drop')}
        </Button>
      ),
    },
  ];
  return (
    <Table caption={t('auth.passkeys')} columns={columns} rows={passkeys} rowKey={(passkey) => passkey.id} />
  );
}

function Drop({ path, title, onClose }: { path: string; title: string; onClose: () => void }) {
  const client = useQueryClient();
  const drop = useMutation({
    mutationFn: () => call(path, { method: 'DELETE' }),
    onSuccess: async () => {
      toast(t('web.factor.dropped'));
      onClose();
      await client.invalidateQueries({ queryKey: ['own-factors'] });
    },
  });
  return (
    <Confirm
      title={title}
      isOpen
      onClose={onClose}
      verb={t('web.passkey.drop')}
      isDanger
      isBusy={drop.isPending}
      onConfirm={() => drop.mutate()}
    >
      <div className="stack">
        <p>{t('web.factor.drop_why')}</p>
        {drop.error ? <Refusal thrown={drop.error} /> : null}
      </div>
    </Confirm>
  );
}

function Renew({ onClose, onMade }: { onClose: () => void; onMade: (codes: string[]) => void }) {
  const renew = useMutation({
    mutationFn: () => call<{ codes: string[] }>('/recovery-codes', { method: 'POST' }),
    onSuccess: (made) => onMade(made.codes),
  });
  return (
    <Confirm
      title={t('web.factor.renew')}
      isOpen
      onClose={onClose}
      verb={t('web.factor.renew')}
      isBusy={renew.isPending}
      onConfirm={() => renew.mutate()}
    >
      <div className="stack">
        <p>{t('web.factor.renew_why')}</p>
        {renew.error ? <Refusal thrown={renew.error} /> : null}
      </div>
    </Confirm>
  );
}
