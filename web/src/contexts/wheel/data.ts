// The resources that the wheel reads, one hook each, and the one way it writes.
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, ifMatch } from '../../kernel/client';
import { whole } from '../../kernel/whole';
import { mayDo, useSession, useTown } from '../../platform/auth/session';
import type { CalendarEntry, Feed, Occurrence, Page, Requirement, Unit } from './types';

/** How many years back what is late is looked for. */
export const yearsBehind = 15;

export interface Looked {
  from: string;
  to: string;
  day: string;
  unit?: string;
  source?: string;
  state?: string;
}

export function useOccurrences({ from, to, day, unit, source, state }: Looked, isWanted = true) {
  const town = useTown();
  const words = new URLSearchParams({ from, to, valid_on: day });
  for (const [name, value] of Object.entries({ unit, source, state })) {
    if (value) {
      words.set(name, value);
    }
  }
  const path = `/occurrences?${words.toString()}`;
  return useQuery({
    queryKey: ['wheel', path],
    queryFn: ({ signal }) => whole<Occurrence>(path, signal),
    enabled: town.data !== undefined && isWanted,
    placeholderData: keepPreviousData,
  });
}

export function useUnits(day: string) {
  const town = useTown();
  return useQuery({
    queryKey: ['wheel', 'units', day],
    queryFn: ({ signal }) => call<Page<Unit>>(`/unit-tree?valid_on=${day}`, { signal }),
    enabled: town.data !== undefined,
    placeholderData: keepPreviousData,
  });
}

export function useEntry(id: string | undefined) {
  return useQuery({
    queryKey: ['wheel', 'entry', id],
    queryFn: ({ signal }) => call<CalendarEntry>(`/calendar-entries/${id ?? ''}`, { signal }),
    enabled: id !== undefined,
    // Who opens it again right after a change must not write on the entry as it was before.
    gcTime: 0,
  });
}

export function useRequirements(isWanted: boolean) {
  return useQuery({
    queryKey: ['wheel', 'requirements'],
    queryFn: ({ signal }) => whole<Requirement>('/requirements', signal),
    enabled: isWanted,
  });
}

export function useFeeds() {
  return useQuery({
    queryKey: ['wheel', 'feeds'],
    queryFn: ({ signal }) => whole<Feed>('/calendar-feeds', signal),
  });
}

export interface Deed {
  method: 'POST' | 'PATCH' | 'DELETE';
  path: string;
  body?: unknown;
  version?: number;
}

/** Writes, and then asks anew for all that may have changed by it: the wheel, the requirement, the start page. */
export function useDeed<Answer = { id: string; version: number }>(onDone?: (answer: Answer) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (deed: Deed) =>
      call<Answer>(deed.path, {
        method: deed.method,
        body: deed.body,
        headers: deed.version === undefined ? {} : ifMatch(deed.version),
      }),
    onSuccess: async (answer) => {
      onDone?.(answer);
      await Promise.all(
        ['wheel', 'programme', 'overview'].map((key) => client.invalidateQueries({ queryKey: [key] })),
      );
    },
  });
}

/** Whether the session may do something somewhere; what it really may, the server says. */
export function useMay(action: string): boolean {
  const session = useSession();
  return session.data !== undefined && session.data !== null && mayDo(session.data, action);
}

/** Where somebody has her roles: the first of her units, unless she has one for the whole town. */
export function useOwnUnit(): string | undefined {
  const roles = useSession().data?.roles ?? [];
  const isOfTown = roles.some((one) => !one.unit && !one.sector && !one.matter);
  return isOfTown ? undefined : (roles.find((one) => one.unit)?.unit ?? undefined);
}
