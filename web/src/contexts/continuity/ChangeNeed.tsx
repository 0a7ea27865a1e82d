import { useState } from 'react';
import { t } from '../../platform/i18n';
import { Button } from '../../platform/ui/Button';
import { SelectField } from '../../platform/ui/Fields';
import { durationText } from './engine_words';
import { FindNode } from './FindNode';
import type { Edit, MapNeed } from './engine_types';
import type { Net } from './map_network';

const hour = 60;
const day = 24 * hour;
const buffers = [0, hour, 2 * hour, 4 * hour, 8 * hour, 12 * hour, day, 2 * day, 3 * day, 7 * day];

/** The needs of a node, each with what could be changed in it. */
export function ChangeNeed({ net, node, onEdit }: { net: Net; node: number; onEdit: (edit: Edit) => void }) {
  const needs = (net.needsOf[node] ?? []).flatMap((place) => net.told.needs[place] ?? []);
  return (
    <div className="stack">
      <h3>{t('web.resilience.needs_of', { name: net.told.nodes[node]?.name ?? '' })}</h3>
      {needs.length === 0 ? <p>{t('web.resilience.needs_nothing')}</p> : null}
      {needs.map((need) => (
        <OneNeed key={need.id} net={net} need={need} onEdit={onEdit} />
      ))}
    </div>
  );
}

function OneNeed({ net, need, onEdit }: { net: Net; need: MapNeed; onEdit: (edit: Edit) => void }) {
  const [isAdding, setAdding] = useState(false);
  const names = need.of.map((node) => net.told.nodes[node]);
  return (
    <fieldset className="change-need">
      <legend>
        <strong>{need.what}</strong>{' '}
        <span className="small muted">{names.map((one) => one?.name).join(', ')}</span>
      </legend>
      <div className="engine-fields">
        <SelectField
          name={`buffert-${need.id}`}
          label={t('web.resilience.buffer')}
          isRequired
          choices={[...new Set([...buffers, need.buffer_minutes])]
            .sort((a, b) => a - b)
            .map((one) => ({ value: String(one), title: durationText(one) }))}
          value={String(need.buffer_minutes)}
          onChange={(minutes) => onEdit({ need: need.id, buffer_minutes: Number(minutes) })}
        />
        {need.of.length > 1 ? (
          <SelectField
            name={`behovs-${need.id}`}
            label={t('continuity.needed')}
            isRequired
            choices={need.of.map((_, at) => ({ value: String(at + 1), title: String(at + 1) }))}
            value={String(need.needed)}
            onChange={(needed) => onEdit({ need: need.id, needed: Number(needed) })}
          />
        ) : null}
        {need.of.length > need.needed ? (
          <SelectField
            name={`utan-${need.id}`}
            label={t('web.resilience.without')}
            isRequired
            choices={[
              { value: '', title: t('web.choose') },
              ...names.flatMap((one) => (one ? [{ value: one.id, title: one.name }] : [])),
            ]}
            value=""
            onChange={(id) => (id ? onEdit({ need: need.id, remove: id }) : undefined)}
          />
        ) : null}
      </div>
      {isAdding ? (
        <FindNode
          net={net}
          label={t('web.resilience.which_more', { need: need.what })}
          onFound={(found) => {
            setAdding(false);
            onEdit({ need: need.id, add: net.told.nodes[found]?.id ?? '' });
          }}
        />
      ) : (
        <div>
          <Button isSmall icon="plus" onPress={() => setAdding(true)}>
            {t('web.resilience.add_alternative')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
