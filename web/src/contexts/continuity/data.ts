// The registers and plans that the pages read, one hook each, and the one way they write.
import { useCallback, useMemo, useState } from 'react';
import {
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueries,
  useQuery,
  useQueryClient,
  type QueryClient,
} from '@tanstack/react-query';
import { call, ifMatch } from '../../kernel/client';
import { heldMoment } from '../../kernel/past';
import { mayDo, useSession } from '../../platform/auth/session';
import { useValidOn } from '../../platform/shell/url';
import type * as told from './types';

const most = 500;
const pageSize = 100;

const asked = <T>(path: string) =>
  queryOptions({
    queryKey: ['continuity', path],
    queryFn: ({ signal }) => call<T>(path, { signal }),
  });

export const serviceQuery = (id: string) => asked<told.ServicePage>(`/critical-services/${id}`);
export const resourceQuery = (id: string) => asked<told.ResourcePage>(`/resources/${id}`);
export const planQuery = (id: string) => asked<told.PlanView>(`/continuity-plans/${id}`);

export const useSummary = () => useQuery(asked<told.Summary>('/continuity-summary'));
export const useService = (id: string | undefined) =>
  useQuery({ ...serviceQuery(id ?? ''), enabled: id !== undefined });
export const useResource = (id: string) => useQuery(resourceQuery(id));
export const usePlan = (id: string) => useQuery(planQuery(id));
export const useSimilar = (service: string) =>
  useQuery(asked<told.SimilarNeeds>(`/critical-services/${service}/similar-needs`));
/** A short list of a register, such as a unit's own. */
export const useShort = <T>(path: string, isWanted = true) =>
  useQuery({ ...asked<told.Page<T>>(path), enabled: isWanted, placeholderData: keepPreviousData });

/** A register of any length: the pages in sight are fetched, and how many rows there are is known at once. */
export function useRegister<T>(path: string, question: string) {
  const [sight, setSight] = useState({ first: 0, last: 1 });
  const pages = useMemo(() => {
    const from = Math.floor(sight.first / pageSize);
    const to = Math.floor(Math.max(sight.first, sight.last - 1) / pageSize);
    return [...new Set([0, ...Array.from({ length: to - from + 1 }, (_, step) => from + step)])];
  }, [sight]);
  const answers = useQueries({
    queries: pages.map((page) => ({
      ...asked<told.Page<T>>(
        `${path}?${question ? `${question}&` : ''}limit=${pageSize}&offset=${page * pageSize}`,
      ),
    })),
  });
  const first = answers[0]!;
  const rowAt = (index: number): T | undefined => {
    const at = pages.indexOf(Math.floor(index / pageSize));
    return at < 0 ? undefined : answers[at]?.data?.items[index % pageSize];
  };
  const onSight = useCallback((from: number, to: number) => setSight({ first: from, last: to }), []);
  return { first, total: first.data?.total ?? 0, rowAt, onSight };
}

/** What can meet a need and bears the words: resources and services. */
export function useFound(words: string, isWanted: boolean) {
  const q = encodeURIComponent(words);
  const resources = useShort<told.ResourceLine>(`/resources?limit=8&q=${q}`, isWanted);
  const services = useShort<told.ServiceLine>(`/critical-services?limit=4&q=${q}`, isWanted);
  return { resources, services };
}

export function useSectors() {
  const { day } = useValidOn();
  return useQuery(asked<told.Page<told.Sector>>(`/sectors?limit=${most}&valid_on=${day}`));
}
export const useSuppliers = () =>
  useQuery(asked<told.Page<told.ExternalActor>>(`/external-actors?limit=${most}`));
/** The units of the day. */
export function useUnits() {
  const { day } = useValidOn();
  return useQuery({
    queryKey: ['unit-tree', day],
    queryFn: ({ signal }) => call<told.Page<told.UnitView>>(`/unit-tree?valid_on=${day}`, { signal }),
    placeholderData: keepPreviousData,
  });
}

/**
 * What is worth protecting, in the words of the programme in force; of the newest proposal where none in force says.
 * Values that only other editions have are told too, so that what was said of them can be read.
 */
export function useValues() {
  return useQuery({
    queryKey: ['continuity', 'protection-values'],
    queryFn: async ({ signal }) => {
      const programmes = await call<told.Page<told.ProgrammeView>>('/programmes?limit=100', { signal });
      const editions: told.EditionView[] = [];
      for (const { programme, newest } of programmes.items) {
        if (newest) {
          const path = `/programmes/${programme.id}/editions?limit=100`;
          editions.push(...(await call<told.Page<told.EditionView>>(path, { signal })).items);
        }
      }
      const rank = (one: told.EditionView) => (one.state === 'in_force' ? 0 : 1);
      editions.sort((a, b) => rank(a) - rank(b));
      const all: told.ProtectionValue[][] = [];
      for (const { edition } of editions) {
        const path = `/editions/${edition.id}/protection-values?limit=100`;
        all.push((await call<told.Page<told.ProtectionValue>>(path, { signal })).items);
      }
      const current = all.find((values) => values.length > 0) ?? [];
      return { current, all: all.flat() };
    },
    staleTime: 10 * 60_000,
  });
}

export interface Deed {
  method: 'POST' | 'PATCH' | 'DELETE';
  path: string;
  body?: unknown;
  /** The version its reader had before them. */
  version?: number;
}
export function send<Answer>(deed: Deed): Promise<Answer> {
  return call<Answer>(deed.path, {
    method: deed.method,
    body: deed.body,
    headers: deed.version === undefined ? {} : ifMatch(deed.version),
  });
}
/** Asks anew for everything that may have changed: the registers, what hangs together, the start page. */
export const askAnew = (client: QueryClient) =>
  Promise.all(
    [['continuity'], ['trace'], ['overview']].map((queryKey) => client.invalidateQueries({ queryKey })),
  );
/** Writes, and then asks anew. */
export function useDeed<Answer = { id: string; version: number }>() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (deed: Deed) => send<Answer>(deed),
    onSuccess: () => askAnew(client),
  });
}
/** Marks lists and pictures as old without asking: they are asked for when somebody walks there. */
export const soonOld = (client: QueryClient) =>
  client.invalidateQueries({ queryKey: ['continuity'], refetchType: 'none' });

/** Whether the session may do something somewhere; what it really may, the server says. */
export function useMay(action: string): boolean {
  const session = useSession();
  return session.data !== undefined && session.data !== null && mayDo(session.data, action);
}
/** What is read as it was known at an earlier moment is not written. */
export const isPresent = () => !heldMoment();

/** The units that the session keeps registers for, its own first. */
export function useOwnUnits(): told.UnitView[] {
  const session = useSession();
  const units = useUnits();
  const held = (session.data?.roles ?? []).filter((one) => ['coordinator', 'head'].includes(one.role));
  const all = units.data?.items ?? [];
  if (held.some((one) => !one.unit)) {
    return all;
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
  return all.filter((one) => isOwn(one.id)).sort((a, b) => Number(own.has(b.id)) - Number(own.has(a.id)));
}
