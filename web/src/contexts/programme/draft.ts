// What somebody has begun to write, kept in the browser until it is saved: leave and come back.
import { useCallback, useEffect, useState } from 'react';
import type { Values } from './parts';

interface Draft {
  values: Values;
  /** The version it was begun on: what others have saved since shows as a conflict. */
  version: number;
  at: string;
}

const prefix = 'varn.draft.';

export function readDraft(id: string): Draft | undefined {
  try {
    const text = localStorage.getItem(prefix + id);
    return text ? (JSON.parse(text) as Draft) : undefined;
  } catch {
    return undefined;
  }
}
export function dropDraft(id: string): void {
  try {
    localStorage.removeItem(prefix + id);
  } catch {
    // Without storage there is no draft to drop.
  }
}
function keepDraft(id: string, draft: Draft): boolean {
  try {
    localStorage.setItem(prefix + id, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export type DraftState = { kind: 'clean' } | { kind: 'kept'; at: string } | { kind: 'unkept' };

const rest = 400;

/** Values that are kept as they are typed, and how that went. */
export function useDraft(id: string, stored: Values, version: number) {
  const [begun] = useState(() => readDraft(id));
  const [values, setValues] = useState<Values>(begun?.values ?? stored);
  const [state, setState] = useState<DraftState>(begun ? { kind: 'kept', at: begun.at } : { kind: 'clean' });
  const [isTouched, touch] = useState(false);
  useEffect(() => {
    if (!isTouched) {
      return;
    }
    const timer = setTimeout(() => {
      const at = new Date().toISOString();
      const kept = keepDraft(id, { values, version: begun?.version ?? version, at });
      setState(kept ? { kind: 'kept', at } : { kind: 'unkept' });
    }, rest);
    return () => clearTimeout(timer);
  }, [id, values, version, begun, isTouched]);
  const set = useCallback((name: string, value: string) => {
    touch(true);
    setValues((before) => ({ ...before, [name]: value }));
  }, []);
  return { values, set, setValues, state, version: begun?.version ?? version };
}
