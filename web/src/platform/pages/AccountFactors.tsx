import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../kernel/client';
import { dateText, t } from '../i18n';
import { StatusChip } from '../ui/Chip';
import { Confirm } from '../ui/Dialog';
import { ErrorState, Shown } from '../ui/States';
import { toast } from '../ui/Toasts';
import type { Account } from './accounts';
import { factorsQuery, tokensQuery, type FactorsHeld } from './factors';
import { Tokens } from './Tokens';

/** How somebody proves who she is, by number and kind, and what acts for her. */
export function AccountFactors({ account, mayReadTokens }: { account: string; mayReadTokens: boolean }) {
  const held = useQuery(factorsQuery(account));
  const tokens = useQuery({ ...tokensQuery(account), enabled: mayReadTokens });
  return (
    <section className="section" aria-labelledby="account-factors">
      <h2 id="account-factors">{t('web.factor.title')}</h2>
      <Shown query={held} lines={1}>
        {(told) => <Told held={told} />}
      </Shown>
      {tokens.data && tokens.data.items.length > 0 ? (
        <>
          <h3>{t('web.token.title')}</h3>
          <Tokens tokens={tokens.data.items} />
        </>
      ) : null}
    </section>
  );
}

function Told({ held }: { held: FactorsHeld }) {
  const has = held.totp_since || held.passkeys > 0;
  return (
    <div className="stack-small">
      <p>
        {has ? (
          <StatusChip status="good">{t('web.access.has_factor')}</StatusChip>
        ) : held.is_needed ? (
          <StatusChip status="bad">{t('web.access.lacks_factor')}</StatusChip>
        ) : (
          <StatusChip status="none">{t('web.access.no_factor')}</StatusChip>
        )}
      </p>
      <ul className="plain">
        {held.totp_since ? <li>{t('web.factor.has_app', { at: dateText(held.totp_since) })}</li> : null}
        {held.passkeys > 0 ? <li>{t('web.factor.has_passkeys', { count: held.passkeys })}</li> : null}
        {has ? <li>{t('web.factor.has_codes', { count: held.recovery_codes_left })}</li> : null}
      </ul>
    </div>
  );
}

interface Deed {
  account: Account;
  onClose: () => void;
}

/** For somebody who has lost her phone and her codes. */
export function ResetFactors({ account, onClose }: Deed) {
  return (
    <Removal
      path={`/accounts/${account.id}/factors`}
      title={t('web.access.reset_factors_of', { name: account.name })}
      verb={t('web.access.reset_factors')}
      why={t('web.access.reset_factors_why')}
      done={t('web.access.reset_factors_done', { name: account.name })}
      onClose={onClose}
    />
  );
}

/** Signs somebody out everywhere. */
export function EndSessions({ account, onClose }: Deed) {
  return (
    <Removal
      path={`/accounts/${account.id}/sessions`}
      title={t('web.access.end_sessions_of', { name: account.name })}
      verb={t('web.access.end_sessions')}
      why={t('web.access.end_sessions_why')}
      done={t('web.access.end_sessions_done', { name: account.name })}
      onClose={onClose}
    />
  );
}

function Removal({
  path,
  title,
  verb,
  why,
  done,
  onClose,
}: {
  path: string;
  title: string;
  verb: string;
  why: string;
  done: string;
  onClose: () => void;
}) {
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () => call(path, { method: 'DELETE' }),
    onSuccess: async () => {
      toast(done);
      onClose();
      await client.invalidateQueries();
    },
  });
  return (
    <Confirm
      title={title}
      isOpen
      onClose={onClose}
      verb={verb}
      isDanger
      isBusy={remove.isPending}
      onConfirm={() => remove.mutate()}
    >
      <div className="stack">
        <p>{why}</p>
        {remove.error ? <ErrorState thrown={remove.error} /> : null}
      </div>
    </Confirm>
  );
}
