import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { call } from '../../kernel/client';
import { mayDo, useSession, useTown } from '../auth/session';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { Confirm, Dialog } from '../ui/Dialog';
import { SelectField, TextField } from '../ui/Fields';
import { Form } from '../ui/Form';
import { PageHeader } from '../ui/PageHeader';
import { ErrorState, Notice, Shown } from '../ui/States';
import { accountQuery, grantsQuery, grantState, type Account } from './accounts';
import { AccountFactors, EndSessions, ResetFactors } from './AccountFactors';
import { GrantRole, Grants } from './AccountGrants';
import { useDeed } from './deed';
import { Deputies } from './Deputies';
import { SignInBy } from './SignInBy';
import { Whole } from './Whole';
import { PasswordField } from './PasswordField';
import { AccountStatus, languages } from './words';
import { StaleDialog, useRevise } from './revise';
import './pages.css';

type Opened = 'grant' | 'password' | 'factors' | 'sessions' | 'close' | null;

/** An account: what it is called, which roles it holds where and when, and how to shut it. */
export default function AccountPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const account = useQuery(accountQuery(id));
  return (
    <Whole
      query={account}
      title={t('auth.account')}
      crumbs={[{ title: t('web.page.access'), to: '/atkomst' }]}
    >
      {(told) => <AccountTold account={told} />}
    </Whole>
  );
}

function AccountTold({ account }: { account: Account }) {
  const session = useSession();
  const grants = useQuery(grantsQuery(account.id));
  const today = useTown().data?.today ?? '';
  const [opened, setOpened] = useState<Opened>(null);
  const close = () => setOpened(null);
  const isOpen = account.status === 'active';
  const now = (grants.data?.items ?? []).filter((grant) => grantState(grant, today) === 'now').length;
  return (
    <>
      <PageHeader
        title={account.name}
        crumbs={[{ title: t('web.page.access'), to: '/atkomst' }]}
        facts={
          <>
            <AccountStatus account={account} />
            <span className="fixed">{account.user_name}</span>
          </>
        }
        answer={
          !isOpen ? t('web.access.is_closed') : grants.data ? t('web.access.holds', { count: now }) : null
        }
        actions={
          isOpen ? (
            <>
              {mayDo(session.data, 'account.grant') ? (
                <Button tone="primary" icon="plus" onPress={() => setOpened('grant')}>
                  {t('web.access.grant')}
                </Button>
              ) : null}
              {mayDo(session.data, 'account.password') ? (
                <Button onPress={() => setOpened('password')}>{t('web.access.reset')}</Button>
              ) : null}
              {mayDo(session.data, 'account.factors') ? (
                <Button onPress={() => setOpened('factors')}>{t('web.access.reset_factors')}</Button>
              ) : null}
              {mayDo(session.data, 'account.sessions') ? (
                <Button onPress={() => setOpened('sessions')}>{t('web.access.end_sessions')}</Button>
              ) : null}
              {mayDo(session.data, 'account.close') ? (
                <Button tone="danger" onPress={() => setOpened('close')}>
                  {t('web.access.close')}
                </Button>
              ) : null}
            </>
          ) : null
        }
      />
      <div className="stack">
        <Shown query={grants}>
          {(page) => <Grants grants={page.items} mayEnd={mayDo(session.data, 'account.grant')} />}
        </Shown>
        <Deputies
          account={account}
          grants={grants.data?.items}
          mayName={isOpen && mayDo(session.data, 'account.grant')}
          keepsAccounts
        />
        <AccountFactors account={account.id} mayReadTokens={mayDo(session.data, 'account.tokens')} />
        <SignInBy account={account.id} />
        {mayDo(session.data, 'account.change') ? <Facts account={account} /> : null}
      </div>
      {opened === 'grant' ? <GrantRole account={account} onClose={close} /> : null}
      {opened === 'password' ? <ResetPassword account={account} onClose={close} /> : null}
      {opened === 'factors' ? <ResetFactors account={account} onClose={close} /> : null}
      {opened === 'sessions' ? <EndSessions account={account} onClose={close} /> : null}
      {opened === 'close' ? <CloseAccount account={account} onClose={close} /> : null}
    </>
  );
}

function ResetPassword({ account, onClose }: { account: Account; onClose: () => void }) {
  const reset = useDeed(
    (password: string) => call(`/accounts/${account.id}/passwords`, { method: 'POST', body: { password } }),
    t('web.access.reset_done', { name: account.name }),
    onClose,
  );
  return (
    <Dialog title={t('web.access.reset_of', { name: account.name })} isOpen onClose={onClose} size="large">
      <div className="stack">
        <Notice>{t('web.access.reset_why')}</Notice>
        <Form
          names={['password']}
          thrown={reset.error}
          isBusy={reset.isPending}
          submitLabel={t('web.access.reset')}
          onCancel={onClose}
          onSubmit={(values) => reset.mutate(values.password ?? '')}
        >
          <PasswordField
            name="password"
            label={t('web.access.new_password')}
            hint={t('web.access.password_hint')}
            isRequired
          />
        </Form>
      </div>
    </Dialog>
  );
}

function useAccountRevision(account: Account, onDone?: () => void) {
  return useRevise(async () => {
    const now = await call<Account>(`/accounts/${account.id}`);
    return { version: now.version, values: { ...now } as Record<string, unknown> };
  }, onDone);
}

const labels = () => ({
  name: t('auth.name'),
  language: t('auth.language'),
  status: t('auth.status'),
});

function CloseAccount({ account, onClose }: { account: Account; onClose: () => void }) {
  const revise = useAccountRevision(account, onClose);
  return (
    <>
      <Confirm
        title={t('web.access.close_of', { name: account.name })}
        isOpen={revise.stale === null}
        onClose={onClose}
        verb={t('web.access.close')}
        isDanger
        isBusy={revise.isPending}
        onConfirm={() =>
          revise.mutate({
            path: `/accounts/${account.id}`,
            version: account.version,
            change: { status: 'closed' },
          })
        }
      >
        <div className="stack">
          <p>{t('web.access.close_why')}</p>
          {revise.error ? <ErrorState thrown={revise.error} /> : null}
        </div>
      </Confirm>
      <StaleDialog revise={revise} labels={labels()} />
    </>
  );
}

function Facts({ account }: { account: Account }) {
  const revise = useAccountRevision(account);
  return (
    <section className="card section" aria-labelledby="account-facts">
      <h2 id="account-facts">{t('web.access.facts')}</h2>
      <Form
        names={['name', 'language']}
        thrown={revise.error}
        isBusy={revise.isPending}
        onSubmit={(values) =>
          revise.mutate({
            path: `/accounts/${account.id}`,
            version: account.version,
            change: { name: values.name, language: values.language },
          })
        }
      >
        <TextField name="name" label={t('auth.name')} defaultValue={account.name} isRequired />
        <SelectField
          name="language"
          label={t('auth.language')}
          isRequired
          defaultValue={account.language}
          choices={languages()}
        />
      </Form>
      <StaleDialog revise={revise} labels={labels()} />
    </section>
  );
}
