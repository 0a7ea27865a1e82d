// A programme's editions laid out over time: what held when, and where nothing did.
import type { EditionView } from './types';

export interface Span {
  edition: EditionView;
  from: string;
  to: string;
  /** The period has no decided beginning or end: drawn open. */
  isOpen: boolean;
}
export interface Gap {
  from: string;
  to: string;
  days: number;
}
export interface Lineage {
  spans: Span[];
  gaps: Gap[];
  /** First and last day that are drawn. */
  from: string;
  to: string;
}

const dayLength = 86_400_000;
const at = (day: string) => Date.parse(`${day}T00:00:00Z`);
const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);

/** `day` and so many days more. */
export function plusDays(day: string, days: number): string {
  return dayOf(at(day) + days * dayLength);
}
/** `day` and so many months more; the last of the month where there is no such day. */
export function plusMonths(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return dayOf(Date.UTC(year, month - 1 + months, Math.min(date, last)));
}
export function daysBetween(from: string, to: string): number {
  return Math.round((at(to) - at(from)) / dayLength);
}

/** Lays out editions; one on its way stands at today and on. Gaps are days up to today that no decided edition covers. */
export function lineageOf(editions: readonly EditionView[], today: string): Lineage | null {
  const spans = editions
    .map<Span>((view) => {
      const { valid_from: from, valid_to: to } = view.edition;
      const begins = from ?? today;
      return {
        edition: view,
        from: begins,
        to: to ?? plusMonths(begins > today ? begins : today, 24),
        isOpen: !from || !to,
      };
    })
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  if (spans.length === 0) {
    return null;
  }
  const gaps: Gap[] = [];
  let covered: string | undefined;
  for (const span of spans.filter((one) => one.edition.edition.valid_from)) {
    if (covered && span.from > plusDays(covered, 1)) {
      gaps.push(gap(plusDays(covered, 1), plusDays(span.from, -1)));
    }
    covered = !covered || span.to > covered ? span.to : covered;
  }
  if (covered && covered < today) {
    gaps.push(gap(plusDays(covered, 1), today));
  }
  const first = spans[0]!.from;
  const last = spans.reduce((day, span) => (span.to > day ? span.to : day), today);
  return {
    spans,
    gaps,
    from: `${first.slice(0, 4)}-01-01`,
    to: `${Number(last.slice(0, 4))}-12-31`,
  };
}

function gap(from: string, to: string): Gap {
  return { from, to, days: daysBetween(from, to) + 1 };
}

/** Where a day stands between the first and the last, in hundredths. */
export function share(day: string, line: Pick<Lineage, 'from' | 'to'>): number {
  const whole = at(line.to) - at(line.from);
  return Math.min(100, Math.max(0, ((at(day) - at(line.from)) / whole) * 100));
}
