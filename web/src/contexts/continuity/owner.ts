// What a need belongs to: a service or a resource, its page in memory, and how that page is laid on with what was kept.
import { useQueryClient } from '@tanstack/react-query';
import { readAnew } from '../../kernel/anew';
import { problemOf } from '../../kernel/problem';
import { toast } from '../../platform/ui/Toasts';
import { askAnew, resourceQuery, send, serviceQuery, soonOld, type Deed } from './data';
import type { Member, Need } from './types';
import { bare } from './needs';

export interface Owner {
  kind: 'service' | 'resource';
  id: string;
  unit: string;
  name: string;
}
export const bodyOf = (owner: Owner) =>
  owner.kind === 'service' ? { service: owner.id } : { resource: owner.id };

const isOlder = 412;

/** How the needs of an owner are read anew and written. */
export function useNeedsOf(owner: Owner) {
  const client = useQueryClient();
  const fresh = async (): Promise<Need[]> =>
    owner.kind === 'service'
      ? (await readAnew(client, serviceQuery(owner.id))).needs
      : (await readAnew(client, resourceQuery(owner.id))).needs;
  /** Lays a need that was kept on the page in memory. */
  const kept = (need: Need) => {
    const laid = <P extends { needs: Need[] }>(page: P | undefined) =>
      page && { ...page, needs: page.needs.map((one) => (one.id === need.id ? need : one)) };
    if (owner.kind === 'service') {
      client.setQueryData(serviceQuery(owner.id).queryKey, laid);
    } else {
      client.setQueryData(resourceQuery(owner.id).queryKey, laid);
    }
    void soonOld(client);
  };
  const need = async (id: string): Promise<Need> => {
    const found = (await fresh()).find((one) => one.id === id);
    if (!found) {
      throw new Error('the need is gone');
    }
    return found;
  };
  /** Says what went wrong in a toast; the page stays as it is. */
  const told = async (deed: () => Promise<void>): Promise<boolean> => {
    try {
      await deed();
      return true;
    } catch (thrown) {
      const problem = problemOf(thrown);
      const places = (problem.errors ?? []).map((one) => one.detail).join(' ');
      toast(places || (problem.detail ?? problem.title), { tone: 'bad' });
      return false;
    }
  };
  /** Members are put in and taken out one at a time, on whatever the others have meanwhile made of the need. */
  const changeMembers = (before: Need, change: (members: readonly Member[]) => Member[], needed?: number) =>
    told(async () => {
      let now = before;
      for (let tries = 0; ; tries += 1) {
        const members = change(now.members);
        try {
          kept(
            await send<Need>({
              method: 'PATCH',
              path: `/needs/${now.id}`,
              body: {
                members: members.map(bare),
                ...(needed === undefined ? {} : { needed: Math.min(needed, members.length) }),
              },
              version: now.version,
            }),
          );
          return;
        } catch (thrown) {
          if (problemOf(thrown).status !== isOlder || tries >= 3) {
            throw thrown;
          }
          now = await need(before.id);
        }
      }
    });
  const write = (deed: Deed) =>
    told(async () => {
      await send(deed);
      await askAnew(client);
    });
  return { need, kept, changeMembers, write };
}
