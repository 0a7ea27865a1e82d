import { useState } from 'react';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { DateField } from '../ui/DateField';
import { Dialog } from '../ui/Dialog';
import { useValidOn } from './url';

/** Chooses the day that pages speak of. */
export default function ValidOnDialog({ onClose, onAsOf }: { onClose: () => void; onAsOf: () => void }) {
  const { day, today, setDay } = useValidOn();
  const [chosen, setChosen] = useState(day);
  const show = (next: string | undefined) => {
    onClose();
    setDay(next);
  };
  return (
    <Dialog title={t('web.valid_on.title')} isOpen onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          show(chosen || undefined);
        }}
      >
        <p>{t('web.valid_on.why')}</p>
        <DateField
          name="valid_on"
          label={t('web.valid_on.day')}
          value={chosen}
          onChange={setChosen}
          today={today}
          isRequired
          autoFocus
        />
        <div className="form-end">
          <Button tone="primary" type="submit">
            {t('web.valid_on.show')}
          </Button>
          <Button tone="quiet" onPress={() => show(undefined)}>
            {t('web.valid_on.back')}
          </Button>
          <Button tone="quiet" icon="history" onPress={onAsOf}>
            {t('web.as_of.title')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
