// The overview draws bundles, not every line: the lines between two groups of nodes are one, as thick as they are
// many. The finest groups whose bundles are few enough to read are chosen.
import type { Layout } from './map_layout';
import type { Net } from './map_network';

/** Never more lines than this are drawn at once. */
export const linesMost = 2000;
/** More than so many are a thicket; a coarser picture says more. */
const readable = 420;

export interface Bundle {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  /** How many lines it stands for. */
  count: number;
}
export type Level = 'node' | 'unit' | 'block';
export interface Bundles {
  level: Level;
  bundles: readonly Bundle[];
  /** Lines that no bundle stands for: those within one group, and beyond the limit. */
  unsaid: number;
}

/** The group of each node at a level. */
function groupsOf(net: Net, layout: Layout, level: Level): Uint32Array {
  const groups = new Uint32Array(net.told.nodes.length);
  const units = new Map(net.told.units.map((unit, place) => [unit.id, place]));
  net.told.nodes.forEach((node, place) => {
    const block = layout.block[place] ?? 0;
    groups[place] =
      level === 'node'
        ? place
        : level === 'block'
          ? block
          : block * (units.size + 1) + (units.get(node.unit) ?? units.size);
  });
  return groups;
}

interface Middle {
  x: number;
  /** Where its nodes begin and end. */
  top: number;
  bottom: number;
  count: number;
}
function middles(layout: Layout, groups: Uint32Array): Map<number, Middle> {
  const found = new Map<number, Middle>();
  groups.forEach((group, node) => {
    const middle = found.get(group) ?? { x: 0, top: Infinity, bottom: -Infinity, count: 0 };
    const y = layout.y[node] ?? 0;
    middle.x += layout.x[node] ?? 0;
    middle.top = Math.min(middle.top, y);
    middle.bottom = Math.max(middle.bottom, y);
    middle.count++;
    found.set(group, middle);
  });
  return found;
}

function bundleAt(net: Net, layout: Layout, level: Level, most: number): Bundles {
  const groups = groupsOf(net, layout, level);
  const counts = new Map<number, number>();
  const wide = 1 << 22;
  let within = 0;
  for (const need of net.told.needs) {
    const from = groups[need.node]!;
    for (const member of need.of) {
      const to = groups[member]!;
      if (from === to) {
        within++;
      } else {
        const pair = from * wide + to;
        counts.set(pair, (counts.get(pair) ?? 0) + 1);
      }
    }
  }
  const heaviest = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const drawn = heaviest.slice(0, most);
  const at = middles(layout, groups);
  const bundles = drawn.map(([pair, count]): Bundle => {
    const from = at.get(Math.floor(pair / wide))!;
    const to = at.get(pair % wide)!;
    // From the lower edge of what lies above to the upper edge of what lies below, so that no line hides the nodes.
    const isBelow = from.bottom < to.top;
    const isAbove = to.bottom < from.top;
    return {
      x1: from.x / from.count,
      y1: isBelow ? from.bottom : from.top,
      x2: to.x / to.count,
      y2: isAbove ? to.bottom : to.top,
      count,
    };
  });
  const said = drawn.reduce((sum, [, count]) => sum + count, 0);
  return { level, bundles, unsaid: level === 'node' ? net.lines - said : within + net.lines - within - said };
}

/** Bundles for an overview: at most `most`, the finest that can still be read. */
export function bundled(net: Net, layout: Layout, most: number = linesMost): Bundles {
  for (const level of ['node', 'unit'] as const) {
    if (level === 'node' && net.lines > readable) {
      continue;
    }
    const fine = bundleAt(net, layout, level, most + 1);
    if (fine.bundles.length <= Math.min(readable, most)) {
      return fine;
    }
  }
  return bundleAt(net, layout, 'block', most);
}
