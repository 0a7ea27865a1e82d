import { t } from '../../platform/i18n';
import { Link } from '../../platform/ui/Link';
import type { Choice } from './types';
import { harmText } from './words';

const servicesShown = 5;

/** Why each measure of the choice stands there: which services it spares, from what, and which weakness it meets. */
export function Reasons({ told }: { told: Choice }) {
  if (told.reasons.length === 0) {
    return null;
  }
  const titles = new Map(told.candidates.map((one) => [one.measure, one.title]));
  return (
    <section aria-labelledby="reasons" className="stack">
      <h2 id="reasons">{t('web.portfolio.reasons')}</h2>
      {told.reasons.map((reason) => (
        <article key={reason.measure} className="card section stack-small">
          <h3>
            <Link to={`/atgarder/${reason.measure}`}>{titles.get(reason.measure) ?? reason.measure}</Link>
          </h3>
          <p>{t('web.portfolio.reason', { saved: harmText(reason.saved), count: reason.services.length })}</p>
          {reason.services.length > 0 ? (
            <ul>
              {reason.services.slice(0, servicesShown).map((one) => (
                <li key={one.service.id}>
                  {t('web.portfolio.reason_service', {
                    service: one.service.name,
                    saved: harmText(one.saved),
                    from: one.from.map((share) => share.node.name).join(', '),
                  })}
                </li>
              ))}
            </ul>
          ) : null}
          {reason.weaknesses.length > 0 ? (
            <p className="small">
              {t('web.portfolio.meets', {
                weaknesses: reason.weaknesses.map((one) => `${one.rule} ${one.name}`).join('; '),
              })}
            </p>
          ) : null}
        </article>
      ))}
    </section>
  );
}
