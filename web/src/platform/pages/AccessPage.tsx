import { useState } from 'react';
import { useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { call } from '../../kernel/client';
import { mayDo, roleWord, useSession, useTown } from '../auth/session';
import { language, t } from '../i18n';
import { useSearchWord } from '../shell/url';
import { Button } from '../ui/Button';
import { Tag } from '../ui/Chip';
import { Dialog } from '../ui/Dialog';
import { SelectField, TextField } from '../ui/Fields';
import { Form } from '../ui/Form';
import { Icon } from '../ui/icons';
import { Link } from '../ui/Link';
import { PageHeader } from '../ui/PageHeader';
import { SearchField } from '../ui/SearchField';
import { Shown } from '../ui/States';
import { Table, type Column } from '../ui/Table';
import { toast } from '../ui/Toasts';
import { accountsQuery, grantsQuery, grantState, type Account, type RoleGrant } from './accounts';
import { PasswordField } from './PasswordField';
import { ReachWord } from './Reach';
import { AccountStatus, languages } from './words';
import './pages.css';

interface Row {
  account: Account;
  /** Roles in force today; absent while they are on their way. */
  grants?: RoleGrant[];
}

/** Who can sign in, with which roles and where. */
export default function AccessPage() {
  const accounts = useQuery(accountsQuery);
  const session = useSession();
  const [isAdding, setAdding] = useState(false);
  const rows = useRows(accounts.data?.items ?? []);
  const open = rows.filter((row) => row.account.status === 'active');
  const isKnown = rows.length > 0 && rows.every((row) => row.grants);
  const without = open.filter((row) => row.grants?.length === 0).length;
  return (
    <>
      <PageHeader
        title={t('web.page.access')}
        answer={
          isKnown ? (
            <>
              <strong>{t('web.access.can_sign_in', { count: open.length })}</strong>{' '}
              {without > 0 ? t('web.access.without_role', { count: without }) : t('web.access.all_have_role')}
            </>
          ) : null
        }
        actions={
          <>
            {mayDo(session.data, 'account.add') ? (
              <Button tone="primary" icon="plus" onPress={() => setAdding(true)}>
                {t('web.access.add')}
              </Button>
            ) : null}
            {mayDo(session.data, 'access.explain') ? (
              <Link to="/atkomst/varfor" className="button button-plain">
                <Icon name="question" /> {t('web.page.why')}
              </Link>
            ) : null}
            {mayDo(session.data, 'provider.read') ? (
              <Link to="/inloggningstjanster" className="button button-plain">
                {t('web.page.providers')}
              </Link>
            ) : null}
            <Link to="/roller" className="button button-plain">
              <Icon name="access" /> {t('web.page.roles')}
            </Link>
          </>
        }
      />
      <Shown query={accounts} lines={6}>
        {() => <Accounts rows={rows} />}
      </Shown>
      {isAdding ? <AddAccount onClose={() => setAdding(false)} /> : null}
    </>
  );
}

function useRows(accounts: readonly Account[]): Row[] {
  const today = useTown().data?.today ?? '';
  const grants = useQueries({ queries: accounts.map((account) => grantsQuery(account.id)) });
  return accounts.map((account, at) => ({
    account,
    grants: grants[at]?.data?.items.filter((grant) => grantState(grant, today) === 'now'),
  }));
}

function Accounts({ rows }: { rows: readonly Row[] }) {
  const [asked, setAsked] = useSearchWord('sok');
  const [order, setOrder] = useSearchWord('ordning');
  const words = (asked ?? '').toLocaleLowerCase('sv');
  const shown = rows.filter((row) =>
    `${row.account.name} ${row.account.user_name}`.toLocaleLowerCase('sv').includes(words),
  );
  const columns: Column<Row>[] = [
    {
      key: 'name',
      title: t('auth.name'),
      sort: (row) => row.account.name,
      cell: (row) => <Link to={`/atkomst/${row.account.id}`}>{row.account.name}</Link>,
    },
    {
      key: 'user_name',
      title: t('auth.user_name'),
      sort: (row) => row.account.user_name,
      cell: (row) => <span className="fixed user-name">{row.account.user_name}</span>,
    },
    {
      key: 'roles',
      title: t('auth.roles'),
      cell: (row) => <Roles grants={row.grants} />,
    },
    {
      key: 'status',
      title: t('auth.status'),
      sort: (row) => row.account.status,
      cell: (row) => <AccountStatus account={row.account} />,
    },
  ];
  return (
    <div className="stack">
      <div className="table-tools only-screen">
        <SearchField label={t('web.access.search')} value={asked ?? ''} onSearch={setAsked} />
      </div>
      <Table
        caption={t('web.access.accounts')}
        columns={columns}
        rows={shown}
        rowKey={(row) => row.account.id}
        order={order}
        onOrder={setOrder}
        empty={t('web.access.no_hit')}
      />
    </div>
  );
}

function Roles({ grants }: { grants?: RoleGrant[] }) {
  if (!grants) {
    return <>…</>;
  }
  return grants.length === 0 ? (
    <Tag>{t('web.access.no_role')}</Tag>
  ) : (
    <ul className="plain">
      {grants.map((grant) => (
        <li key={grant.id}>
          {roleWord(grant.role)}, <ReachWord where={grant} />
        </li>
      ))}
    </ul>
  );
}

function AddAccount({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const add = useMutation({
    mutationFn: (body: Record<string, string>) => call<Account>('/accounts', { method: 'POST', body }),
    onSuccess: async (account) => {
      toast(t('web.access.added', { name: account.name }));
      await client.invalidateQueries({ queryKey: ['accounts'] });
      await navigate({ to: `/atkomst/${account.id}` });
    },
  });
  return (
    <Dialog title={t('web.access.add')} isOpen onClose={onClose} size="large">
      <Form
        names={['name', 'user_name', 'language', 'password']}
        thrown={add.error}
        isBusy={add.isPending}
        submitLabel={t('web.access.add')}
        onCancel={onClose}
        onSubmit={(values) =>
          add.mutate(Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '')))
        }
      >
        <TextField name="name" label={t('auth.name')} autoComplete="off" isRequired />
        <TextField
          name="user_name"
          label={t('auth.user_name')}
          hint={t('web.access.user_name_hint')}
          autoComplete="off"
          isRequired
        />
        <SelectField
          name="language"
          label={t('auth.language')}
          isRequired
          defaultValue={language()}
          choices={languages()}
        />
        <PasswordField
          name="password"
          label={t('web.access.first_password')}
          hint={t('web.access.first_password_hint')}
        />
      </Form>
    </Dialog>
  );
}
