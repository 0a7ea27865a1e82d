import { useId } from 'react';
import { t } from '../../platform/i18n';
import { Button } from '../../platform/ui/Button';
import { SelectField } from '../../platform/ui/Fields';
import { Icon } from '../../platform/ui/icons';
import { durationText, kindWord } from './engine_words';
import { classes, type NodeNamed } from './engine_types';
import { FindNode } from './FindNode';
import {
  horizonOf,
  horizons,
  lengths,
  lostOf,
  repaired,
  withLost,
  withoutLost,
  type Wanted,
} from './loss_question';
import type { Net } from './map_network';

/** What is lost, for how long, and how far ahead it is followed. */
export function LossQuestion({
  net,
  wanted,
  onChange,
  lost,
}: {
  net: Net;
  wanted: Wanted;
  onChange: (next: Wanted) => void;
  /** What the server understood to be lost. */
  lost?: readonly NodeNamed[];
}) {
  const title = useId();
  const chosen = lostOf(wanted);
  return (
    <section className="card stack loss-question" aria-labelledby={title}>
      <h2 id={title}>{t('web.resilience.what_is_lost')}</h2>
      <Chosen net={net} wanted={wanted} onChange={onChange} />
      <div className="engine-fields only-screen">
        <FindNode
          net={net}
          label={t('web.resilience.lose_more')}
          onFound={(node) =>
            onChange({
              bort: withLost(wanted, net.told.nodes[node]?.id ?? ''),
              varfor: undefined,
              minut: undefined,
            })
          }
        />
        <Many net={net} wanted={wanted} onChange={onChange} />
        <HowLong wanted={wanted} onChange={onChange} />
      </div>
      {lost && lost.length > chosen.length ? (
        <details>
          <summary>{t('web.resilience.lost_in_all', { count: lost.length })}</summary>
          <p>{lost.map((node) => node.name).join(', ')}</p>
        </details>
      ) : null}
    </section>
  );
}

interface Part {
  net: Net;
  wanted: Wanted;
  onChange: (next: Wanted) => void;
}

/** Those chosen by name, each with the way to take it back. */
function Chosen({ net, wanted, onChange }: Part) {
  const chosen = lostOf(wanted);
  return chosen.length === 0 ? null : (
    <ul className="plain row loss-chosen">
      {chosen.map((id) => {
        const name = net.told.nodes[net.at.get(id) ?? -1]?.name ?? t('web.resilience.gone');
        return (
          <li key={id}>
            <Icon name="cross" />
            <span>{name}</span>
            <Button
              tone="quiet"
              icon="close"
              iconOnly
              isSmall
              onPress={() => onChange({ bort: withoutLost(wanted, id), varfor: undefined, minut: undefined })}
            >
              {t('web.resilience.not_lost', { name })}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}

/** Many at once: everything of a class, everything that a supplier provides. */
function Many({ net, wanted, onChange }: Part) {
  const present = new Set(net.told.nodes.map((node) => node.kind));
  return (
    <>
      <SelectField
        name="slag"
        label={t('web.resilience.every_of_class')}
        isRequired
        choices={[
          { value: '', title: t('web.resilience.no_class') },
          ...classes
            .filter((kind) => present.has(kind))
            .map((kind) => ({ value: kind, title: kindWord(kind) })),
        ]}
        value={wanted.slag ?? ''}
        onChange={(slag) => onChange({ slag: slag || undefined, varfor: undefined, minut: undefined })}
      />
      <SelectField
        name="leverantor"
        label={t('web.resilience.all_of_supplier')}
        isRequired
        choices={[
          { value: '', title: t('web.resilience.no_supplier') },
          ...net.told.suppliers.map((one) => ({ value: one.id, title: one.name })),
        ]}
        value={wanted.leverantor ?? ''}
        onChange={(leverantor) =>
          onChange({ leverantor: leverantor || undefined, varfor: undefined, minut: undefined })
        }
      />
    </>
  );
}

function HowLong({ wanted, onChange }: Omit<Part, 'net'>) {
  return (
    <>
      <SelectField
        name="varar"
        label={t('web.resilience.how_long')}
        isRequired
        choices={[
          { value: '', title: t('web.resilience.for_good') },
          { value: repaired, title: t('web.resilience.until_repaired') },
          ...lengths.map((one) => ({ value: String(one), title: durationText(one) })),
        ]}
        value={wanted.varar ?? ''}
        onChange={(varar) => onChange({ varar: varar || undefined, minut: undefined })}
      />
      <SelectField
        name="horisont"
        label={t('web.resilience.followed')}
        isRequired
        choices={horizons.map((one) => ({ value: String(one), title: durationText(one) }))}
        value={String(horizonOf(wanted))}
        onChange={(horisont) => onChange({ horisont, minut: undefined })}
      />
    </>
  );
}
