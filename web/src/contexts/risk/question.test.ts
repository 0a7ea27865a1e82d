import { describe, expect, it } from 'vitest';
import { isFiltered, orderOf, pageAsked, pageOf, questionOf } from './question';

describe('what is asked of the register of risks', () => {
  it('says the words of the address as the server understands them', () => {
    const asked = questionOf({ omgang: 'r', stallning: 'to_confirm', fran: '4', q: 'el', ordning: 'unit' });
    expect(Object.fromEntries(asked)).toEqual({
      round: 'r',
      standing: 'to_confirm',
      level_from: '4',
      q: 'el',
      order: 'unit',
    });
  });
  it('tells antagonists from others, and both from neither', () => {
    expect(questionOf({ antagonist: 'ja' }).get('antagonistic')).toBe('true');
    expect(questionOf({ antagonist: 'nej' }).get('antagonistic')).toBe('false');
    expect(questionOf({}).has('antagonistic')).toBe(false);
  });
  it('takes a word it does not know for none', () => {
    expect(orderOf({ ordning: 'colour' })).toBe('consequence');
    expect(pageOf({ sida: '-3' })).toBe(0);
    expect(new URLSearchParams(pageAsked({ sida: '3' })).get('offset')).toBe('100');
  });
  it('knows a page from a filter', () => {
    expect(isFiltered({ sida: '2', ordning: 'unit' })).toBe(false);
    expect(isFiltered({ enhet: 'u' })).toBe(true);
  });
});
