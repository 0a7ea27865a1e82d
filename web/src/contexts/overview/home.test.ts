import { describe, expect, it } from 'vitest';
import { changesToTell, headline } from './home';

describe('the start page', () => {
  it('opens with the edition that says the most and with what is late', () => {
    const edition = { focus_areas: 4, focus_areas_without_goal: 1, open_errors: 2 };
    const told = { editions: [edition, { ...edition, open_errors: 3 }], overdue: [{}] };
    expect(headline(told as never)).toEqual({ areas: 4, holes: 1, errors: 5, overdue: 1 });
    expect(headline({ editions: [], overdue: [] })).toEqual({ areas: 0, holes: 0, errors: 0, overdue: 0 });
  });

  it('tells what was done to things with a name, and not that somebody signed in', () => {
    const row = (title: string) => ({ thing: { title } });
    expect(changesToTell([row(''), row('Mål 1')] as never)).toEqual([row('Mål 1')]);
  });
});
