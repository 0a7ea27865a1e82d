import { dateText, longDate, t } from '../i18n';
import { useTown } from '../auth/session';
import { Button } from '../ui/Button';
import { Icon } from '../ui/icons';
import { useAsOf, useValidOn } from './url';

/** Invented facts must say that they are invented, on every page. */
export function DemoBand({ today }: { today: string }) {
  return (
    <p className="demo-band">
      <Icon name="info" />
      <span>
        <strong>{t('web.demo.band')}</strong> {t('web.demo.date', { today })}
      </span>
    </p>
  );
}

/** The page speaks of another day than today: said in a band of its own, with the way back. */
export function ValidOnBand() {
  const { day, isToday, setDay } = useValidOn();
  if (isToday) {
    return null;
  }
  return (
    <div className="valid-band" role="status">
      <Icon name="calendar" />
      <span>
        {t('web.valid_on.band')} <strong className="figures">{day}</strong> ({longDate(day)})
      </span>
      <Button isSmall onPress={() => setDay(undefined)}>
        {t('web.valid_on.back')}
      </Button>
    </div>
  );
}

/** The page is read as it was known earlier: nothing can be changed, and the way back is at hand. */
export function AsOfBand() {
  const { moment, setMoment } = useAsOf();
  if (!moment) {
    return null;
  }
  return (
    <div className="valid-band past-band" role="status">
      <Icon name="history" />
      <span>
        {t('web.as_of.band')} <strong className="figures">{dateText(moment)}</strong>.{' '}
        {t('web.as_of.read_only')}
      </span>
      <Button isSmall onPress={() => setMoment(undefined)}>
        {t('web.as_of.back')}
      </Button>
    </div>
  );
}

/** The bands under the head. */
export function Bands() {
  const town = useTown();
  return (
    <section className="shell-bands" aria-label={t('web.bands')}>
      {town.data?.demo ? <DemoBand today={town.data.today} /> : null}
      <AsOfBand />
      <ValidOnBand />
    </section>
  );
}
