// The resources that the pages read, one hook each, and the one way they write.
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, ifMatch } from '../../kernel/client';
import { mayDo, useSession } from '../../platform/auth/session';
import type { Chosen, Explanation, Page, RollUp, RoundView, SheetLine, SheetView } from './types';

const most = 500;

export function useRounds() {
  return useQuery({
    queryKey: ['followup', 'rounds'],
    queryFn: ({ signal }) => call<Page<RoundView>>(`/follow-up-rounds?limit=${most}`, { signal }),
  });
}
export function useRound(id: string) {
  return useQuery({
    queryKey: ['followup', 'round', id],
    queryFn: ({ signal }) => call<RoundView>(`/follow-up-rounds/${id}`, { signal }),
  });
}
export function useOwnSheets(isWanted = true) {
  return useQuery({
    queryKey: ['followup', 'own'],
    queryFn: ({ signal }) => call<Page<SheetLine>>('/follow-up-sheets', { signal }),
    enabled: isWanted,
  });
}
export function useSheetLines(round: string, isWanted = true) {
  return useQuery({
    queryKey: ['followup', 'sheets', round],
    queryFn: ({ signal }) => call<Page<SheetLine>>(`/follow-up-rounds/${round}/sheets`, { signal }),
    enabled: isWanted,
  });
}
export const sheetKey = (id: string) => ['followup', 'sheet', id];
export const readSheet = (id: string, signal?: AbortSignal) =>
  call<SheetView>(`/follow-up-sheets/${id}`, { signal });
export function useSheet(id: string) {
  return useQuery({ queryKey: sheetKey(id), queryFn: ({ signal }) => readSheet(id, signal) });
}
export function useRollUp(round: string, isWanted = true) {
  return useQuery({
    queryKey: ['followup', 'roll-up', round],
    queryFn: ({ signal }) => call<RollUp>(`/follow-up-rounds/${round}/roll-up`, { signal }),
    enabled: isWanted,
  });
}
export function useExplanation(round: string, chosen: Chosen) {
  const words = new URLSearchParams(Object.entries(chosen).filter(([, value]) => Boolean(value)));
  return useQuery({
    queryKey: ['followup', 'why', round, words.toString()],
    queryFn: ({ signal }) =>
      call<Explanation>(`/follow-up-rounds/${round}/roll-up-explanation?${words.toString()}`, { signal }),
    placeholderData: keepPreviousData,
  });
}
/** The latest answers to a goal; none when no round has asked of it. */
export function useGoalAnswers(goal: string) {
  return useQuery({
    queryKey: ['followup', 'goal', goal],
    queryFn: ({ signal }) => call<Page<Explanation>>(`/goals/${goal}/follow-up`, { signal }),
  });
}

export interface Deed {
  method: 'POST' | 'PATCH';
  path: string;
  body: unknown;
  /** The version its reader had before them. */
  version?: number;
}

export function send<Told>(deed: Deed): Promise<Told> {
  return call<Told>(deed.path, {
    method: deed.method,
    body: deed.body,
    headers: deed.version === undefined ? {} : ifMatch(deed.version),
  });
}

/** Writes, and then asks anew for everything that may have changed by it. */
export function useDeed<Told = { id: string; version: number }>() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (deed: Deed) => send<Told>(deed),
    onSuccess: async () => {
      await Promise.all(['followup', 'overview'].map((key) => client.invalidateQueries({ queryKey: [key] })));
    },
  });
}

/** Whether the session may do something somewhere; what it really may, the server says. */
export function useMay(action: string): boolean {
  const session = useSession();
  return session.data !== undefined && session.data !== null && mayDo(session.data, action);
}
