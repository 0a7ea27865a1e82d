import type { KeyboardEvent } from 'react';
import { t } from '../../platform/i18n';
import type { Occurrence } from './types';
import { cellsOf, countOf, monthTurn, piece, point, turnOf, type Cell, type Ring } from './wheel';
import { monthWord, stateSign, stateWord } from './words';

const innermost = 74;
const outermost = 276;
const rim = 312;

export interface Chosen {
  ring: string;
  month: number;
}

/** The year as a wheel: months around, focus areas as rings, today as a hand. Each cell that holds something can be pressed. */
export function YearWheel({
  year,
  today,
  all,
  rings,
  chosen,
  onChoose,
}: {
  year: number;
  today: string;
  all: readonly Occurrence[];
  rings: readonly Ring[];
  chosen: Chosen | undefined;
  onChoose: (cell: Chosen | undefined) => void;
}) {
  const step = (outermost - innermost) / rings.length;
  const cells = cellsOf(all, rings);
  const isThisYear = today.startsWith(String(year));
  return (
    <figure className="wheel-figure">
      <svg
        className="wheel"
        viewBox="-320 -320 640 640"
        role="group"
        aria-label={t('web.wheel.figure', { year: String(year), count: all.length })}
      >
        {rings.map((ring, index) => (
          <g key={ring.key} className={index % 2 === 0 ? 'wheel-ring' : 'wheel-ring wheel-ring-odd'}>
            {Array.from({ length: 12 }, (_, month) => (
              <path
                key={month}
                d={piece(
                  outermost - (index + 1) * step,
                  outermost - index * step,
                  monthTurn(year, month),
                  monthTurn(year, month + 1),
                )}
              />
            ))}
          </g>
        ))}
        {Array.from({ length: 12 }, (_, month) => (
          <MonthName key={month} year={year} month={month} />
        ))}
        {cells.map((cell) => (
          <CellMark
            key={`${cell.ring}-${cell.month}`}
            cell={cell}
            ring={rings[cell.ring]!}
            year={year}
            inner={outermost - (cell.ring + 1) * step}
            outer={outermost - cell.ring * step}
            isChosen={chosen?.ring === rings[cell.ring]!.key && chosen.month === cell.month}
            onChoose={onChoose}
          />
        ))}
        {isThisYear ? <Today day={today} /> : null}
        <text className="wheel-year figures" y={countOf(all, 'late') > 0 ? -8 : 8} aria-hidden="true">
          {year}
        </text>
        {countOf(all, 'late') > 0 ? (
          <text className="wheel-late" y={22} aria-hidden="true">
            {t('web.wheel.late_short', { count: countOf(all, 'late') })}
          </text>
        ) : null}
      </svg>
      <figcaption className="wheel-legend">
        <ol className="plain wheel-rings">
          {rings.map((ring, index) => (
            <li key={ring.key}>
              <span className="figures wheel-ring-number">{index + 1}</span>
              {ring.title || t('web.wheel.other_ring')}
            </li>
          ))}
        </ol>
        <p className="small muted">{t('web.wheel.rings_why')}</p>
      </figcaption>
    </figure>
  );
}

function MonthName({ year, month }: { year: number; month: number }) {
  const [x, y] = point(outermost + 24, (monthTurn(year, month) + monthTurn(year, month + 1)) / 2);
  return (
    <text className="wheel-month" x={x} y={y + 5} aria-hidden="true">
      {monthWord(month, 'short')}
    </text>
  );
}

function CellMark({
  cell,
  ring,
  year,
  inner,
  outer,
  isChosen,
  onChoose,
}: {
  cell: Cell;
  ring: Ring;
  year: number;
  inner: number;
  outer: number;
  isChosen: boolean;
  onChoose: (cell: Chosen | undefined) => void;
}) {
  const from = monthTurn(year, cell.month);
  const to = monthTurn(year, cell.month + 1);
  const [x, y] = point((inner + outer) / 2, (from + to) / 2);
  const gap = 0.002;
  const choose = () => onChoose(isChosen ? undefined : { ring: ring.key, month: cell.month });
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      choose();
    }
  };
  return (
    <g
      className={`wheel-cell wheel-${cell.worst} ${isChosen ? 'wheel-chosen' : ''}`}
      role="button"
      tabIndex={0}
      aria-pressed={isChosen}
      aria-label={cellWords(cell, ring)}
      onClick={choose}
      onKeyDown={keys}
    >
      <path d={piece(inner + 2, outer - 2, from + gap, to - gap)} />
      {/* The days themselves, along the outer edge. */}
      {cell.items.slice(0, 40).map((one) => {
        const [dx, dy] = point(outer - 7, turnOf(one.on!));
        return <circle key={one.key} className="wheel-day" cx={dx} cy={dy} r={2.4} />;
      })}
      <text x={x} y={y + 5} aria-hidden="true">
        {`${cell.items.length}${stateSign[cell.worst] ? ` ${stateSign[cell.worst]}` : ''}`}
      </text>
    </g>
  );
}

/** "mars, Beredskap: 3 uppgifter, 1 försenad". */
function cellWords(cell: Cell, ring: Ring): string {
  const states = (['late', 'unrecorded', 'soon', 'upcoming', 'missed', 'done'] as const)
    .map((state) => ({ state, count: countOf(cell.items, state) }))
    .filter((one) => one.count > 0)
    .map((one) => `${one.count} ${stateWord(one.state).toLowerCase()}`);
  return t('web.wheel.cell', {
    month: monthWord(cell.month),
    ring: ring.title || t('web.wheel.other_ring'),
    states: states.join(', '),
  });
}

function Today({ day }: { day: string }) {
  const [ax, ay] = point(innermost - 10, turnOf(day));
  const [bx, by] = point(rim - 22, turnOf(day));
  return (
    <g className="wheel-today" role="img" aria-label={t('web.wheel.today', { day })}>
      <line x1={ax} y1={ay} x2={bx} y2={by} />
      <circle cx={bx} cy={by} r={5} />
    </g>
  );
}
