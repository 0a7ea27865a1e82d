import { useState, type ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../kernel/client';
import { roleWord, useTown } from '../auth/session';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { Confirm } from '../ui/Dialog';
import { Link } from '../ui/Link';
import { EmptyState, ErrorState, Shown } from '../ui/States';
import { Table, type Column } from '../ui/Table';
import { grantState, useEverybody, type Account, type RoleGrant } from './accounts';
import { useDeed } from './deed';
import { deputyshipsQuery, lendable, sidesOf, type Standing } from './deputies';
import { NameDeputy } from './NameDeputy';
import { ReachWord } from './Reach';
import { PeriodChip, PeriodText, periodWord } from './words';

interface Holder {
  id: string;
  /** Absent on one's own page, where the words say you. */
  name?: string;
}

export interface DeputiesProps {
  account: Holder;
  /** The roles of the account. */
  grants?: readonly RoleGrant[];
  /** May the reader name and end deputies of this account? */
  mayName: boolean;
  /** May the reader look other accounts up? Without it nobody can be chosen. */
  seesOthers?: boolean;
  /** Lends for others, the role of administrator too. */
  keepsAccounts?: boolean;
  /** More to say above the tables. */
  children?: ReactNode;
}

/** Who stands in for an account, and for whom it stands in. */
export function Deputies({ seesOthers = true, ...props }: DeputiesProps) {
  const deputyships = useQuery(deputyshipsQuery(props.account.id));
  const { accounts, grants } = useEverybody(seesOthers);
  return (
    <section className="section" aria-labelledby="deputies">
      <h2 id="deputies">{t('web.deputy.title')}</h2>
      <p className="muted reading">{t('web.deputy.what')}</p>
      <Shown query={deputyships} lines={2}>
        {(page) => (
          <Sides
            {...props}
            seesOthers={seesOthers}
            accounts={accounts}
            sides={sidesOf(props.account.id, page.items, [...(props.grants ?? []), ...grants])}
          />
        )}
      </Shown>
    </section>
  );
}

function Sides({
  account,
  grants = [],
  mayName,
  seesOthers,
  keepsAccounts = false,
  accounts,
  sides,
  children,
}: DeputiesProps & { accounts: readonly Account[]; sides: ReturnType<typeof sidesOf> }) {
  const today = useTown().data?.today ?? '';
  const [isNaming, setNaming] = useState(false);
  const mine = lendable(grants, today, keepsAccounts);
  const you = !account.name;
  const canName = mayName && seesOthers && mine.length > 0;
  const name = canName ? (
    <Button icon="plus" onPress={() => setNaming(true)}>
      {t('web.deputy.name')}
    </Button>
  ) : null;
  const side = (id: string, title: string, rows: readonly Standing[], mayEnd: boolean) =>
    rows.length === 0 ? null : <Side id={id} title={title} rows={rows} mayEnd={mayEnd} links={!you} />;
  return (
    <div className="stack">
      {children}
      {sides.forIt.length + sides.byIt.length === 0 ? (
        <EmptyState isKept icon="access" title={t('web.deputy.none')} action={name}>
          {t('web.deputy.none_why')}
        </EmptyState>
      ) : (
        <>
          {side(
            'deputies-for',
            you ? t('web.deputy.for_you') : t('web.deputy.for', { name: account.name ?? '' }),
            sides.forIt,
            mayName,
          )}
          {side(
            'deputies-by',
            you ? t('web.deputy.by_you') : t('web.deputy.by', { name: account.name ?? '' }),
            sides.byIt,
            mayName,
          )}
          <div className="row">{name}</div>
        </>
      )}
      {mayName && !seesOthers ? <p className="small reading">{t('web.deputy.ask')}</p> : null}
      {isNaming ? (
        <NameDeputy
          owner={account.id}
          title={you ? t('web.deputy.name') : t('web.deputy.name_for', { name: account.name ?? '' })}
          grants={mine}
          accounts={accounts}
          onClose={() => setNaming(false)}
        />
      ) : null}
    </div>
  );
}

function Side({
  id,
  title,
  rows,
  mayEnd,
  links,
}: {
  id: string;
  title: string;
  rows: readonly Standing[];
  mayEnd: boolean;
  links: boolean;
}) {
  const today = useTown().data?.today ?? '';
  const [ending, setEnding] = useState<Standing | null>(null);
  // Without the right to read accounts the roles of others cannot be told: no column for dashes.
  const hasRoles = rows.some((row) => row.grant);
  const all: Column<Standing>[] = [
    {
      key: 'who',
      title: t('web.deputy.who'),
      cell: (row) => (links ? <Link to={`/atkomst/${row.other}`}>{row.otherName}</Link> : row.otherName),
    },
    {
      key: 'role',
      title: t('auth.role'),
      cell: (row) => (row.grant ? roleWord(row.grant.role) : t('web.deputy.role_of_another')),
    },
    {
      key: 'where',
      title: t('web.access.where'),
      cell: (row) => (row.grant ? <ReachWord where={row.grant} /> : '–'),
    },
    {
      key: 'period',
      title: t('web.access.when'),
      cell: (row) => <PeriodText period={row.deputyship} />,
    },
    {
      key: 'state',
      title: t('auth.status'),
      cell: (row) => <PeriodChip period={row.deputyship} today={today} />,
    },
    {
      key: 'deed',
      title: t('web.access.deed'),
      cell: (row) =>
        mayEnd && grantState(row.deputyship, today) !== 'ended' ? (
          <Button
            isSmall
            onPress={() => setEnding(row)}
            aria-label={t('web.deputy.end_of', { name: row.otherName, period: periodWord(row.deputyship) })}
          >
            {t('web.access.end')}
          </Button>
        ) : (
          '–'
        ),
    },
  ];
  const columns = all.filter(({ key }) => hasRoles || (key !== 'role' && key !== 'where'));
  return (
    <div className="stack-small">
      <h3 id={id}>{title}</h3>
      <Table caption={title} columns={columns} rows={rows} rowKey={(row) => row.deputyship.id} />
      {ending ? (
        <EndDeputyship
          standing={ending}
          title={t('web.deputy.end_title', { name: ending.otherName })}
          onClose={() => setEnding(null)}
        />
      ) : null}
    </div>
  );
}

function EndDeputyship({
  standing,
  title,
  onClose,
}: {
  standing: Standing;
  title: string;
  onClose: () => void;
}) {
  const end = useDeed(
    () => call(`/deputyships/${standing.deputyship.id}`, { method: 'DELETE' }),
    t('web.deputy.ended'),
    onClose,
  );
  return (
    <Confirm
      title={title}
      isOpen
      onClose={onClose}
      verb={t('web.access.end')}
      isDanger
      isBusy={end.isPending}
      onConfirm={() => end.mutate(undefined)}
    >
      <div className="stack">
        <p>{t('web.deputy.end_why')}</p>
        {end.error ? <ErrorState thrown={end.error} /> : null}
      </div>
    </Confirm>
  );
}
