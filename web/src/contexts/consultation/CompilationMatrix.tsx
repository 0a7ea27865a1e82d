import { memo, useRef, useState, type KeyboardEvent } from 'react';
import { t } from '../../platform/i18n';
import { moved } from '../../platform/ui/Matrix';
import { SidePanel } from '../../platform/ui/SidePanel';
import { stanceOrder, type Crossing, type Row, type StanceCounts } from './compilation';
import { CompilationCard } from './CompilationCard';
import { StanceSign } from './StanceSign';
import type { Compilation } from './types';
import { positionWord, stances, stanceWord } from './words';
import './crossing.css';

interface Opened {
  opinionCase: string;
  partKey: string;
}

/** Answers against parts, with signs of what the views are; a cell opens its views beside. */
export function CompilationMatrix({
  told,
  crossing,
  rows,
  leads,
}: {
  told: Compilation;
  crossing: Crossing;
  rows: readonly Row[];
  leads: boolean;
}) {
  const [opened, open] = useState<Opened | null>(null);
  if (crossing.rows.length === 0) {
    return <p>{t('web.consultation.none_chosen')}</p>;
  }
  const those = opened
    ? rows.filter((one) => one.view.opinion_case === opened.opinionCase && one.partKey === opened.partKey)
    : [];
  return (
    <div className="with-panel">
      <div className="stack-small">
        <ul className="compilation-legend small" aria-label={t('web.consultation.signs')}>
          {stances.map((stance) => (
            <li key={stance}>
              <StanceSign stance={stance} /> {stanceWord(stance)}
            </li>
          ))}
        </ul>
        <div className="compilation-scroll">
          <Grid crossing={crossing} onOpen={open} />
        </div>
        <p className="muted small only-screen">{t('web.consultation.matrix_how')}</p>
      </div>
      {opened && those.length > 0 ? (
        <SidePanel
          title={t('web.consultation.views_of', {
            name: those[0]!.answer?.name ?? '',
            part: crossing.columns.find((one) => one.head.key === opened.partKey)?.head.title ?? '',
          })}
          onClose={() => open(null)}
        >
          <ul className="compilation-cards compilation-beside">
            {those.map((row) => (
              <li key={row.view.view}>
                <CompilationCard row={row} told={told} leads={leads} />
              </li>
            ))}
          </ul>
        </SidePanel>
      ) : null}
    </div>
  );
}

function spokenOf(counts: StanceCounts | undefined): string {
  const those = counts ? stanceOrder.filter((one) => counts[one] > 0) : [];
  return those.length === 0
    ? t('web.consultation.no_views')
    : those.map((one) => `${stanceWord(one)} ${counts![one]}`).join(', ');
}

const Grid = memo(function Grid({
  crossing: { rows, columns, cells },
  onOpen,
}: {
  crossing: Crossing;
  onOpen: (opened: Opened) => void;
}) {
  const [at, setAt] = useState<[number, number]>([0, 0]);
  const grid = useRef<HTMLTableElement>(null);
  const openAt = (row: number, column: number) =>
    onOpen({ opinionCase: rows[row]!.answer.opinion_case, partKey: columns[column]!.head.key });
  const keys = (event: KeyboardEvent, row: number, column: number) => {
    const next = moved([row, column], event.key, event.ctrlKey, [rows.length, columns.length]);
    if (next) {
      event.preventDefault();
      setAt(next);
      grid.current?.querySelector<HTMLElement>(`[data-at="${next[0]}-${next[1]}"]`)?.focus();
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      openAt(row, column);
    }
  };
  // A filter may have taken the cell that the focus would come to.
  const here = [Math.min(at[0], rows.length - 1), Math.min(at[1], columns.length - 1)];
  return (
    <table className="compilation-matrix" role="grid" ref={grid} aria-label={t('web.consultation.matrix')}>
      <thead>
        <tr role="row">
          <th role="columnheader" scope="col" className="compilation-corner">
            {t('consultation.recipient')}
          </th>
          {columns.map(({ head, views }) => (
            <th key={head.key} role="columnheader" scope="col">
              <span className="compilation-column">{head.title}</span>
              <span className="small muted figures">{views}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ answer, views }, row) => (
          <tr key={answer.opinion_case} role="row">
            <th role="rowheader" scope="row">
              {answer.name}
              <span className="small muted compilation-row-note">
                {[answer.position ? positionWord(answer.position) : '', String(views)]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </th>
            {columns.map(({ head }, column) => {
              const counts = cells.get(answer.opinion_case)?.get(head.key);
              return (
                <td
                  key={head.key}
                  role="gridcell"
                  data-at={`${row}-${column}`}
                  className={counts ? 'compilation-cell' : 'compilation-empty'}
                  tabIndex={here[0] === row && here[1] === column ? 0 : -1}
                  onFocus={() => setAt([row, column])}
                  onKeyDown={(event) => keys(event, row, column)}
                  onClick={counts ? () => openAt(row, column) : undefined}
                >
                  <span className="unseen">{`${answer.name}, ${head.title}: ${spokenOf(counts)}`}</span>
                  {counts
                    ? stanceOrder
                        .filter((one) => counts[one] > 0)
                        .map((one) => <StanceSign key={one} stance={one} count={counts[one]} />)
                    : null}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
});
