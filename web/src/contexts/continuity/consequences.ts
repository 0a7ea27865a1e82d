// What it means that a service is away, value by value and time by time. It never becomes milder with time, so what is
// said of one time holds for those after it until something graver is said.
import type { Deed } from './data';
import { day, hour, week } from './times';
import type { Consequence } from './types';

/** The times that everybody is asked about. */
export const timesAsked = [hour, 4 * hour, day, 3 * day, week] as const;
/** From this level on it is not to be borne. */
export const unbearable = 4;
export const levels = [0, 1, 2, 3, 4, 5] as const;

const of = (rows: readonly Consequence[], value: string) =>
  rows.filter((one) => one.protection_value === value).sort((a, b) => a.after_minutes - b.after_minutes);

/** The row said of exactly this value and time. */
export const rowAt = (rows: readonly Consequence[], value: string, minutes: number) =>
  rows.find((one) => one.protection_value === value && one.after_minutes === minutes);
/** How grave it is after a time: what was last said before it, 0 when nothing was. */
export const levelAt = (rows: readonly Consequence[], value: string, minutes: number): number =>
  of(rows, value)
    .filter((one) => one.after_minutes <= minutes)
    .at(-1)?.level ?? 0;
/** The mildest that may be said of a time: it is at least as grave as before. */
export const floorAt = (rows: readonly Consequence[], value: string, minutes: number): number =>
  levelAt(
    rows.filter((one) => one.after_minutes < minutes),
    value,
    minutes,
  );
/** The gravest of all values after a time. */
export const worstAt = (rows: readonly Consequence[], minutes: number): number =>
  Math.max(0, ...new Set(rows.map((one) => levelAt(rows, one.protection_value, minutes))));
/** The times that a table shows: those asked, and what else somebody has said. */
export const timesOf = (rows: readonly Consequence[]): number[] =>
  [...new Set([...timesAsked, ...rows.map((one) => one.after_minutes)])].sort((a, b) => a - b);

/**
 * The deeds that say a level of a value at a time, in an order that the server takes: what is said of later times and is
 * milder is raised first, the latest foremost.
 */
export function deedsFor(
  rows: readonly Consequence[],
  service: string,
  value: string,
  minutes: number,
  level: number,
): Deed[] {
  const row = rowAt(rows, value, minutes);
  if (level === 0) {
    return row ? [{ method: 'DELETE', path: `/service-consequences/${row.id}` }] : [];
  }
  const raised: Deed[] = of(rows, value)
    .filter((one) => one.after_minutes > minutes && one.level < level)
    .reverse()
    .map((one) => ({
      method: 'PATCH',
      path: `/service-consequences/${one.id}`,
      body: { level },
      version: one.version,
    }));
  const own: Deed = row
    ? {
        method: 'PATCH',
        path: `/service-consequences/${row.id}`,
        body: { level },
        version: row.version,
      }
    : {
        method: 'POST',
        path: '/service-consequences',
        body: { service, protection_value: value, after_minutes: minutes, level },
      };
  return [...raised, own];
}

/**
 * How long it can be away, from what is said of each time: the last one asked about before it is unbearable. Half the
 * first when that already is; nothing when nothing has been said.
 */
export function proposedTolerable(rows: readonly Consequence[]): number | null {
  if (rows.length === 0) {
    return null;
  }
  const times = timesOf(rows);
  const first = times.findIndex((minutes) => worstAt(rows, minutes) >= unbearable);
  if (first < 0) {
    return times.at(-1) ?? null;
  }
  return first === 0 ? Math.floor(times[0]! / 2) : times[first - 1]!;
}
/** When it should work again: with half of what is tolerable to spare. */
export const proposedTarget = (tolerable: number) => Math.floor(tolerable / 2);
