// Units as a tree, and what differs between two days. Nothing here reads or writes.
import type { TreeNode } from '../../platform/ui/Tree';
import type { Unit, UnitKind } from './types';

/** The kinds in the order that a town is told: who decides first. */
export const kindsInOrder: readonly UnitKind[] = [
  'council',
  'city_board',
  'committee',
  'district_committee',
  'administration',
  'department',
  'company',
  'federation',
  'external',
];

const words = new Intl.Collator('sv', { numeric: true });

function byKindAndName(left: Unit, right: Unit): number {
  const step = kindsInOrder.indexOf(left.kind) - kindsInOrder.indexOf(right.kind);
  return step || words.compare(left.name, right.name);
}

/** The units as nodes. One whose parent is not there that day stands at the top, never lost. */
export function treeOf(units: readonly Unit[], note: (unit: Unit) => string): TreeNode[] {
  const there = new Set(units.map((unit) => unit.id));
  const below = new Map<string, Unit[]>();
  for (const unit of [...units].sort(byKindAndName)) {
    const parent = unit.parent && there.has(unit.parent) && unit.parent !== unit.id ? unit.parent : '';
    below.set(parent, [...(below.get(parent) ?? []), unit]);
  }
  const nodes = (parent: string): TreeNode[] =>
    (below.get(parent) ?? []).map((unit) => ({
      id: unit.id,
      title: unit.name,
      note: note(unit),
      children: nodes(unit.id),
    }));
  return nodes('');
}

/** Those of a kind and with the words in name, administration or diary prefix. */
export function wanted(units: readonly Unit[], kind: string | undefined, asked: string): Unit[] {
  const parts = asked.trim().toLocaleLowerCase('sv').split(/\s+/).filter(Boolean);
  return units.filter((unit) => {
    const text = [unit.name, unit.administration, unit.diary_prefix, unit.key]
      .filter(Boolean)
      .join(' ')
      .toLocaleLowerCase('sv');
    return (!kind || unit.kind === kind) && parts.every((part) => text.includes(part));
  });
}

/** The units wanted together with everything above them, so that they keep their place in the tree. */
export function withAncestors(units: readonly Unit[], chosen: readonly Unit[]): Unit[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const kept = new Set<string>();
  for (const unit of chosen) {
    for (let at: Unit | undefined = unit; at && !kept.has(at.id); at = byId.get(at.parent ?? '')) {
      kept.add(at.id);
    }
  }
  return units.filter((unit) => kept.has(unit.id));
}

/** How many there are of each kind, in order, without those that have none. */
export function countsOf(units: readonly Unit[]): { kind: UnitKind; count: number }[] {
  return kindsInOrder
    .map((kind) => ({ kind, count: units.filter((unit) => unit.kind === kind).length }))
    .filter((one) => one.count > 0);
}

export interface Difference {
  unit: Unit;
  /** What it was before, when it was there. */
  before?: Unit;
  deeds: ('added' | 'gone' | 'renamed' | 'moved' | 'administration')[];
}

/** What differs from one day to another: who came, who is gone, who changed name, place or office. */
export function whatChanged(before: readonly Unit[], after: readonly Unit[]): Difference[] {
  const earlier = new Map(before.map((unit) => [unit.id, unit]));
  const later = new Set(after.map((unit) => unit.id));
  const differences: Difference[] = before
    .filter((unit) => !later.has(unit.id))
    .map((unit) => ({ unit, before: unit, deeds: ['gone'] }));
  for (const unit of after) {
    const was = earlier.get(unit.id);
    if (!was) {
      differences.push({ unit, deeds: ['added'] });
      continue;
    }
    const deeds: Difference['deeds'] = [];
    if (was.name !== unit.name) {
      deeds.push('renamed');
    }
    if ((was.parent ?? null) !== (unit.parent ?? null)) {
      deeds.push('moved');
    }
    if ((was.administration ?? '') !== (unit.administration ?? '')) {
      deeds.push('administration');
    }
    if (deeds.length > 0) {
      differences.push({ unit, before: was, deeds });
    }
  }
  const order = ['added', 'gone', 'renamed', 'moved', 'administration'];
  return differences.sort(
    (left, right) =>
      order.indexOf(left.deeds[0]!) - order.indexOf(right.deeds[0]!) ||
      words.compare(left.unit.name, right.unit.name),
  );
}

/** The latest days on which some unit of the day began: where there is something to compare. */
export function daysOfChange(units: readonly Unit[], most = 3): string[] {
  const days = [...new Set(units.map((unit) => unit.valid_from))].sort().reverse();
  return days.slice(0, -1).slice(0, most);
}

/** The day before or after a day. */
export function dayBeside(day: string, step: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + step);
  return date.toISOString().slice(0, 10);
}

/** Every unit that is not the given one nor below it: where it may stand. */
export function possibleParents(units: readonly Unit[], id?: string): Unit[] {
  const below = new Set(id ? [id] : []);
  for (let grown = true; grown;) {
    grown = false;
    for (const unit of units) {
      if (unit.parent && below.has(unit.parent) && !below.has(unit.id)) {
        below.add(unit.id);
        grown = true;
      }
    }
  }
  return units.filter((unit) => !below.has(unit.id)).sort(byKindAndName);
}

/** A key out of a name, as the town's files write them: `Järva stadsdelsnämnd` is `jarva-stadsdelsnamnd`. */
export function keyOfName(name: string): string {
  return name
    .toLocaleLowerCase('sv')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80)
    .replace(/-+$/, '');
}
