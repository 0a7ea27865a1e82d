// A record that is saved as it is written: what is to be sent, and what happens when somebody else was faster.
export type Value = string | number | boolean | null;
export type Values = Record<string, Value>;

/** How long after the last key a saving begins, and how long somebody may type on without pause before one does. */
export const pause = 700;
export const longest = 1500;

/** How long to wait after a key, when what is not saved yet was begun at `since`. */
export function waitAfterKey(since: number, now: number): number {
  return Math.max(0, Math.min(pause, longest - (now - since)));
}

/** The named fields of a row; what is absent is null. */
export function valuesOf(row: object, names: readonly string[]): Values {
  const known = row as Record<string, unknown>;
  return Object.fromEntries(names.map((name) => [name, (known[name] ?? null) as Value]));
}

/** An empty text says as little as none. */
const plain = (value: Value | undefined): Value =>
  value === undefined || (typeof value === 'string' && value.trim() === '') ? null : value;

/** What differs, as the body of a change. */
export function changed(base: Values, wanted: Values): Values {
  return Object.fromEntries(
    Object.keys(wanted)
      .filter((name) => plain(base[name]) !== plain(wanted[name]))
      .map((name) => [name, plain(wanted[name])]),
  );
}

/** What was taken from elsewhere, what is kept of one's own, and the fields where both have written. */
export function met(base: Values, mine: Values, theirs: Values): { draft: Values; both: string[] } {
  const draft = { ...mine };
  const both: string[] = [];
  for (const name of Object.keys(mine)) {
    const iWrote = plain(mine[name]) !== plain(base[name]);
    const theyWrote = plain(theirs[name]) !== plain(base[name]);
    if (!iWrote) {
      draft[name] = theirs[name] ?? null;
    } else if (theyWrote && plain(mine[name]) !== plain(theirs[name])) {
      both.push(name);
    }
  }
  return { draft, both };
}
