import { describe, expect, it } from 'vitest';
import { changed, met, valuesOf } from './autosave';

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
});
