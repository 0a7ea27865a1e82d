import { numberText, t } from '../../platform/i18n';
import { Icon } from '../../platform/ui/icons';
import { durationText } from './engine_words';
import type { RingTold } from './engine_types';

const size = 260;
const middle = size / 2;
const far = 84;
const drawnMost = 10;

/** Recovery that has locked itself: the ring drawn as a ring, what waits behind it, and what would have broken it. */
export function LockedRings({ rings }: { rings: readonly RingTold[] }) {
  if (rings.length === 0) {
    return null;
  }
  return (
    <section className="stack" aria-labelledby="rings">
      <h2 id="rings">{t('web.resilience.rings', { count: rings.length })}</h2>
      <p className="reading">{t('web.resilience.rings_why')}</p>
      {rings.map((ring) => (
        <article key={ring.ring.map((node) => node.id).join()} className="card ring">
          <Drawn ring={ring} />
          <div className="stack-small">
            <ol className="ring-names">
              {ring.ring.map((node, at) => (
                <li key={node.id}>
                  {t('web.resilience.waits_for', {
                    name: node.name,
                    other: ring.ring[(at + 1) % ring.ring.length]?.name ?? '',
                  })}
                </li>
              ))}
            </ol>
            {ring.behind.length > 0 ? (
              <details>
                <summary>{t('web.resilience.behind', { count: ring.behind.length })}</summary>
                <p>{ring.behind.map((node) => node.name).join(', ')}</p>
              </details>
            ) : null}
            <h3>{t('web.resilience.breaks_ring')}</h3>
            {ring.breakers.length === 0 ? <p>{t('web.resilience.no_breaker')}</p> : null}
            <ul className="plain stack-small">
              {ring.breakers.map((one) => (
                <li key={`${one.node.id} ${one.need}`} className="ring-breaker">
                  <Icon name="check" />
                  <span>
                    {t('web.resilience.breaker', {
                      time: durationText(one.buffer_minutes),
                      need: one.need,
                      name: one.node.name,
                    })}
                  </span>
                </li>
              ))}
            </ul>
          </div>
        </article>
      ))}
    </section>
  );
}

function Drawn({ ring }: { ring: RingTold }) {
  const nodes = ring.ring.slice(0, drawnMost);
  const at = (index: number) => {
    const angle = (index / nodes.length) * 2 * Math.PI - Math.PI / 2;
    return { x: middle + far * Math.cos(angle), y: middle + far * Math.sin(angle) };
  };
  return (
    <svg className="ring-drawn" viewBox={`0 0 ${size} ${size}`} aria-hidden="true">
      <defs>
        <marker
          id="ring-head"
          viewBox="0 0 8 8"
          refX="6"
          refY="4"
          markerWidth="7"
          markerHeight="7"
          orient="auto"
        >
          <path d="M0 0 8 4 0 8z" className="ring-head" />
        </marker>
      </defs>
      {nodes.map((node, index) => {
        const from = at(index);
        const to = at((index + 1) % nodes.length);
        // Bent outwards, so that two that wait for each other have two arrows.
        const angle = ((index + 0.5) / nodes.length) * 2 * Math.PI - Math.PI / 2;
        const out = far * (nodes.length === 2 ? 1.05 : 1.25);
        const bend = { x: middle + out * Math.cos(angle), y: middle + out * Math.sin(angle) };
        const end = {
          x: to.x + (bend.x - to.x) * 0.24,
          y: to.y + (bend.y - to.y) * 0.24,
        };
        return (
          <path
            key={node.id}
            className="ring-arrow"
            d={`M${from.x} ${from.y}Q${bend.x} ${bend.y} ${end.x} ${end.y}`}
            markerEnd="url(#ring-head)"
          />
        );
      })}
      {nodes.map((node, index) => {
        const { x, y } = at(index);
        return (
          <g key={node.id}>
            <circle className="ring-node" cx={x} cy={y} r="20" />
            <text className="ring-number" x={x} y={y + 5}>
              {numberText(index + 1)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
