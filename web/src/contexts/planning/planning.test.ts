import { describe, expect, it } from 'vitest';
import { shares } from './balance';
import { chartOf, height, pathOf, width } from './chart';
import { changeOf, keyOf, moved, newOf, readNumber, valuesOf, wireValue, type FieldSpec } from './fields';
import type { IndicatorView } from './types';

const fields: FieldSpec[] = [
  { name: 'title', label: 'Rubrik', form: 'line', isRequired: true },
  { name: 'cost_ore', label: 'Kostnad', form: 'money' },
  { name: 'target', label: 'Målvärde', form: 'number' },
];

describe('a row as a form', () => {
  it('reads numbers as Swedes write them', () => {
    expect(readNumber('1 250,5')).toBe(1250.5);
    expect(readNumber('1\u00a0250')).toBe(1250);
    expect(readNumber('\u22123')).toBe(-3);
    expect(readNumber('tolv')).toBeNull();
    expect(readNumber('')).toBeNull();
  });
  it('shows kronor and keeps öre', () => {
    const values = valuesOf(fields, { title: 'Öva', cost_ore: 125050, target: 80.5 });
    expect(values).toEqual({ title: 'Öva', cost_ore: '1250,5', target: '80,5' });
    expect(wireValue(fields[1]!, '1 250,50')).toBe(125050);
  });
  it('sends what differs alone, and an empty field clears', () => {
    const before = { title: 'Öva', cost_ore: '100', target: '80' };
    expect(changeOf(fields, before, { ...before, target: '' })).toEqual({ target: null });
    expect(changeOf(fields, before, before)).toEqual({});
    expect(newOf(fields, { title: 'Ny', cost_ore: '' })).toEqual({ title: 'Ny' });
  });
  it('makes keys out of titles, unlike those there are', () => {
    expect(keyOf('Öva tunnlar, åk ut!', [])).toBe('ova-tunnlar-ak-ut');
    expect(keyOf('Öva', ['ova', 'ova-2'])).toBe('ova-3');
    expect(keyOf('…', [])).toBe('rad');
  });
});

describe('a row that is moved', () => {
  const rows = ['a', 'b', 'c'].map((id, at) => ({ id, position: at + 1, version: 1 }));
  it('changes places with its neighbour and nothing else', () => {
    expect(moved(rows, 'b', 1).map(({ row, position }) => [row.id, position])).toEqual([
      ['c', 2],
      ['b', 3],
    ]);
  });
  it('stays at the ends', () => {
    expect(moved(rows, 'a', -1)).toEqual([]);
    expect(moved(rows, 'c', 1)).toEqual([]);
  });
});

describe('the chart of an indicator', () => {
  const view = (values: readonly [string, number][], target?: number) =>
    ({
      indicator: { target },
      series: values.map(([period_on, value]) => ({ period_on, value })),
    }) as unknown as IndicatorView;
  it('keeps every point and the target within its frame', () => {
    const chart = chartOf(
      view(
        [
          ['2024-01-31', 10],
          ['2024-04-30', 55],
          ['2024-08-31', 40],
        ],
        80,
      ),
    );
    for (const { x, y } of chart.points) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(width);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(height);
    }
    expect(chart.target).toBeLessThan(chart.points[1]!.y);
    expect(pathOf(chart.points)).toMatch(/^M[\d.]+ [\d.]+ L/);
  });
  it('draws one value, and equal values, without dividing by nothing', () => {
    const [point] = chartOf(view([['2024-01-31', 10]])).points;
    expect(Number.isFinite(point!.x)).toBe(true);
    expect(Number.isFinite(point!.y)).toBe(true);
  });
});

describe('the balance of goals', () => {
  it('keeps the empty bars: they are what matters', () => {
    const bars = shares([
      { name: 'societal_disturbance', goals: 8 },
      { name: 'everyday_accident', goals: 0 },
      { name: 'antagonistic', goals: 2 },
    ]);
    expect(bars.map((one) => one.share)).toEqual([1, 0, 0.25]);
    expect(bars.map((one) => one.percent)).toEqual([80, 0, 20]);
    expect(shares([{ name: 'x', goals: 0 }])[0]!.percent).toBe(0);
  });
});
