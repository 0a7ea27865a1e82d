// The resources that the pages read, one hook each, and the one way they write.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, ifMatch } from '../../kernel/client';
import { mayDo, useSession } from '../../platform/auth/session';
import type * as told from './types';

const askedEvery = 1000;

function useAsked<T>(path: string, isWanted = true) {
  return useQuery({
    queryKey: ['portfolio', path],
    queryFn: ({ signal }) => call<T>(path, { signal }),
    enabled: isWanted,
  });
}

export function isGoingOn(reckoning: told.Reckoning): boolean {
  return reckoning.state === 'waiting' || reckoning.state === 'running';
}

/** Nothing tells of a reckoning as it goes on, so it is asked for each second until it is answered. */
export function useReckoning(id: string) {
  return useQuery({
    queryKey: ['portfolio', 'reckoning', id],
    queryFn: ({ signal }) => call<told.Reckoning>(`/reckonings/${id}`, { signal }),
    refetchInterval: ({ state }) => (state.data && isGoingOn(state.data) ? askedEvery : false),
  });
}
export function useReckonings() {
  return useQuery({
    queryKey: ['portfolio', 'reckonings'],
    queryFn: ({ signal }) => call<told.Page<told.Reckoning>>('/reckonings?limit=50', { signal }),
    refetchInterval: ({ state }) => (state.data?.items.some(isGoingOn) ? askedEvery : false),
  });
}
export const useProposals = () => useAsked<told.Page<told.ProposalLine>>('/decision-proposals?limit=200');
export const useProposal = (id: string) => useAsked<told.Proposal>(`/decision-proposals/${id}`);
export const useEffects = (measure?: string) =>
  useAsked<told.Page<told.EffectView>>(`/measure-effects?limit=500${measure ? `&measure=${measure}` : ''}`);
export const useMeasures = () => useAsked<told.Page<told.Measure>>('/measures?limit=500');

export interface Deed {
  method: 'POST' | 'PATCH' | 'DELETE';
  path: string;
  body?: unknown;
  /** The version its reader had before them. */
  version?: number;
}
/** Writes, and lets everything of the room be asked for anew. */
export function useDeed<Answer = { id: string }>() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ method, path, body, version }: Deed) =>
      call<Answer>(path, { method, body, headers: version === undefined ? {} : ifMatch(version) }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['portfolio'] }),
  });
}

/** Whether the session may do something somewhere; what it really may, the server says. */
export function useMay(action: string): boolean {
  const session = useSession();
  return session.data !== undefined && session.data !== null && mayDo(session.data, action);
}
