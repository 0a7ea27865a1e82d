import { useState } from 'react';
import { t } from '../../platform/i18n';
import { useValidOn } from '../../platform/shell/url';
import { DateField } from '../../platform/ui/DateField';
import { TextField } from '../../platform/ui/Fields';
import { Form } from '../../platform/ui/Form';
import { toast } from '../../platform/ui/Toasts';
import { useDeed } from './data';
import { dayBefore, papersDays, readyDays } from './meetings';
import type { BoardMeeting } from './types';

/** A meeting of a board, and the days until when its papers must be ready and sent. */
export function MeetingForm({
  unit,
  meeting,
  onDone,
}: {
  unit: string;
  meeting?: BoardMeeting;
  onDone: () => void;
}) {
  const { today } = useValidOn();
  const deed = useDeed();
  const [held, setHeld] = useState(meeting?.held_on ?? '');
  const [ready, setReady] = useState(meeting?.ready_on ?? '');
  const [sent, setSent] = useState(meeting?.sent_on ?? '');
  const send = async ({ place }: Record<string, string>) => {
    const days = { held_on: held, ready_on: ready || undefined, sent_on: sent || undefined };
    const said = { ...days, place: place?.trim() || undefined };
    try {
      await deed.mutateAsync(
        meeting
          ? {
              method: 'PATCH',
              path: `/board-meetings/${meeting.id}`,
              body: Object.fromEntries(Object.entries(said).map(([name, value]) => [name, value ?? null])),
              version: meeting.version,
            }
          : { method: 'POST', path: '/board-meetings', body: { unit, ...said, marker: 'own' } },
      );
      toast(t('web.saved'));
      onDone();
    } catch {
      // The form says why.
    }
  };
  const reckoned = (days: number) =>
    held
      ? t('web.consultation.meetings.when_empty_day', { day: dayBefore(held, days) })
      : t('web.consultation.meetings.when_empty', { count: days });
  return (
    <Form
      names={['held_on', 'ready_on', 'sent_on', 'place']}
      thrown={deed.error}
      isBusy={deed.isPending}
      submitLabel={meeting ? t('web.form.save') : t('operation.consultation.add_meeting')}
      onSubmit={(values) => void send(values)}
      onCancel={onDone}
    >
      <DateField
        name="held_on"
        label={t('consultation.held_on')}
        value={held}
        onChange={setHeld}
        today={today}
        isRequired
        autoFocus
      />
      <DateField
        name="ready_on"
        label={t('consultation.ready_on')}
        hint={reckoned(readyDays)}
        value={ready}
        onChange={setReady}
        today={today}
      />
      <DateField
        name="sent_on"
        label={t('consultation.papers_sent_on')}
        hint={reckoned(papersDays)}
        value={sent}
        onChange={setSent}
        today={today}
      />
      <TextField name="place" label={t('consultation.place')} defaultValue={meeting?.place} maxLength={200} />
    </Form>
  );
}
