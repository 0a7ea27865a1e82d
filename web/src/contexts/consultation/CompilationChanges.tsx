import { t } from '../../platform/i18n';
import { Link } from '../../platform/ui/Link';
import { EmptyState, Shown } from '../../platform/ui/States';
import { useChangesCaused, type EditionChanges } from './ChangeLink';
import type { Compilation } from './types';
import { StanceChip } from './words';

/** The changes that views led to: each change, and whose views it came from. */
export function CompilationChanges({ told }: { told: Compilation }) {
  const query = useChangesCaused(told);
  return (
    <Shown query={query}>
      {(editions) =>
        editions.length === 0 ? (
          <EmptyState isKept icon="programme" title={t('web.consultation.no_changes')}>
            <p>{t('web.consultation.no_changes_why')}</p>
          </EmptyState>
        ) : (
          <div className="stack">
            {editions.map((one) => (
              <OfEdition key={one.edition} one={one} />
            ))}
          </div>
        )
      }
    </Shown>
  );
}

function OfEdition({ one }: { one: EditionChanges }) {
  return (
    <section className="section" aria-labelledby={`caused-${one.edition}`}>
      <h2 id={`caused-${one.edition}`}>
        {t('web.consultation.changes_in', { count: one.changes.length, title: one.title })}
      </h2>
      <ul className="compilation-changes">
        {one.changes.map((change) => (
          <li key={change.change} className="card keep">
            <h3>
              <Link to={`/utgavor/${one.edition}`} search={{ del: change.change }}>
                {change.title}
              </Link>
            </h3>
            <ul className="compilation-causes">
              {change.views.map((view) => (
                <li key={view.view}>
                  <span className="row">
                    <Link to={`/remisser/arenden/${view.opinion_case}`}>{view.unit_name}</Link>
                    <StanceChip stance={view.stance} />
                  </span>
                  <span className="referral-text">{view.body}</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}
