import type { ReactNode } from 'react';
import { t } from '../i18n';
import { Icon } from './icons';

export interface Column<Row> {
  key: string;
  title: string;
  cell: (row: Row) => ReactNode;
  /** Figures stand to the right. */
  align?: 'start' | 'end';
  /** What the column sorts by; without it the head is no button. */
  sort?: (row: Row) => string | number | null;
  /** The column that names the row. The first one, if none says so. */
  isName?: boolean;
}

/** So many columns stand closer, and in a narrow window the table scrolls by itself instead of the page. */
const wideFrom = 6;

/** `title` or `-title`, as it stands in the address. */
export type Order = string | undefined;

export interface TableProps<Row> {
  /** Says what the table shows; read by those who listen, and shown when `showCaption`. */
  caption: string;
  showCaption?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  order?: Order;
  onOrder?: (order: Order) => void;
  /** What stands in place of rows when there are none. */
  empty?: ReactNode;
}

/** The rows in an order, as Swedish sorts; rows without a value come last either way. */
export function ordered<Row>(rows: readonly Row[], columns: readonly Column<Row>[], order: Order): Row[] {
  const falling = order?.startsWith('-') ?? false;
  const by = columns.find((column) => column.key === order?.replace(/^-/, ''))?.sort;
  if (!by) {
    return [...rows];
  }
  const words = new Intl.Collator('sv', { numeric: true });
  return [...rows].sort((left, right) => {
    const a = by(left);
    const b = by(right);
    if (a === null || b === null) {
      return a === b ? 0 : a === null ? 1 : -1;
    }
    const step = typeof a === 'number' && typeof b === 'number' ? a - b : words.compare(String(a), String(b));
    return falling ? -step : step;
  });
}

function nextOrder(order: Order, key: string): Order {
  return order === key ? `-${key}` : key;
}

export function HeadCell<Row>({
  column,
  order,
  onOrder,
}: {
  column: Column<Row>;
  order?: Order;
  onOrder?: (order: Order) => void;
}) {
  const mine = order?.replace(/^-/, '') === column.key;
  const falling = mine && order?.startsWith('-');
  const side = column.align === 'end' ? 'end' : undefined;
  if (!column.sort || !onOrder) {
    return (
      <th scope="col" data-align={side} role="columnheader">
        {column.title}
      </th>
    );
  }
  return (
    <th
      scope="col"
      role="columnheader"
      data-align={side}
      aria-sort={mine ? (falling ? 'descending' : 'ascending') : 'none'}
    >
      <button type="button" className="sort" onClick={() => onOrder(nextOrder(order, column.key))}>
        {column.title}
        <Icon name={mine ? (falling ? 'down' : 'up') : 'updown'} />
      </button>
    </th>
  );
}

/** The name cell is a row head; every other cell carries its column's title for the card form. */
export function RowCell<Row>({ column, row, isName }: { column: Column<Row>; row: Row; isName: boolean }) {
  const side = column.align === 'end' ? 'end' : undefined;
  if (isName) {
    return (
      <th scope="row" role="rowheader" data-align={side}>
        {column.cell(row)}
      </th>
    );
  }
  return (
    <td role="cell" data-align={side} data-title={column.title}>
      <span className="cell">{column.cell(row)}</span>
    </td>
  );
}

export function nameColumn<Row>(columns: readonly Column<Row>[]): string | undefined {
  return (columns.find((column) => column.isName) ?? columns[0])?.key;
}

/**
 * A table with a head that stays in sight; under 720 px each row is a card. The roles are written out because
 * browsers forget them when a table is laid out as cards.
 */
export function Table<Row>({
  caption,
  showCaption,
  columns,
  rows,
  rowKey,
  order,
  onOrder,
  empty,
}: TableProps<Row>) {
  const name = nameColumn(columns);
  return (
    <div className="table-box">
      {onOrder && rows.length > 1 ? <CardOrder columns={columns} order={order} onOrder={onOrder} /> : null}
      <table className={columns.length >= wideFrom ? 'table table-wide' : 'table'} role="table">
        <caption className={showCaption ? undefined : 'unseen'}>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} order={order} onOrder={onOrder} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {ordered(rows, columns, order).map((row) => (
            <tr key={rowKey(row)} role="row">
              {columns.map((column) => (
                <RowCell key={column.key} column={column} row={row} isName={column.key === name} />
              ))}
            </tr>
          ))}
          {rows.length === 0 ? (
            <tr role="row" className="table-empty">
              <td role="cell" colSpan={columns.length}>
                {empty ?? t('web.table.empty')}
              </td>
            </tr>
          ) : null}
        </tbody>
      </table>
    </div>
  );
}

/** Cards have no head to press, so they get a choice of order. */
function CardOrder<Row>({
  columns,
  order,
  onOrder,
}: {
  columns: readonly Column<Row>[];
  order: Order;
  onOrder: (order: Order) => void;
}) {
  return (
    <label className="card-order">
      <span>{t('web.table.order')}</span>
      <select value={order ?? ''} onChange={(event) => onOrder(event.target.value || undefined)}>
        <option value="">{t('web.table.order_given')}</option>
        {columns
          .filter((column) => column.sort)
          .flatMap((column) => [
            <option key={column.key} value={column.key}>
              {t('web.table.rising', { column: column.title })}
            </option>,
            <option key={`-${column.key}`} value={`-${column.key}`}>
              {t('web.table.falling', { column: column.title })}
            </option>,
          ])}
      </select>
    </label>
  );
}
