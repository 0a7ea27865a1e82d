// Whom a remiss asks: the choice among units and others, and what it takes to get there from what is chosen already.
import type { Branch } from '../organisation/choose';
import type { RecipientLine, UnitView } from './types';

export interface ChosenRecipients {
  units: ReadonlySet<string>;
  actors: ReadonlySet<string>;
}

export function chosenOf(lines: readonly Pick<RecipientLine, 'recipient'>[]): ChosenRecipients {
  const ids = (name: 'asked_unit' | 'asked_actor') =>
    new Set(lines.map((one) => one.recipient[name]).filter((id) => id !== undefined && id !== null));
  return { units: ids('asked_unit'), actors: ids('asked_actor') };
}

export interface RecipientStep {
  /** The row that is taken away. */
  remove?: string;
  add?: { asked_unit: string } | { asked_actor: string };
}

/** The rows to add and to take away. */
export function stepsTo(
  lines: readonly Pick<RecipientLine, 'recipient'>[],
  wanted: ChosenRecipients,
): RecipientStep[] {
  const now = chosenOf(lines);
  return [
    ...lines
      .filter(({ recipient: { asked_unit: unit, asked_actor: actor } }) =>
        unit ? !wanted.units.has(unit) : !wanted.actors.has(actor ?? ''),
      )
      .map((one) => ({ remove: one.recipient.id })),
    ...[...wanted.units].filter((id) => !now.units.has(id)).map((id) => ({ add: { asked_unit: id } })),
    ...[...wanted.actors].filter((id) => !now.actors.has(id)).map((id) => ({ add: { asked_actor: id } })),
  ];
}

/** How many kinds of units there are to choose at once, the largest first. */
export function kindsOf(
  units: readonly UnitView[],
  bound: ReadonlySet<string>,
): { kind: UnitView['kind']; ids: string[] }[] {
  const kinds = new Map<UnitView['kind'], string[]>();
  for (const unit of units.filter((one) => bound.has(one.kind))) {
    kinds.set(unit.kind, [...(kinds.get(unit.kind) ?? []), unit.id]);
  }
  return [...kinds].map(([kind, ids]) => ({ kind, ids })).sort((a, b) => b.ids.length - a.ids.length);
}

/** The branches that hold a unit whose name has the words; a branch with a hit shows all that hangs on it. */
export function branchesFound(tree: readonly Branch[], words: string): Branch[] {
  const wanted = words.trim().toLowerCase();
  if (wanted === '') {
    return [...tree];
  }
  return tree.flatMap((branch) => {
    if (branch.name.toLowerCase().includes(wanted)) {
      return [branch];
    }
    const below = branchesFound(branch.below, words);
    return below.length > 0
      ? [{ ...branch, below, allBelow: below.flatMap((one) => [one.id, ...one.allBelow]) }]
      : [];
  });
}
