// What is asked of the register, as the address says it and as the server is asked.
import type { Status } from './types';

/** The words of the address. Every view of the register is a link that can be saved and sent. */
export interface Wanted {
  enhet?: string;
  status?: string;
  sen?: string;
  kalla?: string;
  fran?: string;
  till?: string;
  q?: string;
  ordning?: string;
  sida?: string;
}

export const rowsOnPage = 100;

/** What stands in the status filter: what is not finished is shown when nothing is said. */
export type StatusChoice = 'open' | 'all' | Status;

export function statusChoice(word: string | undefined): StatusChoice {
  return (word as StatusChoice | undefined) ?? 'open';
}

/** The question as the server understands it, without the page. */
export function questionOf(wanted: Wanted): URLSearchParams {
  const asked = new URLSearchParams();
  const put = (name: string, value: string | undefined) => (value ? asked.set(name, value) : undefined);
  put('unit', wanted.enhet);
  const status = statusChoice(wanted.status);
  if (status === 'open') {
    asked.set('open', 'true');
  } else if (status !== 'all') {
    asked.set('status', status);
  }
  put('late', wanted.sen ? 'true' : undefined);
  put('source_kind', wanted.kalla);
  put('due_from', wanted.fran);
  put('due_to', wanted.till);
  put('q', wanted.q);
  return asked;
}

/** Which page is shown, from 0. */
export function pageOf(wanted: Wanted): number {
  const page = Number.parseInt(wanted.sida ?? '1', 10);
  return Number.isFinite(page) && page > 1 ? page - 1 : 0;
}

/** Kronor as people type them, as whole öre; `null` for what is no sum, `undefined` for nothing. */
export function oreOf(typed: string): number | null | undefined {
  const text = typed.replace(/[\s\u00a0\u202f]/g, '').replace(/kr$/i, '');
  if (text === '') {
    return undefined;
  }
  const match = /^(\d{1,12})(?:[,.](\d{1,2}))?$/.exec(text);
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : null;
}

/** Öre as somebody would type them: `12500` or `12500,50`. */
export function typedOf(ore: number | null | undefined): string {
  if (ore === null || ore === undefined) {
    return '';
  }
  const rest = ore % 100;
  const whole = (ore - rest) / 100;
  return rest === 0 ? String(whole) : `${whole},${String(rest).padStart(2, '0')}`;
}
