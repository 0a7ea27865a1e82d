// Where risks stand in the matrix, where a key or a hand takes them, and which levels are changed by it.
import type { Deed } from './data';
import type { MatrixRisk, RiskConsequence, RiskMatrix, RiskView } from './types';

export interface Place {
  likelihood: number;
  consequence: number;
}
export const isSamePlace = (a: Place, b: Place) =>
  a.likelihood === b.likelihood && a.consequence === b.consequence;

export function risksAt(matrix: RiskMatrix, place: Place): MatrixRisk[] {
  return matrix.cells.find((cell) => isSamePlace(cell, place))?.risks ?? [];
}
export function placeOfRisk(matrix: RiskMatrix, risk: string): Place | undefined {
  const cell = matrix.cells.find((one) => one.risks.some((other) => other.risk === risk));
  return cell ? { likelihood: cell.likelihood, consequence: cell.consequence } : undefined;
}

/** Every placed risk with a number of its own, the gravest first: the number in the picture is the number in the table. */
export function numbered(matrix: RiskMatrix): Map<string, number> {
  const levels = [...matrix.consequences].map((one) => one.level).sort((a, b) => b - a);
  const likelihoods = [...matrix.likelihoods].map((one) => one.level).sort((a, b) => b - a);
  const numbers = new Map<string, number>();
  for (const consequence of levels) {
    for (const likelihood of likelihoods) {
      for (const one of risksAt(matrix, { likelihood, consequence })) {
        numbers.set(one.risk, numbers.size + 1);
      }
    }
  }
  return numbers;
}

/** The matrix with one risk somewhere else. */
export function withMoved(matrix: RiskMatrix, risk: string, to: Place): RiskMatrix {
  const from = placeOfRisk(matrix, risk);
  const moving = from && risksAt(matrix, from).find((one) => one.risk === risk);
  if (!from || !moving || isSamePlace(from, to)) {
    return matrix;
  }
  const rest = matrix.cells
    .map((cell) => ({ ...cell, risks: cell.risks.filter((one) => one.risk !== risk) }))
    .filter((cell) => cell.risks.length > 0 || isSamePlace(cell, to));
  const cells = rest.some((cell) => isSamePlace(cell, to)) ? rest : [...rest, { ...to, risks: [] }];
  return {
    ...matrix,
    cells: cells.map((cell) =>
      isSamePlace(cell, to) ? { ...cell, risks: [...cell.risks, { ...moving, ...to }] } : cell,
    ),
  };
}

const steps: Record<string, [number, number]> = {
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};
function beside(levels: readonly { level: number }[], at: number, step: number): number {
  const sorted = levels.map((one) => one.level).sort((a, b) => a - b);
  const index = sorted.indexOf(at);
  return sorted[Math.max(0, Math.min(sorted.length - 1, index + step))] ?? at;
}
/** Where an arrow takes a risk; nothing for another key. Up is graver, right is likelier, and the edge holds. */
export function movedBy(matrix: RiskMatrix, key: string, at: Place): Place | undefined {
  const step = steps[key];
  return (
    step && {
      likelihood: beside(matrix.likelihoods, at.likelihood, step[0]),
      consequence: beside(matrix.consequences, at.consequence, step[1]),
    }
  );
}

/** How far to the upper right a cell stands, from 0 to 3: the ground of the picture, and no measure of risk. */
export function groundOf(matrix: RiskMatrix, place: Place): number {
  const rank = (levels: readonly { level: number }[], level: number) =>
    levels.length < 2
      ? 0
      : levels
          .map((one) => one.level)
          .sort((a, b) => a - b)
          .indexOf(level) /
        (levels.length - 1);
  const far = rank(matrix.likelihoods, place.likelihood) + rank(matrix.consequences, place.consequence);
  return far >= 1.5 ? 3 : far >= 1 ? 2 : far >= 0.5 ? 1 : 0;
}

export interface View {
  isAfter: boolean;
  /** The protection value that the picture is about; the gravest of all when none is chosen. */
  value?: string;
}

/** The level that the picture shows of a consequence. What is not said of afterwards is as it was. */
export const shownLevel = (row: RiskConsequence, { isAfter }: View) =>
  isAfter ? (row.residual_level ?? row.level) : row.level;

/** The consequences that a move up or down may be about: one is enough, of several somebody must choose. */
export function concerned(view: RiskView, { value }: View): RiskConsequence[] {
  return view.consequences.filter((row) => !value || row.protection_value === value);
}

/** What is sent when a risk is moved, in order, and what takes it back. Rows are those whose level is meant. */
export interface Move {
  forth: Deed[];
  back: Deed[];
}
export function moveOf(
  view: RiskView,
  from: Place,
  to: Place,
  shown: View,
  rows: readonly RiskConsequence[],
): Move {
  const forth: Deed[] = [];
  const back: Deed[] = [];
  if (from.likelihood !== to.likelihood) {
    const field = shown.isAfter ? 'residual_likelihood' : 'likelihood';
    const path = `/risks/${view.risk.id}`;
    const { version } = view.risk;
    forth.push({ method: 'PATCH', path, body: { [field]: to.likelihood }, version });
    back.push({ method: 'PATCH', path, body: { [field]: view.risk[field] ?? null } });
  }
  if (from.consequence !== to.consequence) {
    const field = shown.isAfter ? 'residual_level' : 'level';
    for (const row of rows) {
      const path = `/risk-consequences/${row.id}`;
      forth.push({ method: 'PATCH', path, body: { [field]: to.consequence }, version: row.version });
      back.push({ method: 'PATCH', path, body: { [field]: row[field] ?? null } });
    }
  }
  return { forth, back };
}
