// Sign-in services: what is read and how it is said.
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../kernel/client';
import type { components } from '../../kernel/api';

export type Provider = components['schemas']['IdentityProvider'];
export type GroupRole = components['schemas']['GroupRole'];
export type AccountLink = components['schemas']['AccountLink'];

interface Page<T> {
  items: T[];
  total: number;
}

export const providersQuery = queryOptions({
  queryKey: ['providers'],
  queryFn: ({ signal }) => call<Page<Provider>>('/identity-providers', { signal }),
});
export const providerQuery = (id: string) =>
  queryOptions({
    queryKey: ['provider', id],
    queryFn: ({ signal }) => call<Provider>(`/identity-providers/${id}`, { signal }),
  });
export const groupRolesQuery = (provider: string) =>
  queryOptions({
    queryKey: ['group-roles', provider],
    queryFn: ({ signal }) => call<Page<GroupRole>>(`/identity-providers/${provider}/group-roles`, { signal }),
  });
export const linksQuery = (account: string) =>
  queryOptions({
    queryKey: ['links', account],
    queryFn: ({ signal }) => call<Page<AccountLink>>(`/accounts/${account}/links`, { signal }),
  });

/** What the service must be told of us: where it sends people back to, and where it signs them out. */
export function addressesFor(key: string, here: string): { title_key: string; address: string }[] {
  return [
    { title_key: 'web.provider.address.callback', address: `${here}/federation/${key}/callback` },
    { title_key: 'web.provider.address.logout', address: `${here}/federation/${key}/logout` },
    { title_key: 'web.provider.address.signed_out', address: `${here}/sign-in` },
    { title_key: 'web.provider.address.scim', address: `${here}/scim/v2` },
  ];
}

/** The fields of a form that were filled in. */
export function filled(values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''));
}
