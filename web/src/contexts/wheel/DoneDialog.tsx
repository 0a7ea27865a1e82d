import { useState } from 'react';
import { t } from '../../platform/i18n';
import { DateField, Dialog, Form, TextField, toast } from '../../platform/ui';
import { useTown } from '../../platform/auth/session';
import { useDeed } from './data';
import type { Occurrence } from './types';

/** Registers that something was done: a fulfilment of a requirement, or the day of an entry. */
export function DoneDialog({ one, onClose }: { one: Occurrence; onClose: () => void }) {
  const today = useTown().data?.today ?? '';
  const [day, setDay] = useState(today);
  const isRequirement = one.source === 'requirement';
  const undo = useDeed();
  const register = useDeed<{ id: string }>((made) => {
    toast(t('web.wheel.registered', { title: one.title }), {
      undo: isRequirement
        ? undefined
        : () => undo.mutate({ method: 'DELETE', path: `/calendar-completions/${made.id}` }),
    });
    onClose();
  });
  const send = (reference: string) =>
    register.mutate(
      isRequirement
        ? {
            method: 'POST',
            path: '/fulfilments',
            body: {
              requirement: one.of,
              unit: one.unit,
              done_on: day,
              reference: reference || null,
              marker: 'own',
            },
          }
        : {
            method: 'POST',
            path: '/calendar-completions',
            body: {
              entry: one.of,
              unit: one.unit ?? null,
              due_on: one.due_on,
              done_on: day,
              reference: reference || null,
            },
          },
    );
  return (
    <Dialog title={t('web.wheel.register_title')} isOpen onClose={onClose}>
      <div className="stack">
        <p>
          <strong>{one.title}</strong>
          <br />
          <span className="muted">{one.unit_name ?? t('web.wheel.whole_town')}</span>
        </p>
        <Form
          names={['done_on', 'reference']}
          thrown={register.error}
          isBusy={register.isPending}
          submitLabel={t('web.wheel.register')}
          onSubmit={(values) => send(values.reference ?? '')}
          onCancel={onClose}
        >
          <DateField
            name="done_on"
            label={t('programme.done_on')}
            value={day}
            onChange={setDay}
            today={today}
            isRequired
          />
          <TextField
            name="reference"
            label={t('web.wheel.reference')}
            hint={t('web.wheel.reference_hint')}
            maxLength={120}
          />
        </Form>
      </div>
    </Dialog>
  );
}
