import { describe, expect, it } from 'vitest';
import { deedsFor, floorAt, levelAt, proposedTolerable, timesOf, worstAt } from './consequences';
import type { Consequence } from './types';

const row = (value: string, after: number, level: number): Consequence => ({
  id: `${value}-${after}`,
  unit: 'u',
  service: 's',
  protection_value: value,
  after_minutes: after,
  level,
  version: 3,
});
const said = [row('life', 60, 2), row('life', 1440, 4), row('money', 4320, 1)];

describe('consequences over time', () => {
  it('hold until something graver is said', () => {
    expect(levelAt(said, 'life', 240)).toBe(2);
    expect(levelAt(said, 'life', 10080)).toBe(4);
    expect(levelAt(said, 'money', 60)).toBe(0);
    expect(floorAt(said, 'life', 60)).toBe(0);
    expect(floorAt(said, 'life', 1440)).toBe(2);
    expect(worstAt(said, 240)).toBe(2);
    expect(worstAt([], 240)).toBe(0);
  });
  it('are asked about at five times, and shown at those that were said too', () => {
    expect(timesOf([row('life', 30, 1)])).toEqual([30, 60, 240, 1440, 4320, 10080]);
  });
  it('raise what is said of later times first, the latest foremost', () => {
    const more = [row('life', 60, 1), row('life', 240, 2), row('life', 1440, 3)];
    expect(deedsFor(more, 's', 'life', 60, 3).map((one) => one.path)).toEqual([
      '/service-consequences/life-240',
      '/service-consequences/life-60',
    ]);
    expect(deedsFor(more, 's', 'life', 4320, 5)).toEqual([
      {
        method: 'POST',
        path: '/service-consequences',
        body: { service: 's', protection_value: 'life', after_minutes: 4320, level: 5 },
      },
    ]);
    expect(deedsFor(more, 's', 'life', 60, 0)).toEqual([
      { method: 'DELETE', path: '/service-consequences/life-60' },
    ]);
    expect(deedsFor(more, 's', 'money', 60, 0)).toEqual([]);
  });
  it('say how long it can be away', () => {
    expect(proposedTolerable([])).toBeNull();
    expect(proposedTolerable(said)).toBe(240);
    expect(proposedTolerable([row('life', 60, 4)])).toBe(30);
    expect(proposedTolerable([row('life', 1440, 2)])).toBe(10080);
  });
});
