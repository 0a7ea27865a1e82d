// Keeps the camera and paints at most once a frame: without lines while it moves, whole when it has come to rest.
import { useCallback, useEffect, useMemo, useRef, type RefObject } from 'react';
import { useTheme } from '../../platform/shell/theme';
import { centred, fitting, panned, underneath, zoomed, type Camera, type Size } from './map_camera';
import { drawMap, paletteNow, type Palette, type Scene } from './map_drawing';
import { nodeAt } from './map_layout';

/** How near a node is brought when it is looked for. */
const nearness = 1.6;
/** After so long without moving the lines come back. */
const restAfter = 140;
/** Finer than this nobody sees, and it costs. */
const dotsMost = 2;

interface Held {
  scene: Scene;
  camera: Camera;
  size: Size;
  palette?: Palette;
  frame: number;
  rest: number;
  isMoving: boolean;
}
const dots = () => Math.min(dotsMost, window.devicePixelRatio || 1);

function paintNow(element: HTMLCanvasElement | null, held: Held): void {
  const context = element?.getContext('2d', { alpha: false });
  if (!element || !context || held.size.width === 0) {
    return;
  }
  context.setTransform(dots(), 0, 0, dots(), 0, 0);
  held.palette ??= paletteNow();
  const lines = drawMap(context, held.scene, held.camera, held.size, held.palette, held.isMoving);
  element.dataset.lines = held.isMoving ? element.dataset.lines : String(lines);
}

/** Paints at once in the colours that hold now; a paper is not waited for. */
function repaint(element: HTMLCanvasElement | null, held: Held): void {
  delete held.palette;
  paintNow(element, held);
}

/** Calls when the page turns into paper, and when it is a screen again. */
function inPrint(turned: () => void): () => void {
  const paper = window.matchMedia('print');
  paper.addEventListener('change', turned);
  return () => paper.removeEventListener('change', turned);
}

export interface Drawing {
  pan: (dx: number, dy: number) => void;
  /** About a point of the screen, or its middle. */
  zoom: (factor: number, at?: { x: number; y: number }) => void;
  whole: () => void;
  centre: (node: number) => void;
  /** The node under a point of the screen. */
  under: (x: number, y: number) => number | undefined;
  width: () => number;
}

/** Draws a scene on a canvas that fills its box, and moves it. */
export function useDrawing(
  box: RefObject<HTMLElement | null>,
  canvas: RefObject<HTMLCanvasElement | null>,
  scene: Scene,
): Drawing {
  const now = useRef<Held>({
    scene,
    camera: { x: 0, y: 0, scale: 1 },
    size: { width: 0, height: 0 },
    frame: 0,
    rest: 0,
    isMoving: false,
  });
  const paint = useCallback(() => {
    const held = now.current;
    held.frame ||= requestAnimationFrame(() => {
      held.frame = 0;
      paintNow(canvas.current, held);
    });
  }, [canvas]);
  useFilling(box, canvas, now);
  useEffect(() => {
    const held = now.current;
    if (held.scene.layout !== scene.layout && held.size.width > 0) {
      held.camera = fitting(scene.layout, held.size);
    }
    held.scene = scene;
    paint();
  }, [scene, paint]);
  const theme = useTheme();
  useEffect(() => {
    delete now.current.palette;
    paint();
  }, [theme, paint]);
  useEffect(() => inPrint(() => repaint(canvas.current, now.current)), [canvas]);
  useEffect(() => {
    const held = now.current;
    return () => {
      cancelAnimationFrame(held.frame);
      held.frame = 0;
      window.clearTimeout(held.rest);
    };
  }, []);
  return useMemo(() => stepsOf(now, paint), [paint]);
}

/** Gives the canvas as many dots as its box has, and shows the whole map in it. */
function useFilling(
  box: RefObject<HTMLElement | null>,
  canvas: RefObject<HTMLCanvasElement | null>,
  now: RefObject<Held>,
): void {
  useEffect(() => {
    const element = box.current;
    if (!element) {
      return;
    }
    const measure = () => {
      const held = now.current;
      const size = { width: element.clientWidth, height: element.clientHeight };
      if (canvas.current && size.width > 0) {
        canvas.current.width = Math.round(size.width * dots());
        canvas.current.height = Math.round(size.height * dots());
        held.size = size;
        held.camera = fitting(held.scene.layout, size);
        // A canvas that gets another size is empty, and a paper does not wait for the next frame.
        paintNow(canvas.current, held);
      }
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [box, canvas, now]);
}

/** What moves the camera. */
function stepsOf(now: RefObject<Held>, paint: () => void): Drawing {
  const move = (next: (held: Held) => Camera) => {
    const held = now.current;
    held.camera = next(held);
    held.isMoving = true;
    window.clearTimeout(held.rest);
    held.rest = window.setTimeout(() => {
      held.isMoving = false;
      paint();
    }, restAfter);
    paint();
  };
  return {
    pan: (dx, dy) => move(({ camera, scene, size }) => panned(camera, dx, dy, scene.layout, size)),
    zoom: (factor, at) =>
      move(({ camera, scene, size }) =>
        zoomed(camera, factor, at ?? { x: size.width / 2, y: size.height / 2 }, scene.layout, size),
      ),
    whole: () => move(({ scene, size }) => fitting(scene.layout, size)),
    centre: (node) =>
      move(({ camera, scene: { layout }, size }) =>
        centred(camera, layout.x[node] ?? 0, layout.y[node] ?? 0, nearness, size),
      ),
    under: (x, y) => {
      const { camera, scene } = now.current;
      const point = underneath(camera, x, y);
      return nodeAt(scene.layout, point.x, point.y);
    },
    width: () => now.current.size.width,
  };
}
