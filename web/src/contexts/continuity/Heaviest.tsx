import { t } from '../../platform/i18n';
import { Shown } from '../../platform/ui/States';
import { useImportance } from './engine_data';
import { kindWord } from './engine_words';
import type { Net } from './map_network';

const toldMost = 5;
/** Few: only which ones are the heaviest is asked, not how heavy. */
const scenarios = 10_000;

/** Those that fell most services by themselves: a first question for whoever has none. */
export function Heaviest({ net, onChoose }: { net: Net; onChoose: (node: number) => void }) {
  const importance = useImportance(scenarios, 1);
  return (
    <Shown query={importance} lines={4}>
      {(told) => (
        <ol className="plain heaviest" aria-label={t('web.resilience.heaviest_list')}>
          {[...told.nodes]
            .sort((a, b) => b.services_alone - a.services_alone)
            .slice(0, toldMost)
            .flatMap((one) => {
              const node = net.at.get(one.node.id);
              return node === undefined
                ? []
                : [
                    <li key={one.node.id}>
                      <button type="button" className="node-name" onClick={() => onChoose(node)}>
                        {one.node.name}
                      </button>
                      <span className="small muted">
                        {kindWord(one.node.kind)} · {t('web.resilience.fells', { count: one.services_alone })}
                      </span>
                    </li>,
                  ];
            })}
        </ol>
      )}
    </Shown>
  );
}
