import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { t } from '../../platform/i18n';
import { DateField, Form, PageHeader, SelectField, TextField, toast } from '../../platform/ui';
import { nextSearch } from '../../platform/ui/Link';
import { useValidOn } from '../../platform/shell/url';
import { useSend, useTree } from './data';
import { keyOfName, kindsInOrder, possibleParents } from './tree';
import type { Unit } from './types';
import { kindWord } from './words';

/** A new unit and its first period. */
export default function NewUnitPage() {
  const { day, today } = useValidOn();
  const tree = useTree(day);
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [key, setKey] = useState<string | null>(null);
  const [from, setFrom] = useState(today);
  const send = useSend<Unit>((unit) => {
    toast(t('web.organisation.registered', { name: unit.name }));
    void navigate({
      to: `/organisation/${unit.id}`,
      search: ((before: Record<string, unknown>) => nextSearch(before)) as never,
    });
  });
  return (
    <>
      <PageHeader
        title={t('web.organisation.register')}
        crumbs={[{ title: t('web.page.organisation'), to: '/organisation' }]}
        answer={t('web.organisation.register_why')}
      />
      <Form
        names={['name', 'kind', 'administration', 'parent', 'valid_from', 'diary_prefix', 'key', 'source']}
        thrown={send.error}
        isBusy={send.isPending}
        submitLabel={t('web.organisation.register')}
        onCancel={() => history.back()}
        onSubmit={(values) => send.mutate({ path: '/units', body: filled({ ...values, valid_from: from }) })}
      >
        <TextField
          name="name"
          label={t('organisation.unit_name')}
          hint={t('web.organisation.name_hint')}
          value={name}
          onChange={setName}
          isRequired
        />
        <SelectField
          name="kind"
          label={t('organisation.unit_kind')}
          isRequired
          choices={kindsInOrder.map((kind) => ({ value: kind, title: kindWord(kind) }))}
        />
        <TextField name="administration" label={t('organisation.administration')} />
        <SelectField
          name="parent"
          label={t('organisation.parent')}
          choices={[
            { value: '', title: t('web.organisation.at_top') },
            ...possibleParents(tree.data?.items ?? []).map((unit) => ({ value: unit.id, title: unit.name })),
          ]}
        />
        <DateField
          name="valid_from"
          label={t('web.organisation.first_day')}
          value={from}
          onChange={setFrom}
          today={today}
          isRequired
        />
        <TextField name="diary_prefix" label={t('organisation.diary_prefix')} maxLength={20} />
        <TextField
          name="key"
          label={t('common.key')}
          hint={t('web.organisation.key_hint')}
          value={key ?? keyOfName(name)}
          onChange={setKey}
          maxLength={80}
          isRequired
        />
        <TextField
          name="source"
          label={t('common.source')}
          hint={t('web.organisation.source_hint')}
          maxLength={400}
        />
      </Form>
    </>
  );
}

/** Only what was written: an empty field is not sent. */
function filled(values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''));
}
