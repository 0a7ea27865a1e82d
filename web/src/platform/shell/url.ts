// The address is the state: filters, order, the open panel and the date in force are words of the search.
import { useCallback } from 'react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTown } from '../auth/session';
import { dayOf } from '../i18n';

export type Search = Record<string, string | undefined>;

/** `?a=1&b=x`, plainly: every value is a text. */
export function readSearch(text: string): Search {
  return Object.fromEntries(new URLSearchParams(text));
}
export function writeSearch(search: Record<string, unknown>): string {
  const words = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    if (value !== undefined && value !== null && value !== '') {
      words.set(name, String(value));
    }
  }
  const text = words.toString();
  return text ? `?${text}` : '';
}

export interface SetOptions {
  /** Typing and sorting replace the address; opening something adds a step back. */
  asStep?: boolean;
}

/** One word of the search, and how to change it without touching the others. */
export function useSearchWord(
  name: string,
): [string | undefined, (value: string | undefined, options?: SetOptions) => void] {
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const set = useCallback(
    (value: string | undefined, options: SetOptions = {}) =>
      void navigate({
        to: '.',
        search: ((before: Search) => ({ ...before, [name]: value || undefined })) as never,
        state: true, // What was looked for stands there, and no address tells it.
        replace: !options.asStep,
        resetScroll: false,
      }),
    [name, navigate],
  );
  return [search[name], set];
}

/** Several words of the search, changed together. */
export function useSearchWords<Name extends string>(): [
  Partial<Record<Name, string>>,
  (words: Record<Name, string | undefined>, options?: SetOptions) => void,
] {
  const search = useSearch({ strict: false }) as Partial<Record<Name, string>>;
  const navigate = useNavigate();
  const set = useCallback(
    (words: Record<Name, string | undefined>, options: SetOptions = {}) =>
      void navigate({
        to: '.',
        search: ((before: Search) => ({ ...before, ...words })) as never,
        state: true,
        replace: !options.asStep,
        resetScroll: false,
      }),
    [navigate],
  );
  return [search, set];
}

/** The day that the page speaks of: from the address, else the town's today (which a demonstration sets). */
export function useValidOn(): {
  day: string;
  isToday: boolean;
  today: string;
  setDay: (day: string | undefined) => void;
} {
  const [wanted, set] = useSearchWord('valid_on');
  const town = useTown();
  const { moment } = useAsOf();
  const today = moment ? dayOf(moment) : (town.data?.today ?? new Date().toLocaleDateString('sv-SE'));
  const day = wanted && /^\d{4}-\d{2}-\d{2}$/.test(wanted) ? wanted : today;
  const setDay = useCallback(
    (next: string | undefined) => set(next === today ? undefined : next, { asStep: true }),
    [set, today],
  );
  return { day, isToday: day === today, today, setDay };
}

/** The moment at which what the page says was known: an instant of the address, or none for the present. */
export function useAsOf(): { moment: string | undefined; setMoment: (moment: string | undefined) => void } {
  const { as_of: wanted } = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const setMoment = useCallback(
    (next: string | undefined) =>
      void navigate({
        to: '.',
        search: ((before: Search) => ({ ...before, as_of: next, valid_on: undefined })) as never,
        state: true,
        resetScroll: false,
      }),
    [navigate],
  );
  return { moment: momentOf(wanted), setMoment };
}

/** An instant in UTC as an address may name it; nothing when it is no such thing. */
export function momentOf(word: string | undefined): string | undefined {
  return word && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?Z$/.test(word) ? word : undefined;
}
