import { useState } from 'react';
import { t } from '../../platform/i18n';
import { useValidOn } from '../../platform/shell/url';
import { DateField } from '../../platform/ui/DateField';
import { Confirm, Dialog } from '../../platform/ui/Dialog';
import { TextField } from '../../platform/ui/Fields';
import { Form } from '../../platform/ui/Form';
import { toast } from '../../platform/ui/Toasts';
import { useDeed } from './data';
import type { PlanningCycle } from './types';

/** Opens the next year's planning. */
export function OpenCycle({ all, onClose }: { all: readonly PlanningCycle[]; onClose: () => void }) {
  const { today } = useValidOn();
  const next = all[0] ? all[0].year + 1 : Number(today.slice(0, 4));
  const [values, setValues] = useState({
    year: String(next),
    name: t('web.planning.cycle_name', { year: String(next) }),
    valid_from: `${next}-01-01`,
    valid_to: `${next}-12-31`,
  });
  const deed = useDeed();
  const set = (name: keyof typeof values) => (value: string) =>
    setValues((before) => ({ ...before, [name]: value }));
  const send = async () => {
    try {
      await deed.mutateAsync({
        method: 'POST',
        path: '/planning-cycles',
        body: { ...values, year: Number(values.year), key: `vp-${values.year}`, marker: 'own' },
      });
      toast(t('web.planning.opened'));
      onClose();
    } catch {
      // The form shows why.
    }
  };
  return (
    <Dialog title={t('web.planning.open_cycle')} isOpen onClose={onClose}>
      <Form
        names={['year', 'name', 'valid_from', 'valid_to']}
        thrown={deed.error}
        isBusy={deed.isPending}
        submitLabel={t('web.planning.open_cycle')}
        onSubmit={() => void send()}
        onCancel={onClose}
      >
        <TextField
          name="year"
          label={t('planning.year')}
          inputMode="numeric"
          pattern="\d{4}"
          value={values.year}
          onChange={set('year')}
          isRequired
          autoFocus
        />
        <TextField
          name="name"
          label={t('planning.cycle_name')}
          value={values.name}
          onChange={set('name')}
          isRequired
        />
        <DateField
          name="valid_from"
          label={t('common.valid_from')}
          value={values.valid_from}
          onChange={set('valid_from')}
          today={today}
          isRequired
        />
        <DateField
          name="valid_to"
          label={t('common.valid_to')}
          value={values.valid_to}
          onChange={set('valid_to')}
          today={today}
          isRequired
        />
      </Form>
    </Dialog>
  );
}

/** Closes a year for good, with why. */
export function CloseCycle({ cycle, onClose }: { cycle: PlanningCycle; onClose: () => void }) {
  const deed = useDeed();
  const close = async (reason: string) => {
    try {
      await deed.mutateAsync({
        method: 'POST',
        path: `/planning-cycles/${cycle.id}/closings`,
        body: { reason },
        version: cycle.version,
      });
      toast(t('web.planning.is_closed'));
      onClose();
    } catch (thrown) {
      toast((thrown as Error).message, { tone: 'bad' });
    }
  };
  return (
    <Confirm
      title={t('web.planning.close_title', { cycle: cycle.name })}
      isOpen
      onClose={onClose}
      onConfirm={(reason) => void close(reason)}
      verb={t('web.planning.close_cycle')}
      isDanger
      reason={t('planning.closing_reason')}
      isBusy={deed.isPending}
    >
      {t('web.planning.close_how')}
    </Confirm>
  );
}
