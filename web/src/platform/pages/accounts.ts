// Accounts and roles: what is read and how it is said.
import { queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import { call } from '../../kernel/client';
import { ProblemError } from '../../kernel/problem';

export interface Account {
  id: string;
  user_name: string;
  name: string;
  status: 'active' | 'closed';
  language: 'sv' | 'en';
  version: number;
}
export interface RoleGrant {
  id: string;
  account: string;
  role: string;
  /** One of these says where it holds; none of them means the whole town. */
  unit?: string | null;
  sector?: string | null;
  matter?: string | null;
  valid_from: string;
  valid_to?: string | null;
  /** Whose group gave it; absent when a person did. */
  provider?: string | null;
  version: number;
}
interface Page<T> {
  items: T[];
  total: number;
}

export const roles = ['administrator', 'strategist', 'coordinator', 'head', 'auditor', 'reader'] as const;

const most = 500;

export const accountsQuery = queryOptions({
  queryKey: ['accounts'],
  queryFn: ({ signal }) => call<Page<Account>>(`/accounts?limit=${most}`, { signal }),
});
export const accountQuery = (id: string) =>
  queryOptions({
    queryKey: ['account', id],
    queryFn: ({ signal }) => call<Account>(`/accounts/${id}`, { signal }),
  });
export const grantsQuery = (account: string) =>
  queryOptions({
    queryKey: ['grants', account],
    queryFn: ({ signal }) => call<Page<RoleGrant>>(`/accounts/${account}/grants`, { signal }),
  });

/** Every account and every granted role, for whoever may read them; both empty until they have come. */
export function useEverybody(isWanted = true): { accounts: Account[]; grants: RoleGrant[] } {
  const accounts = useQuery({ ...accountsQuery, enabled: isWanted }).data?.items ?? [];
  const told = useQueries({ queries: accounts.map((account) => grantsQuery(account.id)) });
  return { accounts, grants: told.flatMap((one) => one.data?.items ?? []) };
}

/** The names of today's units, to say where a role holds. */
export const unitNamesQuery = queryOptions({
  queryKey: ['unit-names'],
  queryFn: async ({ signal }) => {
    const page = await call<Page<{ id: string; name: string }>>('/unit-tree', { signal });
    return new Map(page.items.map((unit) => [unit.id, unit.name]));
  },
});

/** Whether a grant holds on a day, has ended or has not begun. */
export function grantState(
  grant: Pick<RoleGrant, 'valid_from' | 'valid_to'>,
  day: string,
): 'now' | 'ended' | 'later' {
  if (grant.valid_from > day) {
    return 'later';
  }
  return grant.valid_to && grant.valid_to < day ? 'ended' : 'now';
}

export type Wish = Pick<RoleGrant, 'role' | 'unit' | 'sector' | 'matter' | 'valid_to'> & {
  valid_from?: string;
};
/** The role that a proposal wishes for; nothing when its words cannot be read. */
export function wishOf(content: string): Wish | undefined {
  try {
    const wish = JSON.parse(content) as Partial<Wish>;
    return wish.role ? { ...wish, role: wish.role } : undefined;
  } catch {
    return undefined;
  }
}

/** Refused because another must confirm: then the same is proposed. */
export function isForTwo(thrown: unknown): boolean {
  return thrown instanceof ProblemError && thrown.problem.key === 'auth.takes_two';
}

const letters = 'abcdefghjkmnpqrstuvwxyz';
const syllables = 6;

/** A password to hand over: pronounceable, from the browser's own randomness, and long enough to be strong. */
export function suggestedPassword(random: (most: number) => number = pick): string {
  const vowels = 'aeiouy';
  const consonants = [...letters].filter((letter) => !vowels.includes(letter)).join('');
  const part = () =>
    consonants[random(consonants.length)]! +
    vowels[random(vowels.length)]! +
    consonants[random(consonants.length)]!;
  return Array.from({ length: syllables }, part).join('-');
}

function pick(most: number): number {
  const limit = Math.floor(2 ** 32 / most) * most;
  const box = new Uint32Array(1);
  do {
    crypto.getRandomValues(box);
  } while (box[0]! >= limit);
  return box[0]! % most;
}

/** What a choice of where says when it is the whole town: a browser takes an empty value of a required field for none. */
export const wholeTown = 'town';
/** The unit of such a choice; empty for the whole town. */
export function unitOf(chosen: string = wholeTown): string {
  return chosen === wholeTown ? '' : chosen;
}
