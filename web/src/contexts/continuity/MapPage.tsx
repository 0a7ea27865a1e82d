import { useCallback, useMemo, useRef } from 'react';
import { numberText, t } from '../../platform/i18n';
import { useSearchWord } from '../../platform/shell/url';
import { Button } from '../../platform/ui/Button';
import { Link } from '../../platform/ui/Link';
import { PageHeader } from '../../platform/ui/PageHeader';
import { EngineWays, ModelWord, Stale, WithNet } from './EngineFrame';
import { FindNode } from './FindNode';
import { MapCanvas, type MapHandle } from './MapCanvas';
import { MapKey } from './MapKey';
import { MapTable } from './MapTable';
import { NodePanel } from './NodePanel';
import { focusOn, groundOf } from './map_scene';
import { titlesOf } from './map_titles';
import { Heaviest } from './Heaviest';
import { useShape } from './useShape';
import type { Scene } from './map_drawing';
import type { Net } from './map_network';

/** The whole town as one picture: services by sector above, what they stand on below. */
export default function MapPage() {
  return (
    <WithNet
      head={(net) => (
        <>
          <PageHeader
            title={t('web.resilience.map')}
            answer={
              net ? (
                <strong>
                  {t('web.resilience.map_answer', {
                    services: numberText(net.services),
                    resources: numberText(net.told.nodes.length - net.services),
                    lines: numberText(net.lines),
                  })}
                </strong>
              ) : undefined
            }
            facts={net ? <ModelWord model={net.told.model} /> : undefined}
          />
          <EngineWays />
        </>
      )}
    >
      {(net) => <MapOf net={net} />}
    </WithNet>
  );
}

function MapOf({ net }: { net: Net }) {
  const [chosen, setChosen] = useSearchWord('nod');
  const [shown, setShown] = useSearchWord('visa');
  const handle = useRef<MapHandle>(null);
  const isTable = shown === 'tabell';
  const node = chosen === undefined ? undefined : net.at.get(chosen);
  const shape = useShape(true);
  const scene = useMemo((): Scene => {
    const { layout, bundles } = groundOf(net, shape);
    return {
      net,
      layout,
      bundles: bundles.bundles,
      titles: titlesOf(net, layout),
      ...(node === undefined ? {} : { focus: focusOn(net, node) }),
    };
  }, [net, node, shape]);
  const choose = useCallback(
    (next: number | undefined) =>
      setChosen(next === undefined ? undefined : net.told.nodes[next]?.id, { asStep: true }),
    [net, setChosen],
  );
  const go = (next: number) => {
    choose(next);
    handle.current?.centre(next);
  };
  return (
    <div className="stack">
      <Stale model={net.told.model} />
      <div className="map-head only-screen">
        <FindNode net={net} label={t('web.resilience.find')} onFound={go} />
        <ShowAs isTable={isTable} onTable={(next) => setShown(next ? 'tabell' : undefined)} />
      </div>
      {isTable ? (
        <MapTable net={net} onChoose={choose} />
      ) : (
        <div className="map-beside">
          <div className="stack-small">
            <MapCanvas scene={scene} label={t('web.resilience.map')} onChoose={choose} handle={handle} />
            <MapKey />
            <p className="small muted">
              {t('web.resilience.bundled', {
                drawn: numberText(scene.bundles.length),
                all: numberText(net.lines),
              })}
            </p>
          </div>
          {node === undefined ? (
            <NothingChosen net={net} onChoose={go} />
          ) : (
            <NodePanel net={net} node={node} onGo={go} onClose={() => choose(undefined)} />
          )}
        </div>
      )}
      {isTable && node !== undefined ? (
        <NodePanel net={net} node={node} onGo={choose} onClose={() => choose(undefined)} />
      ) : null}
    </div>
  );
}

function ShowAs({ isTable, onTable }: { isTable: boolean; onTable: (isTable: boolean) => void }) {
  return (
    <div className="row" role="group" aria-label={t('web.resilience.show_as')}>
      <Button tone={isTable ? 'plain' : 'primary'} aria-pressed={!isTable} onPress={() => onTable(false)}>
        {t('web.resilience.as_map')}
      </Button>
      <Button tone={isTable ? 'primary' : 'plain'} aria-pressed={isTable} onPress={() => onTable(true)}>
        {t('web.resilience.as_table')}
      </Button>
    </div>
  );
}

/** What stands beside the map before anything is chosen: how to choose, and what is worth it. */
function NothingChosen({ net, onChoose }: { net: Net; onChoose: (node: number) => void }) {
  return (
    <section className="card stack node-panel" aria-labelledby="choose-node">
      <h2 id="choose-node">{t('web.resilience.choose_node')}</h2>
      <p className="muted">{t('web.resilience.choose_node_why')}</p>
      <Heaviest net={net} onChoose={onChoose} />
      <Link to="/kontinuitet/svagheter" search={{ regel: 'RES-002' }}>
        {t('web.resilience.worst_pairs')}
      </Link>
    </section>
  );
}
