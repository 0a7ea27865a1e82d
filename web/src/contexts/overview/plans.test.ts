import { describe, expect, it } from 'vitest';
import { plansToMend, yearBefore } from './plans';

const approved = (last_tested_on?: string) => ({
  plan: { state: 'approved', is_incomplete: false, last_tested_on: last_tested_on ?? null },
});

describe('plans to mend', () => {
  it('are missing, not finished or not tested for a year, the worst first', () => {
    const lines = [
      approved('2023-02-01'),
      approved('2023-01-31'),
      approved(),
      { plan: { state: 'draft', is_incomplete: false } },
      { plan: { state: 'approved', is_incomplete: true, last_tested_on: '2024-01-01' } },
      { plan: null },
    ];
    expect(plansToMend(lines, '2024-02-01').map(({ line, why }) => [lines.indexOf(line), why])).toEqual([
      [5, 'missing'],
      [3, 'not_finished'],
      [4, 'not_finished'],
      [1, 'old_test'],
      [2, 'old_test'],
    ]);
  });
  it('know the day a year before a leap day', () => {
    expect(yearBefore('2024-02-29')).toBe('2023-02-28');
    expect(yearBefore('2024-03-01')).toBe('2023-03-01');
  });
});
