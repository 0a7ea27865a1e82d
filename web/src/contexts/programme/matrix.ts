// Which rows, columns and cells a matrix has: goals against focus areas, goals against units, or units against focus areas.
import { t } from '../../platform/i18n';
import type { MatrixHead } from '../../platform/ui/Matrix';
import type { Matrix, MatrixGoal } from './types';
import { abilityWord, goalKindWord, unitKindWord } from './words';

export type View = 'goals' | 'units' | 'applicability';

export interface GoalFilter {
  kind?: string;
  ability?: string;
  civil?: boolean;
}

export function goalsChosen(goals: readonly MatrixGoal[], filter: GoalFilter): MatrixGoal[] {
  return goals.filter(
    (goal) =>
      (!filter.kind || goal.goal_kind === filter.kind) &&
      (!filter.ability || goal.ability === filter.ability) &&
      (!filter.civil || goal.civil_defence),
  );
}

export interface Laid {
  rows: MatrixHead[];
  columns: MatrixHead[];
  /** How many ties there are between row and column. */
  ties: Map<string, Map<string, number>>;
}

function tie(ties: Laid['ties'], row: string, column: string): void {
  const of = ties.get(row) ?? new Map<string, number>();
  of.set(column, (of.get(column) ?? 0) + 1);
  ties.set(row, of);
}

/** Lays the chosen goals out. A head without any tie is a hole; a filter makes no holes, it only hides. */
export function rowsOf(matrix: Matrix, goals: readonly MatrixGoal[], view: View): Laid {
  const ties: Laid['ties'] = new Map();
  const areas = matrix.focus_areas.map<MatrixHead>((area) => ({
    id: area.node.id,
    title: area.node.title,
    note: t('web.matrix.goals', { count: area.goals }),
    isHole: area.is_hole,
  }));
  const goalHeads = goals.map<MatrixHead>((goal) => ({
    id: goal.node.id,
    title: goal.node.title,
    note: `${goalKindWord(goal.goal_kind)} · ${abilityWord(goal.ability)}`,
    isHole: goal.is_hole,
  }));
  if (view === 'goals') {
    goals.forEach((goal) => goal.focus_areas.forEach((area) => tie(ties, goal.node.id, area)));
    return { rows: goalHeads, columns: areas, ties };
  }
  const units = matrix.units.map<MatrixHead>((unit) => ({
    id: unit.unit,
    title: unit.name,
    note: unitKindWord(unit.kind),
    isHole: unit.goals.length === 0 && unit.responsibilities.length === 0,
  }));
  if (view === 'units') {
    goals.forEach((goal) => goal.units.forEach((unit) => tie(ties, goal.node.id, unit)));
    const named = units.filter((unit) => goals.some((goal) => goal.units.includes(unit.id)));
    return { rows: goalHeads.map((head) => ({ ...head, isHole: false })), columns: named, ties };
  }
  for (const goal of goals) {
    for (const unit of goal.units) {
      goal.focus_areas.forEach((area) => tie(ties, unit, area));
    }
  }
  return { rows: units, columns: areas, ties };
}

/** A cell in a row or column that nothing fills is a hole; elsewhere the absence is no matter. */
export function cellOf(
  laid: Laid,
  row: string,
  column: string,
): { state: 'held' | 'hole' | 'empty'; count?: number } {
  const count = laid.ties.get(row)?.get(column) ?? 0;
  if (count > 0) {
    return { state: 'held', count: count > 1 ? count : undefined };
  }
  const isHole =
    laid.columns.find((head) => head.id === column)?.isHole ||
    laid.rows.find((head) => head.id === row)?.isHole;
  return { state: isHole ? 'hole' : 'empty' };
}
