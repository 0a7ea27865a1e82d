// How far a granted role reaches: the whole town, a unit and what is below it, the units of a sector, or one matter.
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../kernel/client';
import type { HeldRole } from '../auth/session';
import { t } from '../i18n';

export type Reach = 'town' | 'unit' | 'sector' | 'matter';
export const reaches: readonly Reach[] = ['town', 'unit', 'sector', 'matter'];

/** Where a role holds, as the server writes it: at most one is named, and none for the whole town. */
export type Where = Pick<HeldRole, 'unit' | 'sector' | 'matter'>;

/** How far a role reaches. A role in a matter alone is never one for the town. */
export function reachOf(where: Where): Reach {
  return where.matter ? 'matter' : where.sector ? 'sector' : where.unit ? 'unit' : 'town';
}

/** The one place of a choice, under the name it has on the wire; nothing for the whole town. */
export function placeOf(reach: Reach, place: string): Record<string, string> {
  return reach === 'town' ? {} : { [reach]: place };
}

/** The names of today's sectors. */
export const sectorNamesQuery = queryOptions({
  queryKey: ['sector-names'],
  queryFn: async ({ signal }) => {
    const page = await call<{ items: { id: string; name: string }[] }>('/sectors?limit=500', { signal });
    return new Map(page.items.map((sector) => [sector.id, sector.name]));
  },
});

/** A matter has no register and no name in Värn: the last figures of its identity tell matters apart. */
export function matterWord(matter: string): string {
  return t('web.reach.in_matter', { matter: matter.slice(-8) });
}

export interface KnownMatter {
  matter: string;
  /** The accounts with a role in it. */
  holders: string[];
}

/** The matters in which somebody has a role that is not over, each with its circle. */
export function mattersOf(
  grants: readonly { account: string; matter?: string | null; valid_to?: string | null }[],
  today: string,
): KnownMatter[] {
  const found = new Map<string, Set<string>>();
  for (const grant of grants) {
    if (grant.matter && !(grant.valid_to && grant.valid_to < today)) {
      found.set(grant.matter, (found.get(grant.matter) ?? new Set()).add(grant.account));
    }
  }
  return [...found].map(([matter, holders]) => ({ matter, holders: [...holders] }));
}

/** The identity of a matter that begins now (RFC 9562, version 4). `randomUUID` is missing where the page is not secure. */
export function newMatter(random: Uint8Array = crypto.getRandomValues(new Uint8Array(16))): string {
  const bytes = Uint8Array.from(random);
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const digits = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
