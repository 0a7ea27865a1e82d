// The parts of a picture that follow from the network alone, worked out once for each network.
import { bundled, linesMost, type Bundles } from './map_bundles';
import type { Focus } from './map_drawing';
import { layOut, type Layout } from './map_layout';
import { linesOf, linesWithin, neighbours, reach, type Net } from './map_network';

export interface Ground {
  layout: Layout;
  bundles: Bundles;
}
const grounds = new WeakMap<Net, Map<number, Ground>>();

/** Places and bundles of a network, in a picture of a shape. */
export function groundOf(net: Net, shape: number): Ground {
  const shapes = grounds.get(net) ?? new Map<number, Ground>();
  grounds.set(net, shapes);
  const kept = shapes.get(shape);
  if (kept) {
    return kept;
  }
  const layout = layOut(net, shape);
  const ground = { layout, bundles: bundled(net, layout) };
  shapes.set(shape, ground);
  return ground;
}

/** A node with all its own lines, and what lies beyond it within what can be drawn. */
export function focusOn(net: Net, node: number): Focus {
  const near = new Set([...neighbours(net, node, 'down'), ...neighbours(net, node, 'up')]);
  const far = new Set([...reach(net, node, 'down'), ...reach(net, node, 'up')]);
  for (const one of near) {
    far.delete(one);
  }
  const lines = linesOf(net, node);
  const beyond = new Set([...far, ...near]);
  const room = Math.max(0, Math.floor(linesMost / 2) - lines.length);
  return { node, near, lines, far, farLines: linesWithin(net, beyond, room) };
}
