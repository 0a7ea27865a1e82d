import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { t } from '../../platform/i18n';
import { SelectField, TextField } from '../../platform/ui/Fields';
import { Form } from '../../platform/ui/Form';
import { PageHeader } from '../../platform/ui/PageHeader';
import { askAnew, useOwnUnits } from './data';
import { addNamed } from './key';
import { frequencies } from './MemberSearch';
import { TimeField } from './TimeField';
import { classes, type Resource } from './types';
import { classWord } from './words';
import './continuity.css';

/** A new resource: something that can be lost by itself. */
export default function NewResourcePage() {
  const units = useOwnUnits();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [unit, setUnit] = useState('');
  const [kind, setKind] = useState('');
  const [repair, setRepair] = useState<number | null>(null);
  const [often, setOften] = useState('');
  const [thrown, setThrown] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const chosen = unit || units[0]?.id || '';
  const add = async () => {
    setBusy(true);
    try {
      const row = await addNamed<Resource>('/resources', {
        unit: chosen,
        name: name.trim(),
        kind,
        repair_minutes: repair,
        restart_minutes: 0,
        losses_per_year: Number(often),
        is_black_start: false,
        marker: 'own',
      });
      void askAnew(client);
      await navigate({ to: `/kontinuitet/resurser/${row.id}` });
    } catch (problem) {
      setThrown(problem);
      setBusy(false);
    }
  };
  return (
    <>
      <PageHeader
        title={t('web.continuity.new_resource')}
        crumbs={[
          { title: t('web.continuity.page'), to: '/kontinuitet' },
          { title: t('web.continuity.resources'), to: '/kontinuitet/resurser' },
        ]}
        answer={t('web.continuity.new_resource_answer')}
      />
      <div className="card con-new">
        <Form
          names={['name', 'unit', 'kind', 'repair_minutes', 'losses_per_year', 'key']}
          thrown={thrown}
          isBusy={isBusy}
          submitLabel={t('web.continuity.add_it')}
          onSubmit={() => void add()}
        >
          <TextField
            name="name"
            label={t('continuity.resource_name')}
            value={name}
            onChange={setName}
            maxLength={200}
            isRequired
            autoFocus
          />
          <SelectField
            name="kind"
            label={t('continuity.resource_kind')}
            hint={t('web.continuity.class_hint')}
            choices={classes.map((one) => ({ value: one, title: classWord(one) }))}
            value={kind}
            onChange={setKind}
            isRequired
          />
          <SelectField
            name="unit"
            label={t('organisation.unit')}
            hint={t('web.continuity.unit_hint')}
            choices={units.map((one) => ({ value: one.id, title: one.name }))}
            value={chosen}
            onChange={setUnit}
            isRequired
          />
          <TimeField
            label={t('web.continuity.how_long_back')}
            value={repair}
            onChange={setRepair}
            isRequired
          />
          <SelectField
            name="losses_per_year"
            label={t('web.continuity.how_often')}
            choices={frequencies()}
            value={often}
            onChange={setOften}
            isRequired
          />
        </Form>
      </div>
    </>
  );
}
