import { useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { readAnew } from '../../kernel/anew';
import { problemOf } from '../../kernel/problem';
import { toast } from '../../platform/ui/Toasts';
import { deedsFor, rowAt } from './consequences';
import { send, serviceQuery, soonOld } from './data';
import type { Consequence, ServicePage } from './types';

const isOlder = 412;

/** Says how grave it is, and in words; what is said of later times follows. */
export function useConsequences(page: ServicePage) {
  const client = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const queue = useRef<Promise<boolean>>(Promise.resolve(true));
  const service = page.service.id;
  const query = serviceQuery(service);
  const known = () => client.getQueryData(query.queryKey)?.consequences ?? page.consequences;
  const rowsNow = async () => (await readAnew(client, query)).consequences;
  const once = async (deed: (rows: readonly Consequence[]) => Promise<void>): Promise<boolean> => {
    setBusy(true);
    try {
      try {
        await deed(known());
      } catch (thrown) {
        if (problemOf(thrown).status !== isOlder) {
          throw thrown;
        }
        await deed(await rowsNow());
      }
      return true;
    } catch (thrown) {
      const problem = problemOf(thrown);
      const places = (problem.errors ?? []).map((one) => one.detail).join(' ');
      toast(places || (problem.detail ?? problem.title), { tone: 'bad' });
      return false;
    } finally {
      await rowsNow().catch(() => undefined);
      void soonOld(client);
      setBusy(false);
    }
  };
  // One at a time: each stands on what the one before it made of the rows.
  const told = (deed: (rows: readonly Consequence[]) => Promise<void>): Promise<boolean> => {
    const next = queue.current.then(() => once(deed));
    queue.current = next;
    return next;
  };
  const set = (value: string, minutes: number, level: number) =>
    told(async (rows) => {
      for (const deed of deedsFor(rows, service, value, minutes, level)) {
        await send(deed);
      }
    });
  const say = (value: string, minutes: number, words: string) =>
    told(async (rows) => {
      const row = rowAt(rows, value, minutes);
      if (row && (row.words ?? '') !== words) {
        await send({
          method: 'PATCH',
          path: `/service-consequences/${row.id}`,
          body: { words: words || null },
          version: row.version,
        });
      }
    });
  return { set, say, isBusy };
}
