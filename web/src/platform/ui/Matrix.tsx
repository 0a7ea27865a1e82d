import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { t } from '../i18n';
import { Icon } from './icons';

export interface MatrixHead {
  id: string;
  title: string;
  /** A word under the title: how many, which kind. */
  note?: ReactNode;
  /** A row or column that nothing fills is marked at its head too. */
  isHole?: boolean;
}

export interface MatrixCell {
  /** `held` is carried, `weak` is carried in part, `hole` is missing where something should be, `empty` is no matter. */
  state: 'held' | 'weak' | 'hole' | 'empty';
  /** The word in the cell; a number of links, a name. */
  text?: string;
  /** The whole cell said aloud: "Mål 3, Civil beredskap: 2 kopplingar". */
  spoken: string;
}

export interface MatrixProps {
  caption: string;
  corner: string;
  rows: readonly MatrixHead[];
  columns: readonly MatrixHead[];
  cell: (row: MatrixHead, column: MatrixHead) => MatrixCell;
  /** The why of a cell, a row head or a column head. */
  onOpen?: (row: MatrixHead, column: MatrixHead) => void;
}

const steps: Record<string, [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Where the focus goes in a grid of cells; nothing for a key that does not move. */
export function moved(
  at: [number, number],
  key: string,
  ctrl: boolean,
  size: [number, number],
): [number, number] | null {
  const step = steps[key];
  const [rows, columns] = size;
  if (step) {
    return [
      Math.min(rows - 1, Math.max(0, at[0] + step[0])),
      Math.min(columns - 1, Math.max(0, at[1] + step[1])),
    ];
  }
  if (key === 'Home') {
    return [ctrl ? 0 : at[0], 0];
  }
  return key === 'End' ? [ctrl ? rows - 1 : at[0], columns - 1] : null;
}

/** Two lists against each other. Heads stay in sight; a hole is hatched and says so; arrows walk the cells. */
export function Matrix({ caption, corner, rows, columns, cell, onOpen }: MatrixProps) {
  const [at, setAt] = useState<[number, number]>([0, 0]);
  const grid = useRef<HTMLTableElement>(null);
  const keys = (event: KeyboardEvent, row: number, column: number) => {
    const next = moved([row, column], event.key, event.ctrlKey, [rows.length, columns.length]);
    if (next) {
      event.preventDefault();
      setAt(next);
      grid.current?.querySelector<HTMLElement>(`[data-at="${next[0]}-${next[1]}"]`)?.focus();
    } else if (onOpen && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      onOpen(rows[row]!, columns[column]!);
    }
  };
  return (
    <div className="matrix-box">
      <Legend />
      <div className="matrix-scroll">
        <table className="matrix" role="grid" ref={grid} aria-label={caption}>
          <thead>
            <tr role="row">
              <th className="matrix-corner" role="columnheader" scope="col">
                {corner}
              </th>
              {columns.map((column) => (
                <th
                  key={column.id}
                  role="columnheader"
                  scope="col"
                  className={column.isHole ? 'matrix-head-hole' : undefined}
                >
                  <Head head={column} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, rowAt) => (
              <tr key={row.id} role="row">
                <th role="rowheader" scope="row" className={row.isHole ? 'matrix-head-hole' : undefined}>
                  <Head head={row} />
                </th>
                {columns.map((column, columnAt) => {
                  const { state, text, spoken } = cell(row, column);
                  return (
                    <td
                      key={column.id}
                      role="gridcell"
                      data-at={`${rowAt}-${columnAt}`}
                      className={`matrix-${state} ${state === 'hole' ? 'hatched' : ''} ${onOpen ? 'matrix-opens' : ''}`}
                      tabIndex={at[0] === rowAt && at[1] === columnAt ? 0 : -1}
                      onFocus={() => setAt([rowAt, columnAt])}
                      onKeyDown={(event) => keys(event, rowAt, columnAt)}
                      onClick={onOpen ? () => onOpen(row, column) : undefined}
                    >
                      <span className="unseen">{spoken}</span>
                      <span aria-hidden="true">{text ?? word(state)}</span>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function word(state: MatrixCell['state']): ReactNode {
  switch (state) {
    case 'held':
      return <Icon name="check" />;
    case 'weak':
      return t('web.matrix.weak');
    case 'hole':
      return t('web.matrix.hole');
    case 'empty':
      return '–';
  }
}

function Head({ head }: { head: MatrixHead }) {
  return (
    <span className="matrix-head">
      <span>{head.title}</span>
      {head.isHole ? (
        <span className="matrix-hole-word">
          <Icon name="warning" /> {t('web.matrix.hole_head')}
        </span>
      ) : null}
      {head.note ? <span className="small muted">{head.note}</span> : null}
    </span>
  );
}

function Legend() {
  return (
    <ul className="matrix-legend small" aria-label={t('web.matrix.legend')}>
      <li>
        <span className="matrix-sample matrix-held">
          <Icon name="check" />
        </span>
        {t('web.matrix.held_long')}
      </li>
      <li>
        <span className="matrix-sample matrix-weak">½</span>
        {t('web.matrix.weak_long')}
      </li>
      <li>
        <span className="matrix-sample matrix-hole hatched" />
        {t('web.matrix.hole_long')}
      </li>
      <li>
        <span className="matrix-sample matrix-empty">–</span>
        {t('web.matrix.empty_long')}
      </li>
    </ul>
  );
}
