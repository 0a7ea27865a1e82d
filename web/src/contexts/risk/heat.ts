// What the picture of units and protection values says.
import type { RiskHeat } from './types';

/** The protection values that no unit has found a risk to. */
export function untouched(heat: RiskHeat): string[] {
  return heat.values
    .filter((_, at) => heat.rows.every((row) => (row.cells[at]?.risks ?? 0) === 0))
    .map((value) => value.title);
}

/** The ground of a level, from 0 to 3, whatever number of levels the scale has. */
export function heatTone(level: number, levels: number): number {
  return levels < 2 ? 0 : Math.max(0, Math.min(3, Math.round(((level - 1) / (levels - 1)) * 3)));
}
