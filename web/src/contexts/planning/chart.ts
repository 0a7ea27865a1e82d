// The small chart of an indicator: where its points stand, and what it says in words.
import type { IndicatorView } from './types';

export interface Point {
  x: number;
  y: number;
  day: string;
  value: number;
}
export interface Chart {
  points: Point[];
  target: number | undefined;
  low: number;
  high: number;
}

export const width = 240;
export const height = 72;
const edge = 6;

const dayNumber = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

/** Lays a series out over time; the start value, the target and every value are within the frame. */
export function chartOf({ indicator, series }: Pick<IndicatorView, 'indicator' | 'series'>): Chart {
  const bounds = [
    ...series.map((one) => one.value),
    ...(indicator.target === undefined || indicator.target === null ? [] : [indicator.target]),
    ...(indicator.start_value === undefined || indicator.start_value === null ? [] : [indicator.start_value]),
  ];
  const low = Math.min(...bounds);
  const high = Math.max(...bounds);
  const first = Math.min(...series.map((one) => dayNumber(one.period_on)));
  const last = Math.max(...series.map((one) => dayNumber(one.period_on)));
  const across = (day: string) =>
    last === first ? width / 2 : edge + ((dayNumber(day) - first) / (last - first)) * (width - 2 * edge);
  const up = (value: number) =>
    high === low ? height / 2 : height - edge - ((value - low) / (high - low)) * (height - 2 * edge);
  return {
    points: series.map((one) => ({
      x: across(one.period_on),
      y: up(one.value),
      day: one.period_on,
      value: one.value,
    })),
    target: indicator.target === undefined || indicator.target === null ? undefined : up(indicator.target),
    low,
    high,
  };
}

/** The line through the points. */
export function pathOf(points: readonly Point[]): string {
  return points.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join(' ');
}
