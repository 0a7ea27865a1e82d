import { describe, expect, it } from 'vitest';
import { addressOf, placeIn } from './place';
import type { RollUp } from './types';

const told = {
  units: [{ unit: 'u1', name: 'Trafiknämnden' }],
  goals: [{ goal: 'g1', title: 'Robust beredskap' }],
  focus_areas: { parts: [{ id: 'a1', title: 'Beredskap' }] },
  sectors: { parts: [{ id: 's1', title: 'Transporter' }] },
} as unknown as RollUp;

describe('a place in a round', () => {
  it('is named by ids of the address and called by the names of the round', () => {
    expect(placeIn(told, { enhet: 'u1', omrade: 'a1' }, 'Staden')).toEqual({
      title: 'Trafiknämnden: Beredskap',
      chosen: { unit: 'u1', focus_area: 'a1' },
    });
    expect(placeIn(told, { enhet: 'u1', mal: 'g1' }, 'Staden')?.title).toBe(
      'Trafiknämnden: Robust beredskap',
    );
    expect(placeIn(told, { sektor: 's1' }, 'Staden')).toEqual({
      title: 'Transporter',
      chosen: { sector: 's1' },
    });
  });
  it('passes over what is not in the round', () => {
    expect(placeIn(told, { enhet: 'u1', omrade: 'a2' }, 'Staden')?.chosen).toEqual({ unit: 'u1' });
    expect(placeIn(told, { enhet: 'u2' }, 'Staden')).toBeUndefined();
    expect(placeIn(told, {}, 'Staden')).toBeUndefined();
  });
  it('may be the whole town', () => {
    expect(placeIn(told, addressOf({}), 'Staden')).toEqual({ title: 'Staden', chosen: {} });
  });
  it('comes back from the address it was written as, and none takes every word away', () => {
    const chosen = { unit: 'u1', goal: 'g1' };
    expect(placeIn(told, addressOf(chosen), 'Staden')?.chosen).toEqual(chosen);
    expect(Object.values(addressOf(undefined))).toEqual(Array(5).fill(undefined));
  });
});
