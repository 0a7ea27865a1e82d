import { useCallback, useEffect, useImperativeHandle, useRef, useState, type Ref } from 'react';
import { t } from '../../platform/i18n';
import { useTheme } from '../../platform/shell/theme';
import { Button } from '../../platform/ui/Button';
import { centred, fitting, panned, underneath, zoomed, type Camera, type Size } from './map_camera';
import { drawMap, paletteNow, type Palette, type Scene } from './map_drawing';
import { nodeAt } from './map_layout';
import { useHand } from './useHand';

/** How near a node is brought when it is looked for. */
const nearness = 1.6;
const step = 80;
const zoomStep = 1.4;
/** After so long without moving the lines come back. */
const restAfter = 140;

export interface MapHandle {
  centre: (node: number) => void;
}
export interface MapCanvasProps {
  scene: Scene;
  label: string;
  /** Which node was pressed, or none. */
  onChoose: (node: number | undefined) => void;
  handle?: Ref<MapHandle>;
}

/** The map as a picture that can be moved. Whoever cannot see it, or would rather not, has the table that tells the same. */
export function MapCanvas({ scene, label, onChoose, handle }: MapCanvasProps) {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [hover, setHover] = useState<{ node: number; x: number; y: number }>();
  const draw = useDrawing(canvas, scene);
  const { camera, size, paint, moved, resize } = draw;
  useEffect(() => {
    const element = box.current;
    if (!element) {
      return;
    }
    const measure = () => resize({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [resize]);
  useImperativeHandle(
    handle,
    () => ({
      centre: (node) => {
        camera.current = centred(
          camera.current,
          scene.layout.x[node] ?? 0,
          scene.layout.y[node] ?? 0,
          nearness,
          size.current,
        );
        paint();
      },
    }),
    [camera, size, paint, scene.layout],
  );
  const pan = useCallback(
    (dx: number, dy: number) => {
      camera.current = panned(camera.current, dx, dy, scene.layout, size.current);
      moved();
    },
    [camera, size, moved, scene.layout],
  );
  const zoom = useCallback(
    (factor: number, at?: { x: number; y: number }) => {
      const middle = { x: size.current.width / 2, y: size.current.height / 2 };
      camera.current = zoomed(camera.current, factor, at ?? middle, scene.layout, size.current);
      moved();
    },
    [camera, size, moved, scene.layout],
  );
  const whole = useCallback(() => {
    camera.current = fitting(scene.layout, size.current);
    moved();
  }, [camera, size, moved, scene.layout]);
  const underHand = (x: number, y: number) => {
    const point = underneath(camera.current, x, y);
    return nodeAt(scene.layout, point.x, point.y);
  };
  useHand(box, {
    pan,
    zoom,
    press: (x, y) => onChoose(underHand(x, y)),
    over: (x, y) => {
      const node = x === undefined || y === undefined ? undefined : underHand(x, y);
      setHover(node === undefined ? undefined : { node, x: x ?? 0, y: y ?? 0 });
    },
  });
  const deeds: Record<string, () => void> = {
    ArrowLeft: () => pan(step, 0),
    ArrowRight: () => pan(-step, 0),
    ArrowUp: () => pan(0, step),
    ArrowDown: () => pan(0, -step),
    '+': () => zoom(zoomStep),
    '=': () => zoom(zoomStep),
    '-': () => zoom(1 / zoomStep),
    '0': whole,
    Home: whole,
    Escape: () => onChoose(undefined),
  };
  return (
    <div className="map-frame">
      <div
        ref={box}
        className="map-box"
        role="application"
        aria-label={label}
        aria-describedby="map-keys"
        tabIndex={0}
        onKeyDown={(event) => {
          const deed = event.ctrlKey || event.metaKey || event.altKey ? undefined : deeds[event.key];
          if (deed) {
            event.preventDefault();
            deed();
          }
        }}
      >
        <canvas ref={canvas} aria-hidden="true" />
        {hover ? <Hover scene={scene} {...hover} wide={size.current.width} /> : null}
      </div>
      <p id="map-keys" className="unseen">
        {t('web.resilience.map_keys')}
      </p>
      <div className="map-tools only-screen" role="group" aria-label={t('web.resilience.map_tools')}>
        <Button icon="plus" iconOnly isSmall onPress={() => zoom(zoomStep)}>
          {t('web.resilience.nearer')}
        </Button>
        <Button icon="minus" iconOnly isSmall onPress={() => zoom(1 / zoomStep)}>
          {t('web.resilience.farther')}
        </Button>
        <Button isSmall onPress={whole}>
          {t('web.resilience.whole')}
        </Button>
      </div>
    </div>
  );
}

/** The name under the hand. Out of the way of what it names. */
function Hover({
  scene,
  node,
  x,
  y,
  wide,
}: {
  scene: Scene;
  node: number;
  x: number;
  y: number;
  wide: number;
}) {
  const isRight = x > wide * 0.6;
  return (
    <span
      className="map-hover"
      aria-hidden="true"
      style={{ top: y + 14, ...(isRight ? { right: wide - x + 6 } : { left: x + 14 }) }}
    >
      {scene.net.told.nodes[node]?.name}
    </span>
  );
}

/** Keeps the camera and paints at most once a frame: without lines while it moves, whole when it has come to rest. */
function useDrawing(canvas: React.RefObject<HTMLCanvasElement | null>, scene: Scene) {
  const theme = useTheme();
  const camera = useRef<Camera>({ x: 0, y: 0, scale: 1 });
  const size = useRef<Size>({ width: 0, height: 0 });
  const now = useRef({
    scene,
    palette: undefined as Palette | undefined,
    frame: 0,
    rest: 0,
    isMoving: false,
  });
  const paint = useCallback(() => {
    const held = now.current;
    held.frame ||= requestAnimationFrame(() => {
      held.frame = 0;
      const element = canvas.current;
      const context = element?.getContext('2d', { alpha: false });
      if (!element || !context || size.current.width === 0) {
        return;
      }
      const dots = Math.min(2, window.devicePixelRatio || 1);
      context.setTransform(dots, 0, 0, dots, 0, 0);
      held.palette ??= paletteNow();
      const lines = drawMap(context, held.scene, camera.current, size.current, held.palette, held.isMoving);
      element.dataset.lines = held.isMoving ? element.dataset.lines : String(lines);
    });
  }, [canvas]);
  const moved = useCallback(() => {
    const held = now.current;
    held.isMoving = true;
    window.clearTimeout(held.rest);
    held.rest = window.setTimeout(() => {
      held.isMoving = false;
      paint();
    }, restAfter);
    paint();
  }, [paint]);
  const resize = useCallback(
    (next: Size) => {
      const element = canvas.current;
      if (!element || next.width === 0) {
        return;
      }
      const dots = Math.min(2, window.devicePixelRatio || 1);
      element.width = Math.round(next.width * dots);
      element.height = Math.round(next.height * dots);
      size.current = next;
      camera.current = fitting(now.current.scene.layout, next);
      paint();
    },
    [canvas, paint],
  );
  useEffect(() => {
    const held = now.current;
    if (held.scene.layout !== scene.layout && size.current.width > 0) {
      camera.current = fitting(scene.layout, size.current);
    }
    held.scene = scene;
    paint();
  }, [scene, paint]);
  useEffect(() => {
    now.current.palette = undefined;
    paint();
  }, [theme, paint]);
  useEffect(() => {
    const held = now.current;
    return () => {
      cancelAnimationFrame(held.frame);
      held.frame = 0;
      window.clearTimeout(held.rest);
    };
  }, []);
  return { camera, size, paint, moved, resize };
}
