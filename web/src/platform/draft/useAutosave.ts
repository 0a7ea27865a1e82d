// A record being written: saved a moment after the last key and at the latest some moments after the first, one sending
// at a time, and never over somebody else's words.
import { useCallback, useEffect, useRef, useState } from 'react';
import { call, ifMatch } from '../../kernel/client';
import { problemOf } from '../../kernel/problem';
import { changed, met, valuesOf, waitAfterKey, type Values } from './autosave';

const tooBusy = 503;
const isOlder = 412;

export type Saving = { state: 'idle' | 'waiting' | 'saving' | 'saved' } | { state: 'failed'; why: string };

export interface AutosaveProps<Row> {
  path: string;
  names: readonly string[];
  stored: Row;
  /** The row as the server has it now. */
  again: () => Promise<Row>;
  /** Told what was kept, so that the page shows it everywhere. */
  kept: (row: Row) => void;
  /** More that a saving does: a copied risk that is changed is thereby answered. */
  also?: Values;
  /** How a record that is not there yet (version 0) comes to be, with its first words in it. */
  create?: {
    /** What it will belong to: of that there is only one. */
    of: string;
    send: (body: Values) => Promise<Row>;
    path: (row: Row) => string;
  };
}

/** What is on its way of a record, by its path: who takes over from a page that is left waits for its last words. */
const onItsWay = new Map<string, Promise<unknown>>();

/** The row as the last sending of others on this page left it, when one was on its way. */
async function afterOthers<Row>(path: string): Promise<Row | undefined> {
  let row: unknown;
  for (let other = onItsWay.get(path); other; other = onItsWay.get(path)) {
    row = await other;
  }
  return row as Row | undefined;
}
async function alone<Row>(path: string, sending: Promise<Row>): Promise<Row> {
  const ends = sending.catch(() => undefined);
  onItsWay.set(path, ends);
  try {
    return await sending;
  } finally {
    if (onItsWay.get(path) === ends) {
      onItsWay.delete(path);
    }
  }
}

interface Held {
  version: number;
  /** Where a row that came to be here is changed from then on. */
  path?: string;
  base: Values;
  draft: Values;
  isSending: boolean;
  isMet: boolean;
  timer?: ReturnType<typeof setTimeout>;
  /** When the first key was pressed of what waits. */
  since?: number;
  /** The sending that is under way, with those that follow on it. */
  going?: Promise<void>;
}

export function useAutosave<Row extends { version: number }>(props: AutosaveProps<Row>) {
  const { stored } = props;
  const said = useRef(props);
  said.current = props;
  const held = useRef<Held>({
    version: stored.version,
    base: valuesOf(stored, props.names),
    draft: valuesOf(stored, props.names),
    isSending: false,
    isMet: false,
  });
  const [draft, setDraft] = useState(held.current.draft);
  const [saving, setSaving] = useState<Saving>({ state: 'idle' });
  const [conflict, setConflict] = useState<{ names: string[]; theirs: Values }>();

  /** Takes in the row as it stands elsewhere; what one has written oneself stays. */
  const take = useCallback((row: Row): string[] => {
    const theirs = valuesOf(row, said.current.names);
    const { draft: next, both } = met(held.current.base, held.current.draft, theirs);
    Object.assign(held.current, { version: row.version, base: theirs, draft: next });
    setDraft(next);
    return both;
  }, []);

  /** Takes in a newer row; whether both have written, so that somebody must choose. */
  const meet = useCallback(
    (row: Row): boolean => {
      const both = take(row);
      if (both.length > 0) {
        held.current.isMet = true;
        setConflict({ names: both, theirs: valuesOf(row, said.current.names) });
        setSaving({ state: 'idle' });
      }
      return both.length > 0;
    },
    [take],
  );

  const save = useCallback(
    async (tries = 0): Promise<void> => {
      const now = held.current;
      if (now.isSending || now.isMet) {
        return;
      }
      if (Object.keys(changed(now.base, now.draft)).length === 0) {
        setSaving((before) => (before.state === 'waiting' ? { state: 'idle' } : before));
        return;
      }
      now.isSending = true;
      setSaving({ state: 'saving' });
      let again = tries;
      try {
        const { create, path, also } = said.current;
        const place = () => now.path ?? (create && now.version === 0 ? `${path} of ${create.of}` : path);
        const others = onItsWay.has(place()) ? await afterOthers<Row>(place()) : undefined;
        if (others && others.version > now.version) {
          if (create && now.version === 0) {
            now.path = create.path(others);
          }
          if (meet(others)) {
            return;
          }
        }
        const body = changed(now.base, now.draft);
        if (Object.keys(body).length === 0) {
          setSaving({ state: 'saved' });
          return;
        }
        const isNew = create !== undefined && now.version === 0;
        const row = await alone(
          place(),
          isNew
            ? create.send(body)
            : call<Row>(now.path ?? path, {
                method: 'PATCH',
                body: { ...body, ...also },
                headers: ifMatch(now.version),
              }),
        );
        if (isNew) {
          now.path = create.path(row);
        }
        now.version = row.version;
        now.base = { ...now.base, ...body };
        said.current.kept(row);
        setSaving({ state: 'saved' });
      } catch (thrown) {
        const problem = problemOf(thrown);
        if (problem.status === isOlder && tries < 3) {
          if (meet(await said.current.again())) {
            return;
          }
          again = tries + 1;
        } else if (problem.status === tooBusy && tries < 3) {
          again = tries + 1;
        } else {
          const places = (problem.errors ?? []).map((one) => one.detail).join(' ');
          setSaving({ state: 'failed', why: places || (problem.detail ?? problem.title) });
          return;
        }
      } finally {
        now.isSending = false;
      }
      await save(again);
    },
    [meet],
  );

  const begin = useCallback(() => {
    const now = held.current;
    clearTimeout(now.timer);
    now.timer = undefined;
    now.since = undefined;
    if (!now.isSending) {
      now.going = save();
    }
    return now.going;
  }, [save]);

  /** Sends at once what waits or could not be sent; done when nothing is on its way. */
  const settle = useCallback(async (): Promise<void> => {
    await begin();
  }, [begin]);

  const set = useCallback(
    (part: Values, isNow = false) => {
      held.current.draft = { ...held.current.draft, ...part };
      setDraft(held.current.draft);
      setSaving({ state: 'waiting' });
      clearTimeout(held.current.timer);
      held.current.since ??= Date.now();
      held.current.timer = setTimeout(
        () => void begin(),
        isNow ? 0 : waitAfterKey(held.current.since, Date.now()),
      );
    },
    [begin],
  );

  // A newer row came by itself: its fields are taken where nothing has been written. Where both have, somebody chooses.
  useEffect(() => {
    if (stored.version > held.current.version && !held.current.isSending && !held.current.isMet) {
      meet(stored);
    }
  }, [stored, meet]);
  // What is still waiting when the page is left is sent all the same.
  useEffect(() => () => void settle(), [settle]);

  const choose = (chosen: Record<string, 'mine' | 'theirs'>) => {
    const theirs = conflict?.theirs ?? {};
    const back = Object.fromEntries(
      Object.entries(chosen)
        .filter(([, whose]) => whose === 'theirs')
        .map(([name]) => [name, theirs[name] ?? null]),
    );
    held.current.isMet = false;
    setConflict(undefined);
    set(back, true);
  };
  return { draft, saving, conflict, set, settle, choose };
}
