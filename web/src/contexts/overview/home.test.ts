import { describe, expect, it } from 'vitest';
import { changesToTell, headline } from './home';

describe('the start page', () => {
  it('opens with what is open in all editions and with what is late', () => {
    const told = { editions: [{ open_errors: 2 }, { open_errors: 3 }], overdue: [{}] };
    expect(headline(told as never)).toEqual({ errors: 5, overdue: 1 });
    expect(headline({ editions: [], overdue: [] })).toEqual({ errors: 0, overdue: 0 });
  });

  it('tells what was done to things with a name, and not that somebody signed in', () => {
    const row = (title: string) => ({ thing: { title } });
    expect(changesToTell([row(''), row('Mål 1')] as never)).toEqual([row('Mål 1')]);
  });
});
