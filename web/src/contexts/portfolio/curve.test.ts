import { describe, expect, it } from 'vitest';
import {
  atYears,
  bestWithin,
  exceedance,
  figureMarks,
  figureY,
  height,
  margin,
  onceIn,
  rounded,
  width,
  yearMarks,
  yearX,
} from './curve';

const curve = [
  { probability: 0.5, harm: 10, low: 8, high: 12 },
  { probability: 0.1, harm: 100, low: 80, high: 140 },
  { probability: 0.01, harm: 400, low: 250, high: 700 },
];
const point = (cost_ore: number, saved: number) => ({ cost_ore, saved, saved_per_krona: 0, measures: [] });

describe('loss exceedance', () => {
  it('says once in how many years', () => {
    expect(onceIn(0.01)).toBeCloseTo(100);
    expect(onceIn(1)).toBe(1);
    expect(yearMarks([curve])).toEqual([1, 2, 5, 10, 20, 50, 100]);
  });
  it('marks round figures up to the most', () => {
    expect(figureMarks(700)).toEqual([0, 200, 400, 600, 800]);
    expect(figureMarks(0)).toEqual([0]);
    expect(figureMarks(9)).toEqual([0, 2.5, 5, 7.5, 10]);
  });
  it('stands within the picture, seldom to the right and much at the top', () => {
    expect(yearX(1, 100)).toBe(margin.left);
    expect(yearX(100, 100)).toBe(width - margin.right);
    expect(figureY(0, 800)).toBe(height - margin.bottom);
    expect(figureY(800, 800)).toBe(margin.top);
    const drawn = exceedance(curve, 100, 800);
    expect(drawn.line.match(/[ML]/g)).toHaveLength(3);
    expect(drawn.band.match(/[ML]/g)).toHaveLength(6);
  });
  it('answers for years that the curve has a point near', () => {
    expect(atYears(curve, 10)?.harm).toBe(100);
    expect(atYears(curve, 1000)).toBeUndefined();
  });
});

describe('the front', () => {
  it('gives the best choice within a budget', () => {
    const front = [point(0, 0), point(100, 5), point(300, 9)];
    expect(bestWithin(front, 50)).toBe(0);
    expect(bestWithin(front, 100)).toBe(1);
    expect(bestWithin(front, 9999)).toBe(2);
  });
  it('rounds to three digits', () => {
    expect(rounded(123456)).toBe(123000);
    expect(rounded(0.0123456)).toBe(0.0123);
    expect(rounded(0)).toBe(0);
  });
});
