import { useState } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { call } from '../../kernel/client';
import { mayDo, useSession } from '../auth/session';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { StatusChip } from '../ui/Chip';
import { Dialog } from '../ui/Dialog';
import { TextField } from '../ui/Fields';
import { Form } from '../ui/Form';
import { Link } from '../ui/Link';
import { PageHeader } from '../ui/PageHeader';
import { EmptyState, Shown } from '../ui/States';
import { Table, type Column } from '../ui/Table';
import { toast } from '../ui/Toasts';
import { filled, providersQuery, type Provider } from './providers';
import './pages.css';

/** By which of the city's own services people sign in. */
export default function ProvidersPage() {
  const providers = useQuery(providersQuery);
  const session = useSession();
  const [isAdding, setAdding] = useState(false);
  const open = (providers.data?.items ?? []).filter((one) => one.status === 'active').length;
  const add = mayDo(session.data, 'provider.manage') ? (
    <Button tone="primary" icon="plus" onPress={() => setAdding(true)}>
      {t('web.provider.add')}
    </Button>
  ) : null;
  return (
    <>
      <PageHeader
        title={t('web.page.providers')}
        crumbs={[{ title: t('web.page.access'), to: '/atkomst' }]}
        answer={providers.data ? t('web.provider.answer', { count: open }) : null}
        actions={add}
      />
      <Shown query={providers} lines={4}>
        {(page) =>
          page.items.length === 0 ? (
            <EmptyState isKept icon="access" title={t('web.provider.none')}>
              {t('web.provider.none_why')}
            </EmptyState>
          ) : (
            <Table
              caption={t('web.page.providers')}
              columns={columns()}
              rows={page.items}
              rowKey={(one) => one.id}
            />
          )
        }
      </Shown>
      {isAdding ? <AddProvider onClose={() => setAdding(false)} /> : null}
    </>
  );
}

function columns(): Column<Provider>[] {
  return [
    {
      key: 'name',
      title: t('auth.name'),
      cell: (one) => <Link to={`/inloggningstjanster/${one.id}`}>{one.name}</Link>,
    },
    {
      key: 'issuer',
      title: t('federation.issuer'),
      cell: (one) => <span className="fixed user-name">{one.issuer}</span>,
    },
    {
      key: 'groups',
      title: t('federation.group_source'),
      cell: (one) => t(`federation.group_source.${one.group_source}`),
    },
    { key: 'status', title: t('auth.status'), cell: (one) => <ProviderStatus provider={one} /> },
  ];
}

export function ProviderStatus({ provider }: { provider: Provider }) {
  return provider.status === 'active' ? (
    <StatusChip status="good">{t('web.access.open')}</StatusChip>
  ) : (
    <StatusChip status="none">{t('web.access.closed')}</StatusChip>
  );
}

function AddProvider({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const add = useMutation({
    mutationFn: (body: Record<string, string>) =>
      call<Provider>('/identity-providers', { method: 'POST', body }),
    onSuccess: async (made) => {
      toast(t('web.provider.added', { name: made.name }));
      await client.invalidateQueries();
      await navigate({ to: `/inloggningstjanster/${made.id}` });
    },
  });
  return (
    <Dialog title={t('web.provider.add')} isOpen onClose={onClose} size="large">
      <Form
        names={['name', 'key', 'issuer', 'client_id', 'client_secret']}
        thrown={add.error}
        isBusy={add.isPending}
        submitLabel={t('web.provider.add')}
        onCancel={onClose}
        onSubmit={(values) => add.mutate(filled(values))}
      >
        <TextField name="name" label={t('federation.name')} hint={t('web.provider.name_hint')} isRequired />
        <TextField name="key" label={t('federation.key')} hint={t('web.provider.key_hint')} isRequired />
        <TextField
          name="issuer"
          label={t('federation.issuer')}
          hint={t('web.provider.issuer_hint')}
          isRequired
        />
        <TextField name="client_id" label={t('federation.client_id')} autoComplete="off" isRequired />
        <TextField
          name="client_secret"
          type="password"
          label={t('federation.client_secret')}
          hint={t('web.provider.secret_hint')}
          autoComplete="off"
        />
      </Form>
    </Dialog>
  );
}
