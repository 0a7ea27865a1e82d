// The resources that the pages of planning read, one hook each, and the one way they write.
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, ifMatch } from '../../kernel/client';
import { mayDo, useSession, useTown } from '../../platform/auth/session';
import { useSearchWord, useValidOn } from '../../platform/shell/url';
import type * as told from './types';

function useAsked<T>(path: string, isWanted = true) {
  const town = useTown();
  return useQuery({
    queryKey: ['planning', path],
    queryFn: ({ signal }) => call<T>(path, { signal }),
    enabled: town.data !== undefined && isWanted,
    placeholderData: keepPreviousData,
  });
}

export const useCycles = () => useAsked<told.Page<told.PlanningCycle>>('/planning-cycles?limit=500');
export const useStandings = (cycle: string | undefined) =>
  useAsked<told.Page<told.PlanStanding>>(`/planning-cycles/${cycle ?? ''}/plans`, cycle !== undefined);
export const useBalance = (cycle: string | undefined) =>
  useAsked<told.GoalBalanceReport>(`/planning-cycles/${cycle ?? ''}/balance`, cycle !== undefined);
export const useInstructions = (cycle: string | undefined) =>
  useAsked<told.Page<told.Instruction>>(
    `/planning-cycles/${cycle ?? ''}/instructions?limit=500`,
    cycle !== undefined,
  );
export const usePlan = (unit: string, year: string | undefined) =>
  useAsked<told.UnitPlan>(`/units/${unit}/plan${year ? `?year=${encodeURIComponent(year)}` : ''}`);
export const useChain = (goal: string) => useAsked<told.GoalChain>(`/unit-goals/${goal}`);
export const useCarriers = (goal: string, cycle: string | undefined) =>
  useAsked<told.GoalCarriers>(`/goals/${goal}/carriers-in-plans${cycle ? `?cycle=${cycle}` : ''}`);

/** The year of the address, else that of the day in force; and the cycles there are, the newest first. */
export function useYear() {
  const [wanted, setYear] = useSearchWord('ar');
  const { day } = useValidOn();
  const cycles = useCycles();
  const all = cycles.data?.items ?? [];
  const cycle =
    all.find((one) => String(one.year) === wanted) ??
    all.find((one) => one.valid_from <= day && day <= one.valid_to) ??
    all[0];
  return { cycles, all, cycle, setYear };
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
        ['planning', 'trace', 'overview'].map((key) => client.invalidateQueries({ queryKey: [key] })),
      );
    },
  });
}

/** Whether somebody may do something somewhere; the server has the last word. */
export function useMay(action: string): boolean {
  const session = useSession();
  return session.data !== undefined && session.data !== null && mayDo(session.data, action);
}
