// Which section is written in here. Who writes holds it, so that two never write over each other; one at a time is open,
// and what is left is saved and let go.
import { useCallback, useEffect, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { problemOf } from '../../kernel/problem';
import { useSession } from '../../platform/auth/session';
import { bodyOf, sentBody } from './case_text';
import { holdSection, laySection, tellWhy, whyOf } from './case_data';
import { askAnew, send } from './data';
import type { OpinionSection } from './types';

const conflict = 409;

/** What the open editor lets others do: save at once, change the text, put words where the cursor stands. */
export interface OpenEditor {
  settle: () => Promise<void>;
  set: (next: { body: string; title?: string }) => void;
  body: () => string;
  insert: (words: string) => void;
}

export interface Writing {
  /** The section that is open. */
  section: string | undefined;
  /** Somebody else holds what one wanted to open. */
  held: { section: string; why: string } | undefined;
  editor: { current: OpenEditor | null };
  open: (section: string, takeOver?: boolean) => Promise<void>;
  leave: () => Promise<void>;
  forget: () => void;
  /** Changes the text of a section, open or not; whether it was done. */
  change: (section: string, next: (body: string) => { body: string; title?: string }) => Promise<boolean>;
}

export function useWriting(): Writing {
  const client = useQueryClient();
  const session = useSession();
  const name = session.data?.name;
  const [section, setSection] = useState<string>();
  const [held, setHeld] = useState<Writing['held']>();
  const editor = useRef<OpenEditor | null>(null);
  const now = useRef<string>(undefined);

  const take = useCallback(
    async (id: string, takeOver: boolean): Promise<OpinionSection> => {
      const row = await holdSection(id, { take_over: takeOver });
      laySection(client, row, { held_by_me: true, held_by_name: name });
      return row;
    },
    [client, name],
  );
  const letGo = useCallback(
    async (id: string): Promise<void> => {
      try {
        const row = await holdSection(id, { release: true });
        laySection(client, row, { held_by_me: false, held_by_name: undefined });
      } catch {
        // Whoever took it over has it now, or it lets go by itself.
      }
    },
    [client],
  );
  const leave = useCallback(async (): Promise<void> => {
    const id = now.current;
    if (id === undefined) {
      return;
    }
    await editor.current?.settle();
    now.current = undefined;
    setSection(undefined);
    await letGo(id);
    void askAnew(client);
  }, [client, letGo]);

  const open = useCallback(
    async (id: string, takeOver = false): Promise<void> => {
      if (now.current !== undefined && now.current !== id) {
        await leave();
      }
      try {
        await take(id, takeOver);
        now.current = id;
        setSection(id);
        setHeld(undefined);
      } catch (thrown) {
        if (problemOf(thrown).status === conflict) {
          setHeld({ section: id, why: whyOf(thrown) });
          void askAnew(client);
        } else {
          tellWhy(thrown);
        }
      }
    },
    [client, leave, take],
  );

  const change: Writing['change'] = useCallback(
    async (id, next) => {
      if (now.current === id && editor.current) {
        editor.current.set(next(editor.current.body()));
        await editor.current.settle();
        return true;
      }
      try {
        const row = await take(id, false);
        const { body, ...more } = next(bodyOf(row));
        const kept = await send<OpinionSection>({
          method: 'PATCH',
          path: `/opinion-sections/${id}`,
          body: { body: sentBody(body), ...more },
          version: row.version,
        });
        laySection(client, kept);
        await letGo(id);
        await askAnew(client);
        return true;
      } catch (thrown) {
        tellWhy(thrown);
        return false;
      }
    },
    [client, letGo, take],
  );

  // Who walks away lets go.
  useEffect(() => () => void leave(), [leave]);
  return { section, held, editor, open, leave, forget: () => setHeld(undefined), change };
}
