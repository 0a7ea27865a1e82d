// What the engine's pages share: the way between them, the refusal, and whether the network has changed since the answer.
import type { ReactNode } from 'react';
import { t, type TextKey } from '../../platform/i18n';
import { useAsOf } from '../../platform/shell/url';
import { Button } from '../../platform/ui/Button';
import { Link } from '../../platform/ui/Link';
import { EmptyState, Notice, Shown } from '../../platform/ui/States';
import { useAnew, useMap, useModel } from './engine_data';
import { netOf, type Net } from './map_network';
import type { MapTold } from './engine_types';
import './engine.css';
import './map.css';

const ways: readonly { to: string; key: TextKey }[] = [
  { to: '/kontinuitet/karta', key: 'web.resilience.map' },
  { to: '/kontinuitet/bortfall', key: 'web.resilience.loss' },
  { to: '/kontinuitet/svagheter', key: 'web.resilience.weaknesses' },
  { to: '/kontinuitet/betydelse', key: 'web.resilience.importance' },
  { to: '/kontinuitet/forandring', key: 'web.resilience.change' },
];

/** Between the pages of the engine. */
export function EngineWays() {
  return (
    <nav className="engine-ways only-screen" aria-label={t('web.resilience.pages')}>
      {ways.map((way) => (
        <Link key={way.to} to={way.to}>
          {t(way.key)}
        </Link>
      ))}
    </nav>
  );
}

const nets = new WeakMap<MapTold, Net>();
/** The network of an answer, walked through once however many pages ask. */
function netOnce(told: MapTold): Net {
  const kept = nets.get(told) ?? netOf(told);
  nets.set(told, kept);
  return kept;
}

/** Shows what needs the whole network: a head that says what it is, then its skeleton, why it is refused, or how a town begins. */
export function WithNet({
  head,
  children,
}: {
  head: (net: Net | undefined) => ReactNode;
  children: (net: Net) => ReactNode;
}) {
  const map = useMap();
  const net = map.data && map.data.nodes.length > 0 ? netOnce(map.data) : undefined;
  return (
    <>
      {head(net)}
      <Shown query={map} lines={10}>
        {() => (net ? children(net) : <NoNetwork />)}
      </Shown>
    </>
  );
}

/** A town that has not said what it must keep going. */
function NoNetwork() {
  return (
    <EmptyState
      isKept
      icon="trace"
      title={t('web.resilience.none')}
      action={
        <Link to="/kontinuitet/tjanster" className="button button-primary">
          {t('web.resilience.none_begin')}
        </Link>
      }
      example={<p>{t('web.resilience.none_example')}</p>}
    >
      <p>{t('web.resilience.none_why')}</p>
    </EmptyState>
  );
}

/** Tells that an answer was worked out from a network that is no longer the town's. */
export function Stale({ model }: { model: string | undefined }) {
  const now = useModel();
  const { moment } = useAsOf();
  const anew = useAnew();
  if (moment || !model || !now.data || now.data.model === model) {
    return null;
  }
  return (
    <Notice tone="part" title={t('web.resilience.stale')}>
      <div className="row">
        <span>{t('web.resilience.stale_why')}</span>
        <Button isSmall onPress={anew}>
          {t('web.resilience.again')}
        </Button>
      </div>
    </Notice>
  );
}

/** Which network an answer was worked out from, short enough to read aloud. */
export function ModelWord({ model }: { model: string }) {
  return (
    <span className="small" title={model}>
      {t('continuity.model')} <span className="fixed">{model.slice(0, 8)}</span>
    </span>
  );
}
