import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { t } from '../../platform/i18n';
import { Link } from '../../platform/ui/Link';
import { groundOf, isSamePlace, movedBy, placeOfRisk, risksAt, type Place } from './matrix';
import { levelText } from './scales';
import type { MatrixRisk, RiskMatrix, ScaleStep } from './types';

const dragsFrom = 6;

/** A risk on its way: held by a key or a press, or drawn by the hand. */
interface Carried {
  risk: string;
  at: Place;
  drawn?: { x: number; y: number };
}

/** Likelihood against consequence. A risk is drawn to another cell; or it is taken up by a press or Enter, moved by
 *  arrows or by a press on a cell, and put down. Every step is said. */
export function MatrixGrid({
  matrix,
  numbers,
  mayMove,
  wanted,
  onMove,
}: {
  matrix: RiskMatrix;
  numbers: ReadonlyMap<string, number>;
  mayMove: (risk: string) => boolean;
  /** The risk that the reader came for. */
  wanted?: string;
  onMove: (risk: string, from: Place, to: Place) => void;
}) {
  const [carried, carry] = useState<Carried>();
  const [said, say] = useState('');
  const table = useRef<HTMLTableElement>(null);
  const pressed = useRef<{ x: number; y: number; isDrawn: boolean }>(undefined);
  const focusNext = useRef<string>(undefined);
  const steps: readonly ScaleStep[] = [...matrix.likelihoods, ...matrix.consequences];
  // What was put down has a new place in the page; the focus follows it there.
  useEffect(() => {
    if (focusNext.current) {
      table.current?.querySelector<HTMLElement>(`[data-risk="${focusNext.current}"]`)?.focus();
      focusNext.current = undefined;
    }
  });
  const titleOf = (risk: string) =>
    matrix.cells.flatMap((cell) => cell.risks).find((one) => one.risk === risk)?.title ?? '';
  const placeWord = (place: Place) =>
    t('web.risk.place', {
      likelihood: levelText(steps, 'likelihood', place.likelihood),
      consequence: levelText(steps, 'consequence', place.consequence),
    });
  const take = (risk: string, at: Place) => {
    carry({ risk, at });
    say(t('web.risk.taken', { title: titleOf(risk), place: placeWord(at) }));
  };
  const letGo = () => {
    carry(undefined);
    say(t('web.risk.let_go'));
  };
  const put = (risk: string, to: Place) => {
    const from = placeOfRisk(matrix, risk);
    carry(undefined);
    if (!from || isSamePlace(from, to)) {
      say(t('web.risk.stays'));
      return;
    }
    focusNext.current = risk;
    say(t('web.risk.put', { title: titleOf(risk), place: placeWord(to) }));
    onMove(risk, from, to);
  };
  const keys = (event: KeyboardEvent, risk: string) => {
    if (carried?.risk !== risk) {
      return;
    }
    const next = movedBy(matrix, event.key, carried.at);
    if (next) {
      event.preventDefault();
      carry({ risk, at: next });
      say(placeWord(next));
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      put(risk, carried.at);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      letGo();
    }
  };
  const drawing = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button === 0) {
        pressed.current = { x: event.clientX, y: event.clientY, isDrawn: false };
        event.currentTarget.setPointerCapture(event.pointerId);
      }
    },
    onPointerMove: (event: PointerEvent<HTMLElement>, risk: string, from: Place) => {
      const start = pressed.current;
      if (!start) {
        return;
      }
      const [x, y] = [event.clientX - start.x, event.clientY - start.y];
      if (!start.isDrawn && Math.hypot(x, y) < dragsFrom) {
        return;
      }
      start.isDrawn = true;
      carry({ risk, at: cellAt(event.clientX, event.clientY) ?? from, drawn: { x, y } });
    },
    onPointerUp: (event: PointerEvent<HTMLElement>, risk: string, from: Place) => {
      if (pressed.current?.isDrawn) {
        put(risk, cellAt(event.clientX, event.clientY) ?? from);
      }
    },
    onPointerCancel: () => {
      pressed.current = undefined;
      carry(undefined);
    },
  };
  const rows = [...matrix.consequences].sort((a, b) => b.level - a.level);
  const columns = [...matrix.likelihoods].sort((a, b) => a.level - b.level);
  const chip = (one: MatrixRisk, place: Place) => {
    const number = numbers.get(one.risk);
    const inside = (
      <>
        <span className="risk-chip-number figures">{number}</span>
        <span className="risk-chip-title">{one.title}</span>
      </>
    );
    const isWanted = wanted === one.risk ? 'risk-chip-wanted' : '';
    if (!mayMove(one.risk)) {
      return (
        <Link
          to={`/risker/${one.risk}`}
          className={`risk-chip ${isWanted}`}
          aria-label={`${number} ${one.title}`}
        >
          {inside}
        </Link>
      );
    }
    const isMine = carried?.risk === one.risk;
    return (
      <button
        type="button"
        data-risk={one.risk}
        className={`risk-chip risk-chip-moves ${isMine ? 'risk-chip-held' : ''} ${isMine && carried.drawn ? 'risk-chip-drawn' : ''} ${isWanted}`}
        style={
          isMine && carried.drawn ? { translate: `${carried.drawn.x}px ${carried.drawn.y}px` } : undefined
        }
        aria-pressed={isMine}
        aria-label={`${number} ${one.title}`}
        aria-describedby="matrix-how"
        onKeyDown={(event) => keys(event, one.risk)}
        onPointerDown={drawing.onPointerDown}
        onPointerMove={(event) => drawing.onPointerMove(event, one.risk, place)}
        onPointerUp={(event) => drawing.onPointerUp(event, one.risk, place)}
        onPointerCancel={drawing.onPointerCancel}
        onClick={(event) => {
          event.stopPropagation();
          const wasDrawn = pressed.current?.isDrawn;
          pressed.current = undefined;
          if (!wasDrawn) {
            if (isMine) {
              letGo();
            } else {
              take(one.risk, place);
            }
          }
        }}
      >
        {inside}
      </button>
    );
  };
  return (
    <div className="stack-small">
      <p id="matrix-how" className="small muted only-screen">
        {t('web.risk.matrix_how')}
      </p>
      <div className="risk-grid-scroll">
        <table ref={table} className="risk-matrix" aria-label={t('web.risk.matrix')}>
          <thead>
            <tr>
              <th scope="col" className="small muted">
                {t('web.risk.corner')}
              </th>
              {columns.map((step) => (
                <th key={step.level} scope="col">
                  <span className="figures">{step.level}</span>{' '}
                  <span className="risk-step-name">{step.name}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.level}>
                <th scope="row">
                  <span className="figures">{row.level}</span>{' '}
                  <span className="risk-step-name">{row.name}</span>
                </th>
                {columns.map((column) => {
                  const place = { likelihood: column.level, consequence: row.level };
                  const isTarget = carried && isSamePlace(carried.at, place);
                  return (
                    <td
                      key={column.level}
                      data-cell={`${column.level}-${row.level}`}
                      className={`risk-ground-${groundOf(matrix, place)} ${isTarget ? 'risk-target' : ''}`}
                      onClick={carried ? () => put(carried.risk, place) : undefined}
                    >
                      <ul className="plain risk-chips">
                        {risksAt(matrix, place).map((one) => (
                          <li key={one.risk}>{chip(one, place)}</li>
                        ))}
                      </ul>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="small risk-spoken only-screen" role="status">
        {said}
      </p>
    </div>
  );
}

/** The cell under a point of the screen. */
function cellAt(x: number, y: number): Place | undefined {
  const cell = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-cell]');
  const [likelihood, consequence] = (cell?.dataset.cell ?? '').split('-').map(Number);
  return likelihood && consequence ? { likelihood, consequence } : undefined;
}
