// Second factors, passkeys and tokens: what is read, for oneself and for somebody else.
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../kernel/client';

export interface FactorsHeld {
  totp_since?: string | null;
  passkeys: number;
  recovery_codes_left: number;
  is_needed: boolean;
}
export interface Passkey {
  id: string;
  name: string;
  created_at: string;
  last_used_at?: string | null;
}
export interface Token {
  id: string;
  name: string;
  scope: 'read' | 'everything' | 'chosen';
  actions: string[];
  created_at: string;
  valid_to: string;
  last_used_at?: string | null;
}
interface Page<T> {
  items: T[];
  total: number;
}

export const ownFactorsQuery = queryOptions({
  queryKey: ['own-factors'],
  queryFn: ({ signal }) => call<FactorsHeld>('/factors', { signal }),
});
export const ownPasskeysQuery = queryOptions({
  queryKey: ['own-factors', 'passkeys'],
  queryFn: ({ signal }) => call<Page<Passkey>>('/passkeys', { signal }),
});
export const ownTokensQuery = queryOptions({
  queryKey: ['own-tokens'],
  queryFn: ({ signal }) => call<Page<Token>>('/tokens', { signal }),
});
export const factorsQuery = (account: string) =>
  queryOptions({
    queryKey: ['factors', account],
    queryFn: ({ signal }) => call<FactorsHeld>(`/accounts/${account}/factors`, { signal }),
  });
export const tokensQuery = (account: string) =>
  queryOptions({
    queryKey: ['tokens', account],
    queryFn: ({ signal }) => call<Page<Token>>(`/accounts/${account}/tokens`, { signal }),
  });
