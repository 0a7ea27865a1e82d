// The resources that the pages read, one hook each, and the one way they write.
import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../kernel/client';
import { useTown } from '../../platform/auth/session';
import type {
  BindingRequirement,
  ExternalActor,
  NationalSector,
  Page,
  Person,
  Sector,
  SectorPageTold,
  Unit,
  UnitPageTold,
} from './types';

const most = 500;

export const treeQuery = (day: string) =>
  queryOptions({
    queryKey: ['unit-tree', day],
    queryFn: ({ signal }) => call<Page<Unit>>(`/unit-tree?valid_on=${day}`, { signal }),
  });

/** All units of a day. Waits for the town's own today, which in a demonstration is not the browser's. */
export function useTree(day: string, isWanted = true) {
  const town = useTown();
  return useQuery({
    ...treeQuery(day),
    enabled: town.data !== undefined && isWanted,
    placeholderData: keepPreviousData,
  });
}

export const unitQuery = (id: string, day: string) =>
  queryOptions({
    queryKey: ['unit', id, day],
    queryFn: ({ signal }) => call<UnitPageTold>(`/units/${id}?valid_on=${day}`, { signal }),
  });

export function useUnit(id: string, day: string) {
  const town = useTown();
  return useQuery({ ...unitQuery(id, day), enabled: town.data !== undefined });
}

/** Everybody, fetched page by page: the town's people are some hundreds, and a form must find each of them. */
export function usePeople(isWanted = true) {
  return useQuery({
    queryKey: ['people'],
    enabled: isWanted,
    queryFn: async ({ signal }) => {
      const people: Person[] = [];
      for (;;) {
        const page = await call<Page<Person>>(`/people?limit=${most}&offset=${people.length}`, { signal });
        people.push(...page.items);
        if (page.items.length === 0 || people.length >= page.total) {
          return people;
        }
      }
    },
  });
}

export function useSectors(day: string) {
  const town = useTown();
  return useQuery({
    queryKey: ['sectors', day],
    enabled: town.data !== undefined,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => call<Page<Sector>>(`/sectors?limit=${most}&valid_on=${day}`, { signal }),
  });
}

export const sectorQuery = (id: string, day: string) =>
  queryOptions({
    queryKey: ['sector', id, day],
    queryFn: ({ signal }) => call<SectorPageTold>(`/sectors/${id}?valid_on=${day}`, { signal }),
  });

export function useSector(id: string, day: string) {
  const town = useTown();
  return useQuery({ ...sectorQuery(id, day), enabled: town.data !== undefined });
}

export function useNationalSectors(day: string) {
  const town = useTown();
  return useQuery({
    queryKey: ['national-sectors', day],
    enabled: town.data !== undefined,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      call<Page<NationalSector>>(`/national-sectors?limit=${most}&valid_on=${day}`, { signal }),
  });
}

export function useExternalActors() {
  return useQuery({
    queryKey: ['external-actors'],
    queryFn: ({ signal }) => call<Page<ExternalActor>>(`/external-actors?limit=${most}`, { signal }),
  });
}

/** The requirements that bind every unit of a kind. */
export function useRequirementsOfKind(kind: string | undefined) {
  return useQuery({
    queryKey: ['requirements', 'binds', kind],
    enabled: kind !== undefined,
    queryFn: ({ signal }) =>
      call<Page<BindingRequirement>>(`/requirements?limit=${most}&binds=${kind}`, { signal }),
  });
}

export interface Sending {
  method?: 'POST' | 'DELETE';
  path: string;
  body?: unknown;
}

/** Writes something and reads everything anew: an organisation hangs together. */
export function useSend<T = unknown>(onDone?: (answer: T) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ method = 'POST', path, body }: Sending) => call<T>(path, { method, body }),
    onSuccess: async (answer) => {
      onDone?.(answer);
      await client.invalidateQueries();
    },
  });
}
