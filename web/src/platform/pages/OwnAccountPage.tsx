import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../kernel/client';
import { NoticeSettings } from '../notices/NoticeSettings';
import { mayDo, roleWord, useSession, type HeldRole, type Session } from '../auth/session';
import { language, listText, speak, t } from '../i18n';
import { SelectField, TextField } from '../ui/Fields';
import { Form } from '../ui/Form';
import { Link } from '../ui/Link';
import { PageHeader } from '../ui/PageHeader';
import { Shown } from '../ui/States';
import { toast } from '../ui/Toasts';
import { accountQuery, grantsQuery, type Account } from './accounts';
import { Deputies } from './Deputies';
import { OwnFactors } from './OwnFactors';
import { OwnPlaces } from './OwnPlaces';
import { OwnTokens } from './OwnTokens';
import { useWhereWord } from './Reach';
import { reachOf } from './reach';
import { languages } from './words';
import { StaleDialog, useRevise } from './revise';
import { SignInBy } from './SignInBy';
import './pages.css';

const shortest = 12;

/** What is mine to set: the language, how I sign in, what acts for me, and where I am signed in. */
export default function OwnAccountPage() {
  const session = useSession();
  return (
    <Shown query={{ ...session, data: session.data ?? undefined }}>{(mine) => <Own session={mine} />}</Shown>
  );
}

function Own({ session }: { session: Session }) {
  const account = useQuery(accountQuery(session.account));
  const said = useRoleWords();
  const roles = session.roles.filter((held) => !held.acting_for).map(said);
  const acting = session.roles.filter((held) => held.acting_for).map(said);
  return (
    <>
      <PageHeader
        title={t('web.page.account')}
        facts={<span className="fixed">{session.user_name}</span>}
        answer={
          roles.length > 0
            ? t('web.account.answer', { name: session.name, roles: listText(roles) })
            : t('web.account.no_role', { name: session.name })
        }
        actions={
          <Link to="/roller" className="button button-plain">
            {t('web.page.roles')}
          </Link>
        }
      />
      <div className="stack">
        <Shown query={account} lines={2}>
          {(told) => <LanguageForm account={told} />}
        </Shown>
        <SignInBy account={session.account} />
        <PasswordForm account={session.account} />
        <OwnFactors />
        <OwnTokens session={session} />
        <OwnDeputies session={session} acting={acting} />
        <NoticeSettings account={session.account} />
        <OwnPlaces />
      </div>
    </>
  );
}

/** A role with where it holds. */
function useRoleWords(): (held: HeldRole) => string {
  const where = useWhereWord();
  return (held) => {
    const told = { role: roleWord(held.role), unit: where(held) };
    return reachOf(held) === 'matter' ? t('web.account.role_in', told) : t('web.account.role_at', told);
  };
}

/** Who stands in for me, and for whom I stand in. */
function OwnDeputies({ session, acting }: { session: Session; acting: readonly string[] }) {
  const grants = useQuery(grantsQuery(session.account));
  return (
    <Deputies
      account={{ id: session.account }}
      grants={grants.data?.items}
      mayName={mayDo(session, 'account.deputy')}
      seesOthers={mayDo(session, 'account.read')}
      keepsAccounts={mayDo(session, 'account.grant')}
    >
      {acting.length > 0 ? <p>{t('web.deputy.today', { roles: listText(acting) })}</p> : null}
    </Deputies>
  );
}

function LanguageForm({ account }: { account: Account }) {
  const client = useQueryClient();
  const [wanted, setWanted] = useState<string>(account.language);
  const revise = useRevise(
    async () => {
      const now = await call<Account>(`/accounts/${account.id}`);
      return { version: now.version, values: { ...now } as Record<string, unknown> };
    },
    () => {
      if (wanted !== language()) {
        void speak(wanted === 'en' ? 'en' : 'sv').then(async () => {
          await client.invalidateQueries();
          location.reload();
        });
      }
    },
  );
  return (
    <section className="card section" aria-labelledby="own-language">
      <h2 id="own-language">{t('auth.language')}</h2>
      <Form
        names={['language']}
        thrown={revise.error}
        isBusy={revise.isPending}
        onSubmit={() =>
          revise.mutate({
            path: `/accounts/${account.id}`,
            version: account.version,
            change: { language: wanted },
          })
        }
      >
        <SelectField
          name="language"
          label={t('web.account.language')}
          hint={t('web.account.language_hint')}
          isRequired
          value={wanted}
          onChange={setWanted}
          choices={languages()}
        />
      </Form>
      <StaleDialog revise={revise} labels={{ language: t('auth.language') }} />
    </section>
  );
}

function PasswordForm({ account }: { account: string }) {
  const client = useQueryClient();
  const [round, setRound] = useState(0);
  const change = useMutation({
    mutationFn: (body: { current_password: string; password: string }) =>
      call(`/accounts/${account}/passwords`, { method: 'POST', body }),
    onSuccess: async () => {
      toast(t('web.account.password_changed'));
      setRound(round + 1);
      await client.invalidateQueries({ queryKey: ['own-sessions'] });
    },
  });
  return (
    <section className="card section" aria-labelledby="own-password">
      <h2 id="own-password">{t('auth.password')}</h2>
      <Form
        key={round}
        names={['current_password', 'password']}
        thrown={change.error}
        isBusy={change.isPending}
        submitLabel={t('web.account.change_password')}
        onSubmit={(values) =>
          change.mutate({
            current_password: values.current_password ?? '',
            password: values.password ?? '',
          })
        }
      >
        <TextField
          name="current_password"
          type="password"
          label={t('auth.current_password')}
          autoComplete="current-password"
          isRequired
        />
        <TextField
          name="password"
          type="password"
          label={t('web.access.new_password')}
          hint={t('web.start.password_hint', { shortest })}
          autoComplete="new-password"
          minLength={shortest}
          isRequired
        />
      </Form>
    </section>
  );
}
