// Where each node stands on the map: services above, a block for each sector; below them the resources that services
// need, and at the bottom those that other resources need, a block for each class. Pure: the same network gives the
// same places. Distances are those of the map, before any zoom.
import type { Net } from './map_network';

/** The side of a node's own square. */
export const cell = 14;
const blockGap = 2;
const columnsMin = 9;
/** Between the layers, for the lines and the names of blocks. */
const layerGap = 9;
/** Between the shelves of one layer, for the names. */
const shelfGap = 5;
/** A shelf costs so many rows more than it takes: few tall blocks are easier to read than many flat ones. */
const worthAShelf = 4;
/** As wide, for its height, as a screen that lies down. */
export const lying = 1.6;

export type Layer = 'services' | 'near' | 'deep';
export interface Block {
  layer: Layer;
  /** The id of a sector, a class of resources, or empty for services without a sector. */
  key: string;
  nodes: readonly number[];
  columns: number;
  x: number;
  y: number;
  width: number;
  height: number;
}
export interface Layout {
  /** The middle of each node. */
  x: Float32Array;
  y: Float32Array;
  /** The block of each node. */
  block: Uint16Array;
  blocks: readonly Block[];
  width: number;
  height: number;
}

interface Gathered {
  layer: Layer;
  key: string;
  nodes: number[];
}

/** Nodes by layer and block, each block in the order of units and names. */
function gather(net: Net): Gathered[] {
  const { nodes, units, sectors } = net.told;
  const unitName = new Map(units.map((unit) => [unit.id, unit.name]));
  const words = new Intl.Collator('sv', { numeric: true });
  const byKey = new Map<string, Gathered>();
  nodes.forEach((node, place) => {
    const isService = node.kind === 'service';
    const key = isService ? (node.sector ?? '') : node.kind;
    const name = `${isService ? 's' : 'r'} ${key}`;
    const block = byKey.get(name) ?? { layer: isService ? 'services' : 'deep', key, nodes: [] };
    block.nodes.push(place);
    byKey.set(name, block);
  });
  const sectorName = new Map(sectors.map((sector) => [sector.id, sector.name]));
  for (const block of byKey.values()) {
    if (block.layer !== 'services' && isNear(net, block.nodes)) {
      block.layer = 'near';
    }
    const sortKey = new Map(
      block.nodes.map((place) => [place, `${unitName.get(nodes[place]!.unit) ?? ''} ${nodes[place]!.name}`]),
    );
    block.nodes.sort((a, b) => words.compare(sortKey.get(a)!, sortKey.get(b)!) || a - b);
  }
  const order: Record<Layer, number> = { services: 0, near: 1, deep: 2 };
  const nameOf = (block: Gathered) =>
    block.layer === 'services' ? (sectorName.get(block.key) ?? '\uffff') : block.key;
  return [...byKey.values()].sort(
    (a, b) => order[a.layer] - order[b.layer] || words.compare(nameOf(a), nameOf(b)),
  );
}

/** Whether most of what needs these is a service. */
function isNear(net: Net, nodes: readonly number[]): boolean {
  let all = 0;
  let services = 0;
  for (const node of nodes) {
    for (const need of net.meets[node] ?? []) {
      all++;
      services += net.told.nodes[net.told.needs[need]!.node]!.kind === 'service' ? 1 : 0;
    }
  }
  return services * 2 > all;
}

const columnsOf = (count: number, rows: number) => Math.max(columnsMin, Math.ceil(count / rows));
const widthOf = (blocks: readonly Gathered[], rows: number) =>
  blocks.reduce((sum, block) => sum + columnsOf(block.nodes.length, rows) + blockGap, -blockGap);

const rowsMost = 1 << 16;
/** The fewest rows in which the blocks stand side by side within so many columns. */
function rowsWithin(blocks: readonly Gathered[], columns: number): number {
  let low = 1;
  let high = rowsMost;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (widthOf(blocks, middle) <= columns) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}

function layersOf(blocks: readonly Gathered[]): Gathered[][] {
  return (['services', 'near', 'deep'] as const)
    .map((layer) => blocks.filter((block) => block.layer === layer))
    .filter((layer) => layer.length > 0);
}

const rowsOf = (shelves: readonly Gathered[][], columns: number) =>
  shelves.reduce((sum, shelf) => sum + rowsWithin(shelf, columns) + shelfGap, -shelfGap);

/**
 * A layer in the shelves that make it lowest within so many columns: for each number of blocks from the left, the best way
 * to end a shelf there. The large stand together and the small do, so that no small one stands alone on a shelf.
 */
function shelvesOf(layer: readonly Gathered[], columns: number): Gathered[][] {
  const blocks = [...layer].sort((a, b) => b.nodes.length - a.nodes.length);
  const best: { rows: number; from: number }[] = [{ rows: 0, from: 0 }];
  for (let end = 1; end <= blocks.length; end++) {
    let chosen = { rows: Infinity, from: 0 };
    for (let from = 0; from < end; from++) {
      const shelf = blocks.slice(from, end);
      const fits = from === end - 1 || widthOf(shelf, rowsMost) <= columns;
      const rows = fits ? best[from]!.rows + rowsWithin(shelf, columns) + shelfGap + worthAShelf : Infinity;
      if (rows < chosen.rows) {
        chosen = { rows, from };
      }
    }
    best.push(chosen);
  }
  const shelves: Gathered[][] = [];
  for (let end = blocks.length; end > 0; end = best[end]!.from) {
    shelves.unshift(blocks.slice(best[end]!.from, end));
  }
  return shelves;
}

function heightWithin(layers: readonly Gathered[][], columns: number): number {
  return layers.reduce((sum, layer) => {
    return sum + rowsOf(shelvesOf(layer, columns), columns) + layerGap;
  }, 0);
}

/** Lays out a network for a picture that is so many times as wide as it is high. */
export function layOut(net: Net, shape: number = lying): Layout {
  const layers = layersOf(gather(net));
  let columns = 3 * (columnsMin + blockGap);
  while (columns < heightWithin(layers, columns) * shape) {
    columns += Math.max(1, Math.round(columns / 20));
  }
  const count = net.told.nodes.length;
  const laid: Layout = {
    x: new Float32Array(count),
    y: new Float32Array(count),
    block: new Uint16Array(count),
    blocks: [],
    width: columns * cell,
    height: 0,
  };
  const blocks: Block[] = [];
  const head = layerGap * 0.4;
  let top = head;
  for (const layer of layers) {
    for (const shelf of shelvesOf(layer, columns)) {
      const rows = rowsWithin(shelf, columns);
      stand(laid, blocks, shelf, { columns, rows, top });
      top += rows + shelfGap;
    }
    top += layerGap - shelfGap;
  }
  laid.blocks = blocks;
  laid.height = Math.max(cell, (top - layerGap) * cell);
  return laid;
}

/** Stands the blocks of a shelf side by side. What is left over stands between them, so that it is as wide as the map. */
function stand(
  laid: Layout,
  blocks: Block[],
  shelf: readonly Gathered[],
  at: { columns: number; rows: number; top: number },
): void {
  const spare = shelf.length > 1 ? (at.columns - widthOf(shelf, at.rows)) / (shelf.length - 1) : 0;
  let left = 0;
  for (const gathered of shelf) {
    const columns = columnsOf(gathered.nodes.length, at.rows);
    place(laid, blocks, gathered, { left, top: at.top, columns });
    left += columns + blockGap + spare;
  }
}

function place(
  laid: Layout,
  blocks: Block[],
  { layer, key, nodes }: Gathered,
  at: { left: number; top: number; columns: number },
): void {
  const number = blocks.length;
  nodes.forEach((node, index) => {
    laid.x[node] = (at.left + (index % at.columns) + 0.5) * cell;
    laid.y[node] = (at.top + Math.floor(index / at.columns) + 0.5) * cell;
    laid.block[node] = number;
  });
  blocks.push({
    layer,
    key,
    nodes,
    columns: at.columns,
    x: at.left * cell,
    y: at.top * cell,
    width: at.columns * cell,
    height: Math.ceil(nodes.length / at.columns) * cell,
  });
}

/** The node whose square holds a point of the map, if any. */
export function nodeAt(layout: Layout, x: number, y: number): number | undefined {
  for (const block of layout.blocks) {
    const column = Math.floor((x - block.x) / cell);
    const row = Math.floor((y - block.y) / cell);
    if (column >= 0 && column < block.columns && row >= 0) {
      const hit = block.nodes[row * block.columns + column];
      if (hit !== undefined) {
        return hit;
      }
    }
  }
  return undefined;
}
