import { beforeEach, describe, expect, it, vi } from 'vitest';
import { isSame, keepViews, viewsKept, withView } from './views';

describe('kept views', () => {
  beforeEach(() => {
    const held = new Map<string, string>();
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => held.get(key) ?? null,
      setItem: (key: string, value: string) => held.set(key, value),
    });
  });
  it('are the account’s own, in the order of names, one of each name', () => {
    const views = withView(withView([], { name: 'Östra', words: { q: 'a' } }), { name: 'Alla', words: {} });
    expect(views.map((one) => one.name)).toEqual(['Alla', 'Östra']);
    const changed = withView(views, { name: 'Östra', words: { q: 'b' } });
    expect(changed).toHaveLength(2);
    expect(keepViews('a', 'risks', changed)).toBe(true);
    expect(viewsKept('a', 'risks')).toEqual(changed);
    expect(viewsKept('b', 'risks')).toEqual([]);
  });
  it('are none where something else stands', () => {
    localStorage.setItem('varn.views.a.risks', '{"name":');
    expect(viewsKept('a', 'risks')).toEqual([]);
    localStorage.setItem('varn.views.a.risks', '{}');
    expect(viewsKept('a', 'risks')).toEqual([]);
  });
  it('are the same when they ask the same', () => {
    expect(isSame({ q: 'a', unit: undefined }, { q: 'a' })).toBe(true);
    expect(isSame({ q: 'a' }, { q: 'b' })).toBe(false);
  });
});
