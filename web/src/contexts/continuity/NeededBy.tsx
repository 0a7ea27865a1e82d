import { t } from '../../platform/i18n';
import { Link } from '../../platform/ui/Link';
import type { NeededBy as Row } from './types';

/** What stands on a thing: whose needs it can meet. */
export function NeededBy({ rows, name }: { rows: readonly Row[]; name: string }) {
  return (
    <section className="section" aria-labelledby="needed-by">
      <h2 id="needed-by">{t('web.continuity.needed_by')}</h2>
      {rows.length === 0 ? (
        <p className="muted">{t('web.continuity.needed_by_nothing', { name })}</p>
      ) : (
        <>
          <p className="muted">{t('web.continuity.needed_by_count', { count: rows.length })}</p>
          <ul className="plain con-lines con-columns">
            {rows.map((one) => (
              <li key={one.need}>
                <Link
                  to={
                    one.service
                      ? `/kontinuitet/tjanster/${one.service}`
                      : `/kontinuitet/resurser/${one.resource}`
                  }
                >
                  {one.name}
                </Link>
                <span className="small muted">{one.what}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
