import { t } from '../../platform/i18n';
import { Link } from '../../platform/ui/Link';
import type { Standing, StandingMark, TrendPoint } from './types';
import { MarkChip, markStatus, markWord } from './words';

const order: readonly StandingMark[] = ['fulfilled', 'partly', 'not_fulfilled', 'unanswered'];
const signs: Record<StandingMark, string> = {
  fulfilled: '✓',
  partly: '◐',
  not_fulfilled: '✕',
  unanswered: '?',
};

/** How many of each: lengths for the eye, figures with signs for everybody. Unanswered is hatched. */
export function Bar({ standing }: { standing: Standing }) {
  const parts = order.map((mark) => ({ mark, count: standing[mark] })).filter((part) => part.count > 0);
  const said = parts.map((part) => `${part.count} ${markWord(part.mark)}`).join(', ');
  return (
    <span className="bar" role="img" aria-label={said || t('rollup.rule.rup-001')}>
      {parts.map(({ mark, count }) => (
        <span
          key={mark}
          className={`bar-piece bar-${markStatus[mark]} ${mark === 'unanswered' ? 'hatched' : ''}`}
          style={{ flexGrow: count }}
        >
          <span className="figures" aria-hidden="true">
            {signs[mark]} {count}
          </span>
        </span>
      ))}
    </span>
  );
}

/** The rounds of the programme, oldest first, one bar each. */
export function Trend({ points, here }: { points: readonly TrendPoint[]; here: string }) {
  return (
    <ol className="plain trend">
      {points.map((point) => (
        <li key={point.round} aria-current={point.round === here ? 'true' : undefined}>
          <span className="trend-name">
            {point.round === here ? (
              <strong>{point.name}</strong>
            ) : (
              <Link to={`/uppfoljning/${point.round}`}>{point.name}</Link>
            )}
            <span className="small muted figures">{point.period_to}</span>
          </span>
          <MarkChip mark={point.standing.mark} />
          <Bar standing={point.standing} />
        </li>
      ))}
    </ol>
  );
}
