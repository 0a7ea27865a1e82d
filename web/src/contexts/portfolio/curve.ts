// Where the lines of a loss exceedance curve and of a front stand, as pure reckoning.
import type { CurvePoint, FrontPoint } from './types';

export const width = 640;
export const height = 280;
export const margin = { left: 64, right: 16, top: 12, bottom: 40 };

export interface Spot {
  x: number;
  y: number;
}

/** "Once in so many years" of a probability a year; what happens every year has 1. */
export function onceIn(probability: number): number {
  return probability >= 1 ? 1 : 1 / probability;
}

/** Once in 1, 2, 5, 10 … years, as far as the curves reach. */
export function yearMarks(curves: readonly (readonly CurvePoint[])[]): number[] {
  const most = Math.max(1, ...curves.flat().map((point) => onceIn(point.probability)));
  const marks: number[] = [];
  for (let decade = 1; decade <= most; decade *= 10) {
    for (const step of [1, 2, 5]) {
      if (step * decade <= most * 1.001) {
        marks.push(step * decade);
      }
    }
  }
  return marks;
}

/** Round figures from 0 to a little more than the most: at most five of them. */
export function figureMarks(most: number): number[] {
  if (!(most > 0)) {
    return [0];
  }
  const rough = most / 4;
  const decade = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((one) => one * decade).find((one) => one >= rough) ?? rough;
  const marks: number[] = [];
  for (let at = 0; at < most + step * 0.999; at += step) {
    marks.push(Number(at.toPrecision(12)));
  }
  return marks;
}

const plotWidth = width - margin.left - margin.right;
const plotHeight = height - margin.top - margin.bottom;

/** Years stand on a scale where each step to the right is ten times as seldom. */
export function yearX(years: number, most: number): number {
  return margin.left + (most > 1 ? (Math.log(years) / Math.log(most)) * plotWidth : 0);
}
export function linearX(value: number, most: number): number {
  return margin.left + (most > 0 ? (value / most) * plotWidth : 0);
}
export function figureY(value: number, most: number): number {
  return margin.top + plotHeight - (most > 0 ? (value / most) * plotHeight : 0);
}

export function lineOf(spots: readonly Spot[]): string {
  return spots.map((spot, i) => `${i === 0 ? 'M' : 'L'}${spot.x.toFixed(1)} ${spot.y.toFixed(1)}`).join('');
}

/** A curve from once a year to once in many, with the band it is known within. */
export function exceedance(curve: readonly CurvePoint[], mostYears: number, mostHarm: number) {
  const seldom = [...curve].sort((a, b) => b.probability - a.probability);
  const at = (harm: number, point: CurvePoint): Spot => ({
    x: yearX(onceIn(point.probability), mostYears),
    y: figureY(Math.min(harm, mostHarm), mostHarm),
  });
  const upper = seldom.map((point) => at(point.high, point));
  const lower = seldom.map((point) => at(point.low, point)).reverse();
  return {
    line: lineOf(seldom.map((point) => at(point.harm, point))),
    band: upper.length > 0 ? `${lineOf([...upper, ...lower])}Z` : '',
  };
}

/** The curve at the marks that people ask for: the point nearest to once in so many years. */
export function atYears(curve: readonly CurvePoint[], years: number): CurvePoint | undefined {
  let nearest: CurvePoint | undefined;
  let distance = Infinity;
  for (const point of curve) {
    const apart = Math.abs(Math.log(onceIn(point.probability) / years));
    if (apart < distance) {
      [nearest, distance] = [point, apart];
    }
  }
  return distance < Math.log(1.3) ? nearest : undefined;
}

/** The best choice that a budget allows, as its place in the front; the front rises with its cost. */
export function bestWithin(front: readonly FrontPoint[], budgetOre: number): number {
  let best = 0;
  front.forEach((point, i) => {
    if (point.cost_ore <= budgetOre) {
      best = i;
    }
  });
  return best;
}

/** A figure with as many digits as anybody can use: three. */
export function rounded(value: number): number {
  return value === 0 ? 0 : Number(value.toPrecision(3));
}
