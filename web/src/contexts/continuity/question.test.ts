import { describe, expect, it } from 'vitest';
import { isFiltered, resourcesAsked, servicesAsked, wordsAsked } from './question';

describe('the registers', () => {
  it('are asked in the words of the server', () => {
    expect(servicesAsked({ q: 'hem', enhet: 'u', plan: 'haller-inte', ordning: 'kortast' })).toBe(
      'q=hem&unit=u&plan=not_at_highest&order=tolerable',
    );
    expect(resourcesAsked({ slag: 'power', leverantor: 'a', plan: 'utkast' })).toBe('kind=power&supplier=a');
  });
  it('tell a narrow view from the whole', () => {
    expect(isFiltered({ ordning: 'kortast' }, wordsAsked)).toBe(false);
    expect(isFiltered({ sektor: 's' }, wordsAsked)).toBe(true);
    expect(isFiltered({ sektor: 's' }, ['q', 'slag'])).toBe(false);
  });
});
