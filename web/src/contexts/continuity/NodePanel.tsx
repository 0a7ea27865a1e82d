import { numberText, t } from '../../platform/i18n';
import { Button } from '../../platform/ui/Button';
import { Tag } from '../../platform/ui/Chip';
import { Link } from '../../platform/ui/Link';
import { durationText, kindWord } from './engine_words';
import { isService, reach, type Net } from './map_network';

const toldMost = 12;

/** Where a service or a resource has its page. */
export const pageOf = (net: Net, node: number): string =>
  `/kontinuitet/${isService(net, node) ? 'tjanster' : 'resurser'}/${net.told.nodes[node]?.id ?? ''}`;

/** A node in focus: what it needs, what needs it, and what can be asked about it. */
export function NodePanel({
  net,
  node,
  onGo,
  onClose,
}: {
  net: Net;
  node: number;
  onGo: (node: number) => void;
  onClose: () => void;
}) {
  const told = net.told.nodes[node];
  if (!told) {
    return null;
  }
  const unit = net.told.units.find((one) => one.id === told.unit)?.name;
  const supplier = net.told.suppliers.find((one) => one.id === told.supplier)?.name;
  const above = [...reach(net, node, 'up')].filter((one) => isService(net, one)).length;
  const below = reach(net, node, 'down').size;
  return (
    <section className="card node-panel stack" aria-labelledby="node-name">
      <header className="node-head">
        <div className="stack-small">
          <Tag>{kindWord(told.kind)}</Tag>
          <h2 id="node-name">
            <Link to={pageOf(net, node)}>{told.name}</Link>
          </h2>
        </div>
        <Button tone="quiet" icon="close" iconOnly isSmall onPress={onClose}>
          {t('web.resilience.leave_focus')}
        </Button>
      </header>
      <p>
        {isService(net, node)
          ? t('web.resilience.stands_on', { count: below })
          : t('web.resilience.carries', { count: above })}
      </p>
      <dl className="node-facts">
        {unit ? <Fact title={t('organisation.unit')}>{unit}</Fact> : null}
        {supplier ? <Fact title={t('continuity.supplier')}>{supplier}</Fact> : null}
        {told.tolerable_minutes !== undefined && told.tolerable_minutes !== null ? (
          <Fact title={t('web.resilience.tolerable')}>{durationText(told.tolerable_minutes)}</Fact>
        ) : null}
      </dl>
      <div className="row only-screen">
        <Link to="/kontinuitet/bortfall" search={{ bort: told.id }} className="button button-primary">
          {t('web.resilience.lose_it')}
        </Link>
        {isService(net, node) ? (
          <Link to={`/kontinuitet/tjanster/${told.id}/snitt`} className="button button-plain">
            {t('web.resilience.cut_sets')}
          </Link>
        ) : null}
      </div>
      <Needs net={net} node={node} onGo={onGo} />
      <NeededBy net={net} node={node} onGo={onGo} />
    </section>
  );
}

function Fact({ title, children }: { title: string; children: string }) {
  return (
    <div>
      <dt className="small muted">{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface Part {
  net: Net;
  node: number;
  onGo: (node: number) => void;
}

function Needs({ net, node, onGo }: Part) {
  const needs = (net.needsOf[node] ?? []).flatMap((place) => net.told.needs[place] ?? []);
  return (
    <section className="stack-small">
      <h3>{t('web.resilience.needs')}</h3>
      {needs.length === 0 ? <p className="muted">{t('web.resilience.needs_nothing')}</p> : null}
      <ul className="plain node-needs">
        {needs.map((need) => (
          <li key={need.id}>
            <p>
              <strong>{need.what}</strong>{' '}
              <span className="small muted">
                {need.of.length > 1
                  ? t('web.resilience.some_of', { needed: need.needed, all: need.of.length })
                  : null}{' '}
                {need.buffer_minutes > 0
                  ? t('web.resilience.with_buffer', { time: durationText(need.buffer_minutes) })
                  : t('web.resilience.no_buffer')}
              </span>
            </p>
            <Names net={net} nodes={need.of} onGo={onGo} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function NeededBy({ net, node, onGo }: Part) {
  const by = [...new Set((net.meets[node] ?? []).flatMap((place) => net.told.needs[place]?.node ?? []))];
  return (
    <section className="stack-small">
      <h3>{t('web.resilience.needed_by', { count: numberText(by.length) })}</h3>
      {by.length === 0 ? <p className="muted">{t('web.resilience.needed_by_nothing')}</p> : null}
      <Names net={net} nodes={by} onGo={onGo} />
    </section>
  );
}

function Names({ net, nodes, onGo }: { net: Net; nodes: readonly number[]; onGo: (node: number) => void }) {
  const rest = nodes.length - toldMost;
  const buttons = (some: readonly number[]) => (
    <ul className="plain node-names">
      {some.map((node) => (
        <li key={node}>
          <button type="button" className="node-name" onClick={() => onGo(node)}>
            <span
              className={`node-mark ${isService(net, node) ? 'node-mark-service' : ''}`}
              aria-hidden="true"
            />
            {net.told.nodes[node]?.name}
          </button>
        </li>
      ))}
    </ul>
  );
  return (
    <>
      {buttons(nodes.slice(0, toldMost))}
      {rest > 0 ? (
        <details>
          <summary>{t('web.resilience.rest', { count: numberText(rest) })}</summary>
          {buttons(nodes.slice(toldMost))}
        </details>
      ) : null}
    </>
  );
}
