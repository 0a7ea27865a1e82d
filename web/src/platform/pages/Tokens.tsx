import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../kernel/client';
import { useTown } from '../auth/session';
import { dateText, t } from '../i18n';
import { Button } from '../ui/Button';
import { StatusChip } from '../ui/Chip';
import { Confirm } from '../ui/Dialog';
import { ErrorState } from '../ui/States';
import { Table, type Column } from '../ui/Table';
import { toast } from '../ui/Toasts';
import type { Token } from './factors';

/** The word for a scope. */
export function scopeWord(scope: Token['scope']): string {
  const words = {
    read: t('web.token.scope.read'),
    chosen: t('web.token.scope.chosen'),
    everything: t('web.token.scope.everything'),
  };
  return words[scope];
}

/** Tokens with what they may and until when, and a way to end each. Mine or, for administrators, somebody else's. */
export function Tokens({ tokens }: { tokens: Token[] }) {
  const client = useQueryClient();
  const today = useTown().data?.today ?? '';
  const [ending, setEnding] = useState<Token | null>(null);
  const revoke = useMutation({
    mutationFn: (token: Token) => call(`/tokens/${token.id}`, { method: 'DELETE' }),
    onSuccess: async () => {
      toast(t('web.token.revoked'));
      setEnding(null);
      await client.invalidateQueries();
    },
  });
  const columns: Column<Token>[] = [
    { key: 'name', title: t('auth.token_name'), cell: (token) => token.name },
    {
      key: 'scope',
      title: t('auth.token_scope'),
      cell: (token) => (
        <span>
          {scopeWord(token.scope)}
          {token.actions.length > 0 ? <span className="small fixed"> {token.actions.join(', ')}</span> : null}
        </span>
      ),
    },
    {
      key: 'valid_to',
      title: t('auth.token_valid_to'),
      cell: (token) =>
        token.valid_to < today ? (
          <StatusChip status="none">{t('web.token.over', { day: token.valid_to })}</StatusChip>
        ) : (
          <span className="figures">{token.valid_to}</span>
        ),
    },
    {
      key: 'last_used_at',
      title: t('auth.last_used_at'),
      cell: (token) => (
        <span className="figures">{token.last_used_at ? dateText(token.last_used_at) : '–'}</span>
      ),
    },
    {
      key: 'deed',
      title: t('web.access.deed'),
      cell: (token) => (
        <Button
          isSmall
          onPress={() => setEnding(token)}
          aria-label={t('web.token.revoke_of', { name: token.name })}
        >
          {t('web.token.revoke')}
        </Button>
      ),
    },
  ];
  return (
    <>
      <Table caption={t('web.token.title')} columns={columns} rows={tokens} rowKey={(token) => token.id} />
      {ending ? (
        <Confirm
          title={t('web.token.revoke_of', { name: ending.name })}
          isOpen
          onClose={() => setEnding(null)}
          verb={t('web.token.revoke')}
          isDanger
          isBusy={revoke.isPending}
          onConfirm={() => revoke.mutate(ending)}
        >
          <div className="stack">
            <p>{t('web.token.revoke_why')}</p>
            {revoke.error ? <ErrorState thrown={revoke.error} /> : null}
          </div>
        </Confirm>
      ) : null}
    </>
  );
}
