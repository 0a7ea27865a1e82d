import { useEffect, useLayoutEffect, useRef, useState, type CSSProperties } from 'react';
import { numberText, t } from '../i18n';
import { HeadCell, RowCell, nameColumn, type Column, type Order } from './Table';

export interface VirtualTableProps<Row> {
  caption: string;
  columns: readonly Column<Row>[];
  /** How many rows there are in all, fetched or not. */
  count: number;
  /** The row at a place, or nothing while it is on its way. */
  rowAt: (index: number) => Row | undefined;
  /** Told which rows are in sight, so that their pages can be fetched. */
  onSight?: (first: number, last: number) => void;
  order?: Order;
  onOrder?: (order: Order) => void;
}

const rowHeight = 48;
/** The card of a narrow window: its name, and a line for each other column (the same in tables.css). */
const cardHeight = (columns: number) => 60 + 32 * (columns - 1);
const spare = 8;

/** The rows to draw for a scroll position: those in sight and a few on either side. */
export function rowsInSight(
  top: number,
  height: number,
  row: number,
  count: number,
): { first: number; last: number } {
  const first = Math.max(0, Math.floor(top / row) - spare);
  const last = Math.min(count, Math.ceil((top + height) / row) + spare);
  return { first: Math.min(first, last), last };
}

/** A table of any length. Rows have one height; only those in sight are in the page. Scroll or use the keyboard. */
export function VirtualTable<Row>({
  caption,
  columns,
  count,
  rowAt,
  onSight,
  order,
  onOrder,
}: VirtualTableProps<Row>) {
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 640, row: rowHeight });
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) {
      return;
    }
    const measure = () =>
      setView({
        top: element.scrollTop,
        height: element.clientHeight,
        row: (element.clientWidth < 640 ? cardHeight(columns.length) : rowHeight) * rem(),
      });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, [columns.length]);
  const { first, last } = rowsInSight(view.top, view.height, view.row, count);
  useEffect(() => {
    onSight?.(first, last);
  }, [first, last, onSight]);
  const name = nameColumn(columns);
  const indices = Array.from({ length: last - first }, (_, step) => first + step);
  return (
    <div className="table-box">
      <div className="virtual-scroll" ref={box} tabIndex={0} role="region" aria-label={caption}>
        <table
          className="table table-even"
          role="table"
          aria-rowcount={count + 1}
          style={{ '--facts': columns.length - 1 } as CSSProperties}
        >
          <caption className="unseen">{caption}</caption>
          <thead role="rowgroup">
            <tr role="row" aria-rowindex={1}>
              {columns.map((column) => (
                <HeadCell key={column.key} column={column} order={order} onOrder={onOrder} />
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            <Gap height={first * view.row} />
            {indices.map((index) => {
              const row = rowAt(index);
              return (
                <tr
                  key={index}
                  role="row"
                  aria-rowindex={index + 2}
                  aria-busy={row === undefined || undefined}
                >
                  {row === undefined ? (
                    <td role="cell" colSpan={columns.length}>
                      <span className="skeleton-line skeleton-1" />
                      <span className="unseen">{t('web.loading')}</span>
                    </td>
                  ) : (
                    columns.map((column) => (
                      <RowCell key={column.key} column={column} row={row} isName={column.key === name} />
                    ))
                  )}
                </tr>
              );
            })}
            <Gap height={(count - last) * view.row} />
          </tbody>
        </table>
      </div>
      <p className="virtual-count small muted figures">
        {t('web.table.sight', {
          first: numberText(Math.min(count, Math.floor(view.top / view.row) + 1)),
          last: numberText(Math.min(count, Math.ceil((view.top + view.height) / view.row))),
          total: numberText(count),
        })}
      </p>
    </div>
  );
}

function Gap({ height }: { height: number }) {
  return height > 0 ? <tr aria-hidden="true" role="presentation" className="gap" style={{ height }} /> : null;
}

function rem(): number {
  return parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
}
