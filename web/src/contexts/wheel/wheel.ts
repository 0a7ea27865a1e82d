// A year as a circle: months are sectors, focus areas are rings, and every occurrence stands in a cell of the two.
import type { Occurrence, OccurrenceState } from './types';

export interface Ring {
  key: string;
  /** Empty for what serves no focus area. */
  title: string;
}

export interface Cell {
  ring: number;
  /** 0 to 11. */
  month: number;
  items: Occurrence[];
  worst: OccurrenceState;
}

/** The gravest first: what a cell that holds several is coloured by. */
export const gravity: readonly OccurrenceState[] = [
  'late',
  'unrecorded',
  'soon',
  'missed',
  'upcoming',
  'done',
];

/** The ring of what serves no focus area; its key is no key of a focus area. */
export const otherRing = '-';

export function daysIn(year: number): number {
  return (Date.UTC(year + 1, 0, 1) - Date.UTC(year, 0, 1)) / 86_400_000;
}

/** How far into its year a day is: 0 on the first of January, nearly 1 on the last of December. */
export function turnOf(day: string): number {
  const year = Number(day.slice(0, 4));
  return (Date.parse(`${day}T00:00:00Z`) - Date.UTC(year, 0, 1)) / 86_400_000 / daysIn(year);
}

/** Where a month begins, as a share of the year. */
export function monthTurn(year: number, month: number): number {
  return month >= 12 ? 1 : turnOf(`${year}-${String(month + 1).padStart(2, '0')}-01`);
}

/** A point on a circle around 0, 0: a whole turn begins at the top and goes as a clock. */
export function point(radius: number, turn: number): [number, number] {
  const angle = turn * 2 * Math.PI;
  return [radius * Math.sin(angle), -radius * Math.cos(angle)];
}

/** The outline of a piece of a ring. */
export function piece(inner: number, outer: number, from: number, to: number): string {
  const [ax, ay] = point(outer, from);
  const [bx, by] = point(outer, to);
  const [cx, cy] = point(inner, to);
  const [dx, dy] = point(inner, from);
  const large = to - from > 0.5 ? 1 : 0;
  const f = (value: number) => value.toFixed(2);
  return [
    `M${f(ax)} ${f(ay)}`,
    `A${outer} ${outer} 0 ${large} 1 ${f(bx)} ${f(by)}`,
    `L${f(cx)} ${f(cy)}`,
    `A${inner} ${inner} 0 ${large} 0 ${f(dx)} ${f(dy)}`,
    'Z',
  ].join('');
}

/** The focus areas that are served, in the order of their titles, and one more for all else. */
export function ringsOf(all: readonly Occurrence[]): Ring[] {
  const titles = new Map<string, string>();
  let hasOther = false;
  for (const one of all) {
    hasOther ||= one.focus_areas.length === 0;
    for (const area of one.focus_areas) {
      titles.set(area.key, area.title);
    }
  }
  const rings = [...titles].map(([key, title]) => ({ key, title }));
  rings.sort((a, b) => a.title.localeCompare(b.title, 'sv'));
  return hasOther || rings.length === 0 ? [...rings, { key: otherRing, title: '' }] : rings;
}

/** Whether an occurrence stands in a ring. One that serves two focus areas stands in both. */
export function isInRing(one: Occurrence, ring: string): boolean {
  return ring === otherRing
    ? one.focus_areas.length === 0
    : one.focus_areas.some((area) => area.key === ring);
}

export function worstOf(items: readonly Occurrence[]): OccurrenceState {
  return gravity.find((state) => items.some((one) => one.state === state)) ?? 'done';
}

export function monthOf(one: Occurrence): number {
  return one.on ? Number(one.on.slice(5, 7)) - 1 : -1;
}

/** The cells that hold something, ring by ring and month by month. */
export function cellsOf(all: readonly Occurrence[], rings: readonly Ring[]): Cell[] {
  const cells: Cell[] = [];
  rings.forEach((ring, index) => {
    const mine = all.filter((one) => one.on && isInRing(one, ring.key));
    for (let month = 0; month < 12; month++) {
      const items = mine.filter((one) => monthOf(one) === month);
      if (items.length > 0) {
        cells.push({ ring: index, month, items, worst: worstOf(items) });
      }
    }
  });
  return cells;
}

export function countOf(all: readonly Occurrence[], state: OccurrenceState): number {
  return all.filter((one) => one.state === state).length;
}

/** The months that hold something, in order; what has no day is left out. */
export function monthsOf(all: readonly Occurrence[]): { month: number; items: Occurrence[] }[] {
  return Array.from({ length: 12 }, (_, month) => ({
    month,
    items: all.filter((one) => monthOf(one) === month),
  })).filter((one) => one.items.length > 0);
}

/** The year that is looked at: a year of four digits near today's, else today's. */
export function yearOf(word: string | undefined, today: string): number {
  const now = Number(today.slice(0, 4));
  const year = Number(word);
  return /^\d{4}$/.test(word ?? '') && year >= 1990 && year <= now + 19 ? year : now;
}
