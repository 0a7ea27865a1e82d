import { describe, expect, it } from 'vitest';
import {
  concerned,
  groundOf,
  moveOf,
  movedBy,
  numbered,
  placeOfRisk,
  risksAt,
  shownLevel,
  withMoved,
} from './matrix';
import type { RiskMatrix, RiskView } from './types';

const levels = (scale: string) =>
  [1, 2, 3, 4, 5].map((level) => ({ id: `${scale}${level}`, scale, level, name: `${level}` }));
const risk = (id: string) => ({ risk: id, title: id, unit_name: '' });
const matrix = {
  round: 'r',
  is_after: false,
  likelihoods: levels('likelihood'),
  consequences: levels('consequence'),
  cells: [
    { likelihood: 3, consequence: 5, risks: [risk('a'), risk('b')] },
    { likelihood: 5, consequence: 1, risks: [risk('c')] },
  ],
  antagonistic: [],
  without_place: [],
} as unknown as RiskMatrix;

const view = {
  risk: { id: 'a', version: 7, likelihood: 3 },
  consequences: [
    { id: 'x', protection_value: 'people', level: 5, residual_level: 4, version: 2 },
    { id: 'y', protection_value: 'nature', level: 2, version: 1 },
  ],
} as unknown as RiskView;

describe('the places of risks', () => {
  it('finds a risk, and what stands in a cell', () => {
    expect(placeOfRisk(matrix, 'b')).toEqual({ likelihood: 3, consequence: 5 });
    expect(placeOfRisk(matrix, 'nobody')).toBeUndefined();
    expect(risksAt(matrix, { likelihood: 1, consequence: 1 })).toEqual([]);
  });
  it('numbers the gravest first, the likeliest first among equals', () => {
    expect([...numbered(matrix)]).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 3],
    ]);
  });
  it('moves one risk and loses nobody', () => {
    const moved = withMoved(matrix, 'a', { likelihood: 5, consequence: 1 });
    expect(risksAt(moved, { likelihood: 5, consequence: 1 }).map((one) => one.risk)).toEqual(['c', 'a']);
    expect(risksAt(moved, { likelihood: 3, consequence: 5 }).map((one) => one.risk)).toEqual(['b']);
    const alone = withMoved(matrix, 'c', { likelihood: 1, consequence: 1 });
    expect(alone.cells).toHaveLength(2);
    expect(risksAt(alone, { likelihood: 1, consequence: 1 }).map((one) => one.risk)).toEqual(['c']);
    expect(withMoved(matrix, 'nobody', { likelihood: 1, consequence: 1 })).toBe(matrix);
  });
  it('goes by arrows and stops at the edge', () => {
    expect(movedBy(matrix, 'ArrowUp', { likelihood: 3, consequence: 5 })).toEqual({
      likelihood: 3,
      consequence: 5,
    });
    expect(movedBy(matrix, 'ArrowRight', { likelihood: 3, consequence: 5 })).toEqual({
      likelihood: 4,
      consequence: 5,
    });
    expect(movedBy(matrix, 'x', { likelihood: 3, consequence: 5 })).toBeUndefined();
  });
  it('has its darkest ground in the upper right corner', () => {
    expect(groundOf(matrix, { likelihood: 1, consequence: 1 })).toBe(0);
    expect(groundOf(matrix, { likelihood: 5, consequence: 1 })).toBe(2);
    expect(groundOf(matrix, { likelihood: 5, consequence: 5 })).toBe(3);
  });
});

describe('what a move changes', () => {
  const from = { likelihood: 3, consequence: 5 };
  it('is the likelihood alone when it goes sideways, on the version that was seen', () => {
    const { forth, back } = moveOf(view, from, { likelihood: 4, consequence: 5 }, { isAfter: false }, []);
    expect(forth).toEqual([{ method: 'PATCH', path: '/risks/a', body: { likelihood: 4 }, version: 7 }]);
    expect(back).toEqual([{ method: 'PATCH', path: '/risks/a', body: { likelihood: 3 } }]);
  });
  it('is what is left when the picture shows afterwards, and is taken back to nothing', () => {
    const { forth, back } = moveOf(view, from, { likelihood: 1, consequence: 5 }, { isAfter: true }, []);
    expect(forth[0]!.body).toEqual({ residual_likelihood: 1 });
    expect(back[0]!.body).toEqual({ residual_likelihood: null });
  });
  it('is the consequence for the protection value that is looked at', () => {
    const shown = { isAfter: false, value: 'nature' };
    const rows = concerned(view, shown);
    const { forth } = moveOf(
      view,
      { likelihood: 3, consequence: 2 },
      { likelihood: 3, consequence: 4 },
      shown,
      rows,
    );
    expect(forth).toEqual([
      { method: 'PATCH', path: '/risk-consequences/y', body: { level: 4 }, version: 1 },
    ]);
  });
  it('must be chosen when several consequences are looked at together', () => {
    expect(concerned(view, { isAfter: false })).toHaveLength(2);
  });
  it('takes what was for what will be when nothing else is said', () => {
    expect(view.consequences.map((row) => shownLevel(row, { isAfter: true }))).toEqual([4, 2]);
  });
});
