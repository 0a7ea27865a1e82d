import { useState } from 'react';
import { t } from '../../platform/i18n';
import { useValidOn } from '../../platform/shell/url';
import { DateField } from '../../platform/ui/DateField';
import { Dialog } from '../../platform/ui/Dialog';
import { SelectField, TextField } from '../../platform/ui/Fields';
import { Form } from '../../platform/ui/Form';
import { toast } from '../../platform/ui/Toasts';
import { useDeed } from './data';
import { statuses, type Measure, type Status } from './types';
import { statusWord } from './words';

/** What comes next by itself, to be proposed. */
export function nextStatus(status: Status): Status {
  switch (status) {
    case 'proposed':
      return 'decided';
    case 'decided':
      return 'under_way';
    case 'under_way':
      return 'done';
    case 'done':
    case 'cancelled':
      return 'under_way';
  }
}

/** Whether a change owes words: on the effect, on why it is cancelled, on why it is taken up again. */
export function owesWords(before: Status, after: Status): boolean {
  return after === 'done' || after === 'cancelled' || before === 'done' || before === 'cancelled';
}

/** Says that a measure came to another status, on a day, and in words what came of it. */
export function StatusDialog({ measure, onClose }: { measure: Measure; onClose: () => void }) {
  const { today } = useValidOn();
  const [status, setStatus] = useState<Status>(nextStatus(measure.status));
  const [words, setWords] = useState('');
  const [day, setDay] = useState(today);
  const deed = useDeed<Measure>();
  const send = () =>
    void deed
      .mutateAsync({
        method: 'POST',
        path: `/measures/${measure.id}/status-changes`,
        version: measure.version,
        body: { status, happened_on: day, ...(words.trim() ? { words: words.trim() } : {}) },
      })
      .then(() => {
        toast(t('measure.status_changed', { title: measure.title, status: statusWord(status) }));
        onClose();
      })
      .catch(() => {});
  return (
    <Dialog title={t('measure.change_status')} isOpen onClose={onClose}>
      <Form
        names={['status', 'words', 'happened_on']}
        thrown={deed.error}
        isBusy={deed.isPending}
        onSubmit={send}
        onCancel={onClose}
      >
        <SelectField
          name="status"
          label={t('measure.status')}
          isRequired
          value={status}
          onChange={(next) => setStatus(next as Status)}
          choices={statuses
            .filter((one) => one !== measure.status)
            .map((one) => ({ value: one, title: statusWord(one) }))}
        />
        <TextField
          name="words"
          label={wordsLabel(measure.status, status)}
          value={words}
          onChange={setWords}
          rows={4}
          isRequired={owesWords(measure.status, status)}
          maxLength={4000}
        />
        <DateField
          name="happened_on"
          label={t('measure.happened_on')}
          value={day}
          onChange={setDay}
          today={today}
          isRequired
        />
      </Form>
    </Dialog>
  );
}

function wordsLabel(before: Status, after: Status): string {
  if (after === 'done') {
    return t('measure.effect_reached');
  }
  if (after === 'cancelled') {
    return t('measure.why_cancelled');
  }
  return before === 'done' || before === 'cancelled' ? t('measure.why_taken_up') : t('measure.note');
}
