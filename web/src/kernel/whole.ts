// Lists that are wanted whole.
import { call } from './client';

const most = 500;

/** A list whole: page by page until all of it is here. The path may have a question of its own. */
export async function whole<T>(path: string, signal?: AbortSignal): Promise<T[]> {
  const rows: T[] = [];
  for (;;) {
    const sign = path.includes('?') ? '&' : '?';
    const page = await call<{ items: T[]; total: number }>(
      `${path}${sign}limit=${most}&offset=${rows.length}`,
      { signal },
    );
    rows.push(...page.items);
    if (page.items.length === 0 || rows.length >= page.total) {
      return rows;
    }
  }
}
