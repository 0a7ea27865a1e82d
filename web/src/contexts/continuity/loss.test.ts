import { describe, expect, it } from 'vitest';
import { editsOf, withEdit, wordOf } from './change';
import type { CourseTold } from './engine_types';
import { countAt, courseOf, listed, nextMoment, staircase, stateAt, statesAt } from './loss_course';
import { askOf, horizonOf, lostOf, minuteOf, withLost, withoutLost } from './loss_question';
import { standing } from './map_drawing';

const named = (id: string, kind = 'service') => ({ id, kind, name: id });
const told: CourseTold = {
  model: 'm',
  lost: [named('depot', 'fuel')],
  horizon_minutes: 10_000,
  falls: [
    {
      service: named('home'),
      falls_at: 1860,
      up_at: 4000,
      down_minutes: 2140,
      breaks_tolerable_at: 2220,
      harm: 1,
    },
    { service: named('school'), falls_at: 3000, down_minutes: 7000, harm: 0 },
  ],
  outages: [
    { node: 'depot', from: 0 },
    { node: 'generator', from: 1440 },
    { node: 'home', from: 1860, to: 4000 },
    { node: 'school', from: 3000 },
  ],
  curve: [
    { at: 0, up: 10 },
    { at: 1860, up: 9 },
    { at: 3000, up: 8 },
    { at: 4000, up: 9 },
  ],
  lost_service_minutes: 0,
  harm: 0,
  rings: [],
};

describe('a course', () => {
  const course = courseOf(told);
  it('says how each stands at a minute', () => {
    expect(stateAt(course, 'home', 1859)).toBe(standing.up);
    expect(stateAt(course, 'home', 1860)).toBe(standing.down);
    expect(stateAt(course, 'home', 2220)).toBe(standing.broken);
    expect(stateAt(course, 'home', 4000)).toBe(standing.up);
    expect(stateAt(course, 'depot', 0)).toBe(standing.lost);
    expect(stateAt(course, 'generator', 1440)).toBe(standing.down);
    expect(stateAt(course, 'nobody', 5000)).toBe(standing.up);
    const states = statesAt(
      course,
      new Map([
        ['home', 0],
        ['generator', 1],
        ['other', 2],
      ]),
      3,
      2500,
    );
    expect([...states]).toEqual([standing.broken, standing.down, standing.up]);
  });
  it('counts who is down, and who is down for too long', () => {
    expect(countAt(course, 0)).toEqual({ down: 0, broken: 0 });
    expect(countAt(course, 3500)).toEqual({ down: 2, broken: 1 });
    expect(countAt(course, 4000)).toEqual({ down: 1, broken: 0 });
  });
  it('steps from one change to the next, and stays within what is shown', () => {
    expect(course.moments).toEqual([0, 1440, 1860, 2220, 3000, 4000]);
    expect(nextMoment(course, 1860, 1)).toBe(2220);
    expect(nextMoment(course, 1861, -1)).toBe(1860);
    expect(nextMoment(course, 0, -1)).toBe(0);
    expect(nextMoment(course, 4000, 1)).toBe(course.end);
    expect(course.end).toBeGreaterThan(4000);
    expect(course.end).toBeLessThanOrEqual(told.horizon_minutes);
  });
  it('lists those that are asked for', () => {
    expect(listed(course, 0, 'alla')).toHaveLength(2);
    expect(listed(course, 3500, 'nu').map((fall) => fall.service.id)).toEqual(['home', 'school']);
    expect(listed(course, 3500, 'brutna').map((fall) => fall.service.id)).toEqual(['home']);
  });
  it('is drawn as a staircase from the first minute to the last', () => {
    const corners = staircase(told.curve, 10, 4000);
    expect(corners[0]).toEqual({ x: 0, y: 0 });
    expect(corners.at(-1)?.x).toBe(1);
    expect(Math.max(...corners.map((corner) => corner.y))).toBeCloseTo(0.2);
    expect(staircase([{ at: 0, up: 7 }], 10, 60)[0]?.y).toBeCloseTo(0.3);
  });
  it('has an end though nothing falls', () => {
    const quiet = courseOf({
      ...told,
      falls: [],
      outages: [{ node: 'depot', from: 0 }],
      curve: [{ at: 0, up: 10 }],
    });
    expect(quiet.end).toBeGreaterThan(0);
  });
});

describe('the question in the address', () => {
  it('asks nothing while nothing is lost', () => {
    expect(askOf({})).toBeUndefined();
    expect(askOf({ slag: 'sorcery' })).toBeUndefined();
  });
  it('is what the server is asked', () => {
    expect(askOf({ bort: 'a,b', varar: 'lagas' })).toEqual({
      lost: ['a', 'b'],
      is_repaired: true,
      horizon_minutes: 43_200,
    });
    expect(askOf({ slag: 'fuel', leverantor: 'x', varar: '240', horisont: '4320' })).toEqual({
      lost: [],
      kind: 'fuel',
      supplier: 'x',
      is_repaired: false,
      lasts_minutes: 240,
      horizon_minutes: 4320,
    });
  });
  it('holds to what can be asked', () => {
    expect(horizonOf({ horisont: '17' })).toBe(43_200);
    expect(minuteOf({ minut: '1860' })).toBe(1860);
    expect(minuteOf({ minut: 'sen' })).toBeUndefined();
    expect(lostOf({ bort: ',a,' })).toEqual(['a']);
    expect(withLost({ bort: 'a' }, 'a')).toBe('a');
    expect(withoutLost({ bort: 'a' }, 'a')).toBeUndefined();
  });
});

describe('a change in the address', () => {
  const need = '01903f5e-0000-7000-8000-000000000203';
  const node = '01903f5e-0000-7000-8000-000000000202';
  it('comes back as it was written', () => {
    const edits = [
      { need, buffer_minutes: 480 },
      { need, needed: 2 },
      { need, add: node },
      { need, remove: node },
      { node, restart_minutes: 0 },
    ];
    expect(editsOf(wordOf(edits))).toEqual(edits);
    expect(editsOf('x.buffert.3~junk')).toEqual([]);
    expect(wordOf([])).toBeUndefined();
  });
  it('sets a number once', () => {
    const once = withEdit(
      [
        { need, buffer_minutes: 60 },
        { need, add: node },
      ],
      { need, buffer_minutes: 480 },
    );
    expect(once).toEqual([
      { need, add: node },
      { need, buffer_minutes: 480 },
    ]);
  });
});
