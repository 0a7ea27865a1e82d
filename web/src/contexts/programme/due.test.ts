import { describe, expect, it } from 'vitest';
import { boundUnits, countOf, duesOf, holdsOn } from './due';
import type { Fulfilment, UnitView } from './types';

const unit = (id: string, kind = 'committee') => ({ id, kind, name: id }) as unknown as UnitView;
const done = (of: string, done_on: string) => ({ unit: of, done_on }) as unknown as Fulfilment;
const yearly = { interval_months: 12, mandate_deadline_months: undefined, is_document: true };

describe('a requirement', () => {
  it('holds from its first day to its last', () => {
    const law = { valid_from: '2025-01-01', valid_to: '2025-12-31' };
    expect(['2024-12-31', '2025-01-01', '2025-12-31', '2026-01-01'].map((day) => holdsOn(law, day))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(holdsOn({}, '1999-01-01')).toBe(true);
  });

  it('binds the units it names and those of a kind it names', () => {
    const units = [unit('a'), unit('b', 'company'), unit('c', 'company'), unit('d', 'council')];
    const carriers = [
      { id: '1', unit_kind: 'company' as const, count: 2 },
      { id: '2', unit: 'a', count: 1 },
    ];
    expect(boundUnits(carriers, units).map((one) => one.id)).toEqual(['a', 'b', 'c']);
  });

  it('is late the day after it was due, counted from the newest time it was done', () => {
    const rows = duesOf(
      yearly,
      [unit('late'), unit('today'), unit('soon'), unit('done'), unit('never')],
      [
        done('late', '2020-01-01'),
        done('late', '2023-01-31'),
        done('today', '2023-02-01'),
        done('soon', '2023-04-20'),
        done('done', '2023-12-01'),
        done('done', '2024-05-01'),
      ],
      '2024-02-01',
    );
    expect(rows.map((one) => [one.unit.id, one.state, one.due])).toEqual([
      ['late', 'late', '2024-01-31'],
      ['never', 'never', undefined],
      ['today', 'soon', '2024-02-01'],
      ['soon', 'soon', '2024-04-20'],
      ['done', 'done', '2024-12-01'],
    ]);
    expect(countOf(rows, 'soon')).toBe(2);
  });

  it('that goes on all the time is never late', () => {
    const ongoing = { interval_months: undefined, mandate_deadline_months: undefined, is_document: false };
    expect(duesOf(ongoing, [unit('a')], [], '2024-02-01')[0]?.state).toBe('ongoing');
    expect(duesOf(ongoing, [unit('a')], [done('a', '2001-01-01')], '2024-02-01')[0]?.state).toBe('done');
  });
});
