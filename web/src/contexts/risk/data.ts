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
    queryKey: ['risk', path],
    queryFn: ({ signal }) => call<T>(path, { signal }),
  });
function useAsked<T>(path: string, isWanted = true) {
  return useQuery({ ...asked<T>(path), enabled: isWanted });
}
function useWhole<T>(path: string, isWanted = true) {
  return useQuery({
    queryKey: ['risk', 'whole', path],
    queryFn: ({ signal }) => whole<T>(path, signal),
    enabled: isWanted,
  });
}

export const useRounds = () => useWhole<told.RoundView>('/analysis-rounds');
export const useRound = (id: string, isWanted = true) =>
  useAsked<told.RoundView>(`/analysis-rounds/${id}`, isWanted);
export const useParticipants = (round: string, isWanted = true) =>
  useAsked<told.Page<told.Participant>>(`/analysis-rounds/${round}/participants`, isWanted);
export const analysesQuery = (round: string) =>
  asked<told.Page<told.AnalysisLine>>(`/analysis-rounds/${round}/analyses`);
export const useAnalyses = (round: string, isWanted = true) =>
  useQuery({ ...analysesQuery(round), enabled: isWanted });
/** Those not handed in, the latest first, with whom to call. */
export const useChaseList = (round: string) =>
  useAsked<told.Page<told.AnalysisLine>>(`/analysis-rounds/${round}/chase-list`);
/** What a round lacks. Kept with the programme's findings, so that accepting one asks anew for both. */
export function useFindings(round: string) {
  return useQuery({
    queryKey: ['programme', 'findings', 'analysis-round', round],
    queryFn: ({ signal }) => call<told.RoundFindings>(`/analysis-rounds/${round}/findings`, { signal }),
  });
}
export const useHeat = (round: string) => useAsked<told.RiskHeat>(`/analysis-rounds/${round}/heat`);
export const useScaleSets = () => useWhole<told.ScaleSet>('/scale-sets');
export const useScaleSet = (id: string | undefined) =>
  useAsked<told.ScaleSetView>(`/scale-sets/${id ?? ''}`, id !== undefined);
export const useKinds = () => useAsked<told.Page<told.RiskKind>>('/risk-kinds');
export const useGuidance = () => useAsked<told.Page<told.Guidance>>('/analysis-guidance');
export const useOutsiders = () => useWhole<told.ExternalActor>('/external-actors');
/** What is worth protecting, in the order of the edition that a round stands on. */
export const useValues = (edition: string | undefined) =>
  useWhole<told.ProtectionValue>(`/editions/${edition ?? ''}/protection-values`, edition !== undefined);

export const analysisQuery = (id: string) =>
  queryOptions({
    queryKey: ['risk', 'analysis', id],
    queryFn: ({ signal }) => call<told.AnalysisView>(`/risk-analyses/${id}`, { signal }),
  });
export const useAnalysis = (id: string, isWanted = true) =>
  useQuery({ ...analysisQuery(id), enabled: isWanted });
export const useRisksOf = (analysis: string) =>
  useAsked<told.Page<told.RiskView>>(`/risk-analyses/${analysis}/risks`);
export function useComparison(id: string, other: string | undefined, isWanted = true) {
  return useAsked<told.Comparison>(
    `/risk-analyses/${id}/comparison${other ? `?with=${other}` : ''}`,
    isWanted,
  );
}

export const riskQuery = (id: string) =>
  queryOptions({
    queryKey: ['risk', 'one', id],
    queryFn: ({ signal }) => call<told.RiskView>(`/risks/${id}`, { signal }),
  });
export const useRisk = (id: string) => useQuery(riskQuery(id));
/** Another risk, such as the one that was copied; nothing is asked without one. */
export function useOrigin(id: string | undefined) {
  return useQuery({ ...riskQuery(id ?? ''), enabled: id !== undefined });
}
/** A page of the register. */
export function useRegister(question: string) {
  return useQuery({
    queryKey: ['risk', 'register', question],
    queryFn: ({ signal }) => call<told.Page<told.RiskView>>(`/risks?${question}`, { signal }),
    placeholderData: keepPreviousData,
  });
}
/** Every risk of a round with its version and who may change it. */
export const useRisksOfRound = (round: string) => useWhole<told.RiskView>(`/risks?round=${round}`);

export interface MatrixAsked {
  unit?: string;
  protection_value?: string;
  isAfter: boolean;
}
export function matrixKey(round: string, asked: MatrixAsked) {
  const words = new URLSearchParams(
    Object.entries({
      unit: asked.unit ?? '',
      protection_value: asked.protection_value ?? '',
      after: asked.isAfter ? 'true' : '',
    }).filter(([, value]) => value !== ''),
  );
  return ['risk', 'matrix', round, words.toString()] as const;
}
export function useMatrix(round: string, asked: MatrixAsked) {
  const key = matrixKey(round, asked);
  return useQuery({
    queryKey: key,
    queryFn: ({ signal }) =>
      call<told.RiskMatrix>(`/analysis-rounds/${round}/matrix${key[3] ? `?${key[3]}` : ''}`, { signal }),
    placeholderData: keepPreviousData,
  });
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
/** Asks anew for everything that may have changed: rounds, analyses, risks, what hangs together, the start page. */
export const askAnew = (client: QueryClient) =>
  Promise.all(
    [['risk'], ['programme', 'findings'], ['trace'], ['overview']].map((queryKey) =>
      client.invalidateQueries({ queryKey }),
    ),
  );
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
