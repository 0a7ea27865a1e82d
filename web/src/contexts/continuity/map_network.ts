// The town's network as a graph that can be walked both ways. Nodes and needs are numbers: their places in what the
// server told.
import type { MapTold } from './engine_types';

export interface Net {
  told: MapTold;
  /** The place of an id. */
  at: ReadonlyMap<string, number>;
  /** The needs of each node. */
  needsOf: readonly (readonly number[])[];
  /** The needs that each node can meet. */
  meets: readonly (readonly number[])[];
  services: number;
  /** How many lines there would be if every one were drawn. */
  lines: number;
}

export function netOf(told: MapTold): Net {
  const needsOf: number[][] = told.nodes.map(() => []);
  const meets: number[][] = told.nodes.map(() => []);
  let lines = 0;
  told.needs.forEach((need, place) => {
    needsOf[need.node]?.push(place);
    for (const member of need.of) {
      meets[member]?.push(place);
      lines++;
    }
  });
  return {
    told,
    at: new Map(told.nodes.map((node, place) => [node.id, place])),
    needsOf,
    meets,
    services: told.nodes.filter((node) => node.kind === 'service').length,
    lines,
  };
}

export const isService = (net: Net, node: number): boolean => net.told.nodes[node]?.kind === 'service';

/** Everything that a node stands on (`down`) or that stands on it (`up`), near or far; without itself. */
export function reach(net: Net, node: number, way: 'up' | 'down'): Set<number> {
  const met = new Set<number>([node]);
  const waiting = [node];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const other of neighbours(net, next, way)) {
      if (!met.has(other)) {
        met.add(other);
        waiting.push(other);
      }
    }
  }
  met.delete(node);
  return met;
}

/** What a node needs, or what needs it, each once. */
export function neighbours(net: Net, node: number, way: 'up' | 'down'): number[] {
  const found =
    way === 'down'
      ? (net.needsOf[node] ?? []).flatMap((need) => net.told.needs[need]?.of ?? [])
      : (net.meets[node] ?? []).map((need) => net.told.needs[need]?.node ?? node);
  return [...new Set(found)];
}

export interface Line {
  from: number;
  to: number;
}
/** The lines that end in a node. */
export function linesOf(net: Net, node: number): Line[] {
  return [
    ...neighbours(net, node, 'down').map((to) => ({ from: node, to })),
    ...neighbours(net, node, 'up').map((from) => ({ from, to: node })),
  ];
}
/** The lines between nodes of a set, at most so many. */
export function linesWithin(net: Net, nodes: ReadonlySet<number>, most: number): Line[] {
  const lines: Line[] = [];
  for (const from of nodes) {
    for (const to of neighbours(net, from, 'down')) {
      if (nodes.has(to)) {
        if (lines.length >= most) {
          return lines;
        }
        lines.push({ from, to });
      }
    }
  }
  return lines;
}

/** Letters without case and marks, so that `o` finds `ö` on any keyboard. */
const plain = (words: string) => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Nodes whose name holds all the words, those that begin with them first. */
export function found(net: Net, words: string, most: number): number[] {
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) {
    return [];
  }
  const hits: { node: number; weight: number }[] = [];
  net.told.nodes.forEach((one, node) => {
    const name = plain(one.name);
    if (wanted.every((word) => name.includes(word))) {
      hits.push({ node, weight: (name.startsWith(wanted[0] ?? '') ? 0 : 1000) + name.length });
    }
  });
  return hits
    .sort((a, b) => a.weight - b.weight || a.node - b.node)
    .slice(0, most)
    .map((hit) => hit.node);
}
