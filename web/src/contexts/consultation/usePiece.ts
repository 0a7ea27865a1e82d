// Pieces of a long page: drawn when they come near, kept as high as they were when they have gone.
import { useEffect, useRef, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';

/** Drawn from so far above and below the window: who walks by keys always has the next piece there. */
const near = '1200px 0px';

/**
 * Whether a piece is to be drawn, where it is, and how high it was. A short page is drawn whole, as everything is for
 * paper, and a piece that somebody writes in stays.
 */
export function usePiece(
  isFirst: boolean,
  isShort: boolean,
): {
  place: RefObject<HTMLDivElement | null>;
  isDrawn: boolean;
  height: number | undefined;
} {
  const place = useRef<HTMLDivElement>(null);
  const [isDrawn, draw] = useState(isFirst || isShort || typeof IntersectionObserver === 'undefined');
  const [height, setHeight] = useState<number>();
  useEffect(() => {
    const element = place.current;
    if (!element || isShort || typeof IntersectionObserver === 'undefined') {
      draw(true);
      return;
    }
    const observer = new IntersectionObserver(
      (seen) => {
        // Several may have come at once; only the last one is about now.
        if (seen.at(-1)?.isIntersecting) {
          draw(true);
        } else if (!element.querySelector('form') && !element.contains(document.activeElement)) {
          setHeight(element.offsetHeight || undefined);
          draw(false);
        }
      },
      { rootMargin: near },
    );
    observer.observe(element);
    const print = () => flushSync(() => draw(true));
    window.addEventListener('beforeprint', print);
    return () => {
      observer.disconnect();
      window.removeEventListener('beforeprint', print);
    };
  }, [isShort]);
  return { place, isDrawn, height };
}
