import { describe, expect, it } from 'vitest';
import { begun, bodyOf, draftOf, isSame, merged, missing } from './sheet';
import type { Answer, SheetRow } from './types';

const said = { mark: 'partly', words: 'Två av tre.', forecast: 'fulfilled' } as Answer;
const row = (more: Partial<SheetRow>): SheetRow => ({
  goal: 'g',
  title: 'Mål',
  focus_areas: [],
  remarks: [],
  indicators: [],
  ...more,
});

describe('a goal of a sheet', () => {
  it('begins with what was said last time, to be confirmed', () => {
    expect(begun(row({ last: { round_name: 'T1', turn: 1, mark: 'partly', words: 'Då.' } }))).toEqual({
      draft: { mark: 'partly', words: 'Då.', forecast: undefined, forecast_words: '' },
      isCarried: true,
    });
    const last = {
      round_name: 'T1',
      turn: 1,
      words: 'Då.',
      forecast: 'partly' as const,
      forecast_words: 'Sen.',
    };
    expect(begun(row({ last }), false).draft).toEqual({ words: 'Då.', forecast_words: '' });
    expect(begun(row({ answer: said })).isCarried).toBe(false);
    expect(begun(row({})).isCarried).toBe(false);
  });
  it('says what is missing, and asks for words about a forecast that is not whole', () => {
    expect(missing(draftOf(undefined), true)).toEqual(['mark', 'words', 'forecast']);
    expect(missing(draftOf(said), true)).toEqual([]);
    expect(missing({ ...draftOf(said), forecast: 'partly' }, true)).toEqual(['forecast_words']);
    expect(missing({ ...draftOf(said), forecast: undefined }, false)).toEqual([]);
    expect(missing({ ...draftOf(said), words: '  ' }, false)).toEqual(['words']);
  });
  it('clears what is emptied', () => {
    expect(bodyOf({ words: ' ', forecast_words: '' })).toEqual({
      mark: null,
      words: null,
      forecast: null,
      forecast_words: null,
    });
  });
  it('merges two versions without losing a word, and without saying one twice', () => {
    const mine = { mark: 'fulfilled' as const, words: 'Mitt.', forecast_words: '' };
    const other = { mark: 'partly' as const, words: 'Annas.', forecast_words: 'Sen.' };
    expect(merged(mine, other)).toEqual({
      mark: 'fulfilled',
      words: 'Annas.\nMitt.',
      forecast: undefined,
      forecast_words: 'Sen.',
    });
    expect(merged(mine, { ...other, words: 'Mitt. Och mer.' }).words).toBe('Mitt. Och mer.');
    expect(merged(mine, { ...other, words: '' }).words).toBe('Mitt.');
    expect(isSame(mine, { ...mine })).toBe(true);
  });
});
