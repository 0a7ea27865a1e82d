// The names on the map: of blocks always, of what is in focus, and of every node when there is room.
import type { Camera, Size } from './map_camera';
import type { Palette, Scene } from './map_drawing';
import { cell } from './map_layout';

/** A node's square is so wide on the screen before its name finds room. */
const roomFor = 64;
const focusNames = 14;

export function drawNames(
  canvas: CanvasRenderingContext2D,
  scene: Scene,
  camera: Camera,
  size: Size,
  palette: Palette,
): void {
  canvas.globalAlpha = 1;
  drawTitles(canvas, scene, camera, palette);
  if (cell * camera.scale >= roomFor) {
    drawEach(canvas, scene, camera, size, palette);
  }
  if (scene.focus) {
    drawFocus(canvas, scene, camera, size, palette);
  }
}

/** Cut to fit, with the sign that something was cut. */
export function cutTo(words: string, wide: number, measure: (words: string) => number): string {
  if (measure(words) <= wide) {
    return words;
  }
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(`${words.slice(0, middle)}…`) <= wide) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low > 0 ? `${words.slice(0, low).trimEnd()}…` : '';
}

/** In at most two lines, broken between words where that helps. */
export function inTwoLines(words: string, wide: number, measure: (words: string) => number): string[] {
  if (measure(words) <= wide) {
    return [words];
  }
  const parts = words.split(' ');
  let first = '';
  while (parts.length > 1 && measure(`${first} ${parts[0]}`.trim()) <= wide) {
    first = `${first} ${parts.shift()}`.trim();
  }
  return first === '' ? [cutTo(words, wide, measure)] : [first, cutTo(parts.join(' '), wide, measure)];
}

function drawTitles(canvas: CanvasRenderingContext2D, scene: Scene, camera: Camera, palette: Palette): void {
  canvas.font = `600 12px ${palette.letters}`;
  canvas.textAlign = 'left';
  canvas.textBaseline = 'alphabetic';
  canvas.fillStyle = palette.ink;
  // Lines run behind a name, never through it.
  canvas.strokeStyle = palette.surface;
  canvas.lineWidth = 4;
  canvas.lineJoin = 'round';
  const measure = (words: string) => canvas.measureText(words).width;
  scene.layout.blocks.forEach((block, place) => {
    const wide = (block.width + cell) * camera.scale;
    if (wide < 30) {
      return;
    }
    const lines = inTwoLines(scene.titles[place] ?? '', wide, measure);
    lines.forEach((line, index) => {
      const x = (block.x - 3 - camera.x) * camera.scale;
      const y = (block.y - 3 - camera.y) * camera.scale - 5 - (lines.length - 1 - index) * 14;
      canvas.strokeText(line, x, y);
      canvas.fillText(line, x, y);
    });
  });
}

function drawEach(
  canvas: CanvasRenderingContext2D,
  scene: Scene,
  camera: Camera,
  size: Size,
  palette: Palette,
): void {
  canvas.font = `11px ${palette.letters}`;
  canvas.textAlign = 'center';
  canvas.fillStyle = palette.ink;
  const wide = cell * camera.scale - 6;
  const measure = (words: string) => canvas.measureText(words).width;
  scene.net.told.nodes.forEach((node, place) => {
    const x = ((scene.layout.x[place] ?? 0) - camera.x) * camera.scale;
    const y = ((scene.layout.y[place] ?? 0) - camera.y) * camera.scale;
    if (x > -wide && y > -wide && x < size.width + wide && y < size.height + wide) {
      const lines = inTwoLines(node.name, wide, measure);
      lines.forEach((line, index) => canvas.fillText(line, x, y + 26 + index * 12));
    }
  });
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}
const meet = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

function drawFocus(
  canvas: CanvasRenderingContext2D,
  scene: Scene,
  camera: Camera,
  size: Size,
  palette: Palette,
): void {
  const focus = scene.focus;
  if (!focus) {
    return;
  }
  const near = focus.near.size <= focusNames ? [...focus.near] : [];
  const taken: Box[] = [];
  for (const node of [focus.node, ...near]) {
    const isMiddle = node === focus.node;
    canvas.font = `${isMiddle ? 650 : 400} ${isMiddle ? 13 : 12}px ${palette.letters}`;
    canvas.textAlign = 'left';
    const measure = (words: string) => canvas.measureText(words).width;
    const words = cutTo(scene.net.told.nodes[node]?.name ?? '', isMiddle ? 320 : 200, measure);
    const wide = measure(words) + 12;
    const x = ((scene.layout.x[node] ?? 0) - camera.x) * camera.scale;
    const y = ((scene.layout.y[node] ?? 0) - camera.y) * camera.scale;
    const isRight = x + wide + 14 > size.width;
    const box = { x: isRight ? x - wide - 12 : x + 12, y: y - 11, width: wide, height: 22 };
    if (
      !isMiddle &&
      (y < 0 || y > size.height || x < 0 || x > size.width || taken.some((one) => meet(one, box)))
    ) {
      continue;
    }
    taken.push(box);
    canvas.fillStyle = isMiddle ? palette.ink : palette.surface;
    canvas.strokeStyle = isMiddle ? palette.ink : palette.strong;
    canvas.lineWidth = 1;
    canvas.beginPath();
    canvas.roundRect(box.x, box.y, box.width, box.height, 4);
    canvas.fill();
    canvas.stroke();
    canvas.fillStyle = isMiddle ? palette.surface : palette.ink;
    canvas.textBaseline = 'middle';
    canvas.fillText(words, box.x + 6, box.y + 12);
    canvas.textBaseline = 'alphabetic';
  }
}
