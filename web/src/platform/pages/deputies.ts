// Deputies: who holds a role beside its owner, for a period.
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../kernel/client';
import type { components } from '../../kernel/api';
import type { RoleGrant } from './accounts';

export type Deputyship = components['schemas']['DeputyshipTold'];

/** No deputy is named for longer (`auth.deputy_period`). */
export const longestDays = 366;

/** The deputies of an account's roles, and the roles that it holds as a deputy. */
export const deputyshipsQuery = (account: string) =>
  queryOptions({
    queryKey: ['deputyships', account],
    queryFn: ({ signal }) =>
      call<{ items: Deputyship[]; total: number }>(`/accounts/${account}/deputyships?limit=500`, { signal }),
  });

export interface Standing {
  deputyship: Deputyship;
  /** The role that is held; absent when the reader may not see the grants of whoever owns it. */
  grant?: RoleGrant;
  /** Whose name stands in the row: the deputy of one's own role, or the owner of the role one holds for another. */
  other: string;
  otherName: string;
}

/** The deputyships of an account from both sides: who stands in for it, and for whom it stands in. */
export function sidesOf(
  account: string,
  deputyships: readonly Deputyship[],
  grants: readonly RoleGrant[],
): { forIt: Standing[]; byIt: Standing[] } {
  const known = new Map(grants.map((grant) => [grant.id, grant]));
  const told = deputyships.map((deputyship): Standing => {
    const grant = known.get(deputyship.role_grant);
    return deputyship.deputy === account
      ? { deputyship, grant, other: deputyship.owner, otherName: deputyship.owner_name }
      : { deputyship, grant, other: deputyship.deputy, otherName: deputyship.deputy_name };
  });
  return {
    forIt: told.filter((one) => one.deputyship.deputy !== account),
    byIt: told.filter((one) => one.deputyship.deputy === account),
  };
}

/** Roles that a deputy can be named for: those that are not over, and that one may lend. */
export function lendable(grants: readonly RoleGrant[], today: string, keepsAccounts: boolean): RoleGrant[] {
  return grants.filter(
    (grant) =>
      !(grant.valid_to && grant.valid_to < today) && (keepsAccounts || grant.role !== 'administrator'),
  );
}
