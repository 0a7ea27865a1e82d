// What hands do with the map: draw it along, pinch it, turn the wheel, press a node. A wheel turns the page unless the
// map has the focus or Ctrl is held, so that nobody gets stuck while scrolling past; on a telephone a finger that goes up
// or down scrolls the page, one that goes sideways and two together move the map.
import { useEffect, useRef, type RefObject } from 'react';

export interface Hand {
  pan: (dx: number, dy: number) => void;
  zoom: (factor: number, at: { x: number; y: number }) => void;
  press: (x: number, y: number) => void;
  /** Where a hand hovers; without a place when it has left. */
  over: (x?: number, y?: number) => void;
}

/** A press that moved less than this was meant for the node under it. */
const stillWithin = 5;

interface Held {
  x: number;
  y: number;
  /** How far it has come since it was put down. */
  far: number;
}

/** Follows the pointers of an element. */
export function useHand(box: RefObject<HTMLElement | null>, hand: Hand): void {
  const now = useRef(hand);
  useEffect(() => {
    now.current = hand;
  });
  useEffect(() => {
    const element = box.current;
    if (!element) {
      return;
    }
    const fingers = new Map<number, Held>();
    const placeOf = (event: PointerEvent | WheelEvent) => {
      const { left, top } = element.getBoundingClientRect();
      return { x: event.clientX - left, y: event.clientY - top };
    };
    const down = (event: PointerEvent) => {
      if (event.button === 0) {
        fingers.set(event.pointerId, { ...placeOf(event), far: 0 });
        element.setPointerCapture(event.pointerId);
      }
    };
    const move = (event: PointerEvent) => {
      const at = placeOf(event);
      const finger = fingers.get(event.pointerId);
      if (!finger) {
        now.current.over(at.x, at.y);
        return;
      }
      const before = spread(fingers);
      const dx = at.x - finger.x;
      const dy = at.y - finger.y;
      fingers.set(event.pointerId, { ...at, far: finger.far + Math.abs(dx) + Math.abs(dy) });
      now.current.pan(dx / fingers.size, dy / fingers.size);
      const after = spread(fingers);
      if (before && after && before.wide > 0) {
        now.current.zoom(after.wide / before.wide, after);
      }
      now.current.over();
    };
    const up = (event: PointerEvent) => {
      const finger = fingers.get(event.pointerId);
      fingers.delete(event.pointerId);
      if (finger && finger.far < stillWithin && fingers.size === 0 && event.type === 'pointerup') {
        now.current.press(finger.x, finger.y);
      }
    };
    const leave = () => now.current.over();
    const wheel = (event: WheelEvent) => {
      if (event.ctrlKey || document.activeElement === element) {
        event.preventDefault();
        now.current.zoom(Math.exp(-event.deltaY * 0.0016), placeOf(event));
      }
    };
    element.addEventListener('pointerdown', down);
    element.addEventListener('pointermove', move);
    element.addEventListener('pointerup', up);
    element.addEventListener('pointercancel', up);
    element.addEventListener('pointerleave', leave);
    element.addEventListener('wheel', wheel, { passive: false });
    return () => {
      element.removeEventListener('pointerdown', down);
      element.removeEventListener('pointermove', move);
      element.removeEventListener('pointerup', up);
      element.removeEventListener('pointercancel', up);
      element.removeEventListener('pointerleave', leave);
      element.removeEventListener('wheel', wheel);
    };
  }, [box]);
}

/** How far apart two fingers are, and the middle between them. */
function spread(fingers: ReadonlyMap<number, Held>): { wide: number; x: number; y: number } | undefined {
  const [one, other] = [...fingers.values()];
  return one && other
    ? {
        wide: Math.hypot(one.x - other.x, one.y - other.y),
        x: (one.x + other.x) / 2,
        y: (one.y + other.y) / 2,
      }
    : undefined;
}
