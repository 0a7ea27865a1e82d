import { useState } from 'react';
import { t } from '../../platform/i18n';
import { useValidOn } from '../../platform/shell/url';
import { findingText, type Finding } from '../../platform/trace';
import { DateField } from '../../platform/ui/DateField';
import { Dialog } from '../../platform/ui/Dialog';
import { TextField } from '../../platform/ui/Fields';
import { Form } from '../../platform/ui/Form';
import { toast } from '../../platform/ui/Toasts';
import { useDeed } from './data';
import { plusMonths } from './lineage';

/** To live with a finding until a day takes a reason and that day. It comes back when its facts change. */
export function AcceptDialog({
  finding,
  path,
  onClose,
}: {
  finding: Finding;
  /** Where acceptances of what was looked at are kept. */
  path: string;
  onClose: () => void;
}) {
  const { today } = useValidOn();
  const [reason, setReason] = useState('');
  const [review, setReview] = useState(plusMonths(today, 6));
  const deed = useDeed();
  const accept = () =>
    void deed
      .mutateAsync({
        method: 'POST',
        path,
        body: { key: finding.key, facts_hash: finding.facts_hash, reason: reason.trim(), review_on: review },
      })
      .then(() => {
        toast(t('web.finding.accepted_now', { day: review }));
        onClose();
      })
      .catch(() => {});
  return (
    <Dialog title={t('web.finding.accept_title')} isOpen onClose={onClose} size="large" isAlert>
      <Form
        names={['reason', 'review_on']}
        thrown={deed.error}
        isBusy={deed.isPending}
        submitLabel={t('web.finding.accept')}
        onSubmit={accept}
        onCancel={onClose}
      >
        <p>
          <strong>{findingText(finding)}</strong>
        </p>
        <p className="muted">{t('web.finding.accept_why')}</p>
        <TextField
          name="reason"
          label={t('finding.reason')}
          hint={t('web.finding.reason_hint')}
          rows={4}
          value={reason}
          onChange={setReason}
          isRequired
          maxLength={2000}
          autoFocus
        />
        <DateField
          name="review_on"
          label={t('finding.review_on')}
          value={review}
          onChange={setReview}
          today={today}
          isRequired
        />
      </Form>
    </Dialog>
  );
}
