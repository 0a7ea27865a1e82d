import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { call } from '../../kernel/client';
import { mayDo, useSession } from '../auth/session';
import { named, t } from '../i18n';
import { Button } from '../ui/Button';
import { Confirm, Dialog } from '../ui/Dialog';
import { SelectField, TextField } from '../ui/Fields';
import { Form } from '../ui/Form';
import { PageHeader } from '../ui/PageHeader';
import { ErrorState, Shown } from '../ui/States';
import { useDeed } from './deed';
import { GroupRoles } from './GroupRoles';
import { addressesFor, groupRolesQuery, providerQuery, type Provider } from './providers';
import { ProviderStatus } from './ProvidersPage';
import { StaleDialog, useRevise } from './revise';
import { Whole } from './Whole';
import './pages.css';

const crumbs = () => [
  { title: t('web.page.access'), to: '/atkomst' },
  { title: t('web.page.providers'), to: '/inloggningstjanster' },
];

/** One sign-in service: which groups give which roles, what it must be told of us, and how to shut it. */
export default function ProviderPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  return (
    <Whole query={useQuery(providerQuery(id))} title={t('federation.provider')} crumbs={crumbs()}>
      {(told) => <ProviderTold provider={told} />}
    </Whole>
  );
}

function ProviderTold({ provider }: { provider: Provider }) {
  const session = useSession();
  const lines = useQuery(groupRolesQuery(provider.id));
  const [opened, setOpened] = useState<'secret' | 'close' | null>(null);
  const close = () => setOpened(null);
  const mayManage = mayDo(session.data, 'provider.manage');
  const isOpen = provider.status === 'active';
  return (
    <>
      <PageHeader
        title={provider.name}
        crumbs={crumbs()}
        facts={
          <>
            <ProviderStatus provider={provider} />
            <span className="fixed">{provider.issuer}</span>
          </>
        }
        answer={
          !isOpen
            ? t('web.provider.is_closed')
            : lines.data
              ? t('web.provider.maps', { count: lines.data.total })
              : null
        }
        actions={
          mayManage && isOpen ? (
            <>
              <Button onPress={() => setOpened('secret')}>{t('web.provider.secret')}</Button>
              <Button tone="danger" onPress={() => setOpened('close')}>
                {t('web.provider.close')}
              </Button>
            </>
          ) : null
        }
      />
      <div className="stack">
        <Shown query={lines}>
          {(page) => <GroupRoles provider={provider} lines={page.items} mayManage={mayManage && isOpen} />}
        </Shown>
        <Addresses provider={provider} />
        {mayManage && isOpen ? <Facts provider={provider} /> : null}
      </div>
      {opened === 'secret' ? <NewSecret provider={provider} onClose={close} /> : null}
      {opened === 'close' ? <CloseProvider provider={provider} onClose={close} /> : null}
    </>
  );
}

function Addresses({ provider }: { provider: Provider }) {
  return (
    <section className="card section" aria-labelledby="provider-addresses">
      <h2 id="provider-addresses">{t('web.provider.addresses')}</h2>
      <p className="muted reading">{t('web.provider.addresses_why')}</p>
      <dl className="facts">
        {addressesFor(provider.key, location.origin).map((one) => (
          <div key={one.title_key}>
            <dt>{named(one.title_key)}</dt>
            <dd className="fixed">{one.address}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function useProviderRevision(provider: Provider, onDone?: () => void) {
  return useRevise(async () => {
    const now = await call<Provider>(`/identity-providers/${provider.id}`);
    return { version: now.version, values: { ...now } as Record<string, unknown> };
  }, onDone);
}

const labels = () => ({
  name: t('federation.name'),
  scopes: t('federation.scopes'),
  group_source: t('federation.group_source'),
  groups_claim: t('federation.groups_claim'),
  user_name_claim: t('federation.user_name_claim'),
  link_claim: t('federation.link_claim'),
  status: t('auth.status'),
});

function Facts({ provider }: { provider: Provider }) {
  const revise = useProviderRevision(provider);
  const names = ['name', 'scopes', 'group_source', 'groups_claim', 'user_name_claim', 'link_claim'] as const;
  return (
    <section className="card section" aria-labelledby="provider-facts">
      <h2 id="provider-facts">{t('web.provider.facts')}</h2>
      <Form
        names={[...names]}
        thrown={revise.error}
        isBusy={revise.isPending}
        onSubmit={(values) =>
          revise.mutate({
            path: `/identity-providers/${provider.id}`,
            version: provider.version,
            change: Object.fromEntries(names.map((name) => [name, values[name]])),
          })
        }
      >
        <TextField name="name" label={t('federation.name')} defaultValue={provider.name} isRequired />
        <TextField
          name="scopes"
          label={t('federation.scopes')}
          hint={t('web.provider.scopes_hint')}
          defaultValue={provider.scopes}
          isRequired
        />
        <SelectField
          name="group_source"
          label={t('federation.group_source')}
          hint={t('web.provider.source_hint')}
          isRequired
          defaultValue={provider.group_source}
          choices={(['claims', 'scim'] as const).map((value) => ({
            value,
            title: t(`federation.group_source.${value}`),
          }))}
        />
        <TextField
          name="groups_claim"
          label={t('federation.groups_claim')}
          defaultValue={provider.groups_claim}
          isRequired
        />
        <TextField
          name="user_name_claim"
          label={t('federation.user_name_claim')}
          defaultValue={provider.user_name_claim}
          isRequired
        />
        <TextField
          name="link_claim"
          label={t('federation.link_claim')}
          hint={t('web.provider.link_hint')}
          defaultValue={provider.link_claim}
          isRequired
        />
      </Form>
      <StaleDialog revise={revise} labels={labels()} />
    </section>
  );
}

function NewSecret({ provider, onClose }: { provider: Provider; onClose: () => void }) {
  const set = useDeed(
    (client_secret: string) =>
      call(`/identity-providers/${provider.id}/secrets`, { method: 'POST', body: { client_secret } }),
    t('web.provider.secret_set'),
    onClose,
  );
  return (
    <Dialog title={t('web.provider.secret')} isOpen onClose={onClose}>
      <Form
        names={['client_secret']}
        thrown={set.error}
        isBusy={set.isPending}
        submitLabel={t('web.provider.secret')}
        onCancel={onClose}
        onSubmit={(values) => set.mutate(values.client_secret ?? '')}
      >
        <TextField
          name="client_secret"
          type="password"
          label={t('federation.client_secret')}
          hint={t('web.provider.secret_hint')}
          autoComplete="off"
          isRequired
        />
      </Form>
    </Dialog>
  );
}

function CloseProvider({ provider, onClose }: { provider: Provider; onClose: () => void }) {
  const revise = useProviderRevision(provider, onClose);
  return (
    <>
      <Confirm
        title={t('web.provider.close_of', { name: provider.name })}
        isOpen={revise.stale === null}
        onClose={onClose}
        verb={t('web.provider.close')}
        isDanger
        isBusy={revise.isPending}
        onConfirm={() =>
          revise.mutate({
            path: `/identity-providers/${provider.id}`,
            version: provider.version,
            change: { status: 'closed' },
          })
        }
      >
        <div className="stack">
          <p>{t('web.provider.close_why')}</p>
          {revise.error ? <ErrorState thrown={revise.error} /> : null}
        </div>
      </Confirm>
      <StaleDialog revise={revise} labels={labels()} />
    </>
  );
}
