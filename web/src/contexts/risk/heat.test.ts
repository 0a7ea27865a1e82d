import { describe, expect, it } from 'vitest';
import { heatTone, untouched } from './heat';
import type { RiskHeat } from './types';

describe('units against protection values', () => {
  it('names what nobody has found a risk to', () => {
    const heat = {
      values: [
        { protection_value: 'a', title: 'Individen' },
        { protection_value: 'b', title: 'Miljö' },
      ],
      rows: [{ unit_name: '', cells: [{ risks: 2 }, { risks: 0 }] }],
    } as unknown as RiskHeat;
    expect(untouched(heat)).toEqual(['Miljö']);
  });
  it('has the same grounds for every scale', () => {
    expect([1, 2, 3, 4, 5].map((level) => heatTone(level, 5))).toEqual([0, 1, 2, 2, 3]);
    expect([1, 3].map((level) => heatTone(level, 3))).toEqual([0, 3]);
    expect(heatTone(9, 1)).toBe(0);
  });
});
