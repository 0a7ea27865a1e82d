import { useId, useState } from 'react';
import { numberText, t } from '../../platform/i18n';
import { SearchField } from '../../platform/ui/SearchField';
import { found, type Net } from './map_network';
import { kindWord } from './engine_words';

const most = 8;

/** Finds a node by its name and hands it over. */
export function FindNode({
  net,
  label,
  onFound,
}: {
  net: Net;
  label: string;
  onFound: (node: number) => void;
}) {
  const [words, setWords] = useState('');
  const list = useId();
  const hits = found(net, words, most + 1);
  const choose = (node: number) => {
    setWords('');
    onFound(node);
  };
  return (
    <div className="find-node">
      <SearchField
        label={label}
        value={words}
        onSearch={setWords}
        placeholder={t('web.resilience.find_hint')}
      />
      {words === '' ? null : (
        <div id={list} className="find-hits">
          <p className="unseen" role="status">
            {hits.length > most
              ? t('web.resilience.many_hits', { count: numberText(most) })
              : t('web.resilience.hits', { count: hits.length })}
          </p>
          {hits.length === 0 ? (
            <p className="small muted">{t('web.resilience.no_hit')}</p>
          ) : (
            <ul className="plain">
              {hits.slice(0, most).map((node) => (
                <li key={node}>
                  <button type="button" onClick={() => choose(node)}>
                    <span>{net.told.nodes[node]?.name}</span>
                    <span className="small muted">{kindWord(net.told.nodes[node]?.kind ?? '')}</span>
                  </button>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </div>
  );
}
