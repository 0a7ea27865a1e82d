// What is asked of the register of risks, as the address says it and as the server is asked.

/** The words of the address. Every view of the register is a link that can be saved and sent. */
export const wordsAsked = [
  'omgang',
  'enhet',
  'slag',
  'behandling',
  'stallning',
  'antagonist',
  'skydd',
  'fran',
  'q',
  'ordning',
  'sida',
] as const;
export type WordAsked = (typeof wordsAsked)[number];
export type Wanted = Partial<Record<WordAsked, string | undefined>>;

export const rowsOnPage = 50;
export const orders = ['consequence', 'likelihood', 'unit', 'title'] as const;
export type Order = (typeof orders)[number];

const names: Partial<Record<WordAsked, string>> = {
  omgang: 'round',
  enhet: 'unit',
  slag: 'kind',
  behandling: 'treatment',
  stallning: 'standing',
  antagonist: 'antagonistic',
  skydd: 'protection_value',
  fran: 'level_from',
  q: 'q',
};

export function orderOf(wanted: Wanted): Order {
  return orders.find((one) => one === wanted.ordning) ?? 'consequence';
}
/** Which page is shown, from 0. */
export function pageOf(wanted: Wanted): number {
  const page = Number.parseInt(wanted.sida ?? '1', 10);
  return Number.isFinite(page) && page > 1 ? page - 1 : 0;
}

/** The question as the server understands it, without the page. */
export function questionOf(wanted: Wanted): URLSearchParams {
  const asked = new URLSearchParams();
  for (const [word, name] of Object.entries(names)) {
    const value = wanted[word as WordAsked];
    if (value) {
      asked.set(name, word === 'antagonist' ? String(value === 'ja') : value);
    }
  }
  asked.set('order', orderOf(wanted));
  return asked;
}
/** The question of one page. */
export function pageAsked(wanted: Wanted): string {
  const asked = questionOf(wanted);
  asked.set('limit', String(rowsOnPage));
  asked.set('offset', String(pageOf(wanted) * rowsOnPage));
  return asked.toString();
}
/** Whether anything narrows the register down. */
export function isFiltered(wanted: Wanted): boolean {
  return Object.keys(names).some((word) => Boolean(wanted[word as WordAsked]));
}
