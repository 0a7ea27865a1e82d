import { describe, expect, it } from 'vitest';
import { branches, toggled } from './choose';

describe('the tree that units are chosen in', () => {
  it('knows everything below a unit, and loses nobody', () => {
    const tree = branches([
      { id: 'a', name: 'A', kind: 'council' },
      { id: 'b', name: 'B', kind: 'committee', parent: 'a' },
      { id: 'c', name: 'C', kind: 'department', parent: 'b' },
      { id: 'd', name: 'D', kind: 'company', parent: 'gone' },
    ]);
    expect(tree.map((one) => one.id)).toEqual(['a', 'd']);
    expect(tree[0]!.allBelow).toEqual(['b', 'c']);
  });
  it('adds and takes out several at once', () => {
    const all = toggled(new Set(['a']), ['b', 'c'], true);
    expect([...all]).toEqual(['a', 'b', 'c']);
    expect([...toggled(all, ['a', 'b'], false)]).toEqual(['c']);
  });
});
