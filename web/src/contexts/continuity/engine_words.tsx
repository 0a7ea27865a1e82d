// How the network is said: classes, times, and how something stands as colour, word and shape.
import { t } from '../../platform/i18n';
import { StatusChip } from '../../platform/ui/Chip';
import { standing } from './map_drawing';

/** A service, or the class of a resource. */
export function kindWord(kind: string): string {
  const words: Record<string, string> = {
    service: t('continuity.service'),
    power: t('web.resilience.class.power'),
    it: t('web.resilience.class.it'),
    telecom: t('web.resilience.class.telecom'),
    water: t('web.resilience.class.water'),
    heat: t('web.resilience.class.heat'),
    staff: t('web.resilience.class.staff'),
    premises: t('web.resilience.class.premises'),
    fuel: t('web.resilience.class.fuel'),
    supplier: t('web.resilience.class.supplier'),
    transport: t('web.resilience.class.transport'),
    payments: t('web.resilience.class.payments'),
    food: t('web.resilience.class.food'),
    medicine: t('web.resilience.class.medicine'),
    equipment: t('web.resilience.class.equipment'),
    area: t('web.resilience.class.area'),
    common_cause: t('web.resilience.class.common_cause'),
    other: t('web.resilience.class.another'),
  };
  return words[kind] ?? kind;
}

const hour = 60;
const day = 24 * hour;
/** From here on whole days are easier to think of than hours. */
const inDays = 3 * day;

/** `45 min`, `31 tim`, `4 dygn 2 tim`. */
export function durationText(minutes: number): string {
  const parts: string[] = [];
  let left = Math.round(minutes);
  if (left >= inDays) {
    parts.push(t('web.resilience.days', { count: Math.floor(left / day) }));
    left %= day;
  }
  if (left >= hour) {
    parts.push(t('web.resilience.hours', { count: Math.floor(left / hour) }));
    left %= hour;
  }
  if (left > 0 || parts.length === 0) {
    parts.push(t('web.resilience.minutes', { count: left }));
  }
  return parts.slice(0, 2).join(' ');
}

/** A minute of the course: `timme 31`, `timme 31:20`, `dygn 4, timme 2`. */
export function momentText(minutes: number): string {
  const whole = Math.round(minutes);
  const rest = whole % hour;
  const clock = (hours: number) => (rest > 0 ? `${hours}:${String(rest).padStart(2, '0')}` : String(hours));
  return whole < inDays
    ? t('web.resilience.hour', { hour: clock(Math.floor(whole / hour)) })
    : t('web.resilience.day_hour', {
        day: String(Math.floor(whole / day)),
        hour: clock(Math.floor((whole % day) / hour)),
      });
}

/** How a service stands at the minute that is shown. */
export function StandingChip({ state }: { state: number }) {
  switch (state) {
    case standing.broken:
      return <StatusChip status="bad">{t('web.resilience.state.broken')}</StatusChip>;
    case standing.down:
      return <StatusChip status="part">{t('web.resilience.state.down')}</StatusChip>;
    case standing.lost:
      return <StatusChip status="told">{t('web.resilience.state.lost')}</StatusChip>;
    default:
      return <StatusChip status="good">{t('web.resilience.state.up')}</StatusChip>;
  }
}

/** A share in percent, with two decimals where it is small. */
export function percentText(share: number): string {
  const digits = share > 0 && share < 0.1 ? 2 : 1;
  const number = new Intl.NumberFormat('sv-SE', {
    minimumFractionDigits: share === 0 ? 0 : digits,
    maximumFractionDigits: digits,
  });
  return `${number.format(share * 100)}\u00a0%`;
}
