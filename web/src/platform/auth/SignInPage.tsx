import { useEffect, useState } from 'react';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { TextField } from '../ui/Fields';
import { Form } from '../ui/Form';
import { Mark } from '../ui/icons';
import { ErrorState, Notice } from '../ui/States';
import { hasPasskeys } from './passkey';
import { roleWord, usePasskeySignIn, useSignIn, useTown, type DemoAccount } from './session';
import { SignInProblem, SignInWays } from './ways';

/** Name and password, and in a demonstration the accounts to try. The address stays, so one lands where one was going. */
export default function SignInPage() {
  const town = useTown();
  const signIn = useSignIn();
  const byPasskey = usePasskeySignIn();
  const [given, setGiven] = useState({ user_name: '', password: '' });
  useEffect(() => {
    document.title = `${t('web.sign_in.title')} · Värn`;
  }, []);
  const send = (ask: { user_name: string; password: string }) => signIn.mutate(ask);
  return (
    <main id="main" className="door" tabIndex={-1}>
      <div className="door-card">
        <header className="door-head">
          <Mark />
          <div>
            <p className="brand-name">Värn</p>
            <p className="muted">
              {town.data?.name === 'Värn' ? t('web.tagline') : (town.data?.name ?? t('web.tagline'))}
            </p>
          </div>
        </header>
        <h1>{t('web.sign_in.title')}</h1>
        <SignInProblem />
        <SignInWays />
        <Form
          names={['user_name', 'password']}
          thrown={signIn.error}
          isBusy={signIn.isPending}
          submitLabel={t('web.sign_in.verb')}
          onSubmit={() => send(given)}
        >
          <TextField
            name="user_name"
            label={t('web.sign_in.user_name')}
            autoComplete="username"
            isRequired
            value={given.user_name}
            onChange={(user_name) => setGiven({ ...given, user_name })}
          />
          <TextField
            name="password"
            type="password"
            label={t('web.sign_in.password')}
            autoComplete="current-password"
            isRequired
            value={given.password}
            onChange={(password) => setGiven({ ...given, password })}
          />
        </Form>
        {hasPasskeys() ? (
          <div className="stack-small">
            <Button isBusy={byPasskey.isPending} onPress={() => byPasskey.mutate()}>
              {t('web.passkey.sign_in')}
            </Button>
            {byPasskey.error ? <ErrorState thrown={byPasskey.error} /> : null}
          </div>
        ) : null}
        {town.data?.awaits_first_start ? (
          <Notice title={t('web.start.waits')}>{t('web.start.waits_how')}</Notice>
        ) : null}
        {town.data?.demo ? (
          <DemoAccounts accounts={town.data.accounts ?? []} isBusy={signIn.isPending} onChoose={send} />
        ) : null}
      </div>
      <p className="door-foot small muted">
        {town.data ? t('web.version', { version: town.data.version }) : null}
      </p>
    </main>
  );
}

export function DemoAccounts({
  accounts,
  isBusy,
  onChoose,
}: {
  accounts: readonly DemoAccount[];
  isBusy?: boolean;
  onChoose: (account: DemoAccount) => void;
}) {
  return (
    <section className="stack" aria-labelledby="demo-accounts">
      <Notice tone="part" title={t('web.demo.title')}>
        {t('web.demo.sign_in')}
      </Notice>
      <h2 id="demo-accounts">{t('web.demo.accounts')}</h2>
      <ul className="accounts">
        {accounts.map((account) => (
          <li key={account.user_name}>
            <div>
              <strong>{account.name}</strong>
              <span className="small muted">{roleWord(account.role)}</span>
              <span className="small fixed">
                {account.user_name} · {account.password}
              </span>
            </div>
            <Button
              isDisabled={isBusy}
              onPress={() => onChoose(account)}
              aria-label={t('web.demo.choose', { name: account.name })}
            >
              {t('web.sign_in.verb')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
