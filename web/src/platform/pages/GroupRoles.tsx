import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../kernel/client';
import { roleWord } from '../auth/session';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { Confirm, Dialog } from '../ui/Dialog';
import { SelectField, TextField } from '../ui/Fields';
import { Form } from '../ui/Form';
import { Link } from '../ui/Link';
import { EmptyState, ErrorState } from '../ui/States';
import { Table, type Column } from '../ui/Table';
import { roles, unitNamesQuery, unitOf, wholeTown } from './accounts';
import { useDeed } from './deed';
import { filled, type GroupRole, type Provider } from './providers';
import { roleHint } from './words';

interface Lines {
  provider: Provider;
  lines: readonly GroupRole[];
  mayManage: boolean;
}

/** Which groups at the service give which roles here, and where. */
export function GroupRoles({ provider, lines, mayManage }: Lines) {
  const [isAdding, setAdding] = useState(false);
  const add = mayManage ? (
    <Button tone="primary" icon="plus" onPress={() => setAdding(true)}>
      {t('web.provider.map')}
    </Button>
  ) : null;
  return (
    <section className="section" aria-labelledby="group-roles">
      <h2 id="group-roles">{t('web.provider.groups')}</h2>
      <p className="muted reading">{t('web.provider.groups_why')}</p>
      {lines.length === 0 ? (
        <EmptyState isKept icon="access" title={t('web.provider.no_groups')} action={add}>
          {t('web.provider.no_groups_why')}
        </EmptyState>
      ) : (
        <>
          <LineTable lines={lines} mayManage={mayManage} />
          <div className="row">{add}</div>
        </>
      )}
      {isAdding ? <AddLine provider={provider} onClose={() => setAdding(false)} /> : null}
    </section>
  );
}

function LineTable({ lines, mayManage }: Omit<Lines, 'provider'>) {
  const units = useQuery(unitNamesQuery);
  const [leaving, setLeaving] = useState<GroupRole | null>(null);
  const remove = useDeed(
    (line: GroupRole) => call(`/group-roles/${line.id}`, { method: 'DELETE' }),
    t('web.provider.unmapped'),
    () => setLeaving(null),
  );
  const columns: Column<GroupRole>[] = [
    {
      key: 'group',
      title: t('federation.group_name'),
      cell: (line) => <span className="fixed user-name">{line.group_name}</span>,
    },
    { key: 'role', title: t('auth.role'), cell: (line) => roleWord(line.role) },
    {
      key: 'unit',
      title: t('web.access.where'),
      cell: (line) =>
        line.unit ? (
          <Link to={`/organisation/${line.unit}`}>{units.data?.get(line.unit) ?? '…'}</Link>
        ) : (
          t('web.access.whole_town')
        ),
    },
    {
      key: 'deed',
      title: t('web.access.deed'),
      cell: (line) =>
        mayManage ? (
          <Button
            isSmall
            onPress={() => setLeaving(line)}
            aria-label={t('web.provider.unmap_of', { group: line.group_name, role: roleWord(line.role) })}
          >
            {t('web.provider.unmap')}
          </Button>
        ) : (
          '–'
        ),
    },
  ];
  return (
    <>
      <Table caption={t('web.provider.groups')} columns={columns} rows={lines} rowKey={(line) => line.id} />
      {leaving ? (
        <Confirm
          title={t('web.provider.unmap_of', { group: leaving.group_name, role: roleWord(leaving.role) })}
          isOpen
          onClose={() => setLeaving(null)}
          verb={t('web.provider.unmap')}
          isDanger
          isBusy={remove.isPending}
          onConfirm={() => remove.mutate(leaving)}
        >
          <div className="stack">
            <p>{t('web.provider.unmap_why')}</p>
            {remove.error ? <ErrorState thrown={remove.error} /> : null}
          </div>
        </Confirm>
      ) : null}
    </>
  );
}

function AddLine({ provider, onClose }: { provider: Provider; onClose: () => void }) {
  const units = useQuery(unitNamesQuery);
  const [role, setRole] = useState('');
  const add = useDeed(
    (body: Record<string, string>) =>
      call(`/identity-providers/${provider.id}/group-roles`, { method: 'POST', body }),
    t('web.provider.mapped'),
    onClose,
  );
  return (
    <Dialog title={t('web.provider.map')} isOpen onClose={onClose} size="large">
      <Form
        names={['group_name', 'role', 'unit']}
        thrown={add.error}
        isBusy={add.isPending}
        submitLabel={t('web.provider.map')}
        onCancel={onClose}
        onSubmit={(values) =>
          add.mutate(filled({ group_name: values.group_name ?? '', role, unit: unitOf(values.unit) }))
        }
      >
        <TextField
          name="group_name"
          label={t('federation.group_name')}
          hint={t('web.provider.group_hint')}
          autoComplete="off"
          isRequired
        />
        <SelectField
          name="role"
          label={t('auth.role')}
          hint={roleHint(role)}
          isRequired
          value={role}
          onChange={setRole}
          choices={roles.map((one) => ({ value: one, title: roleWord(one) }))}
        />
        <SelectField
          name="unit"
          label={t('web.access.where')}
          hint={t('web.access.where_hint')}
          isRequired
          defaultValue={wholeTown}
          choices={[
            { value: wholeTown, title: t('web.access.whole_town') },
            ...[...(units.data ?? [])].map(([value, title]) => ({ value, title })),
          ]}
        />
      </Form>
    </Dialog>
  );
}
