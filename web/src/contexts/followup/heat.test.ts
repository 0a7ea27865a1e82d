import { describe, expect, it } from 'vitest';
import { inSight, letterAt, markOf, movedBy } from './heat';
import type { RollUp } from './types';

describe('the heat map', () => {
  it('draws what is in sight and nothing else', () => {
    expect(inSight(0, 100, 28, 400)).toEqual([0, 4]);
    expect(inSight(30, 100, 28, 400)).toEqual([1, 5]);
    expect(inSight(11_150, 100, 28, 400)).toEqual([398, 400]);
    expect(inSight(0, 100, 28, 0)).toEqual([0, 0]);
    expect(inSight(99_999, 100, 28, 3)).toEqual([3, 3]);
  });
  it('takes an unknown letter for unanswered, never for fulfilled', () => {
    expect(['f', 'p', 'n', '-', undefined, 'x'].map(markOf)).toEqual([
      'fulfilled',
      'partly',
      'not_fulfilled',
      'unanswered',
      'unanswered',
      'unanswered',
    ]);
  });
  it('has no cell where nobody was asked', () => {
    const told = {
      units: [
        { is_asked: false, marks: '', forecasts: '' },
        { is_asked: true, marks: 'fp', forecasts: 'ff' },
      ],
    } as unknown as RollUp;
    expect(letterAt(told, 0, 0, false)).toBeUndefined();
    expect(letterAt(told, 1, 1, false)).toBe('p');
    expect(letterAt(told, 1, 1, true)).toBe('f');
    expect(letterAt(told, 1, 9, false)).toBe('-');
  });
  it('walks by keys and stays inside', () => {
    expect(movedBy('ArrowUp', [0, 0], [5, 3])).toEqual([0, 0]);
    expect(movedBy('PageDown', [0, 1], [5, 3])).toEqual([4, 1]);
    expect(movedBy('End', [2, 0], [5, 3])).toEqual([2, 2]);
    expect(movedBy('Enter', [2, 0], [5, 3])).toBeNull();
  });
});
