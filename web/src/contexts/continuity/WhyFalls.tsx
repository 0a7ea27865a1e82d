import { useEffect, useRef } from 'react';
import { t } from '../../platform/i18n';
import { Button } from '../../platform/ui/Button';
import { Link } from '../../platform/ui/Link';
import { Shown } from '../../platform/ui/States';
import { momentText } from './engine_words';
import { pageOf } from './NodePanel';
import type { useChain } from './engine_data';
import type { Net } from './map_network';

/** The chain from what was lost to what fell, link by link in words. */
export function WhyFalls({
  chain,
  target,
  net,
  onClose,
  onMinute,
}: {
  chain: ReturnType<typeof useChain>;
  target: string;
  net: Net;
  onClose: () => void;
  onMinute: (minute: number) => void;
}) {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    head.current?.focus();
    head.current?.scrollIntoView({ block: 'nearest' });
  }, [target]);
  const node = net.at.get(target);
  const name = node === undefined ? t('web.resilience.gone') : (net.told.nodes[node]?.name ?? '');
  return (
    <section className="card stack why-falls" aria-labelledby="why-falls">
      <header className="node-head">
        <h2 id="why-falls" ref={head} tabIndex={-1}>
          {t('web.resilience.why_name', { name })}
        </h2>
        <Button tone="quiet" icon="close" iconOnly isSmall onPress={onClose}>
          {t('web.close')}
        </Button>
      </header>
      <Shown query={chain} lines={4}>
        {(told) =>
          told.links.length === 0 ? (
            <p>{t('web.resilience.does_not_fall')}</p>
          ) : (
            <ol className="plain chain">
              {told.links.map((link) => {
                const place = net.at.get(link.node.id);
                return (
                  <li key={link.node.id} className={link.need ? undefined : 'chain-lost'}>
                    <button type="button" className="chain-time figures" onClick={() => onMinute(link.at)}>
                      {momentText(link.at)}
                    </button>
                    <div>
                      <strong>
                        {place === undefined ? (
                          link.node.name
                        ) : (
                          <Link to={pageOf(net, place)}>{link.node.name}</Link>
                        )}
                      </strong>
                      <p>{link.text}</p>
                    </div>
                  </li>
                );
              })}
            </ol>
          )
        }
      </Shown>
    </section>
  );
}
