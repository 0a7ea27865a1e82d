import { dateText, t } from '../../platform/i18n';
import type { StatusView } from './types';
import { MeasureStatus } from './words';

/** How a measure came to where it stands, the newest first. */
export function History({ history }: { history: readonly StatusView[] }) {
  return (
    <section className="section" aria-labelledby="history">
      <header>
        <h2 id="history">{t('measure.history')}</h2>
      </header>
      <ol className="plain measure-history">
        {[...history].reverse().map((one) => (
          <li key={one.id}>
            <span className="row">
              <MeasureStatus status={one.status} />
              <span className="figures">{dateText(one.happened_on)}</span>
              <span className="muted small">{t('measure.by_at', { by: one.by, unit: one.unit_name })}</span>
            </span>
            {one.words ? <p className="measure-words">{one.words}</p> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
