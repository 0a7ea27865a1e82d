// The arithmetic of the heat map: which cells are in sight, and what each of them says.
import type { RollUp, StandingMark } from './types';

export interface Sizes {
  row: number;
  column: number;
  head: number;
  side: number;
}

/** The first and the last (not included) of some equal pieces that are in sight. */
export function inSight(offset: number, room: number, size: number, count: number): [number, number] {
  const first = Math.max(0, Math.floor(offset / size));
  const last = Math.min(count, Math.ceil((offset + room) / size));
  return [Math.min(first, count), Math.max(last, Math.min(first, count))];
}

export function markOf(letter: string | undefined): StandingMark {
  switch (letter) {
    case 'f':
      return 'fulfilled';
    case 'p':
      return 'partly';
    case 'n':
      return 'not_fulfilled';
    default:
      return 'unanswered';
  }
}

/** The letter of a cell: of the answer, or of the forecast. A unit that was not asked has none. */
export function letterAt(told: RollUp, row: number, column: number, isForecast: boolean): string | undefined {
  const unit = told.units[row];
  if (!unit?.is_asked) {
    return undefined;
  }
  return (isForecast ? unit.forecasts : unit.marks)[column] ?? '-';
}

/** Where the cursor goes by a key; nothing for a key that does not move. */
export function movedBy(
  key: string,
  [row, column]: readonly [number, number],
  [rows, columns]: readonly [number, number],
): [number, number] | null {
  const steps: Record<string, [number, number]> = {
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
    PageUp: [-10, 0],
    PageDown: [10, 0],
    Home: [0, -columns],
    End: [0, columns],
  };
  const step = steps[key];
  if (!step) {
    return null;
  }
  const kept = (at: number, count: number) => Math.max(0, Math.min(count - 1, at));
  return [kept(row + step[0], rows), kept(column + step[1], columns)];
}
