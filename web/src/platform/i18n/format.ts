// How values are said. Dates are always 2024-03-01 and sums 12 500 kr, in both languages.
import { language, locale, t } from './texts';

/** `2024-03-01` as it stands; an instant as date and time in Swedish time. */
export function dateText(value: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) {
    return value;
  }
  const parts = new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: 'Europe/Stockholm',
  });
  return parts.format(new Date(value));
}

/** The Swedish day of an instant. */
export function dayOf(instant: string): string {
  return new Date(instant).toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' });
}

/** The instant (UTC) at which clocks in Sweden show a time of a day. */
export function instantOf(day: string, time: string): string {
  const asUtc = Date.parse(`${day}T${time}:00Z`);
  const shown = (at: number) =>
    Date.parse(
      `${new Date(at).toLocaleString('sv-SE', { timeZone: 'Europe/Stockholm' }).replace(' ', 'T')}Z`,
    );
  const first = asUtc - (shown(asUtc) - asUtc);
  const instant = first - (shown(first) - asUtc);
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}

/** What a person may type for a time of day: 14:05, 14.05, 1405, 9. */
export function readTime(typed: string): string | null {
  const match = /^(\d{1,2})(?:[:.]?(\d{2}))?$/.exec(typed.trim());
  const [hour, minute] = [Number(match?.[1]), Number(match?.[2] ?? 0)];
  return match && hour < 24 && minute < 60
    ? `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
    : null;
}

/** `fredag 1 mars 2024`, where a reader should feel the day. */
export function longDate(value: string): string {
  const style = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(language() === 'en' ? 'en-GB' : 'sv-SE', style).format(
    new Date(`${value}T00:00:00Z`),
  );
}

/** The ISO week, `v. 9`. */
export function weekText(value: string): string {
  const day = new Date(`${value}T00:00:00Z`);
  const thursday = new Date(day.getTime() + (4 - (day.getUTCDay() || 7)) * 86_400_000);
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  return t('web.week', { week: Math.ceil(((thursday.getTime() - first) / 86_400_000 + 1) / 7) });
}

/** `12 500`. */
export function numberText(value: number): string {
  return new Intl.NumberFormat(locale()).format(value);
}

/** `12 500 kr`. */
export function moneyText(kronor: number): string {
  return `${new Intl.NumberFormat('sv-SE', { maximumFractionDigits: 0 }).format(kronor)}\u00a0kr`;
}

/** `78 %` of a share between 0 and 1. */
export function shareText(share: number): string {
  return new Intl.NumberFormat('sv-SE', { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

/** `a, b och c`. */
export function listText(items: readonly string[]): string {
  return new Intl.ListFormat(language() === 'en' ? 'en-GB' : 'sv-SE', { type: 'conjunction' }).format(items);
}

/** What a person may type for a day: 2024-03-01, 20240301, 240301, 1/3 2024, or the word for today. */
export function readDate(typed: string, today: string): string | null {
  const text = typed.trim().toLowerCase();
  if (text === 'idag' || text === 'i dag' || text === 'today') {
    return today;
  }
  const match =
    /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(text) ??
    /^(\d{2})-?(\d{2})-?(\d{2})$/.exec(text) ??
    swap(/^(\d{1,2})[/.](\d{1,2})[ /.](\d{4})$/.exec(text));
  if (!match) {
    return null;
  }
  const year = match[1]!.length === 2 ? `20${match[1]}` : match[1]!;
  const iso = `${year}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}`;
  const day = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== iso ? null : iso;
}

function swap(match: RegExpExecArray | null): string[] | null {
  return match ? [match[0], match[3]!, match[2]!, match[1]!] : null;
}
