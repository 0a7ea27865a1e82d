import { mayDo, roleWord, useSession } from '../auth/session';
import { t } from '../i18n';
import { StatusChip, Tag } from '../ui/Chip';
import { PageHeader } from '../ui/PageHeader';
import { Table, type Column } from '../ui/Table';
import { roles } from './accounts';
import { actionWord } from './audit';
import { rightsOf, rightsOfRole, type Reach, type Right } from './policy';
import { roleHint } from './words';
import table from './policy.md?raw';
import './pages.css';

const rights = rightsOf(table);

/** Who may do what, in words first and as a table after. */
export default function RolesPage() {
  const session = useSession();
  const mine = new Set((session.data?.roles ?? []).map((held) => held.role));
  const columns: Column<Right>[] = [
    { key: 'action', title: t('web.role.action'), cell: (right) => actionWord(right.action) },
    ...roles.map<Column<Right>>((role) => ({
      key: role,
      title: roleWord(role),
      cell: (right) => <ReachWord reach={right.reach[role] ?? ''} />,
    })),
  ];
  return (
    <>
      <PageHeader
        title={t('web.page.roles')}
        crumbs={mayDo(session.data, 'account.read') ? [{ title: t('web.page.access'), to: '/atkomst' }] : []}
        answer={t('web.role.answer')}
      />
      <div className="stack">
        <div className="roles">
          {roles.map((role) => (
            <RoleCard key={role} role={role} isMine={mine.has(role)} />
          ))}
        </div>
        <section className="section rights" aria-labelledby="rights">
          <h2 id="rights">{t('web.role.table')}</h2>
          <Table
            caption={t('web.role.table')}
            columns={columns}
            rows={rights}
            rowKey={(right) => right.action}
          />
        </section>
      </div>
    </>
  );
}

function ReachWord({ reach }: { reach: Reach }) {
  return reach === 'town' ? (
    <StatusChip status="good">{t('web.role.everywhere')}</StatusChip>
  ) : reach === 'unit' ? (
    <StatusChip status="part">{t('web.role.own_unit')}</StatusChip>
  ) : reach === 'unit, two' ? (
    <StatusChip status="part">{t('web.role.own_unit_two')}</StatusChip>
  ) : (
    <span className="muted">{t('web.role.no')}</span>
  );
}

function RoleCard({ role, isMine }: { role: string; isMine: boolean }) {
  const { everywhere, where } = rightsOfRole(rights, role);
  return (
    <section className="card section" aria-labelledby={`role-${role}`}>
      <header>
        <h2 id={`role-${role}`}>{roleWord(role)}</h2>
        {isMine ? <Tag>{t('web.role.mine')}</Tag> : null}
      </header>
      <p>{roleHint(role)}</p>
      {where.length > 0 ? (
        <div>
          <h3>{t('web.role.where_given')}</h3>
          <ul>
            {where.map((action) => (
              <li key={action}>{actionWord(action)}</li>
            ))}
          </ul>
        </div>
      ) : null}
      <div>
        <h3>{t('web.role.in_town')}</h3>
        <ul>
          {everywhere.map((action) => (
            <li key={action}>{actionWord(action)}</li>
          ))}
        </ul>
      </div>
    </section>
  );
}
