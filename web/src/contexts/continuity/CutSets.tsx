import { useParams } from '@tanstack/react-router';
import { numberText, t } from '../../platform/i18n';
import { Whole } from '../../platform/pages/Whole';
import { useSearchWord } from '../../platform/shell/url';
import { SelectField } from '../../platform/ui/Fields';
import { Link } from '../../platform/ui/Link';
import { PageHeader } from '../../platform/ui/PageHeader';
import { EmptyState } from '../../platform/ui/States';
import { Table, type Column } from '../../platform/ui/Table';
import { EngineWays, ModelWord, Stale } from './EngineFrame';
import { useCutSets } from './engine_data';
import { durationText, kindWord, percentText } from './engine_words';
import type { CutSetsTold, CutSetTold } from './engine_types';

const orders = ['1', '2', '3', '4'];
const orderUsual = '2';

/** What must be lost together for a service to fall: the smallest such sets, the likeliest first. */
export default function CutSets() {
  const { id } = useParams({ strict: false }) as { id: string };
  const [asked, setOrder] = useSearchWord('ordning');
  const order = orders.find((one) => one === asked) ?? orderUsual;
  const query = useCutSets(id, Number(order));
  const crumbs = [{ title: t('web.resilience.map'), to: '/kontinuitet/karta' }];
  return (
    <Whole query={query} title={t('web.resilience.cut_sets')} crumbs={crumbs}>
      {(told) => (
        <>
          <PageHeader
            title={t('web.resilience.cut_sets_of', { name: told.service.name })}
            crumbs={[...crumbs, { title: told.service.name, to: `/kontinuitet/tjanster/${id}` }]}
            answer={<strong>{answerOf(told)}</strong>}
            facts={<ModelWord model={told.model} />}
          />
          <EngineWays />
          <div className="stack">
            <Stale model={told.model} />
            <div className="engine-fields only-screen">
              <SelectField
                name="ordning"
                label={t('web.resilience.at_most_together')}
                hint={t('web.resilience.order_hint')}
                isRequired
                choices={orders.map((one) => ({ value: one, title: one }))}
                value={order}
                onChange={setOrder}
              />
            </div>
            <Counts told={told} />
            <Sets told={told} service={id} />
          </div>
        </>
      )}
    </Whole>
  );
}

const isOwn = (told: CutSetsTold, set: CutSetTold) =>
  set.nodes.length === 1 && set.nodes[0]?.id === told.service.id;
/** How many sets of an order there are; the service's own loss fells it too, and says nothing. */
function countOf(told: CutSetsTold, order: number): number {
  const all = Number(told.by_order.find((one) => one.order === order)?.sets ?? 0);
  return all - (order === 1 && told.sets.some((set) => isOwn(told, set)) ? 1 : 0);
}

function answerOf(told: CutSetsTold): string {
  const alone = countOf(told, 1);
  const words =
    alone > 0 ? t('web.resilience.falls_alone', { count: alone }) : t('web.resilience.never_alone');
  return `${words} ${t('web.resilience.falls_in_a_year', {
    low: percentText(told.probability_low),
    high: percentText(told.probability_high),
  })}`;
}

function Counts({ told }: { told: CutSetsTold }) {
  return (
    <dl className="node-facts cut-counts">
      {told.by_order.map((one) => (
        <div key={one.order}>
          <dt className="small muted">
            {one.order === 1 ? t('web.resilience.alone') : t('web.resilience.together', { count: one.order })}
          </dt>
          <dd className="figures">{numberText(countOf(told, one.order))}</dd>
        </div>
      ))}
    </dl>
  );
}

function Sets({ told, service }: { told: CutSetsTold; service: string }) {
  const sets = told.sets.filter((set) => !isOwn(told, set));
  if (sets.length === 0) {
    return (
      <EmptyState isKept icon="check" title={t('web.resilience.no_sets')}>
        <p>{t('web.resilience.no_sets_why')}</p>
      </EmptyState>
    );
  }
  const columns: Column<CutSetTold>[] = [
    {
      key: 'nodes',
      title: t('web.resilience.lost_together'),
      cell: (set) => (
        <ul className="plain">
          {set.nodes.map((node) => (
            <li key={node.id}>
              <Link to={`/kontinuitet/${node.kind === 'service' ? 'tjanster' : 'resurser'}/${node.id}`}>
                {node.name}
              </Link>{' '}
              <span className="small muted">{kindWord(node.kind)}</span>
            </li>
          ))}
        </ul>
      ),
    },
    {
      key: 'probability',
      title: t('continuity.probability'),
      align: 'end',
      cell: (set) => percentText(set.probability),
    },
    {
      key: 'after',
      title: t('web.resilience.falls'),
      align: 'end',
      cell: (set) => durationText(set.falls_after),
    },
    {
      key: 'play',
      title: t('web.resilience.loss'),
      cell: (set) => (
        <Link
          to="/kontinuitet/bortfall"
          search={{ bort: set.nodes.map((node) => node.id).join(','), varfor: service }}
          aria-label={t('web.resilience.simulate_these', {
            names: set.nodes.map((node) => node.name).join(', '),
          })}
        >
          {t('web.resilience.simulate')}
        </Link>
      ),
    },
  ];
  return (
    <>
      <Table
        caption={t('web.resilience.cut_sets')}
        columns={columns}
        rows={sets}
        rowKey={(set) => set.nodes.map((node) => node.id).join()}
      />
      <p className="small muted reading">{t('web.resilience.cut_sets_assume')}</p>
    </>
  );
}
