import { useImperativeHandle, useRef, useState, type Ref } from 'react';
import { t } from '../../platform/i18n';
import { Button } from '../../platform/ui/Button';
import type { Scene } from './map_drawing';
import { useDrawing, type Drawing } from './useDrawing';
import { useHand } from './useHand';

const step = 80;
const zoomStep = 1.4;

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
  const drawing = useDrawing(box, canvas, scene);
  useImperativeHandle(handle, () => ({ centre: drawing.centre }), [drawing]);
  useHand(box, {
    pan: drawing.pan,
    zoom: drawing.zoom,
    press: (x, y) => onChoose(drawing.under(x, y)),
    over: (x, y) => {
      const node = x === undefined || y === undefined ? undefined : drawing.under(x, y);
      setHover(node === undefined ? undefined : { node, x: x ?? 0, y: y ?? 0 });
    },
  });
  const deeds = deedsOf(drawing, () => onChoose(undefined));
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
        {hover ? <Hover scene={scene} {...hover} wide={drawing.width()} /> : null}
      </div>
      <p id="map-keys" className="unseen">
        {t('web.resilience.map_keys')}
      </p>
      <Tools drawing={drawing} />
    </div>
  );
}

function deedsOf(drawing: Drawing, leave: () => void): Record<string, () => void> {
  return {
    ArrowLeft: () => drawing.pan(step, 0),
    ArrowRight: () => drawing.pan(-step, 0),
    ArrowUp: () => drawing.pan(0, step),
    ArrowDown: () => drawing.pan(0, -step),
    '+': () => drawing.zoom(zoomStep),
    '=': () => drawing.zoom(zoomStep),
    '-': () => drawing.zoom(1 / zoomStep),
    '0': drawing.whole,
    Home: drawing.whole,
    Escape: leave,
  };
}

function Tools({ drawing }: { drawing: Drawing }) {
  return (
    <div className="map-tools only-screen" role="group" aria-label={t('web.resilience.map_tools')}>
      <Button icon="plus" iconOnly isSmall onPress={() => drawing.zoom(zoomStep)}>
        {t('web.resilience.nearer')}
      </Button>
      <Button icon="minus" iconOnly isSmall onPress={() => drawing.zoom(1 / zoomStep)}>
        {t('web.resilience.farther')}
      </Button>
      <Button isSmall onPress={drawing.whole}>
        {t('web.resilience.whole')}
      </Button>
    </div>
  );
}

/** The name under the hand, out of the way of what it names. */
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
