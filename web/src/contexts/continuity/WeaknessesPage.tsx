import { useState } from 'react';
import { numberText, t, type TextKey } from '../../platform/i18n';
import { useSearchWords } from '../../platform/shell/url';
import { Button } from '../../platform/ui/Button';
import { SeverityChip } from '../../platform/ui/Chip';
import { SelectField } from '../../platform/ui/Fields';
import { PageHeader } from '../../platform/ui/PageHeader';
import { SearchField } from '../../platform/ui/SearchField';
import { EmptyState, Shown } from '../../platform/ui/States';
import { EngineWays, ModelWord, Stale, WithNet } from './EngineFrame';
import { useWeaknesses } from './engine_data';
import { RuleNote } from './RuleNote';
import { Turning } from './Turning';
import { grouped, type Filter, type Rule, type RuleGroup } from './weaknesses';
import { OneWeakness } from './OneWeakness';
import type { Weakness } from './engine_types';
import type { Net } from './map_network';

const toldAtOnce = 3;
const rowsOnPage = 20;

const titles: Record<Rule, TextKey> = {
  'RES-001': 'rule.res-001.title',
  'RES-002': 'rule.res-002.title',
  'RES-003': 'rule.res-003.title',
  'RES-004': 'rule.res-004.title',
  'RES-005': 'rule.res-005.title',
  'RES-006': 'rule.res-006.title',
  'RES-007': 'rule.res-007.title',
};

/** Where the town is weak, rule by rule, so that the many of one rule do not drown the few of another. */
export default function WeaknessesPage() {
  const weaknesses = useWeaknesses();
  return (
    <WithNet
      head={(net) => (
        <>
          <PageHeader
            title={t('web.resilience.weaknesses')}
            answer={
              net && weaknesses.data ? (
                <strong>{answerOf(net, weaknesses.data.weaknesses)}</strong>
              ) : (
                t('web.resilience.weaknesses_what')
              )
            }
            facts={net && weaknesses.data ? <ModelWord model={weaknesses.data.model} /> : undefined}
          />
          <EngineWays />
        </>
      )}
    >
      {(net) => (
        <Shown query={weaknesses} lines={10}>
          {(told) => (
            <div className="stack">
              <Stale model={told.model} />
              <Weaknesses net={net} all={told.weaknesses} />
            </div>
          )}
        </Shown>
      )}
    </WithNet>
  );
}

/** How many of each gravity, and the heaviest single loss. */
function answerOf(net: Net, all: readonly Weakness[]): string {
  if (all.length === 0) {
    return t('web.resilience.no_weakness');
  }
  const of = (severity: string) => numberText(all.filter((one) => one.severity === severity).length);
  const heaviest = grouped(net, all, { rule: 'RES-001' })[0]?.weaknesses[0];
  const words = t('web.resilience.weaknesses_answer', {
    errors: of('error'),
    warnings: of('warning'),
    notes: of('info'),
  });
  return heaviest ? `${words} ${t('web.resilience.heaviest', { text: heaviest.text })}` : words;
}

type Word = 'regel' | 'enhet' | 'sektor' | 'sida';

function Weaknesses({ net, all }: { net: Net; all: readonly Weakness[] }) {
  const [wanted, set] = useSearchWords<Word>();
  // What is looked for may be a name, and no address tells it.
  const [words, setWords] = useState('');
  const change = (next: Partial<Record<Word, string | undefined>>) =>
    set({
      regel: wanted.regel,
      enhet: wanted.enhet,
      sektor: wanted.sektor,
      sida: undefined,
      ...next,
    });
  const narrowed: Filter = {
    ...(wanted.enhet ? { unit: wanted.enhet } : {}),
    ...(wanted.sektor ? { sector: wanted.sektor } : {}),
    ...(words ? { words } : {}),
  };
  const groups = grouped(net, all, narrowed);
  const shown = wanted.regel ? groups.filter((group) => group.rule === wanted.regel) : groups;
  return (
    <>
      <RuleCards groups={groups} chosen={wanted.regel} onChoose={(regel) => change({ regel })} />
      <div className="engine-fields only-screen">
        <SearchField label={t('web.resilience.search')} value={words} onSearch={setWords} />
        <SelectField
          name="sektor"
          label={t('organisation.sector')}
          isRequired
          choices={[{ value: '', title: t('web.resilience.every') }, ...named(net.told.sectors)]}
          value={wanted.sektor ?? ''}
          onChange={(sektor) => change({ sektor })}
        />
        <SelectField
          name="enhet"
          label={t('organisation.unit')}
          isRequired
          choices={[{ value: '', title: t('web.resilience.every') }, ...named(net.told.units)]}
          value={wanted.enhet ?? ''}
          onChange={(enhet) => change({ enhet })}
        />
      </div>
      {shown.length === 0 ? (
        <EmptyState isKept icon="check" title={t('web.resilience.no_weakness')}>
          <p>{t('web.resilience.no_weakness_why')}</p>
        </EmptyState>
      ) : null}
      {shown.map((group) => (
        <Group
          key={group.rule}
          net={net}
          group={group}
          page={wanted.regel ? Math.max(0, Number(wanted.sida ?? 1) - 1) : undefined}
          onAll={() => change({ regel: group.rule })}
          onTurn={(page) => change({ sida: String(page + 1) })}
        />
      ))}
    </>
  );
}

const named = (things: readonly { id: string; name: string }[]) =>
  [...things]
    .sort((a, b) => a.name.localeCompare(b.name, 'sv'))
    .map((one) => ({ value: one.id, title: one.name }));

/** The rules at a glance: how grave, how many. A press shows one alone. */
function RuleCards({
  groups,
  chosen,
  onChoose,
}: {
  groups: readonly RuleGroup[];
  chosen: string | undefined;
  onChoose: (rule: string | undefined) => void;
}) {
  return (
    <ul className="plain rule-cards only-screen">
      {groups.map(({ rule, severity, weaknesses }) => (
        <li key={rule}>
          <button
            type="button"
            className="rule-card"
            aria-pressed={chosen === rule}
            onClick={() => onChoose(chosen === rule ? undefined : rule)}
          >
            <span className="rule-card-top">
              <strong className="rule-card-count figures">{numberText(weaknesses.length)}</strong>
              <SeverityChip severity={severity} />
            </span>
            <span>{t(titles[rule])}</span>
            <span className="fixed small muted">{rule}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Group({
  net,
  group,
  page,
  onAll,
  onTurn,
}: {
  net: Net;
  group: RuleGroup;
  /** Which page of it is shown when it stands alone. */
  page: number | undefined;
  onAll: () => void;
  onTurn: (page: number) => void;
}) {
  const { rule, severity, weaknesses } = group;
  const last = Math.ceil(weaknesses.length / rowsOnPage) - 1;
  const at = Math.min(page ?? 0, last);
  const told =
    page === undefined
      ? weaknesses.slice(0, toldAtOnce)
      : weaknesses.slice(at * rowsOnPage, (at + 1) * rowsOnPage);
  return (
    <section className="card stack weakness-group" aria-labelledby={rule}>
      <header className="weakness-head">
        <SeverityChip severity={severity} />
        <h2 id={rule}>{t(titles[rule])}</h2>
        <span className="fixed muted small">{rule}</span>
        <span className="tab-count figures">{numberText(weaknesses.length)}</span>
      </header>
      <p className="reading">
        <strong>{t('web.finding.cure')}</strong> {weaknesses[0]?.cure}
      </p>
      <RuleNote rule={rule} />
      <ul className="plain weakness-list">
        {told.map((one) => (
          <li key={one.subject.id}>
            <OneWeakness net={net} weakness={one} />
          </li>
        ))}
      </ul>
      {page === undefined && weaknesses.length > toldAtOnce ? (
        <div className="only-screen">
          <Button tone="quiet" onPress={onAll}>
            {t('web.resilience.all_of_rule', { count: numberText(weaknesses.length) })}
          </Button>
        </div>
      ) : null}
      {page === undefined ? null : <Turning page={at} last={last} onTurn={onTurn} />}
    </section>
  );
}
