import { describe, expect, it } from 'vitest';
import { lineageOf, plusMonths, share } from './lineage';
import type { EditionView } from './types';

const edition = (key: string, valid_from?: string, valid_to?: string) =>
  ({ edition: { id: key, key, valid_from, valid_to }, state: 'expired' }) as unknown as EditionView;

describe('a lineage', () => {
  it('shows the days that no decided edition covers, also those up to today', () => {
    const line = lineageOf(
      [
        edition('new'),
        edition('b', '2018-01-01', '2020-03-22'),
        edition('a', '2013-01-01', '2016-12-31'),
        edition('c', '2020-03-23', '2023-12-31'),
      ],
      '2024-02-01',
    )!;
    expect(line.spans.map((span) => span.edition.edition.key)).toEqual(['a', 'b', 'c', 'new']);
    expect(line.gaps).toEqual([
      { from: '2017-01-01', to: '2017-12-31', days: 365 },
      { from: '2024-01-01', to: '2024-02-01', days: 32 },
    ]);
    expect(line.from).toBe('2013-01-01');
    expect(line.spans.at(-1)!.isOpen).toBe(true);
  });

  it('has no gap where an edition follows the day after, or overlaps', () => {
    const line = lineageOf(
      [
        edition('a', '2020-01-01', '2023-12-31'),
        edition('b', '2022-01-01', '2022-12-31'),
        edition('c', '2024-01-01'),
      ],
      '2024-02-01',
    )!;
    expect(line.gaps).toEqual([]);
  });

  it('of nothing is nothing', () => {
    expect(lineageOf([], '2024-02-01')).toBeNull();
  });
});

describe('a day', () => {
  it('some months later is the last of the month where there is no such day', () => {
    expect(plusMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(plusMonths('2023-11-18', 48)).toBe('2027-11-18');
    expect(plusMonths('2023-12-31', 12)).toBe('2024-12-31');
  });

  it('has its place between first and last, and never outside', () => {
    const line = { from: '2020-01-01', to: '2024-01-01' };
    expect(share('2020-01-01', line)).toBe(0);
    expect(Math.round(share('2022-01-01', line))).toBe(50);
    expect(share('2030-01-01', line)).toBe(100);
  });
});
