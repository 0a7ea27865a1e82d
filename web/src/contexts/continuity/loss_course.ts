// How the town stands at a minute of an event. Pure: what the server played, read at a point in time.
import { standing } from './map_drawing';
import type { CourseTold, ServiceFall, UpAt } from './engine_types';

/** A course with its outages by node, sorted once so that a slider can be drawn along it. */
export interface Course {
  told: CourseTold;
  outages: ReadonlyMap<string, readonly { from: number; to: number }[]>;
  breaks: ReadonlyMap<string, number>;
  lost: ReadonlySet<string>;
  /** The minutes at which something changes, rising. */
  moments: readonly number[];
  /** The last minute that is worth showing. */
  end: number;
}

const hour = 60;
const never = Infinity;

export function courseOf(told: CourseTold): Course {
  const outages = new Map<string, { from: number; to: number }[]>();
  const moments = new Set<number>([0]);
  for (const one of told.outages) {
    const to = one.to ?? never;
    const list = outages.get(one.node) ?? [];
    list.push({ from: one.from, to });
    outages.set(one.node, list);
    moments.add(one.from);
    if (to !== never) {
      moments.add(to);
    }
  }
  const breaks = new Map<string, number>();
  for (const fall of told.falls) {
    const at = fall.breaks_tolerable_at;
    if (at !== undefined && at !== null) {
      breaks.set(fall.service.id, at);
      moments.add(at);
    }
  }
  const rising = [...moments].filter((at) => at <= told.horizon_minutes).sort((a, b) => a - b);
  const last = rising.at(-1) ?? 0;
  return {
    told,
    outages,
    breaks,
    lost: new Set(told.lost.map((node) => node.id)),
    moments: rising,
    // A little beyond the last change, in whole hours, so that the end of it is seen.
    end: Math.max(hour, Math.min(told.horizon_minutes, Math.ceil((last * 1.08) / hour + 1) * hour)),
  };
}

/** How a node stands at a minute, as in `standing`. */
export function stateAt(course: Course, id: string, minute: number): number {
  const isDown = (course.outages.get(id) ?? []).some((one) => one.from <= minute && minute < one.to);
  if (!isDown) {
    return standing.up;
  }
  if (course.lost.has(id)) {
    return standing.lost;
  }
  const broken = course.breaks.get(id);
  return broken !== undefined && broken <= minute ? standing.broken : standing.down;
}

/** The state of every node, for the map. */
export function statesAt(
  course: Course,
  at: ReadonlyMap<string, number>,
  count: number,
  minute: number,
): Uint8Array {
  const states = new Uint8Array(count);
  for (const id of course.outages.keys()) {
    const place = at.get(id);
    if (place !== undefined) {
      states[place] = stateAt(course, id, minute);
    }
  }
  return states;
}

export interface Counted {
  down: number;
  broken: number;
}
/** How many services are down at a minute, and how many of those beyond what is tolerable. */
export function countAt(course: Course, minute: number): Counted {
  let down = 0;
  let broken = 0;
  for (const fall of course.told.falls) {
    const state = stateAt(course, fall.service.id, minute);
    down += state === standing.up ? 0 : 1;
    const since = course.breaks.get(fall.service.id);
    broken += state !== standing.up && since !== undefined && since <= minute ? 1 : 0;
  }
  return { down, broken };
}

/** The change before or after a minute; the first or the last when there is none. */
export function nextMoment(course: Course, minute: number, way: 1 | -1): number {
  const list = way === 1 ? course.moments : [...course.moments].reverse();
  return list.find((at) => (way === 1 ? at > minute : at < minute)) ?? (way === 1 ? course.end : 0);
}

export interface Point {
  x: number;
  y: number;
}
/** The curve of how many are up as corners of a staircase: x and y from 0 to 1, y downwards. */
export function staircase(curve: readonly UpAt[], all: number, end: number): Point[] {
  const corners: Point[] = [];
  let before = all;
  for (const { at, up } of curve) {
    if (at > end) {
      break;
    }
    corners.push(
      { x: at / end, y: 1 - before / Math.max(1, all) },
      { x: at / end, y: 1 - up / Math.max(1, all) },
    );
    before = up;
  }
  corners.push({ x: 1, y: 1 - before / Math.max(1, all) });
  return corners[0]?.x === 0 ? corners.slice(1) : corners;
}

export type Shown = 'nu' | 'brutna' | 'alla';
/** The falls to list: those down now, those beyond what is tolerable now, or all; the longest beyond first. */
export function listed(course: Course, minute: number, shown: Shown): ServiceFall[] {
  if (shown === 'alla') {
    return course.told.falls;
  }
  return course.told.falls.filter((fall) => {
    const state = stateAt(course, fall.service.id, minute);
    const since = course.breaks.get(fall.service.id);
    return shown === 'nu'
      ? state !== standing.up
      : state !== standing.up && since !== undefined && since <= minute;
  });
}
