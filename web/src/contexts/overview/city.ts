// The city page's grid: how each unit stands in each focus area, from its marks and the goals of the area.
import type { components } from '../../kernel/api';

type RollUp = components['schemas']['RollUp'];
type RollUpUnit = components['schemas']['RollUpUnit'];
export type Mark = components['schemas']['Standing']['mark'];

export interface Area {
  id: string;
  title: string;
  /** Places of the area's goals among the goals of the round. */
  goals: readonly number[];
}
export interface Square {
  fulfilled: number;
  partly: number;
  not_fulfilled: number;
  unanswered: number;
}

/** Which goals of the round belong to which focus area; an area without any is there all the same. */
export function areasOf(
  goals: RollUp['goals'],
  matrix: {
    focus_areas: readonly { node: { id: string; title: string } }[];
    goals: readonly { node: { id: string }; focus_areas: readonly string[] }[];
  },
): Area[] {
  return matrix.focus_areas.map(({ node }) => ({
    id: node.id,
    title: node.title,
    goals: goals.flatMap((goal, place) => {
      const known = matrix.goals.find((one) => one.node.id === goal.goal);
      return known?.focus_areas.includes(node.id) ? [place] : [];
    }),
  }));
}

export function square(unit: Pick<RollUpUnit, 'marks'>, area: Area): Square {
  const told: Square = { fulfilled: 0, partly: 0, not_fulfilled: 0, unanswered: 0 };
  for (const place of area.goals) {
    const letter = unit.marks[place];
    told[
      letter === 'f'
        ? 'fulfilled'
        : letter === 'p'
          ? 'partly'
          : letter === 'n'
            ? 'not_fulfilled'
            : 'unanswered'
    ] += 1;
  }
  return told;
}

/** The weightiest thing to know of a square: silence first, then what fails. Nothing where no goal is. */
export function gravest(told: Square): Mark | undefined {
  if (told.unanswered > 0) {
    return 'unanswered';
  }
  if (told.not_fulfilled > 0) {
    return 'not_fulfilled';
  }
  if (told.partly > 0) {
    return 'partly';
  }
  return told.fulfilled > 0 ? 'fulfilled' : undefined;
}

/** The share that is fulfilled, in whole per cent of all that was asked. */
export function share(standing: Square): number | undefined {
  const all = standing.fulfilled + standing.partly + standing.not_fulfilled + standing.unanswered;
  return all === 0 ? undefined : Math.round((100 * standing.fulfilled) / all);
}
