import { describe, expect, it } from 'vitest';
import { changed, longest, met, pause, valuesOf, waitAfterKey } from './autosave';

describe('a record that is saved as it is written', () => {
  it('sends what differs, and nothing for an empty text', () => {
    const base = valuesOf({ title: 'Skyfall', cause: 'Regn', level: 3 }, [
      'title',
      'cause',
      'level',
      'words',
    ]);
    expect(base).toEqual({ title: 'Skyfall', cause: 'Regn', level: 3, words: null });
    expect(changed(base, { ...base, words: '  ' })).toEqual({});
    expect(changed(base, { ...base, cause: '', level: 4 })).toEqual({ cause: null, level: 4 });
  });
  it('takes from others what one has not touched, and loses nothing of one’s own', () => {
    const base = { a: 'ett', b: 'två', c: 'tre' };
    const mine = { a: 'ett', b: 'mitt', c: 'samma' };
    const theirs = { a: 'deras', b: 'deras', c: 'samma' };
    expect(met(base, mine, theirs)).toEqual({
      draft: { a: 'deras', b: 'mitt', c: 'samma' },
      both: ['b'],
    });
  });
  it('is saved a moment after the last key, and soon enough when nobody pauses', () => {
    expect(waitAfterKey(1000, 1000)).toBe(pause);
    expect(waitAfterKey(1000, 1500)).toBe(pause);
    expect(waitAfterKey(1000, 2000)).toBe(longest - 1000);
    expect(waitAfterKey(1000, 9000)).toBe(0);
  });
});
