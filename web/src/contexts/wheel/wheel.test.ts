import { describe, expect, it } from 'vitest';
import type { Occurrence } from './types';
import { cellsOf, monthTurn, monthsOf, piece, point, ringsOf, turnOf, worstOf, yearOf } from './wheel';

function occurrence(on: string | undefined, state: Occurrence['state'], areas: string[] = []): Occurrence {
  return {
    key: `${on ?? 'never'}-${state}-${areas.join('+')}`,
    source: 'requirement',
    of: '01903f5e-0000-7000-8000-000000000017',
    title: 'Analys',
    on,
    state,
    is_preliminary: false,
    focus_areas: areas.map((key) => ({ key, title: key.toUpperCase() })),
    page: '/krav/1',
    of_version: 1,
  };
}

describe('the circle of a year', () => {
  it('begins at the top and goes as a clock', () => {
    expect(turnOf('2024-01-01')).toBe(0);
    expect(turnOf('2024-12-31')).toBeCloseTo(365 / 366, 10);
    expect(turnOf('2023-12-31')).toBeCloseTo(364 / 365, 10);
    const [x, y] = point(100, 0.25);
    expect(x).toBeCloseTo(100);
    expect(y).toBeCloseTo(0);
    expect(point(100, 0)[1]).toBe(-100);
  });
  it('knows where months begin, in leap years too', () => {
    expect(monthTurn(2024, 2)).toBeCloseTo(60 / 366, 10);
    expect(monthTurn(2023, 2)).toBeCloseTo(59 / 365, 10);
    expect(monthTurn(2024, 12)).toBe(1);
  });
  it('draws pieces that close', () => {
    expect(piece(10, 20, 0, 0.25)).toMatch(/^M0\.00 -20\.00A20 20 0 0 1 20\.00 .*Z$/);
  });
});

describe('cells', () => {
  const all = [
    occurrence('2024-02-15', 'soon', ['beredskap']),
    occurrence('2024-02-20', 'late', ['beredskap', 'skydd']),
    occurrence('2024-07-01', 'done'),
    occurrence(undefined, 'unrecorded'),
  ];
  it('are rings of focus areas, and one of all else', () => {
    expect(ringsOf(all).map((one) => one.key)).toEqual(['beredskap', 'skydd', '-']);
    expect(ringsOf([])).toEqual([{ key: '-', title: '' }]);
  });
  it('hold what stands in a month, and are as grave as the worst of it', () => {
    const cells = cellsOf(all, ringsOf(all));
    expect(cells.map((one) => [one.ring, one.month, one.items.length, one.worst])).toEqual([
      [0, 1, 2, 'late'],
      [1, 1, 1, 'late'],
      [2, 6, 1, 'done'],
    ]);
  });
  it('what is not known is never green', () => {
    expect(worstOf([occurrence('2024-01-01', 'done'), occurrence(undefined, 'unrecorded')])).toBe(
      'unrecorded',
    );
  });
  it('the list has a month for each that holds something', () => {
    expect(monthsOf(all).map((one) => one.month)).toEqual([1, 6]);
  });
});

it('a year that is no year is this year', () => {
  expect(yearOf('2025', '2024-02-01')).toBe(2025);
  expect(yearOf('x', '2024-02-01')).toBe(2024);
  expect(yearOf('9999', '2024-02-01')).toBe(2024);
});
