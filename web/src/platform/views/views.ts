// Views of a register that somebody keeps by name: the words of its address, in this browser, for her account alone.

export interface View {
  name: string;
  words: Record<string, string>;
}
/** So many are kept for a register; a longer list is one that nobody finds in. */
export const viewsMost = 30;

const keyOf = (account: string, register: string) => `varn.views.${account}.${register}`;

/** What is kept, in the order of names; nothing where the browser keeps nothing, or something else stands there. */
export function viewsKept(account: string, register: string): View[] {
  try {
    const told: unknown = JSON.parse(localStorage.getItem(keyOf(account, register)) ?? '[]');
    return Array.isArray(told) ? (told as View[]).filter((one) => typeof one?.name === 'string') : [];
  } catch {
    return [];
  }
}

/** With a view added, in place of one of the same name. */
export function withView(views: readonly View[], view: View): View[] {
  const words = new Intl.Collator('sv', { numeric: true });
  return [...views.filter((one) => one.name !== view.name), view].sort((a, b) =>
    words.compare(a.name, b.name),
  );
}

/** Keeps them; false where the browser does not let anything be kept. */
export function keepViews(account: string, register: string, views: readonly View[]): boolean {
  try {
    localStorage.setItem(keyOf(account, register), JSON.stringify(views));
    return true;
  } catch {
    return false;
  }
}

/** Whether two questions are the same: words that are empty ask nothing. */
export function isSame(
  a: Record<string, string | undefined>,
  b: Record<string, string | undefined>,
): boolean {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every(
    (key) => (a[key] ?? '') === (b[key] ?? ''),
  );
}
