// Times are whole minutes on the wire; people say hours, days and weeks.
import { t } from '../../platform/i18n';

export const hour = 60;
export const day = 24 * hour;
export const week = 7 * day;

export const units = ['minutes', 'hours', 'days', 'weeks'] as const;
export type TimeUnit = (typeof units)[number];
const minutesIn: Record<TimeUnit, number> = { minutes: 1, hours: hour, days: day, weeks: week };

export function unitWord(unit: TimeUnit, count = 2): string {
  return {
    minutes: t('web.continuity.unit_minutes', { count }),
    hours: t('web.continuity.unit_hours', { count }),
    days: t('web.continuity.unit_days', { count }),
    weeks: t('web.continuity.unit_weeks', { count }),
  }[unit];
}

/** "1 dygn 6 timmar": exact, in the largest units; whole weeks are said as weeks. */
export function timeText(minutes: number): string {
  const said = (count: number, unit: TimeUnit) => `${count}\u00a0${unitWord(unit, count)}`;
  if (minutes > 0 && minutes % week === 0) {
    return said(minutes / week, 'weeks');
  }
  const parts: string[] = [];
  let left = minutes;
  for (const unit of ['days', 'hours', 'minutes'] as const) {
    const count = Math.floor(left / minutesIn[unit]);
    left -= count * minutesIn[unit];
    if (count > 0) {
      parts.push(said(count, unit));
    }
  }
  return parts.length > 0 ? parts.join(' ') : said(0, 'minutes');
}

/** The largest unit in which a time is a whole number. */
export function unitOf(minutes: number | null): TimeUnit {
  if (minutes === null || minutes === 0) {
    return 'hours';
  }
  return [...units].reverse().find((unit) => minutes % minutesIn[unit] === 0) ?? 'minutes';
}
/** The number that a field shows for a time in a unit: half an hour is 0,5 hours. */
export function numberIn(minutes: number | null, unit: TimeUnit): string {
  return minutes === null ? '' : String(minutes / minutesIn[unit]).replace('.', ',');
}
/** What a person typed as a time: minutes, nothing for an empty field, `undefined` for what is no time. */
export function minutesOf(typed: string, unit: TimeUnit): number | null | undefined {
  const plain = typed.replace(/[\s\u00a0]/g, '').replace(',', '.');
  if (plain === '') {
    return null;
  }
  if (!/^\d{1,6}(\.\d{1,3})?$/.test(plain)) {
    return undefined;
  }
  return Math.round(Number(plain) * minutesIn[unit]);
}
