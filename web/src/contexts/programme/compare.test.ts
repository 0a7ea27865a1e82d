import { beforeEach, describe, expect, it } from 'vitest';
import { useTexts } from '../../platform/i18n';
import { textsOf } from '../../../tools/keys.mjs';
import { fieldWord, isRewritten, toldParts, valueWord } from './compare';
import type { ComparedPart } from './types';

const part = (fate: string, kind = 'goal', likeness = 80) =>
  ({
    fate,
    kind,
    likeness,
    before: [{}],
    after: {},
    body: [
      { kind: 'removed', text: 'a' },
      { kind: 'added', text: 'b' },
    ],
  }) as unknown as ComparedPart;

describe('a comparison', () => {
  beforeEach(() => useTexts('sv', textsOf('sv')));

  it('tells what moved and what was taken away before what is new, and leaves out what is the same', () => {
    const parts = [
      part('added'),
      part('same'),
      part('moved_out'),
      part('changed'),
      part('merged', 'focus_area'),
    ];
    expect(toldParts(parts, { isWhole: false }).map((one) => one.fate)).toEqual([
      'merged',
      'moved_out',
      'changed',
      'added',
    ]);
    expect(toldParts(parts, { isWhole: true })).toHaveLength(5);
    expect(toldParts(parts, { kind: 'focus_area', isWhole: true }).map((one) => one.fate)).toEqual([
      'merged',
    ]);
  });

  it('marks words only where enough of the text stays', () => {
    expect(isRewritten(part('changed', 'goal', 20))).toBe(true);
    expect(isRewritten(part('changed', 'goal', 60))).toBe(false);
    expect(isRewritten({ ...part('added', 'goal', 0), before: [] })).toBe(false);
  });

  it('says fields and choices in the trade’s words', () => {
    expect(valueWord('ability', 'prevent')).toBe('förebygga');
    expect(valueWord('kind', 'antagonistic')).toBe('antagonistiskt hot');
    expect(valueWord('kind', 'moved_out')).toBe('flyttad till');
    expect(valueWord('civil_defence', 'true')).toBe('ja');
    expect(fieldWord('civil_defence')).toBe('Också mål för det civila försvaret');
  });
});
