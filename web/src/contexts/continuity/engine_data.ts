// What the pages ask the town's network, one hook each. Every answer names the model it was worked out from.
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { call } from '../../kernel/client';
import type * as told from './engine_types';

/** Everything that is worked out from the network; the registers' key is the same, so what is written there asks anew here. */
const engine = ['continuity', 'engine'] as const;
/** How often the page looks whether the network has changed. */
const modelEvery = 30_000;
/** A whole map and a whole list of weaknesses stay until the network changes. */
const keptFor = Infinity;

function useAsked<T>(path: string, isWanted = true) {
  return useQuery({
    queryKey: [...engine, path],
    queryFn: ({ signal }) => call<T>(path, { signal }),
    enabled: isWanted,
    staleTime: keptFor,
  });
}
function usePosted<T>(path: string, body: unknown, isWanted: boolean) {
  return useQuery({
    queryKey: [...engine, path, body],
    queryFn: ({ signal }) => call<T>(path, { method: 'POST', body, signal }),
    enabled: isWanted,
    staleTime: keptFor,
    placeholderData: keepPreviousData,
    retry: false,
  });
}

export const useMap = () => useAsked<told.MapTold>('/continuity-map');
export const useWeaknesses = (isWanted = true) =>
  useAsked<told.WeaknessesTold>('/continuity-weaknesses', isWanted);
export const useCutSets = (service: string, order: number) =>
  useAsked<told.CutSetsTold>(`/critical-services/${service}/cut-sets?order=${order}`);
export const useImportance = (scenarios: number, seed: number) =>
  useAsked<told.ImportanceTold>(`/continuity-importance?scenarios=${scenarios}&seed=${seed}`);
export const useCourse = (ask: told.LossAsk | undefined) =>
  usePosted<told.CourseTold>('/continuity-courses', ask, ask !== undefined);
export const useChain = (lost: readonly string[], target: string | undefined) =>
  usePosted<told.ChainTold>('/continuity-chains', { lost, target }, target !== undefined && lost.length > 0);
export const useComparison = (edits: readonly told.Edit[]) =>
  usePosted<told.ComparisonTold>('/continuity-comparisons', { edits }, edits.length > 0);

/** Which network the server answers from now; asked again and again while somebody looks. */
export function useModel() {
  return useQuery({
    queryKey: [...engine, 'model'],
    queryFn: ({ signal }) => call<told.ModelTold>('/continuity-model', { signal }),
    refetchInterval: modelEvery,
    refetchOnWindowFocus: true,
    staleTime: 0,
  });
}
/** Works everything out anew. */
export function useAnew(): () => void {
  const client = useQueryClient();
  return useCallback(() => void client.invalidateQueries({ queryKey: engine }), [client]);
}
