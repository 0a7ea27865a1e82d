// Draws the map on a canvas. What stands still is drawn whole; while it moves its lines rest. States are told by shape
// as well as by colour: up is round (a service) or square (a resource), down a diamond, beyond what is tolerable a
// triangle, and what was lost a cross.
import type { Bundle } from './map_bundles';
import type { Camera, Size } from './map_camera';
import { drawNames } from './map_names';
import { cell, type Layout } from './map_layout';
import type { Line, Net } from './map_network';

/** How a node stands at a minute, by number, so that a map of them is one array. */
export const standing = { up: 0, down: 1, broken: 2, lost: 3 } as const;

export interface Focus {
  node: number;
  /** Next to it, with the lines between. */
  near: ReadonlySet<number>;
  lines: readonly Line[];
  /** Beyond: all that it stands on and all that stands on it. */
  far: ReadonlySet<number>;
  farLines: readonly Line[];
}
export interface Scene {
  net: Net;
  layout: Layout;
  bundles: readonly Bundle[];
  /** Titles of blocks and of layers, in words. */
  titles: readonly string[];
  focus?: Focus;
  /** By node, as in `standing`; without it nothing is lost. */
  states?: Uint8Array;
  /** A chain of falls to point out. */
  chain?: readonly Line[];
}
export interface Palette {
  surface: string;
  sunken: string;
  line: string;
  strong: string;
  ink: string;
  muted: string;
  blue: string;
  part: string;
  onPart: string;
  bad: string;
  severe: string;
  letters: string;
}

/** The colours of the theme in force, as the stylesheet names them. */
export function paletteNow(): Palette {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string) => style.getPropertyValue(name).trim();
  return {
    surface: of('--surface'),
    sunken: of('--sunken'),
    line: of('--line'),
    strong: of('--line-strong'),
    ink: of('--ink'),
    muted: of('--muted'),
    blue: of('--blue'),
    part: of('--edge-part'),
    onPart: of('--on-part'),
    bad: of('--edge-bad'),
    severe: of('--severe'),
    letters: of('--letters'),
  };
}

type Shape = 'round' | 'square' | 'diamond' | 'triangle' | 'cross';
interface Style {
  shape: Shape;
  fill: string;
  alpha: number;
  /** Of the radius of others. */
  size: number;
}

/** Draws one picture; how many lines it has. */
export function drawMap(
  canvas: CanvasRenderingContext2D,
  scene: Scene,
  camera: Camera,
  size: Size,
  palette: Palette,
  isMoving: boolean,
): number {
  canvas.globalAlpha = 1;
  canvas.fillStyle = palette.surface;
  canvas.fillRect(0, 0, size.width, size.height);
  drawBlocks(canvas, scene, camera, palette);
  const lines = isMoving ? 0 : drawLines(canvas, scene, camera, palette);
  drawNodes(canvas, scene, camera, size, palette);
  drawNames(canvas, scene, camera, size, palette);
  return lines;
}

function drawBlocks(canvas: CanvasRenderingContext2D, scene: Scene, camera: Camera, palette: Palette): void {
  canvas.fillStyle = palette.sunken;
  canvas.globalAlpha = 1;
  const edge = 3;
  for (const block of scene.layout.blocks) {
    canvas.beginPath();
    canvas.roundRect(
      (block.x - edge - camera.x) * camera.scale,
      (block.y - edge - camera.y) * camera.scale,
      (block.width + 2 * edge) * camera.scale,
      (block.height + 2 * edge) * camera.scale,
      6,
    );
    canvas.fill();
  }
}

function curve(
  canvas: CanvasRenderingContext2D,
  camera: Camera,
  { x1, y1, x2, y2 }: { x1: number; y1: number; x2: number; y2: number },
): void {
  const ax = (x1 - camera.x) * camera.scale;
  const ay = (y1 - camera.y) * camera.scale;
  const bx = (x2 - camera.x) * camera.scale;
  const by = (y2 - camera.y) * camera.scale;
  canvas.moveTo(ax, ay);
  if (Math.abs(by - ay) < 60 * camera.scale) {
    // Side by side: a bow above, so that the line does not run through everything between.
    const rise = Math.min(90 * camera.scale, Math.abs(bx - ax) * 0.25 + 6);
    canvas.bezierCurveTo(ax, ay - rise, bx, by - rise, bx, by);
    return;
  }
  const middle = (ay + by) / 2;
  canvas.bezierCurveTo(ax, middle, bx, middle, bx, by);
}

function drawLines(canvas: CanvasRenderingContext2D, scene: Scene, camera: Camera, palette: Palette): number {
  const { focus, states, chain, bundles, layout } = scene;
  let drawn = 0;
  const isQuiet = focus !== undefined || states !== undefined;
  canvas.lineCap = 'round';
  canvas.strokeStyle = palette.strong;
  canvas.globalAlpha = isQuiet ? 0.13 : 0.4;
  for (const bundle of bundles) {
    canvas.lineWidth = 0.6 + Math.log2(1 + bundle.count) * 0.45;
    canvas.beginPath();
    curve(canvas, camera, bundle);
    canvas.stroke();
    drawn++;
  }
  const many = (lines: readonly Line[], colour: string, alpha: number, width: number) => {
    canvas.strokeStyle = colour;
    canvas.globalAlpha = alpha;
    canvas.lineWidth = width;
    canvas.beginPath();
    for (const { from, to } of lines) {
      curve(canvas, camera, {
        x1: layout.x[from] ?? 0,
        y1: layout.y[from] ?? 0,
        x2: layout.x[to] ?? 0,
        y2: layout.y[to] ?? 0,
      });
    }
    canvas.stroke();
    drawn += lines.length;
  };
  if (focus) {
    many(focus.farLines, palette.blue, focus.farLines.length > 200 ? 0.14 : 0.3, 0.7);
    many(focus.lines, palette.blue, 0.9, 1.75);
  }
  if (chain) {
    many(chain, palette.severe, 1, 3);
  }
  return drawn;
}

function drawNodes(
  canvas: CanvasRenderingContext2D,
  scene: Scene,
  camera: Camera,
  size: Size,
  palette: Palette,
): void {
  const radius = Math.max(1, Math.min(14, cell * camera.scale * 0.36));
  const { x, y } = scene.layout;
  const buckets = bucketsOf(scene, palette);
  const edge = 2 * radius;
  for (const { style, nodes } of buckets) {
    canvas.globalAlpha = style.alpha;
    canvas.fillStyle = style.fill;
    canvas.strokeStyle = style.fill;
    canvas.lineWidth = Math.max(1.2, radius * 0.5);
    canvas.beginPath();
    const wide = radius * style.size;
    // Too small to be told apart, a circle costs ten squares.
    const shape = style.shape === 'round' && wide < 2.4 ? 'square' : style.shape;
    for (const node of nodes) {
      const atX = ((x[node] ?? 0) - camera.x) * camera.scale;
      const atY = ((y[node] ?? 0) - camera.y) * camera.scale;
      if (atX > -edge && atY > -edge && atX < size.width + edge && atY < size.height + edge) {
        trace(canvas, shape, atX, atY, wide);
      }
    }
    if (shape === 'cross') {
      canvas.stroke();
    } else {
      canvas.fill();
    }
  }
  if (scene.focus) {
    const { node } = scene.focus;
    canvas.globalAlpha = 1;
    canvas.strokeStyle = palette.ink;
    canvas.lineWidth = 2.5;
    canvas.beginPath();
    canvas.arc(
      ((x[node] ?? 0) - camera.x) * camera.scale,
      ((y[node] ?? 0) - camera.y) * camera.scale,
      radius * 1.5 + 4,
      0,
      2 * Math.PI,
    );
    canvas.stroke();
  }
}

function trace(canvas: CanvasRenderingContext2D, shape: Shape, x: number, y: number, r: number): void {
  switch (shape) {
    case 'round':
      canvas.moveTo(x + r, y);
      canvas.arc(x, y, r, 0, 2 * Math.PI);
      break;
    case 'square':
      canvas.rect(x - r * 0.88, y - r * 0.88, r * 1.76, r * 1.76);
      break;
    case 'diamond':
      canvas.moveTo(x, y - r);
      canvas.lineTo(x + r, y);
      canvas.lineTo(x, y + r);
      canvas.lineTo(x - r, y);
      canvas.closePath();
      break;
    case 'triangle':
      canvas.moveTo(x, y - r);
      canvas.lineTo(x + r * 0.95, y + r * 0.8);
      canvas.lineTo(x - r * 0.95, y + r * 0.8);
      canvas.closePath();
      break;
    case 'cross':
      canvas.moveTo(x - r, y - r);
      canvas.lineTo(x + r, y + r);
      canvas.moveTo(x + r, y - r);
      canvas.lineTo(x - r, y + r);
      break;
  }
}

interface Bucket {
  style: Style;
  nodes: number[];
}
/** Nodes by how they look, so that each look is one stroke of the brush; the gravest last, on top. */
function bucketsOf(scene: Scene, palette: Palette): Bucket[] {
  const { net, focus, states } = scene;
  const styles = stylesOf(palette, states !== undefined);
  const buckets: Bucket[] = styles.map((style) => ({ style, nodes: [] }));
  const quiet = styles.length / 2;
  const inSight = (node: number) =>
    !focus || node === focus.node || focus.near.has(node) || focus.far.has(node);
  for (let node = 0; node < net.told.nodes.length; node++) {
    const state = states?.[node] ?? standing.up;
    const kind = state === standing.up ? (node < net.services ? 0 : 1) : state + 1;
    buckets[kind + (inSight(node) ? quiet : 0)]!.nodes.push(node);
  }
  return buckets;
}
/** The looks: first out of sight of the focus, then in it; services up, resources up, down, broken, lost. */
function stylesOf(palette: Palette, isLost: boolean): Style[] {
  const look = (dim: number): Style[] => [
    {
      shape: 'round',
      fill: isLost ? palette.strong : palette.blue,
      alpha: (isLost ? 0.5 : 1) * dim,
      size: 1,
    },
    {
      shape: 'square',
      fill: isLost ? palette.strong : palette.muted,
      alpha: (isLost ? 0.5 : 0.85) * dim,
      size: 0.9,
    },
    { shape: 'diamond', fill: palette.part, alpha: dim, size: 1.35 },
    { shape: 'triangle', fill: palette.severe, alpha: dim, size: 1.4 },
    { shape: 'cross', fill: palette.ink, alpha: dim, size: 1.1 },
  ];
  return [...look(0.28), ...look(1)];
}
