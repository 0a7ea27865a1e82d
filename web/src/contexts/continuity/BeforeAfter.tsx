import { numberText, t } from '../../platform/i18n';
import { StatusChip } from '../../platform/ui/Chip';
import { Link } from '../../platform/ui/Link';
import { Table, type Column } from '../../platform/ui/Table';
import type { ComparisonTold } from './engine_types';

interface Fact {
  key: string;
  title: string;
  before: number;
  after: number;
}
type Changed = ComparisonTold['changed'][number];

/** The town before and after, in figures and loss by loss. */
export function BeforeAfter({ told }: { told: ComparisonTold }) {
  const { before, after } = told;
  const facts: Fact[] = [
    {
      key: 'lost',
      title: t('web.resilience.fact.lost'),
      before: before.services_lost,
      after: after.services_lost,
    },
    {
      key: 'single',
      title: t('web.resilience.fact.single'),
      before: before.single_points,
      after: after.single_points,
    },
    { key: 'pairs', title: t('web.resilience.fact.pairs'), before: before.cut_pairs, after: after.cut_pairs },
    {
      key: 'weak',
      title: t('web.resilience.fact.weaknesses'),
      before: before.weaknesses,
      after: after.weaknesses,
    },
  ];
  const columns: Column<Fact>[] = [
    { key: 'what', title: t('web.resilience.fact'), cell: (fact) => fact.title },
    {
      key: 'before',
      title: t('web.resilience.as_is'),
      align: 'end',
      cell: (fact) => numberText(fact.before),
    },
    {
      key: 'after',
      title: t('web.resilience.as_changed'),
      align: 'end',
      cell: (fact) => numberText(fact.after),
    },
    {
      key: 'difference',
      title: t('web.resilience.difference'),
      align: 'end',
      cell: (fact) => <Difference before={fact.before} after={fact.after} />,
    },
  ];
  return (
    <>
      <Table
        caption={t('web.resilience.change')}
        columns={columns}
        rows={facts}
        rowKey={(fact) => fact.key}
      />
      <ChangedLosses changed={told.changed} />
    </>
  );
}

/** Fewer is better, in every one of these. */
function Difference({ before, after }: { before: number; after: number }) {
  if (before === after) {
    return <StatusChip status="told">{t('web.resilience.same')}</StatusChip>;
  }
  return after < before ? (
    <StatusChip status="good">{t('web.resilience.fewer', { count: numberText(before - after) })}</StatusChip>
  ) : (
    <StatusChip status="bad">{t('web.resilience.more', { count: numberText(after - before) })}</StatusChip>
  );
}

const wide = 600;
const high = 140;

function ChangedLosses({ changed }: { changed: readonly Changed[] }) {
  if (changed.length === 0) {
    return <p className="muted">{t('web.resilience.no_loss_changed')}</p>;
  }
  const most = Math.max(...changed.flatMap((one) => [one.services_before, one.services_after]), 1);
  const columns: Column<Changed>[] = [
    {
      key: 'node',
      title: t('web.resilience.if_lost'),
      cell: (one) => (
        <Link to="/kontinuitet/karta" search={{ nod: one.node.id }}>
          {one.node.name}
        </Link>
      ),
    },
    {
      key: 'before',
      title: t('continuity.services_before'),
      align: 'end',
      cell: (one) => numberText(one.services_before),
    },
    {
      key: 'after',
      title: t('continuity.services_after'),
      align: 'end',
      cell: (one) => numberText(one.services_after),
    },
    {
      key: 'bars',
      title: t('web.resilience.side_by_side'),
      cell: (one) => (
        <span className="bars" aria-hidden="true">
          <span className="bar bar-before" style={{ width: `${(one.services_before / most) * 100}%` }} />
          <span className="bar bar-after" style={{ width: `${(one.services_after / most) * 100}%` }} />
        </span>
      ),
    },
  ];
  return (
    <section className="stack" aria-labelledby="changed">
      <h2 id="changed">{t('web.resilience.losses_changed', { count: changed.length })}</h2>
      {changed.length > 2 ? <Curves changed={changed} most={most} /> : null}
      <Table
        caption={t('web.resilience.losses_changed', { count: changed.length })}
        columns={columns}
        rows={changed}
        rowKey={(one) => one.node.id}
      />
    </section>
  );
}

/** Two curves over the losses that change, the heaviest first: the ground between them is what the change is worth. */
function Curves({ changed, most }: { changed: readonly Changed[]; most: number }) {
  const line = (values: number[]) =>
    values
      .sort((a, b) => b - a)
      .map((value, at) => {
        const x = (at / Math.max(1, values.length - 1)) * wide;
        return `${at === 0 ? 'M' : 'L'}${x.toFixed(1)} ${((1 - value / most) * high).toFixed(1)}`;
      })
      .join('');
  return (
    <figure className="stack-small curves">
      <svg viewBox={`0 -4 ${wide} ${high + 8}`} preserveAspectRatio="none" aria-hidden="true">
        <path
          className="curve-before"
          d={line(changed.map((one) => one.services_before))}
          vectorEffect="non-scaling-stroke"
        />
        <path
          className="curve-after"
          d={line(changed.map((one) => one.services_after))}
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      <figcaption className="small muted row">
        <span className="curve-key curve-key-before">{t('web.resilience.as_is')}</span>
        <span className="curve-key curve-key-after">{t('web.resilience.as_changed')}</span>
        <span>{t('web.resilience.curves_say')}</span>
      </figcaption>
    </figure>
  );
}
