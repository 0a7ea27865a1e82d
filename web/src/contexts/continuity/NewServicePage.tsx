import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { t } from '../../platform/i18n';
import { SelectField, TextField } from '../../platform/ui/Fields';
import { Form } from '../../platform/ui/Form';
import { PageHeader } from '../../platform/ui/PageHeader';
import { Notice } from '../../platform/ui/States';
import { askAnew, useOwnUnits } from './data';
import { addNamed } from './key';
import type { Service } from './types';
import './continuity.css';

/** A new critical service: its name and who answers for it. The guided analysis asks for the rest. */
export default function NewServicePage() {
  const units = useOwnUnits();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [unit, setUnit] = useState('');
  const [thrown, setThrown] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const chosen = unit || units[0]?.id || '';
  const add = async () => {
    setBusy(true);
    try {
      const row = await addNamed<Service>('/critical-services', {
        unit: chosen,
        name: name.trim(),
        restart_minutes: 0,
        marker: 'own',
      });
      void askAnew(client);
      await navigate({ to: `/kontinuitet/tjanster/${row.id}/genomgang` });
    } catch (problem) {
      setThrown(problem);
      setBusy(false);
    }
  };
  return (
    <>
      <PageHeader
        title={t('web.continuity.new_service')}
        crumbs={[
          { title: t('web.continuity.page'), to: '/kontinuitet' },
          { title: t('web.continuity.services'), to: '/kontinuitet/tjanster' },
        ]}
        answer={t('web.continuity.new_service_answer')}
      />
      <div className="card con-new">
        <Form
          names={['name', 'unit', 'key']}
          thrown={thrown}
          isBusy={isBusy}
          submitLabel={t('web.continuity.new_service_add')}
          onSubmit={() => void add()}
        >
          <TextField
            name="name"
            label={t('continuity.service_name')}
            hint={t('web.continuity.service_name_hint')}
            value={name}
            onChange={setName}
            maxLength={200}
            isRequired
            autoFocus
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
        </Form>
      </div>
      <Notice>{t('web.continuity.new_service_next')}</Notice>
    </>
  );
}
