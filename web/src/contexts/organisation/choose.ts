// The tree that units are chosen in.
export interface Branch {
  id: string;
  name: string;
  below: Branch[];
  /** Everything below it, however far. */
  allBelow: string[];
}

interface Unit {
  id: string;
  name: string;
  kind: string;
  parent?: string | null;
}

/** Those whom a programme binds: every board, of a committee or a company, and the city board. */
export const boundKinds: ReadonlySet<string> = new Set([
  'city_board',
  'committee',
  'district_committee',
  'company',
]);

/** The units as a tree; one whose parent is not there stands at the top, never lost. */
export function branches(units: readonly Unit[]): Branch[] {
  const there = new Set(units.map((unit) => unit.id));
  const below = new Map<string, Unit[]>();
  for (const unit of units) {
    const parent = unit.parent && there.has(unit.parent) && unit.parent !== unit.id ? unit.parent : '';
    below.set(parent, [...(below.get(parent) ?? []), unit]);
  }
  const grown = (parent: string): Branch[] =>
    (below.get(parent) ?? []).map((unit) => {
      const children = grown(unit.id);
      return {
        id: unit.id,
        name: unit.name,
        below: children,
        allBelow: children.flatMap((child) => [child.id, ...child.allBelow]),
      };
    });
  return grown('');
}

/** The set with some ids added or taken out. */
export function toggled(all: ReadonlySet<string>, ids: readonly string[], on: boolean): ReadonlySet<string> {
  const next = new Set(all);
  for (const id of ids) {
    if (on) {
      next.add(id);
    } else {
      next.delete(id);
    }
  }
  return next;
}
