import { useState } from 'react';
import { call } from '../../kernel/client';
import { roleWord, useTown } from '../auth/session';
import { t } from '../i18n';
import { DateField } from '../ui/DateField';
import { Dialog } from '../ui/Dialog';
import { SelectField } from '../ui/Fields';
import { Form } from '../ui/Form';
import type { Account, RoleGrant } from './accounts';
import { useDeed } from './deed';
import { longestDays } from './deputies';
import { useWhereWord } from './Reach';

/** Names a deputy for one of somebody's roles, for a period. */
export function NameDeputy({
  owner,
  title,
  grants,
  accounts,
  onClose,
}: {
  owner: string;
  title: string;
  grants: readonly RoleGrant[];
  accounts: readonly Account[];
  onClose: () => void;
}) {
  const today = useTown().data?.today ?? '';
  const where = useWhereWord();
  const [from, setFrom] = useState(today);
  const [to, setTo] = useState('');
  const name = useDeed(
    ({ grant, ...body }: Record<string, string>) =>
      call(`/grants/${grant}/deputyships`, { method: 'POST', body }),
    t('web.deputy.named'),
    onClose,
  );
  const others = accounts.filter((one) => one.status === 'active' && one.id !== owner);
  return (
    <Dialog title={title} isOpen onClose={onClose} size="large">
      <Form
        names={['grant', 'deputy', 'valid_from', 'valid_to']}
        thrown={name.error}
        isBusy={name.isPending}
        submitLabel={t('web.deputy.name')}
        onCancel={onClose}
        onSubmit={(values) =>
          name.mutate({
            grant: values.grant ?? '',
            deputy: values.deputy ?? '',
            valid_from: from,
            valid_to: to,
          })
        }
      >
        <SelectField
          name="grant"
          label={t('auth.role')}
          isRequired
          defaultValue={grants[0]?.id ?? ''}
          choices={grants.map((grant) => ({
            value: grant.id,
            title: `${roleWord(grant.role)}, ${where(grant)}`,
          }))}
        />
        <SelectField
          name="deputy"
          label={t('auth.deputy')}
          isRequired
          defaultValue=""
          choices={others.map((one) => ({ value: one.id, title: one.name }))}
        />
        <DateField
          name="valid_from"
          label={t('common.valid_from')}
          value={from}
          onChange={setFrom}
          today={today}
          isRequired
        />
        <DateField
          name="valid_to"
          label={t('common.valid_to')}
          hint={t('web.deputy.last_day_hint', { days: longestDays })}
          value={to}
          onChange={setTo}
          today={today}
          isRequired
        />
      </Form>
    </Dialog>
  );
}
