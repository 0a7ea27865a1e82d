// What of the map is seen: pan and zoom as pure steps. A point of the map stands at (x − camera.x) · scale on screen.
import type { Layout } from './map_layout';

export interface Camera {
  x: number;
  y: number;
  /** Pixels of the screen for one unit of the map. */
  scale: number;
}
export interface Size {
  width: number;
  height: number;
}

export const scaleMost = 8;
const margin = 14;
/** Below the map stand the buttons. */
const foot = 56;
/** Farther out than the whole map there is nothing to see. */
const widest = 0.8;

/** The whole map in the middle of the screen. */
export function fitting(layout: Layout, size: Size): Camera {
  const scale = Math.min(
    (size.width - 2 * margin) / Math.max(1, layout.width),
    (size.height - margin - foot) / Math.max(1, layout.height),
  );
  const held = Math.max(0.02, Math.min(scale, scaleMost));
  return {
    scale: held,
    x: (layout.width - size.width / held) / 2,
    y: (layout.height - (size.height - foot + margin) / held) / 2,
  };
}

/** At least a corner of the map stays in sight. */
function held(camera: Camera, layout: Layout, size: Size): Camera {
  const width = size.width / camera.scale;
  const height = size.height / camera.scale;
  const between = (value: number, low: number, high: number) => Math.max(low, Math.min(value, high));
  return {
    scale: camera.scale,
    x: between(camera.x, -width * 0.75, layout.width - width * 0.25),
    y: between(camera.y, -height * 0.75, layout.height - height * 0.25),
  };
}

/** Moved by pixels of the screen. */
export function panned(camera: Camera, dx: number, dy: number, layout: Layout, size: Size): Camera {
  return held({ ...camera, x: camera.x - dx / camera.scale, y: camera.y - dy / camera.scale }, layout, size);
}

/** Nearer or farther, about a point of the screen that stays where it is. */
export function zoomed(
  camera: Camera,
  factor: number,
  at: { x: number; y: number },
  layout: Layout,
  size: Size,
): Camera {
  const least = fitting(layout, size).scale * widest;
  const scale = Math.max(least, Math.min(camera.scale * factor, scaleMost));
  const x = camera.x + at.x / camera.scale - at.x / scale;
  const y = camera.y + at.y / camera.scale - at.y / scale;
  return held({ x, y, scale }, layout, size);
}

/** A point of the map in the middle of the screen, near enough to be told from others. */
export function centred(camera: Camera, x: number, y: number, least: number, size: Size): Camera {
  const scale = Math.min(scaleMost, Math.max(camera.scale, least));
  return { scale, x: x - size.width / scale / 2, y: y - size.height / scale / 2 };
}

/** The point of the map under a point of the screen. */
export const underneath = (camera: Camera, x: number, y: number) => ({
  x: camera.x + x / camera.scale,
  y: camera.y + y / camera.scale,
});
