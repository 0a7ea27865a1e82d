import { t } from '../../platform/i18n';
import { Link } from '../../platform/ui/Link';
import { durationText } from './engine_words';
import { pageOf } from './NodePanel';
import { about, lossOf, witnesses, type Witness } from './weaknesses';
import type { Weakness } from './engine_types';
import type { Net } from './map_network';

/** A weakness in words, what bears witness of it, and where it can be seen and played. */
export function OneWeakness({ net, weakness }: { net: Net; weakness: Weakness }) {
  const first = about(net, weakness)[0];
  const loss = lossOf(net, weakness);
  return (
    <article className="weakness">
      <p>{weakness.text}</p>
      <details>
        <summary>{t('web.finding.why')}</summary>
        <ul className="weakness-witnesses">
          {witnesses(net, weakness).map((one, at) => (
            <li key={`${one.id} ${at}`}>
              <WitnessWord net={net} witness={one} />
            </li>
          ))}
        </ul>
      </details>
      <div className="row small only-screen">
        {first === undefined ? null : (
          <Link to="/kontinuitet/karta" search={{ nod: net.told.nodes[first]?.id }}>
            {t('web.resilience.on_map')}
          </Link>
        )}
        {loss ? (
          <Link to="/kontinuitet/bortfall" search={loss}>
            {t('web.resilience.simulate')}
          </Link>
        ) : null}
        {first !== undefined ? <Link to={pageOf(net, first)}>{t('web.resilience.open_page')}</Link> : null}
      </div>
    </article>
  );
}

function WitnessWord({ net, witness }: { net: Net; witness: Witness }) {
  const time = witness.minutes === undefined ? '' : durationText(witness.minutes);
  switch (witness.kind) {
    case 'tolerable':
      return t('web.resilience.witness.tolerable', { time });
    case 'restart':
      return t('web.resilience.witness.restart', { time });
    case 'breaker':
      return t('web.resilience.witness.breaker', { name: witness.name });
    default:
      break;
  }
  const name =
    witness.node === undefined ? witness.name : <Link to={pageOf(net, witness.node)}>{witness.name}</Link>;
  const words =
    witness.kind === 'after'
      ? t('web.resilience.witness.after', { time })
      : witness.kind === 'lasts'
        ? t('web.resilience.witness.lasts', { time })
        : witness.kind === 'member'
          ? t('web.resilience.witness.member')
          : '';
  return (
    <>
      {name} {words}
    </>
  );
}
