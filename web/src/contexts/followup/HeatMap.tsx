import {
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type PointerEvent,
} from 'react';
import { t } from '../../platform/i18n';
import { Button } from '../../platform/ui/Button';
import { Icon } from '../../platform/ui/icons';
import { paint, readColours } from './drawing';
import { letterAt, markOf, movedBy, type Sizes } from './heat';
import type { Chosen, RollUp, StandingMark } from './types';
import { markStatus, markWord } from './words';

const wide: Sizes = { row: 28, column: 34, head: 120, side: 240 };
const narrow: Sizes = { row: 28, column: 34, head: 120, side: 128 };
const tallest = 640;
const order: readonly StandingMark[] = ['fulfilled', 'partly', 'not_fulfilled', 'unanswered'];

/** Units against goals, any number of them: only what is in sight is drawn. Arrows walk the cells, Enter opens one;
 *  what is drawn is said aloud cell by cell, and every sum stands in the tables below. */
export function HeatMap({
  told,
  chosen,
  onOpen,
  onSheet,
  hasForecast,
}: {
  told: RollUp;
  /** What is looked into; the map shows where its unit and goal are. */
  chosen?: Chosen;
  onOpen: (chosen: Chosen) => void;
  onSheet: (sheet: string) => void;
  hasForecast: boolean;
}) {
  const [isForecast, setForecast] = useState(false);
  const [at, setAt] = useState<[number, number]>([0, 0]);
  const [isActive, setActive] = useState(false);
  const scroll = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const how = useId();
  const size: [number, number] = [told.units.length, told.goals.length];
  const sizes = useSizes(scroll);
  const draw = useDrawing({ told, isForecast, at: isActive ? at : null, scroll, canvas, sizes });

  const spoken = useMemo(() => {
    const unit = told.units[at[0]];
    const goal = told.goals[at[1]];
    const letter = letterAt(told, at[0], at[1], isForecast);
    return unit && goal
      ? t('web.followup.cell', {
          unit: unit.name,
          goal: goal.title,
          mark: letter === undefined ? t('web.followup.not_asked') : markWord(markOf(letter)),
        })
      : '';
  }, [told, at, isForecast]);

  const show = useCallback(
    (next: [number, number]) => {
      const box = scroll.current;
      if (!box) {
        return;
      }
      const top = next[0] * sizes.row;
      const left = next[1] * sizes.column;
      const high = box.clientHeight - sizes.head;
      const broad = box.clientWidth - sizes.side;
      if (top < box.scrollTop) {
        box.scrollTop = top;
      } else if (top + sizes.row > box.scrollTop + high) {
        box.scrollTop = top + sizes.row - high;
      }
      if (left < box.scrollLeft) {
        box.scrollLeft = left;
      } else if (left + sizes.column > box.scrollLeft + broad) {
        box.scrollLeft = left + sizes.column - broad;
      }
    },
    [sizes],
  );
  const unitAt = told.units.findIndex((one) => one.unit === chosen?.unit);
  const goalAt = told.goals.findIndex((one) => one.goal === chosen?.goal);
  useEffect(() => {
    if (unitAt >= 0 || goalAt >= 0) {
      const there: [number, number] = [Math.max(0, unitAt), Math.max(0, goalAt)];
      setAt(there);
      show(there);
    }
  }, [unitAt, goalAt, show]);
  const open = ([row, column]: [number, number]) => {
    const unit = told.units[row];
    const goal = told.goals[column];
    if (unit && goal) {
      onOpen({ unit: unit.unit, goal: goal.goal });
    }
  };
  const keys = (event: KeyboardEvent) => {
    const next = movedBy(event.key, at, size);
    if (next) {
      event.preventDefault();
      setAt(next);
      show(next);
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      open(at);
    }
  };
  const press = (event: PointerEvent) => {
    const box = scroll.current!.getBoundingClientRect();
    const x = event.clientX - box.left;
    const y = event.clientY - box.top;
    const row = Math.floor((y - sizes.head + scroll.current!.scrollTop) / sizes.row);
    const column = Math.floor((x - sizes.side + scroll.current!.scrollLeft) / sizes.column);
    if (y < sizes.head && x >= sizes.side && told.goals[column]) {
      onOpen({ goal: told.goals[column].goal });
    } else if (x < sizes.side && y >= sizes.head && told.units[row]) {
      const unit = told.units[row];
      if (unit.sheet) {
        onSheet(unit.sheet);
      } else {
        onOpen({ unit: unit.unit });
      }
    } else if (y >= sizes.head && x >= sizes.side && told.units[row] && told.goals[column]) {
      setAt([row, column]);
      open([row, column]);
    }
  };
  return (
    <div className="stack-small">
      <div className="row heat-legend small">
        {order.map((mark) => (
          <span key={mark} className="row">
            <span
              className={`heat-sample chip-${markStatus[mark]} ${mark === 'unanswered' ? 'hatched' : ''}`}
            >
              <Icon
                name={
                  mark === 'fulfilled'
                    ? 'check'
                    : mark === 'partly'
                      ? 'half'
                      : mark === 'unanswered'
                        ? 'question'
                        : 'cross'
                }
              />
            </span>
            {markWord(mark)}
          </span>
        ))}
        {hasForecast ? (
          <Button isSmall aria-pressed={isForecast} onPress={() => setForecast(!isForecast)}>
            {isForecast ? t('web.followup.show_marks') : t('web.followup.show_forecasts')}
          </Button>
        ) : null}
      </div>
      <p id={how} className="small muted only-screen">
        {t('web.followup.map_how')}
      </p>
      <div
        ref={scroll}
        className="heat"
        role="application"
        aria-label={t('web.followup.map')}
        aria-describedby={how}
        tabIndex={0}
        style={{ height: Math.min(tallest, sizes.head + told.units.length * sizes.row + 16) }}
        onScroll={draw}
        onKeyDown={keys}
        onFocus={() => setActive(true)}
        onBlur={() => setActive(false)}
        onClick={(event) => press(event as unknown as PointerEvent)}
      >
        <canvas ref={canvas} className="heat-canvas" aria-hidden="true" />
        <div
          className="heat-room"
          style={{
            width: sizes.side + told.goals.length * sizes.column,
            height: sizes.head + told.units.length * sizes.row,
          }}
        />
      </div>
      <p className="small heat-spoken" role="status">
        {isActive ? spoken : ''}
      </p>
    </div>
  );
}

/** Narrow names on a narrow screen. */
function useSizes(scroll: React.RefObject<HTMLDivElement | null>): Sizes {
  const [isNarrow, setNarrow] = useState(false);
  useEffect(() => {
    const box = scroll.current;
    if (!box) {
      return;
    }
    const watch = new ResizeObserver(() => setNarrow(box.clientWidth < 560));
    watch.observe(box);
    return () => watch.disconnect();
  }, [scroll]);
  return isNarrow ? narrow : wide;
}

interface Drawn {
  told: RollUp;
  isForecast: boolean;
  at: [number, number] | null;
  scroll: React.RefObject<HTMLDivElement | null>;
  canvas: React.RefObject<HTMLCanvasElement | null>;
  sizes: Sizes;
}

/** Draws once a frame at most; again when the theme, the size or what is told changes. */
function useDrawing({ told, isForecast, at, scroll, canvas, sizes }: Drawn): () => void {
  const frame = useRef(0);
  const colours = useRef<ReturnType<typeof readColours> | null>(null);
  const now = useCallback(() => {
    frame.current = 0;
    const box = scroll.current;
    const sheet = canvas.current;
    if (box && sheet) {
      colours.current ??= readColours(box);
      paint(sheet, {
        told,
        isForecast,
        at,
        sizes,
        colours: colours.current,
        view: { left: box.scrollLeft, top: box.scrollTop, width: box.clientWidth, height: box.clientHeight },
      });
    }
  }, [told, isForecast, at, scroll, canvas, sizes]);
  const draw = useCallback(() => {
    if (frame.current === 0) {
      frame.current = requestAnimationFrame(now);
    }
  }, [now]);
  useEffect(() => {
    now();
    const box = scroll.current;
    const again = () => {
      colours.current = null;
      draw();
    };
    const sized = new ResizeObserver(draw);
    const themed = new MutationObserver(again);
    if (box) {
      sized.observe(box);
    }
    themed.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    return () => {
      sized.disconnect();
      themed.disconnect();
      cancelAnimationFrame(frame.current);
      frame.current = 0;
    };
  }, [now, draw, scroll]);
  return draw;
}
