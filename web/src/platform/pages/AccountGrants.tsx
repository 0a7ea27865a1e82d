import { useState } from 'react';
import { call } from '../../kernel/client';
import { roleWord, useTown } from '../auth/session';
import { listText, t } from '../i18n';
import { Button } from '../ui/Button';
import { Tag } from '../ui/Chip';
import { DateField } from '../ui/DateField';
import { Confirm, Dialog } from '../ui/Dialog';
import { SelectField, TextField } from '../ui/Fields';
import { Form } from '../ui/Form';
import { EmptyState, ErrorState, Notice } from '../ui/States';
import { Table, type Column } from '../ui/Table';
import { grantState, isForTwo, roles, useEverybody, type Account, type RoleGrant } from './accounts';
import { useDeed } from './deed';
import { beginning, ReachFields, ReachWord } from './Reach';
import { mattersOf, newMatter, placeOf, reachOf, type Reach } from './reach';
import { PeriodChip, PeriodText, roleHint } from './words';

/** The roles of an account: which, where, when, and the way to end one. */
export function Grants({ grants, mayEnd }: { grants: readonly RoleGrant[]; mayEnd: boolean }) {
  const [ending, setEnding] = useState<RoleGrant | null>(null);
  if (grants.length === 0) {
    return (
      <EmptyState isKept icon="access" title={t('web.access.no_grants')}>
        {t('web.access.no_grants_why')}
      </EmptyState>
    );
  }
  return (
    <section className="section" aria-labelledby="grants">
      <h2 id="grants">{t('auth.roles')}</h2>
      <GrantTable grants={grants} onEnd={mayEnd ? setEnding : undefined} />
      {ending ? <EndGrant grant={ending} onClose={() => setEnding(null)} /> : null}
    </section>
  );
}

function GrantTable({ grants, onEnd }: { grants: readonly RoleGrant[]; onEnd?: (grant: RoleGrant) => void }) {
  const today = useTown().data?.today ?? '';
  const columns: Column<RoleGrant>[] = [
    { key: 'role', title: t('auth.role'), cell: (grant) => roleWord(grant.role) },
    { key: 'where', title: t('web.access.where'), cell: (grant) => <Place grant={grant} /> },
    {
      key: 'period',
      title: t('web.access.when'),
      cell: (grant) => <PeriodText period={grant} />,
    },
    { key: 'state', title: t('auth.status'), cell: (grant) => <PeriodChip period={grant} today={today} /> },
    {
      key: 'deed',
      title: t('web.access.deed'),
      cell: (grant) =>
        grant.provider ? (
          <Tag>{t('web.access.of_group')}</Tag>
        ) : onEnd && grantState(grant, today) !== 'ended' ? (
          <Button
            isSmall
            onPress={() => onEnd(grant)}
            aria-label={t('web.access.end_of', { role: roleWord(grant.role) })}
          >
            {t('web.access.end')}
          </Button>
        ) : (
          '–'
        ),
    },
  ];
  return <Table caption={t('auth.roles')} columns={columns} rows={grants} rowKey={(grant) => grant.id} />;
}

/** Where a role holds; of a matter the whole identity too, since it is all that a matter is known by. */
function Place({ grant }: { grant: RoleGrant }) {
  return (
    <>
      <ReachWord where={grant} />
      {reachOf(grant) === 'matter' ? <div className="fixed small muted identity">{grant.matter}</div> : null}
    </>
  );
}

function EndGrant({ grant, onClose }: { grant: RoleGrant; onClose: () => void }) {
  const end = useDeed(
    () => call(`/grants/${grant.id}`, { method: 'DELETE' }),
    t('web.access.ended'),
    onClose,
  );
  return (
    <Confirm
      title={t('web.access.end_of', { role: roleWord(grant.role) })}
      isOpen
      onClose={onClose}
      verb={t('web.access.end')}
      isDanger
      isBusy={end.isPending}
      onConfirm={() => end.mutate(undefined)}
    >
      <div className="stack">
        <p>{t('web.access.end_why')}</p>
        {end.error ? <ErrorState thrown={end.error} /> : null}
      </div>
    </Confirm>
  );
}

/** Matters that have begun, and who takes part in each. */
function useMatters() {
  const { accounts, grants } = useEverybody();
  const today = useTown().data?.today ?? '';
  const names = new Map(accounts.map((one) => [one.id, one.name]));
  return mattersOf(grants, today).map((known) => ({
    ...known,
    who: listText(known.holders.map((one) => names.get(one) ?? '…')),
  }));
}

/** Gives a role: which, how far it reaches, and when. */
export function GrantRole({ account, onClose }: { account: Account; onClose: () => void }) {
  const today = useTown().data?.today ?? '';
  const matters = useMatters();
  const [role, setRole] = useState('');
  const [reach, setReach] = useState<Reach>('unit');
  const [from, setFrom] = useState(today);
  const [to, setTo] = useState('');
  const give = useDeed(
    (body: Record<string, string>) => call(`/accounts/${account.id}/grants`, { method: 'POST', body }),
    t('web.access.granted'),
    onClose,
  );
  const propose = useDeed(
    (body: Record<string, string>) =>
      call(`/accounts/${account.id}/grant-proposals`, { method: 'POST', body }),
    t('web.access.proposed'),
    onClose,
  );
  // Whether it takes two depends on the town and on who else there is, so the server is asked by trying.
  const takesTwo = isForTwo(give.error);
  const grant = takesTwo ? propose : give;
  const send = (values: Record<string, string>) => {
    const chosen = values[reach] ?? '';
    const place = chosen === beginning ? newMatter() : chosen;
    const reason = values.reason ?? '';
    const wanted = { role, valid_from: from, valid_to: to, reason, ...placeOf(reach, place) };
    grant.mutate(Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== '')));
  };
  return (
    <Dialog title={t('web.access.grant_to', { name: account.name })} isOpen onClose={onClose} size="large">
      <Form
        names={['role', 'unit', 'sector', 'matter', 'valid_from', 'valid_to', 'reason']}
        thrown={grant.error}
        isBusy={grant.isPending}
        submitLabel={takesTwo ? t('web.access.propose') : t('web.access.grant')}
        onCancel={onClose}
        onSubmit={send}
      >
        <SelectField
          name="role"
          label={t('auth.role')}
          hint={roleHint(role)}
          isRequired
          value={role}
          onChange={(chosen) => {
            give.reset();
            setRole(chosen);
          }}
          choices={roles.map((one) => ({ value: one, title: roleWord(one) }))}
        />
        <ReachFields reach={reach} onReach={setReach} matters={matters} />
        <DateField
          name="valid_from"
          label={t('common.valid_from')}
          value={from}
          onChange={setFrom}
          today={today}
          isRequired
        />
        <DateField name="valid_to" label={t('common.valid_to')} value={to} onChange={setTo} today={today} />
        <TextField name="reason" label={t('auth.grant_reason')} rows={2} maxLength={2000} />
        {takesTwo ? <Notice>{t('web.access.takes_two')}</Notice> : null}
      </Form>
    </Dialog>
  );
}
