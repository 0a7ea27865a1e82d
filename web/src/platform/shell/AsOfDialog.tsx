import { useState } from 'react';
import { dateText, dayOf, instantOf, readTime, t } from '../i18n';
import { useTown } from '../auth/session';
import { Button } from '../ui/Button';
import { DateField } from '../ui/DateField';
import { Dialog } from '../ui/Dialog';
import { TextField } from '../ui/Fields';
import { useAsOf } from './url';

/** Chooses the moment at which what the pages say was known. */
export default function AsOfDialog({ onClose }: { onClose: () => void }) {
  const { moment, setMoment } = useAsOf();
  const town = useTown();
  const today = town.data?.today ?? dayOf(new Date().toISOString());
  const [day, setDay] = useState(moment ? dayOf(moment) : today);
  const [time, setTime] = useState(moment ? dateText(moment).slice(-5) : '');
  const show = (next: string | undefined) => {
    onClose();
    setMoment(next);
  };
  const isLater = (chosen: string) => chosen > today;
  return (
    <Dialog title={t('web.as_of.title')} isOpen onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          const clock = readTime(time || '00:00');
          if (day && clock && !isLater(day)) {
            show(instantOf(day, clock));
          }
        }}
      >
        <p>{t('web.as_of.why')}</p>
        <DateField
          name="as_of_day"
          label={t('web.as_of.day')}
          hint={isLater(day) ? t('web.as_of.not_later') : undefined}
          value={day}
          onChange={setDay}
          today={today}
          isRequired
          autoFocus
        />
        <TextField
          name="as_of_time"
          label={t('web.as_of.time')}
          hint={t('web.as_of.time_hint')}
          value={time}
          onChange={setTime}
          inputMode="numeric"
          validate={(typed) => (typed === '' || readTime(typed) ? null : t('web.as_of.time_wrong'))}
        />
        <div className="form-end">
          <Button tone="primary" type="submit">
            {t('web.as_of.show')}
          </Button>
          <Button tone="quiet" onPress={() => show(undefined)}>
            {t('web.as_of.back')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
