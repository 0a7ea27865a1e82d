import { describe, expect, it } from 'vitest';
import { areasOf, gravest, share, square } from './city';

const standing = {
  mark: 'partly',
  rule: 'RUP-005',
  fulfilled: 0,
  partly: 0,
  not_fulfilled: 0,
  unanswered: 0,
} as const;
const goals = ['g1', 'g2', 'g3'].map((goal) => ({ goal, title: goal, standing, forecast: standing }));
const matrix = {
  focus_areas: [{ node: { id: 'a', title: 'Beredskap' } }, { node: { id: 'b', title: 'Olyckor' } }],
  goals: [
    { node: { id: 'g1' }, focus_areas: ['a'] },
    { node: { id: 'g3' }, focus_areas: ['a'] },
  ],
};

describe('the grid of the city page', () => {
  const [first, second] = areasOf(goals, matrix);
  it('puts goals under their focus area and keeps an area that has none', () => {
    expect(first?.goals).toEqual([0, 2]);
    expect(second?.goals).toEqual([]);
  });
  it('counts a unit by its own letters', () => {
    expect(square({ marks: 'fpn' }, first!)).toEqual({
      fulfilled: 1,
      partly: 0,
      not_fulfilled: 1,
      unanswered: 0,
    });
  });
  it('never calls silence fulfilled', () => {
    expect(gravest(square({ marks: 'f--' }, first!))).toBe('unanswered');
    expect(gravest(square({ marks: '' }, first!))).toBe('unanswered');
    expect(gravest(square({ marks: 'fff' }, first!))).toBe('fulfilled');
    expect(gravest(square({ marks: 'fff' }, second!))).toBeUndefined();
  });
  it('shares among all that was asked', () => {
    expect(share({ fulfilled: 1, partly: 0, not_fulfilled: 0, unanswered: 2 })).toBe(33);
    expect(share({ fulfilled: 0, partly: 0, not_fulfilled: 0, unanswered: 0 })).toBeUndefined();
  });
});
