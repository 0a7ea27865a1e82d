import { numberText, t } from '../../platform/i18n';
import { Whole } from '../../platform/pages/Whole';
import { useSearchWord } from '../../platform/shell/url';
import { SelectField } from '../../platform/ui/Fields';
import { Link } from '../../platform/ui/Link';
import { PageHeader } from '../../platform/ui/PageHeader';
import { EmptyState } from '../../platform/ui/States';
import { Table, type Column } from '../../platform/ui/Table';
import { EngineWays, ModelWord, Stale } from './EngineFrame';
import { useImportance } from './engine_data';
import { kindWord, percentText } from './engine_words';
import type { ImportanceTold, NodeWeight } from './engine_types';

const sizes = ['10000', '100000', '1000000'];
const sizeUsual = '100000';
/** The same draws every time, so that two who look see the same. */
const seed = 1;

/** What matters most to how many services are expected to be down, and how that was worked out. */
export default function ImportancePage() {
  const [asked, setSize] = useSearchWord('scenarier');
  const size = sizes.find((one) => one === asked) ?? sizeUsual;
  const query = useImportance(Number(size), seed);
  return (
    <Whole query={query} title={t('web.resilience.importance')}>
      {(told) => (
        <>
          <PageHeader
            title={t('web.resilience.importance')}
            answer={told.nodes.length > 0 ? <strong>{answerOf(told)}</strong> : undefined}
            facts={<ModelWord model={told.model} />}
          />
          <EngineWays />
          <div className="stack">
            <Stale model={told.model} />
            {told.nodes.length === 0 ? (
              <EmptyState isKept icon="trace" title={t('web.resilience.none')}>
                <p>{t('web.resilience.none_why')}</p>
              </EmptyState>
            ) : (
              <Weights told={told} size={size} onSize={setSize} />
            )}
          </div>
        </>
      )}
    </Whole>
  );
}

const decimals = (value: number, digits = 2) =>
  new Intl.NumberFormat('sv-SE', { maximumFractionDigits: digits }).format(value);
/** A figure of importance; one that knows no bound is said to. */
const figure = (value: number | null | undefined) =>
  value === null || value === undefined || !Number.isFinite(value)
    ? '∞'
    : decimals(value, value < 10 ? 3 : 0);

function answerOf(told: ImportanceTold): string {
  return t('web.resilience.importance_answer', {
    name: told.nodes[0]?.node.name ?? '',
    share: percentText(told.nodes[0]?.fussell_vesely ?? 0),
    down: decimals(told.services_down),
    low: decimals(told.low),
    high: decimals(told.high),
  });
}

function Weights({
  told,
  size,
  onSize,
}: {
  told: ImportanceTold;
  size: string;
  onSize: (size: string) => void;
}) {
  const [order, setOrder] = useSearchWord('ordning');
  const most = Math.max(...told.nodes.map((one) => one.fussell_vesely), 1e-9);
  return (
    <>
      <Method told={told} size={size} onSize={onSize} />
      <Table
        caption={t('web.resilience.importance')}
        columns={columnsOf(most)}
        rows={told.nodes}
        rowKey={(one) => one.node.id}
        order={order}
        onOrder={setOrder}
      />
    </>
  );
}

/** How the figures came about, what they mean, and how many scenarios they rest on. */
function Method({
  told,
  size,
  onSize,
}: {
  told: ImportanceTold;
  size: string;
  onSize: (size: string) => void;
}) {
  return (
    <section className="card stack-small" aria-labelledby="how">
      <h2 id="how">{t('web.resilience.how_reckoned')}</h2>
      <p className="reading">
        {t('web.resilience.method', {
          scenarios: numberText(told.scenarios),
          seed: String(seed),
          down: decimals(told.services_down),
          low: decimals(told.low),
          high: decimals(told.high),
        })}
      </p>
      <details>
        <summary>{t('web.resilience.conventions')}</summary>
        <dl className="conventions reading">
          <dt>{t('web.resilience.share_of_harm')}</dt>
          <dd>{t('web.resilience.means.fussell_vesely')}</dd>
          <dt>{t('continuity.birnbaum')}</dt>
          <dd>{t('web.resilience.means.birnbaum')}</dd>
          <dt>{t('continuity.raw')}</dt>
          <dd>{t('web.resilience.means.raw')}</dd>
          <dt>{t('continuity.rrw')}</dt>
          <dd>{t('web.resilience.means.rrw')}</dd>
        </dl>
      </details>
      <div className="engine-fields only-screen">
        <SelectField
          name="scenarier"
          label={t('continuity.scenarios')}
          isRequired
          choices={sizes.map((one) => ({ value: one, title: numberText(Number(one)) }))}
          value={size}
          onChange={onSize}
        />
      </div>
    </section>
  );
}

/** `most` is the largest share, which fills its bar. */
function columnsOf(most: number): Column<NodeWeight>[] {
  return [
    {
      key: 'node',
      title: t('continuity.node'),
      sort: (one) => one.node.name,
      cell: (one) => (
        <Link to={`/kontinuitet/${one.node.kind === 'service' ? 'tjanster' : 'resurser'}/${one.node.id}`}>
          {one.node.name}
        </Link>
      ),
    },
    {
      key: 'kind',
      title: t('continuity.node_kind'),
      sort: (one) => kindWord(one.node.kind),
      cell: (one) => kindWord(one.node.kind),
    },
    {
      key: 'alone',
      title: t('web.resilience.services_alone'),
      align: 'end',
      sort: (one) => one.services_alone,
      cell: (one) => numberText(one.services_alone),
    },
    {
      key: 'share',
      title: t('web.resilience.share_of_harm'),
      align: 'end',
      sort: (one) => one.fussell_vesely,
      cell: (one) => (
        <span className="weight-cell">
          <span className="weight-bar" aria-hidden="true">
            <span style={{ width: `${(one.fussell_vesely / most) * 100}%` }} />
          </span>
          {percentText(one.fussell_vesely)}
        </span>
      ),
    },
    {
      key: 'birnbaum',
      title: t('continuity.birnbaum'),
      align: 'end',
      sort: (one) => one.birnbaum,
      cell: (one) => figure(one.birnbaum),
    },
    {
      key: 'raw',
      title: t('continuity.raw'),
      align: 'end',
      sort: (one) => one.raw,
      cell: (one) => figure(one.raw),
    },
    {
      key: 'rrw',
      title: t('continuity.rrw'),
      align: 'end',
      sort: (one) => one.rrw,
      cell: (one) => figure(one.rrw),
    },
  ];
}
