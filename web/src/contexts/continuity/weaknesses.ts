// Weaknesses as their readers want them: by rule, the gravest rules first, the heaviest first within each, narrowed to
// a unit or a sector, and each with the loss that plays it.
import type { Severity } from '../../platform/ui/Chip';
import type { Weakness } from './engine_types';
import type { Net } from './map_network';
import { repaired, type Wanted } from './loss_question';

export const rules = ['RES-001', 'RES-002', 'RES-003', 'RES-004', 'RES-005', 'RES-006', 'RES-007'] as const;
export type Rule = (typeof rules)[number];
export interface Filter {
  rule?: string;
  unit?: string;
  sector?: string;
  words?: string;
}
export interface RuleGroup {
  rule: Rule;
  severity: Severity;
  weaknesses: readonly Weakness[];
}

const gravity: Record<Severity, number> = { error: 0, warning: 1, info: 2 };
const severityOf = (weakness: Weakness): Severity =>
  weakness.severity === 'error' || weakness.severity === 'warning' ? weakness.severity : 'info';

/** The nodes that a weakness is about: one, a pair, a ring, or whose need it is. */
export function about(net: Net, weakness: Weakness): number[] {
  return weakness.subject.id
    .replace(/\/\d+$/, '')
    .split('+')
    .flatMap((id) => net.at.get(id) ?? []);
}
/** The nodes that it is about and those that bear witness. */
export function concerned(net: Net, weakness: Weakness): number[] {
  const witnesses = weakness.because.flatMap((one) => net.at.get(one.id) ?? []);
  return [...new Set([...about(net, weakness), ...witnesses])];
}

function fits(net: Net, weakness: Weakness, filter: Filter): boolean {
  if (filter.rule && weakness.rule !== filter.rule) {
    return false;
  }
  if (filter.words && !weakness.text.toLowerCase().includes(filter.words.toLowerCase())) {
    return false;
  }
  if (!filter.unit && !filter.sector) {
    return true;
  }
  return concerned(net, weakness).some((node) => {
    const told = net.told.nodes[node];
    return (!filter.unit || told?.unit === filter.unit) && (!filter.sector || told?.sector === filter.sector);
  });
}

/** How heavy a weakness is among those of its rule: what the rule counts, then for how long it lasts. */
function heavier(a: Weakness, b: Weakness): number {
  const lasts = (one: Weakness) => Number(one.because.find((fact) => fact.kind === 'lasts')?.id ?? 0);
  return (b.count ?? 0) - (a.count ?? 0) || lasts(b) - lasts(a);
}

/** Those that fit, by rule. Rules that found nothing are left out. */
export function grouped(net: Net, all: readonly Weakness[], filter: Filter): RuleGroup[] {
  return rules
    .map((rule) => {
      const weaknesses = all.filter((one) => one.rule === rule && fits(net, one, filter)).sort(heavier);
      return { rule, weaknesses, severity: weaknesses[0] ? severityOf(weaknesses[0]) : ('info' as const) };
    })
    .filter((group) => group.weaknesses.length > 0)
    .sort((a, b) => gravity[a.severity] - gravity[b.severity] || a.rule.localeCompare(b.rule));
}

/** The loss that plays a weakness, in the words of the address of the page of losses. */
export function lossOf(net: Net, weakness: Weakness): Wanted | undefined {
  const ids = about(net, weakness).flatMap((node) => net.told.nodes[node]?.id ?? []);
  const causes = weakness.because
    .filter((one) => one.kind !== 'member' && net.at.has(one.id))
    .map((one) => one.id);
  const first = ids[0];
  switch (weakness.rule as Rule) {
    case 'RES-001':
    case 'RES-002':
      return { bort: ids.join(',') };
    case 'RES-003':
    case 'RES-007':
      return { bort: causes.join(','), varar: repaired };
    case 'RES-004':
      return causes[0] ? { bort: causes[0], ...(first ? { varfor: first } : {}) } : undefined;
    case 'RES-005':
      return causes[0]
        ? { bort: causes[0], varar: repaired, ...(first ? { varfor: first } : {}) }
        : undefined;
    case 'RES-006':
      return first ? { bort: first, varar: String(4 * 60) } : undefined;
    default:
      return undefined;
  }
}

/** A fact of a witness: what it is called and its minutes. */
export interface Witness {
  id: string;
  name: string;
  node?: number;
  kind: string;
  /** The fact told right after it: after so long it falls, or it lasts so long. */
  minutes?: number;
}
/** What bears witness, each with the time told beside it. */
export function witnesses(net: Net, weakness: Weakness): Witness[] {
  const told: Witness[] = [];
  for (const one of weakness.because) {
    const node = net.at.get(one.id);
    const last = told.at(-1);
    if ((one.kind === 'after' || one.kind === 'lasts') && last) {
      last.minutes = Number(one.id);
      last.kind = one.kind;
    } else {
      told.push({
        id: one.id,
        name: one.text,
        kind: one.kind,
        ...(node === undefined ? {} : { node }),
        ...(node === undefined && /^\d+$/.test(one.id) ? { minutes: Number(one.id) } : {}),
      });
    }
  }
  return told;
}
