// The resources that the pages read, one hook each, and the one way they write.
import {
  keepPreviousData,
  useMutation,
  useQueries,
  useQuery,
  useQueryClient,
  type UseQueryOptions,
} from '@tanstack/react-query';
import { call, ifMatch } from '../../kernel/client';
import { whole } from '../../kernel/whole';
import { mayDo, useSession, useTown } from '../../platform/auth/session';
import { useValidOn } from '../../platform/shell/url';
import type * as told from './types';

const most = 500;

/** A resource as it is on the day in force. Waits for the town's own today, which in a demonstration is not the browser's. */
function useDated<T>(key: string, path: string, isWanted = true) {
  const { day } = useValidOn();
  const town = useTown();
  return useQuery({
    queryKey: ['programme', key, path, day],
    queryFn: ({ signal }) => call<T>(`${path}${path.includes('?') ? '&' : '?'}valid_on=${day}`, { signal }),
    enabled: town.data !== undefined && isWanted,
    placeholderData: keepPreviousData,
  });
}

function useRegister<T>(path: string, isWanted = true) {
  return useQuery({
    queryKey: ['programme', 'register', path],
    queryFn: ({ signal }) => whole<T>(path, signal),
    enabled: isWanted,
  });
}

export function useProgrammes() {
  return useDated<told.Page<told.ProgrammeView>>('programmes', `/programmes?limit=${most}`);
}

/** The editions of several programmes, all at once. */
export function useEditionsOf(programmes: readonly string[]) {
  const { day } = useValidOn();
  return useQueries({
    queries: programmes.map((id): UseQueryOptions<told.Page<told.EditionView>> => ({
      queryKey: ['programme', 'editions', id, day],
      queryFn: ({ signal }) =>
        call<told.Page<told.EditionView>>(`/programmes/${id}/editions?valid_on=${day}`, { signal }),
    })),
  });
}

export const useEdition = (id: string) => useDated<told.EditionView>('edition', `/editions/${id}`);
export const useDocument = (id: string) => useDated<told.Document>('document', `/editions/${id}/document`);
export const useMatrix = (id: string) => useDated<told.Matrix>('matrix', `/editions/${id}/matrix`);
export const useFindings = (id: string, isWanted = true) =>
  useDated<told.CoverageReport>('findings', `/editions/${id}/findings`, isWanted);
export const useResponsibilities = (id: string) =>
  useDated<told.Page<told.ResponsibilityView>>('responsibilities', `/editions/${id}/responsibility-matrix`);
/** How two editions differ holds on every day, so no day is asked for. */
export function useComparison(id: string, other: string | undefined) {
  return useQuery({
    queryKey: ['programme', 'comparison', id, other],
    queryFn: ({ signal }) =>
      call<told.Comparison>(`/editions/${id}/comparison?with=${other ?? ''}`, { signal }),
    enabled: other !== undefined,
  });
}

export const useGoals = (edition: string) => useRegister<told.Goal>(`/editions/${edition}/goals`);
export const useThreats = (edition: string) => useRegister<told.Threat>(`/editions/${edition}/threats`);
export const useChanges = (edition: string) => useRegister<told.Change>(`/editions/${edition}/changes`);
export const useLinks = (edition: string, isWanted = true) =>
  useRegister<told.Link>(`/editions/${edition}/links`, isWanted);
export const useThreatSteps = () => useRegister<told.ThreatStep>('/threat-steps');
export const useThreatCategories = (isWanted = true) =>
  useRegister<told.ThreatCategory>('/threat-categories', isWanted);
export const useCatalogues = () => useRegister<told.Catalogue>('/catalogues');
export const useFulfilments = (requirement: string) =>
  useRegister<told.Fulfilment>(`/requirements/${requirement}/fulfilments`);
export const useRequirement = (id: string) =>
  useDated<told.RequirementView>('requirement', `/requirements/${id}`);
export const useUnits = (isWanted = true) =>
  useDated<told.Page<told.UnitView>>('units', '/unit-tree', isWanted);

/** The requirements that match, whole: a town has some hundreds. */
export function useRequirements(filter: { catalogue?: string; binds?: string; q?: string }, isWanted = true) {
  const words = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    if (value) {
      words.set(name, value);
    }
  }
  const path = `/requirements${words.size > 0 ? `?${words.toString()}` : ''}`;
  return useQuery({
    queryKey: ['programme', 'register', path],
    queryFn: ({ signal }) => whole<told.Requirement>(path, signal),
    placeholderData: keepPreviousData,
    enabled: isWanted,
  });
}

export interface Deed {
  method: 'POST' | 'PATCH' | 'DELETE';
  path: string;
  body?: unknown;
  /** The version its reader had before them. */
  version?: number;
}

/** Writes, and then asks anew for everything that may have changed by it: the programme, its traces, the start page. */
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
        ['programme', 'trace', 'overview'].map((key) => client.invalidateQueries({ queryKey: [key] })),
      );
    },
  });
}

/** Whether the session may do something somewhere; what it really may, the server says. */
export function useMay(action: string): boolean {
  const session = useSession();
  return session.data !== undefined && session.data !== null && mayDo(session.data, action);
}
