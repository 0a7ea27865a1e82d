// A goal being written: saved a moment after the last key, one sending at a time, and never over somebody else's
// words.
import { useCallback, useEffect, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { problemOf } from '../../kernel/problem';
import { readSheet, send, sheetKey } from './data';
import { begun, bodyOf, draftOf, isSame, merged, type Draft } from './sheet';
import type { Answer, SheetRow, SheetView } from './types';

const pause = 600;
const tooBusy = 503;

export type Saving = { state: 'idle' | 'waiting' | 'saving' | 'saved' } | { state: 'failed'; why: string };

interface Held {
  /** What the server has, as far as we know. */
  base?: { id: string; version: number; draft: Draft };
  draft: Draft;
  isSending: boolean;
  timer?: ReturnType<typeof setTimeout>;
}

function baseOf(answer: Answer | null | undefined): Held['base'] {
  return answer ? { id: answer.id, version: answer.version, draft: draftOf(answer) } : undefined;
}

export function useRow(row: SheetRow, view: SheetView) {
  const first = begun(row, view.needs_forecast);
  const [draft, setDraft] = useState(first.draft);
  const [isCarried, setCarried] = useState(first.isCarried);
  const [saving, setSaving] = useState<Saving>({ state: 'idle' });
  const [conflict, setConflict] = useState<{ other: Draft } | null>(null);
  const client = useQueryClient();
  const held = useRef<Held>({ base: baseOf(row.answer), draft: first.draft, isSending: false });

  const put = useCallback(
    (answer: Answer) =>
      client.setQueryData<SheetView>(sheetKey(view.sheet.id), (before) =>
        before
          ? {
              ...before,
              state: before.state === 'not_begun' ? 'begun' : before.state,
              rows: before.rows.map((one) => (one.goal === row.goal ? { ...one, answer } : one)),
            }
          : before,
      ),
    [client, row.goal, view.sheet.id],
  );

  /** Somebody else was faster: what stands there is fetched and shown beside ours. */
  const meet = useCallback(async () => {
    const there = await readSheet(view.sheet.id);
    const answer = there.rows.find((one) => one.goal === row.goal)?.answer;
    held.current.base = baseOf(answer);
    const other = draftOf(answer);
    if (isSame(other, held.current.draft)) {
      setSaving({ state: 'saved' });
    } else {
      setConflict({ other });
      setSaving({ state: 'idle' });
    }
  }, [row.goal, view.sheet.id]);

  const save = useCallback(
    async (tries = 0): Promise<void> => {
      const { base, draft: wanted, isSending } = held.current;
      if (isSending || (base && isSame(base.draft, wanted))) {
        return;
      }
      held.current.isSending = true;
      setSaving({ state: 'saving' });
      let again = tries;
      try {
        const answer = await send<Answer>(
          base
            ? {
                method: 'PATCH',
                path: `/follow-up-answers/${base.id}`,
                body: bodyOf(wanted),
                version: base.version,
              }
            : {
                method: 'POST',
                path: '/follow-up-answers',
                body: { sheet: view.sheet.id, goal: row.goal, ...bodyOf(wanted) },
              },
        );
        held.current.base = baseOf(answer);
        put(answer);
        setSaving({ state: 'saved' });
      } catch (thrown) {
        const problem = problemOf(thrown);
        if (problem.key === 'followup.written_meanwhile' || problem.status === 412) {
          await meet();
          return;
        }
        if (problem.status === tooBusy && tries < 3) {
          again = tries + 1;
        } else {
          setSaving({ state: 'failed', why: problem.detail ?? problem.title });
          return;
        }
      } finally {
        held.current.isSending = false;
      }
      await save(again);
    },
    [meet, put, row.goal, view.sheet.id],
  );

  const settle = useCallback(() => {
    clearTimeout(held.current.timer);
    if (held.current.timer !== undefined) {
      held.current.timer = undefined;
      void save();
    }
  }, [save]);

  const change = useCallback(
    (next: Draft) => {
      held.current.draft = next;
      setDraft(next);
      setCarried(false);
      setSaving({ state: 'waiting' });
      clearTimeout(held.current.timer);
      held.current.timer = setTimeout(() => {
        held.current.timer = undefined;
        void save();
      }, pause);
    },
    [save],
  );

  // What is still waiting when the page is left is sent all the same.
  useEffect(() => () => settle(), [settle]);

  const set = (part: Partial<Draft>) => {
    if (!conflict) {
      change({ ...held.current.draft, ...part });
    } else {
      held.current.draft = { ...held.current.draft, ...part };
      setDraft(held.current.draft);
    }
  };
  const confirm = () => {
    change({ ...held.current.draft });
    settle();
  };
  const choose = (which: 'mine' | 'other' | 'both') => {
    if (!conflict) {
      return;
    }
    const mine = held.current.draft;
    const next = which === 'mine' ? mine : which === 'other' ? conflict.other : merged(mine, conflict.other);
    setConflict(null);
    change(next);
    settle();
  };
  return { draft, isCarried, saving, conflict, set, settle, confirm, choose };
}
