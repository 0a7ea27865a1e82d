import { t } from '../../platform/i18n';

/** What the figures rest on, in sentences: always beside them. */
export function Assumptions({ told, model }: { told: readonly string[]; model: string }) {
  return (
    <section className="card section stack-small" aria-labelledby="assumptions">
      <h2 id="assumptions">{t('web.portfolio.assumptions')}</h2>
      <ul className="portfolio-assumptions">
        {told.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      <p className="muted small">{t('web.portfolio.model', { model: model.slice(0, 12) })}</p>
    </section>
  );
}
