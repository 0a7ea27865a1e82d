// The resources that the pages read, one hook each, and the one way they write.
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, ifMatch } from '../../kernel/client';
import { mayDo, useSession } from '../../platform/auth/session';
import { useValidOn } from '../../platform/shell/url';
import { pageOf, questionOf, rowsOnPage, type Wanted } from './question';
import type * as told from './types';

const most = 500;

function useAsked<T>(path: string, isWanted = true) {
  return useQuery({
    queryKey: ['measure', path],
    queryFn: ({ signal }) => call<T>(path, { signal }),
    enabled: isWanted,
    placeholderData: keepPreviousData,
  });
}

/** A page of the register. */
export function useMeasures(wanted: Wanted, order: string) {
  const asked = questionOf(wanted);
  asked.set('order', order);
  asked.set('limit', String(rowsOnPage));
  asked.set('offset', String(pageOf(wanted) * rowsOnPage));
  return useAsked<told.Page<told.MeasureView>>(`/measures?${asked.toString()}`);
}
/** The sums of everything that is asked for, not of the page alone. */
export const useSums = (wanted: Wanted) =>
  useAsked<told.Sums>(`/measure-sums?${questionOf(wanted).toString()}`);
export const useMeasure = (id: string) => useAsked<told.MeasureTold>(`/measures/${id}`);
export const useRule = () => useAsked<told.Rule>('/measure-rule');

/** What came out of a source: the first hundreds, which is all there is. */
export function useMeasuresOf(source: told.Source) {
  const id = source.id ? `&source_id=${source.id}` : '';
  return useAsked<told.Page<told.MeasureView>>(`/measures?source_kind=${source.kind}${id}&limit=${most}`);
}
/** Measures whose words match, for choosing one that another waits for. */
export function useMeasuresNamed(words: string, isWanted: boolean) {
  const asked = new URLSearchParams({ open: 'true', limit: '20', order: 'title', q: words });
  return useAsked<told.Page<told.MeasureView>>(`/measures?${asked.toString()}`, isWanted);
}

/** The units of the day. */
export function useUnits(isWanted = true) {
  const { day } = useValidOn();
  return useQuery({
    queryKey: ['unit-tree', day],
    queryFn: ({ signal }) => call<told.Page<told.UnitView>>(`/unit-tree?valid_on=${day}`, { signal }),
    enabled: isWanted,
    placeholderData: keepPreviousData,
  });
}
/** Everybody who can be responsible, page by page. */
export function usePeople(isWanted = true) {
  return useQuery({
    queryKey: ['people'],
    enabled: isWanted,
    queryFn: async ({ signal }) => {
      const people: told.Person[] = [];
      for (;;) {
        const page = await call<told.Page<told.Person>>(`/people?limit=${most}&offset=${people.length}`, {
          signal,
        });
        people.push(...page.items);
        if (page.items.length === 0 || people.length >= page.total) {
          return people;
        }
      }
    },
  });
}

export interface Deed {
  method: 'POST' | 'PATCH' | 'DELETE';
  path: string;
  body?: unknown;
  /** The version its reader had before them. */
  version?: number;
}

/** Writes, and then asks anew for everything that may have changed by it. */
export function useDeed<Answer = { id: string; version: number }>() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (deed: Deed) =>
      call<Answer>(deed.path, {
        method: deed.method,
        body: deed.body,
        headers: deed.version === undefined ? {} : ifMatch(deed.version),
      }),
    onSuccess: async () => {
      await Promise.all(
        ['measure', 'overview', 'trace'].map((key) => client.invalidateQueries({ queryKey: [key] })),
      );
    },
  });
}

/** Whether the session may do something somewhere; what it really may, the server says. */
export function useMay(action: string): boolean {
  const session = useSession();
  return session.data !== undefined && session.data !== null && mayDo(session.data, action);
}

/** Whether the session may enter measures at all, and for which units: the whole town, or its own and those below. */
export function useOwners(): { mayEnter: boolean; owners: told.UnitView[]; own?: string } {
  const session = useSession();
  const mayWrite = useMay('measure.write');
  const mayDirect = useMay('measure.direct');
  const mayEnter = mayWrite || mayDirect;
  const units = useUnits(mayEnter);
  if (!mayEnter || !session.data) {
    return { mayEnter: false, owners: [] };
  }
  const all = units.data?.items ?? [];
  const held = session.data.roles.filter((one) =>
    ['coordinator', 'head', 'strategist'].includes(one.role as string),
  );
  if (held.some((one) => !one.unit)) {
    return { mayEnter, owners: all };
  }
  const own = new Set(held.map((one) => one.unit));
  const parents = new Map(all.map((one) => [one.id, one.parent]));
  const isOwn = (id: string) => {
    for (let at: string | null | undefined = id, steps = 0; at && steps < 50; at = parents.get(at), steps++) {
      if (own.has(at)) {
        return true;
      }
    }
    return false;
  };
  const owners = all.filter((one) => isOwn(one.id));
  return { mayEnter, owners, own: owners.find((one) => own.has(one.id))?.id };
}
