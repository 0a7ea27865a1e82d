import { describe, expect, it } from 'vitest';
import type { MapNode, MapTold } from './engine_types';
import { bundled, linesMost } from './map_bundles';
import { centred, fitting, panned, scaleMost, underneath, zoomed } from './map_camera';
import { cell, layOut, nodeAt } from './map_layout';
import { cutTo, inTwoLines } from './map_names';
import { found, linesOf, linesWithin, neighbours, netOf, reach } from './map_network';
import { focusOn } from './map_scene';

const kinds = ['power', 'water', 'staff', 'it', 'premises', 'fuel'];

/** A town of so many nodes, half of them services, with about so many lines; the same each time. */
function townOf(count: number, lines: number): MapTold {
  let seed = 7;
  const below = (most: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % most;
  };
  const half = Math.ceil(count / 2);
  const nodes = Array.from({ length: count }, (_, place): MapNode => {
    const isService = place < half;
    return {
      id: `n${place}`,
      kind: isService ? 'service' : kinds[below(kinds.length)]!,
      name: `Nod ${place}`,
      unit: `u${below(20)}`,
      ...(isService && place % 7 > 0 ? { sector: `s${below(9)}` } : {}),
    } as MapNode;
  });
  const needs = Array.from({ length: Math.ceil(lines / 2) }, (_, place) => ({
    id: `need${place}`,
    node: below(count),
    what: 'el',
    needed: 1,
    buffer_minutes: 60,
    of: [half + below(count - half), half + below(count - half)],
  }));
  const things = (letter: string, many: number) =>
    Array.from({ length: many }, (_, place) => ({ id: `${letter}${place}`, name: `${letter} ${place}` }));
  return { model: 'm', nodes, needs, units: things('u', 20), sectors: things('s', 9), suppliers: [] };
}

/** A home that stands on a generator or the grid; the generator on fuel. */
const small: MapTold = {
  model: 'm',
  nodes: [
    { id: 'home', kind: 'service', name: 'Äldreboende Öster', unit: 'u' },
    { id: 'grid', kind: 'power', name: 'Elnät', unit: 'u' },
    { id: 'diesel', kind: 'power', name: 'Reservkraft', unit: 'u' },
    { id: 'fuel', kind: 'fuel', name: 'Drivmedel', unit: 'u' },
  ],
  needs: [
    { id: 'a', node: 0, what: 'el', needed: 1, buffer_minutes: 0, of: [1, 2] },
    { id: 'b', node: 2, what: 'drivmedel', needed: 1, buffer_minutes: 1440, of: [3] },
  ],
  units: [{ id: 'u', name: 'Enheten' }],
  sectors: [],
  suppliers: [],
};

describe('the network', () => {
  const net = netOf(small);
  it('can be walked both ways', () => {
    expect(net.services).toBe(1);
    expect(net.lines).toBe(3);
    expect(neighbours(net, 0, 'down')).toEqual([1, 2]);
    expect(neighbours(net, 3, 'up')).toEqual([2]);
    expect([...reach(net, 3, 'up')].sort()).toEqual([0, 2]);
    expect([...reach(net, 0, 'down')].sort()).toEqual([1, 2, 3]);
    expect(linesOf(net, 2)).toEqual([
      { from: 2, to: 3 },
      { from: 0, to: 2 },
    ]);
    expect(linesWithin(net, new Set([0, 1, 2]), 1)).toHaveLength(1);
  });
  it('walks round a ring once', () => {
    const ring = netOf({
      ...small,
      needs: [...small.needs, { id: 'c', node: 3, what: 'el', needed: 1, buffer_minutes: 0, of: [2] }],
    });
    expect([...reach(ring, 2, 'down')]).toEqual([3]);
  });
  it('finds names without caring for marks and case, the beginning first', () => {
    expect(found(net, 'aldre oster', 5)).toEqual([0]);
    expect(found(net, 'el', 5)).toEqual([1, 3]);
    expect(found(net, '  ', 5)).toEqual([]);
  });
  it('puts a node in focus with all its own lines', () => {
    const focus = focusOn(net, 2);
    expect([...focus.near].sort()).toEqual([0, 3]);
    expect([...focus.far]).toEqual([]);
    expect(focus.lines).toHaveLength(2);
  });
});

describe('the places on the map', () => {
  for (const shape of [0.7, 1, 1.6]) {
    it(`give every node a square of its own within the map, ${shape} wide for its height`, () => {
      const net = netOf(townOf(2000, 6000));
      const laid = layOut(net, shape);
      const squares = new Set<string>();
      net.told.nodes.forEach((_, node) => {
        squares.add(`${laid.x[node]} ${laid.y[node]}`);
        expect(laid.x[node]).toBeGreaterThan(0);
        expect(laid.x[node]).toBeLessThan(laid.width);
        expect(laid.y[node]).toBeLessThan(laid.height + cell);
        expect(nodeAt(laid, laid.x[node]!, laid.y[node]!)).toBe(node);
      });
      expect(squares.size).toBe(2000);
      expect(laid.width / laid.height).toBeGreaterThan(shape * 0.75);
      expect(laid.width / laid.height).toBeLessThan(shape * 1.6);
    });
  }
  it('stand services above what they need, and blocks beside each other', () => {
    const laid = layOut(netOf(townOf(600, 1500)));
    const lowest = Math.max(
      ...laid.blocks.filter((one) => one.layer === 'services').map((one) => one.y + one.height),
    );
    for (const block of laid.blocks) {
      if (block.layer !== 'services') {
        expect(block.y).toBeGreaterThan(lowest);
      }
      for (const other of laid.blocks) {
        if (other !== block) {
          const isApart =
            block.x + block.width <= other.x ||
            other.x + other.width <= block.x ||
            block.y + block.height <= other.y ||
            other.y + other.height <= block.y;
          expect(isApart).toBe(true);
        }
      }
    }
  });
  it('are the same each time', () => {
    const town = townOf(300, 700);
    expect(layOut(netOf(town))).toEqual(layOut(netOf(structuredClone(town))));
  });
  it('hold a town of one node, and tell what is no node', () => {
    const laid = layOut(netOf({ ...small, nodes: [small.nodes[0]!], needs: [] }));
    expect(nodeAt(laid, -10, -10)).toBeUndefined();
    expect(nodeAt(laid, laid.x[0]!, laid.y[0]! + 3 * cell)).toBeUndefined();
    expect(nodeAt(laid, laid.x[0]!, laid.y[0]!)).toBe(0);
  });
});

describe('the bundles of the overview', () => {
  it('are each line while they are few', () => {
    const net = netOf(small);
    const { level, bundles, unsaid } = bundled(net, layOut(net));
    expect(level).toBe('node');
    expect(bundles).toHaveLength(3);
    expect(unsaid).toBe(0);
  });
  it('stay within the limit and stand for every line between groups', () => {
    const net = netOf(townOf(5000, 20_000));
    const told = bundled(net, layOut(net));
    expect(told.bundles.length).toBeLessThanOrEqual(linesMost);
    expect(told.bundles.reduce((sum, one) => sum + one.count, 0) + told.unsaid).toBe(net.lines);
    const few = bundled(net, layOut(net), 10);
    expect(few.bundles).toHaveLength(10);
    expect(few.bundles[0]!.count).toBeGreaterThanOrEqual(few.bundles[9]!.count);
  });
  it('lay out and gather 5 000 nodes and 20 000 lines well within the time to open', () => {
    const net = netOf(townOf(5000, 20_000));
    const began = performance.now();
    bundled(net, layOut(net));
    expect(performance.now() - began).toBeLessThan(1000);
  });
});

describe('the camera', () => {
  const layout = layOut(netOf(townOf(500, 900)));
  const size = { width: 900, height: 600 };
  const whole = fitting(layout, size);
  it('shows the whole map in the middle', () => {
    const topLeft = underneath(whole, 0, 0);
    const bottomRight = underneath(whole, size.width, size.height);
    expect(topLeft.x).toBeLessThanOrEqual(0);
    expect(topLeft.y).toBeLessThanOrEqual(0);
    expect(bottomRight.x).toBeGreaterThanOrEqual(layout.width);
    expect(bottomRight.y).toBeGreaterThanOrEqual(layout.height);
  });
  it('keeps the point under the hand while it comes nearer, and goes no farther than it may', () => {
    const at = { x: 300, y: 200 };
    const before = underneath(whole, at.x, at.y);
    const near = zoomed(whole, 2, at, layout, size);
    expect(underneath(near, at.x, at.y).x).toBeCloseTo(before.x);
    expect(underneath(near, at.x, at.y).y).toBeCloseTo(before.y);
    expect(zoomed(whole, 1000, at, layout, size).scale).toBe(scaleMost);
    expect(zoomed(whole, 0.0001, at, layout, size).scale).toBeGreaterThan(whole.scale / 2);
  });
  it('never loses the map', () => {
    const away = panned(whole, 1e6, 1e6, layout, size);
    expect(underneath(away, size.width, size.height).x).toBeGreaterThan(0);
    const back = panned(whole, -1e6, -1e6, layout, size);
    expect(underneath(back, 0, 0).x).toBeLessThan(layout.width);
  });
  it('brings a node to the middle', () => {
    const seen = centred(whole, 50, 60, 2, size);
    expect(seen.scale).toBeGreaterThanOrEqual(2);
    expect(underneath(seen, size.width / 2, size.height / 2)).toEqual({ x: 50, y: 60 });
  });
});

describe('a name on the map', () => {
  const measure = (words: string) => words.length;
  it('is cut where it must be', () => {
    expect(cutTo('Elnät', 10, measure)).toBe('Elnät');
    expect(cutTo('Fördelningsstation', 8, measure)).toBe('Fördeln…');
    expect(cutTo('Elnät', 0, measure)).toBe('');
  });
  it('is broken between words', () => {
    expect(inTwoLines('Hälsa, vård och omsorg', 12, measure)).toEqual(['Hälsa, vård', 'och omsorg']);
    expect(inTwoLines('Räddningstjänst', 8, measure)).toEqual(['Räddnin…']);
  });
});
