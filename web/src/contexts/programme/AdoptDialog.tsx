import { useState } from 'react';
import { t } from '../../platform/i18n';
import { useValidOn } from '../../platform/shell/url';
import { DateField } from '../../platform/ui/DateField';
import { Dialog } from '../../platform/ui/Dialog';
import { Form } from '../../platform/ui/Form';
import { toast } from '../../platform/ui/Toasts';
import { useDeed } from './data';
import { plusMonths } from './lineage';
import type { EditionView } from './types';

/** The council has decided: from when, and until when. What it replaces ends the day before. */
export function AdoptDialog({ view, onClose }: { view: EditionView; onClose: () => void }) {
  const { today } = useValidOn();
  const [adopted, setAdopted] = useState(today);
  const [from, setFrom] = useState(today);
  const [to, setTo] = useState(`${Number(plusMonths(today, 48).slice(0, 4)) - 1}-12-31`);
  const deed = useDeed();
  const adopt = () =>
    void deed
      .mutateAsync({
        method: 'POST',
        path: `/editions/${view.edition.id}/adoptions`,
        body: { adopted_on: adopted, valid_from: from, ...(to ? { valid_to: to } : {}) },
        version: view.edition.version,
      })
      .then(() => {
        toast(t('web.adopt.done', { title: view.edition.title, day: from }));
        onClose();
      })
      .catch(() => {});
  return (
    <Dialog title={t('web.adopt.title', { title: view.edition.title })} isOpen onClose={onClose} isAlert>
      <Form
        names={['adopted_on', 'valid_from', 'valid_to']}
        thrown={deed.error}
        isBusy={deed.isPending}
        submitLabel={t('web.adopt.verb')}
        onSubmit={adopt}
        onCancel={onClose}
      >
        <p>
          {view.replaces_title
            ? t('web.adopt.why_replaces', { title: view.replaces_title })
            : t('web.adopt.why')}
        </p>
        <DateField
          name="adopted_on"
          label={t('programme.adopted_on')}
          value={adopted}
          onChange={setAdopted}
          today={today}
          isRequired
        />
        <DateField
          name="valid_from"
          label={t('common.valid_from')}
          value={from}
          onChange={setFrom}
          today={today}
          isRequired
        />
        <DateField name="valid_to" label={t('common.valid_to')} value={to} onChange={setTo} today={today} />
      </Form>
    </Dialog>
  );
}
