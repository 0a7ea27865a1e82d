import { useState } from 'react';
import { t } from '../../platform/i18n';
import { useValidOn } from '../../platform/shell/url';
import { Button } from '../../platform/ui/Button';
import { DateField } from '../../platform/ui/DateField';
import { Dialog } from '../../platform/ui/Dialog';
import { TextField } from '../../platform/ui/Fields';
import { Form } from '../../platform/ui/Form';
import { toast } from '../../platform/ui/Toasts';
import { useDeed } from './data';
import { Problems } from './ReferralDraft';
import type { RecipientLine } from './types';

/** Those who have asked for more time: granted as asked in one press, or another day. */
export function TimeAsked({
  lines,
  onDecide,
}: {
  lines: readonly RecipientLine[];
  onDecide: (line: RecipientLine) => void;
}) {
  return (
    <section className="card section keep" aria-labelledby="time-asked">
      <h2 id="time-asked">{t('web.consultation.time_asked', { count: lines.length })}</h2>
      <ul className="referral-asked">
        {lines.map((line) => (
          <li key={line.recipient.id}>
            <Asked line={line} onDecide={() => onDecide(line)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Asked({ line, onDecide }: { line: RecipientLine; onDecide: () => void }) {
  const { recipient } = line;
  const deed = useDeed();
  const until = recipient.extension_asked_to ?? '';
  const grant = () =>
    deed.mutate(
      {
        method: 'POST',
        path: `/referral-recipients/${recipient.id}/extensions`,
        body: { extended_to: until, why: recipient.extension_asked_why ?? t('web.consultation.as_asked') },
      },
      { onSuccess: () => toast(t('web.consultation.granted', { name: recipient.name, day: until })) },
    );
  return (
    <div className="referral-asked-one">
      <p>
        <strong>{recipient.name}</strong> {t('web.consultation.asks_until', { day: until, due: line.due_on })}
        {recipient.extension_asked_why ? (
          <span className="muted referral-why">{recipient.extension_asked_why}</span>
        ) : null}
      </p>
      <div className="row only-screen">
        <Button isSmall tone="plain" icon="check" isBusy={deed.isPending} onPress={grant}>
          {t('web.consultation.grant', { day: until })}
          <span className="unseen"> {recipient.name}</span>
        </Button>
        <Button isSmall tone="quiet" onPress={onDecide}>
          {t('web.consultation.another_day')}
          <span className="unseen"> {recipient.name}</span>
        </Button>
      </div>
      {deed.error ? <Problems thrown={deed.error} /> : null}
    </div>
  );
}

/** More time for one of those asked; the unit is told, and the reason is kept. */
export function Extend({ line, onClose }: { line: RecipientLine; onClose: () => void }) {
  const { recipient } = line;
  const { today } = useValidOn();
  const deed = useDeed();
  const [until, setUntil] = useState(recipient.extension_asked_to ?? '');
  const submit = ({ why = '' }: Record<string, string>) =>
    deed.mutate(
      {
        method: 'POST',
        path: `/referral-recipients/${recipient.id}/extensions`,
        body: { extended_to: until, why: why.trim() },
      },
      {
        onSuccess: () => {
          toast(t('web.consultation.granted', { name: recipient.name, day: until }));
          onClose();
        },
      },
    );
  return (
    <Dialog title={t('web.consultation.extend_for', { name: recipient.name })} isOpen onClose={onClose}>
      <Form
        names={['extended_to', 'why']}
        thrown={deed.error}
        isBusy={deed.isPending}
        submitLabel={t('operation.consultation.extend')}
        onSubmit={submit}
        onCancel={onClose}
      >
        <p className="muted">{t('web.consultation.due_now', { day: line.due_on })}</p>
        <DateField
          name="extended_to"
          label={t('consultation.extended_to')}
          value={until}
          onChange={setUntil}
          today={today}
          isRequired
          autoFocus
        />
        <TextField
          name="why"
          label={t('consultation.extension_why')}
          hint={t('web.consultation.why_hint')}
          defaultValue={recipient.extension_asked_why}
          rows={3}
          maxLength={2000}
          isRequired
        />
      </Form>
    </Dialog>
  );
}
