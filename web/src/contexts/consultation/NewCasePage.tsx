import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { t } from '../../platform/i18n';
import { useValidOn } from '../../platform/shell/url';
import { DateField } from '../../platform/ui/DateField';
import { SelectField, TextField } from '../../platform/ui/Fields';
import { Form } from '../../platform/ui/Form';
import { PageHeader } from '../../platform/ui/PageHeader';
import { EmptyState } from '../../platform/ui/States';
import { toast } from '../../platform/ui/Toasts';
import { isPresent, useOwnUnits } from './case_data';
import { useDeed, useUnits } from './data';
import type { OpinionCase, UnitView } from './types';
import './case.css';

const names = [
  'unit',
  'title',
  'sender',
  'sender_diary_number',
  'diary_number',
  'received_on',
  'due_on',
  'department',
  'officer',
];

/** Registers a remiss that came from outside Värn; from then on it is answered like any other. */
export default function NewCasePage() {
  const units = useUnits();
  const own = useOwnUnits();
  return (
    <>
      <PageHeader
        title={t('web.consultation.new_case')}
        crumbs={[{ title: t('web.consultation.page'), to: '/remisser' }]}
        answer={t('web.consultation.new_case_answer')}
      />
      {units.data && (own.length === 0 || !isPresent()) ? (
        <EmptyState icon="lock" title={t('web.consultation.new_case_no_unit')} isKept>
          <p>{t('web.consultation.new_case_no_unit_why')}</p>
        </EmptyState>
      ) : (
        <Fields units={own} />
      )}
    </>
  );
}

function Fields({ units }: { units: readonly UnitView[] }) {
  const { today } = useValidOn();
  const navigate = useNavigate();
  const deed = useDeed<OpinionCase>();
  const [unit, setUnit] = useState('');
  const [given, setReceived] = useState<string>();
  const received = given ?? today;
  const [due, setDue] = useState('');
  const chosen = unit || units[0]?.id || '';
  const prefix = units.find((one) => one.id === chosen)?.diary_prefix;
  const send = async (values: Record<string, string>) => {
    const words = (name: string) => values[name]?.trim() || undefined;
    try {
      const row = await deed.mutateAsync({
        method: 'POST',
        path: '/opinion-cases',
        body: {
          unit: chosen,
          title: words('title'),
          sender: words('sender'),
          sender_diary_number: words('sender_diary_number'),
          diary_number: words('diary_number'),
          received_on: received,
          due_on: due,
          department: words('department'),
          officer: words('officer'),
          way: 'board',
          marker: 'own',
        },
      });
      toast(t('web.consultation.new_case_done'));
      await navigate({ to: `/remisser/arenden/${row.id}`, search: { visa: 'arende' } as never });
    } catch {
      // The form says why.
    }
  };
  return (
    <div className="card case-new">
      <Form
        names={names}
        thrown={deed.error}
        isBusy={deed.isPending || deed.isSuccess}
        submitLabel={t('web.consultation.new_case_add')}
        onSubmit={(values) => void send(values)}
      >
        <SelectField
          name="unit"
          label={t('organisation.unit')}
          choices={units.map((one) => ({ value: one.id, title: one.name }))}
          value={chosen}
          onChange={setUnit}
          isRequired
        />
        <TextField
          name="title"
          label={t('common.title')}
          hint={t('web.consultation.new_case_title_hint')}
          maxLength={300}
          isRequired
        />
        <TextField
          name="sender"
          label={t('consultation.sender')}
          hint={t('web.consultation.new_case_sender_hint')}
          maxLength={200}
          isRequired
        />
        <TextField
          name="sender_diary_number"
          label={t('consultation.sender_diary_number')}
          hint={t('web.consultation.new_case_diary_hint')}
          maxLength={60}
        />
        <TextField
          name="diary_number"
          label={t('consultation.diary_number')}
          hint={
            prefix
              ? t('web.consultation.new_case_own_diary_prefix', { prefix })
              : t('web.consultation.new_case_own_diary')
          }
          maxLength={60}
        />
        <div className="case-fields">
          <DateField
            name="received_on"
            label={t('consultation.received_on')}
            value={received}
            onChange={setReceived}
            today={today}
            isRequired
          />
          <DateField
            name="due_on"
            label={t('consultation.due_on')}
            value={due}
            onChange={setDue}
            today={today}
            isRequired
          />
        </div>
        <TextField name="department" label={t('consultation.department')} maxLength={200} />
        <TextField name="officer" label={t('consultation.officer')} maxLength={200} />
      </Form>
    </div>
  );
}
