import { beforeEach, describe, expect, it } from 'vitest';
import { useTexts } from '../../platform/i18n';
import { textsOf } from '../../../tools/keys.mjs';
import { cellOf, goalsChosen, rowsOf } from './matrix';
import type { Matrix } from './types';

const goal = (
  id: string,
  focus_areas: string[],
  units: string[],
  kind = 'antagonistic',
  civil_defence = false,
) => ({
  node: { id, title: id },
  goal_kind: kind,
  ability: 'prevent',
  civil_defence,
  focus_areas,
  units,
  is_hole: focus_areas.length === 0,
});
const matrix = {
  focus_areas: [
    { node: { id: 'beredskap', title: 'Beredskap' }, goals: 2, is_hole: false },
    { node: { id: 'olyckor', title: 'Olycksförebyggande arbete' }, goals: 0, is_hole: true },
  ],
  goals: [
    goal('g1', ['beredskap'], ['tn', 'un']),
    goal('g2', ['beredskap'], ['tn'], 'everyday_accident', true),
    goal('g3', [], []),
  ],
  units: [
    { unit: 'tn', name: 'Trafiknämnden', kind: 'committee', goals: ['g1', 'g2'], responsibilities: [] },
    { unit: 'un', name: 'Utbildningsnämnden', kind: 'committee', goals: ['g1'], responsibilities: ['r'] },
    { unit: 'xn', name: 'Kyrkogårdsnämnden', kind: 'committee', goals: [], responsibilities: [] },
  ],
  balance: [],
} as unknown as Matrix;

describe('the matrix', () => {
  beforeEach(() => useTexts('sv', textsOf('sv')));

  it('shows a focus area that no goal serves as a hole all the way down', () => {
    const laid = rowsOf(matrix, matrix.goals, 'goals');
    expect(laid.columns.map((head) => head.isHole)).toEqual([false, true]);
    expect(cellOf(laid, 'g1', 'beredskap').state).toBe('held');
    expect(cellOf(laid, 'g1', 'olyckor').state).toBe('hole');
    expect(cellOf(laid, 'g3', 'beredskap').state).toBe('hole');
  });

  it('counts the goals through which a unit meets a focus area', () => {
    const laid = rowsOf(matrix, matrix.goals, 'applicability');
    expect(cellOf(laid, 'tn', 'beredskap')).toEqual({ state: 'held', count: 2 });
    expect(cellOf(laid, 'un', 'beredskap')).toEqual({ state: 'held', count: undefined });
    expect(laid.rows.find((row) => row.id === 'xn')?.isHole).toBe(true);
  });

  it('shows only the units that a chosen goal reaches', () => {
    const chosen = goalsChosen(matrix.goals, { kind: 'everyday_accident' });
    expect(rowsOf(matrix, chosen, 'units').columns.map((head) => head.id)).toEqual(['tn']);
  });

  it('is filtered by kind, ability and civil defence, and a filter makes no holes', () => {
    expect(goalsChosen(matrix.goals, { civil: true }).map((one) => one.node.id)).toEqual(['g2']);
    expect(goalsChosen(matrix.goals, { ability: 'recover' })).toEqual([]);
    expect(rowsOf(matrix, [], 'goals').columns[0]?.isHole).toBe(false);
  });
});
