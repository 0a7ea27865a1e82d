import { useMemo, type CSSProperties } from 'react';
import { numberText, t } from '../../platform/i18n';
import { countsOf, positionRows, stanceOrder, type Choice, type Row, type StanceCounts } from './compilation';
import type { ChoiceName } from './CompilationFilters';
import { StanceSign } from './StanceSign';
import type { Compilation } from './types';
import { PositionChip, positionWord, stanceWord } from './words';

/** How the answers stand, as a picture: positions with what their views are, and the views by what they are. */
export function CompilationOverview({
  told,
  rows,
  choice,
  onChoose,
}: {
  told: Compilation;
  rows: readonly Row[];
  choice: Choice;
  onChoose: (name: ChoiceName, value: string | undefined) => void;
}) {
  const counts = useMemo(() => countsOf(rows), [rows]);
  const positions = useMemo(() => positionRows(told, rows), [told, rows]);
  const most = Math.max(1, ...positions.map((one) => one.views));
  return (
    <section className="compilation-overview keep" aria-label={t('web.consultation.overview')}>
      <ul className="compilation-stances">
        {stanceOrder.map((stance) => (
          <li key={stance}>
            <button
              type="button"
              className={`compilation-stance compilation-stance-${stance}`}
              aria-pressed={choice.stance === stance}
              onClick={() => onChoose('slag', choice.stance === stance ? undefined : stance)}
            >
              <StanceSign stance={stance} />
              <strong className="figures">{numberText(counts[stance])}</strong>
              <span>{stanceWord(stance)}</span>
            </button>
          </li>
        ))}
      </ul>
      <div className="compilation-positions">
        <h2 className="small muted">{t('web.consultation.positions_why')}</h2>
        <ul>
          {positions.map((row) => (
            <li key={row.position}>
              <button
                type="button"
                className="compilation-position"
                aria-pressed={choice.position === row.position}
                onClick={() =>
                  onChoose('stallning', choice.position === row.position ? undefined : row.position)
                }
              >
                <PositionChip position={row.position} />
                <span className="small figures">{t('web.consultation.answers', { count: row.answers })}</span>
              </button>
              <StanceBar
                counts={row.counts}
                total={row.views}
                most={most}
                label={positionWord(row.position)}
              />
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

/** The views of those who took a position, by what they are; as long as they are many. */
function StanceBar({
  counts,
  total,
  most,
  label,
}: {
  counts: StanceCounts;
  total: number;
  most: number;
  label: string;
}) {
  const words = stanceOrder
    .filter((one) => counts[one] > 0)
    .map((one) => `${stanceWord(one)} ${counts[one]}`)
    .join(', ');
  return (
    <span
      className="stance-bar"
      role="img"
      aria-label={`${label}: ${words || t('web.consultation.no_views')}`}
    >
      {stanceOrder.map((stance) =>
        counts[stance] > 0 ? (
          <span
            key={stance}
            className={`stance-bar-part compilation-stance-${stance}`}
            style={{ '--share': `${(counts[stance] / most) * 100}%` } as CSSProperties}
            aria-hidden="true"
          >
            {counts[stance]}
          </span>
        ) : null,
      )}
      {total === 0 ? <span className="small muted">{t('web.consultation.no_views')}</span> : null}
    </span>
  );
}
