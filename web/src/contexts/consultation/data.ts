// The resources that the pages read, one hook each, and the one way they write.
import {
  keepPreviousData,
  queryOptions,
  useMutation,
  useQuery,
  useQueryClient,
  type QueryClient,
} from '@tanstack/react-query';
import { call, ifMatch } from '../../kernel/client';
import { whole } from '../../kernel/whole';
import { mayDo, useSession } from '../../platform/auth/session';
import { useValidOn } from '../../platform/shell/url';
import type * as told from './types';

const asked = <T>(path: string) =>
  queryOptions({
    queryKey: ['consultation', path],
    queryFn: ({ signal }) => call<T>(path, { signal }),
  });
function useAsked<T>(path: string, isWanted = true) {
  return useQuery({ ...asked<T>(path), enabled: isWanted });
}
function useWhole<T>(path: string, isWanted = true) {
  return useQuery({
    queryKey: ['consultation', 'whole', path],
    queryFn: ({ signal }) => whole<T>(path, signal),
    enabled: isWanted,
  });
}

/** All remisser, and all cases that the reader may know of: page by page until they are here. */
export const useReferrals = () => useWhole<told.ReferralLine>('/referrals');
export const useReferral = (id: string, isWanted = true) =>
  useAsked<told.ReferralView>(`/referrals/${id}`, isWanted);
export const useAnswers = (id: string) => useAsked<told.Page<told.AnswerLine>>(`/referrals/${id}/answers`);
export const useCompilation = (id: string) => useAsked<told.Compilation>(`/referrals/${id}/compilation`);
export const useCases = (isWanted = true) => useWhole<told.CaseLine>('/opinion-cases', isWanted);
export const caseQuery = (id: string) => asked<told.CaseView>(`/opinion-cases/${id}`);
export const useCase = (id: string) => useQuery(caseQuery(id));
export const useMoments = (section: string, isWanted = true) =>
  useAsked<told.Page<told.SectionMoment>>(`/opinion-sections/${section}/moments`, isWanted);
export const useMeetings = (unit: string, isWanted = true) =>
  useAsked<told.Page<told.BoardMeeting>>(`/board-meetings?unit=${unit}`, isWanted);
export const useCausedChanges = (edition: string, isWanted = true) =>
  useAsked<told.Page<told.CausedChange>>(`/editions/${edition}/caused-changes`, isWanted);
export const useOutsiders = (isWanted = true) => useWhole<told.ExternalActor>('/external-actors', isWanted);

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
/** Asks anew for everything that may have changed. */
export const askAnew = (client: QueryClient) =>
  Promise.all([['consultation'], ['overview']].map((queryKey) => client.invalidateQueries({ queryKey })));
/** Writes, and then asks anew. */
export function useDeed<Answer = { id: string; version: number }>() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (deed: Deed) => send<Answer>(deed),
    onSuccess: () => askAnew(client),
  });
}

/** Whether the session may do something somewhere; what it really may, the server says. */
export function useMay(action: string): boolean {
  const session = useSession();
  return session.data !== undefined && session.data !== null && mayDo(session.data, action);
}
