import { useMemo, useState } from 'react';
import { numberText, t } from '../../platform/i18n';
import { base } from '../../kernel/client';
import { askedAt, heldMoment } from '../../kernel/past';
import { useSearchWord } from '../../platform/shell/url';
import { WithTrace } from '../../platform/trace';
import { Button } from '../../platform/ui/Button';
import { Icon } from '../../platform/ui/icons';
import { Link } from '../../platform/ui/Link';
import { PageHeader } from '../../platform/ui/PageHeader';
import { EmptyState, Shown } from '../../platform/ui/States';
import { Table, type Column } from '../../platform/ui/Table';
import { AddMeasure } from './AddMeasure';
import { BulkBar } from './BulkBar';
import { useMay, useMeasures, useSums } from './data';
import { Filters } from './Filters';
import { pageOf, questionOf, rowsOnPage, type Wanted } from './question';
import { Reminding } from './Reminding';
import { SumsOf } from './SumsOf';
import type { MeasureView, Sums } from './types';
import { costText, Due, MeasureStatus, sourceWord } from './words';
import './measure.css';

const orders = ['due', 'newest_due', 'cost', 'unit', 'title'] as const;

/** The register: what is late first, by what is asked, with what it costs; many are changed at once. */
export default function MeasuresPage() {
  const wanted = useWanted();
  const [ordning, setOrder] = useSearchWord('ordning');
  const order = orders.find((one) => one === ordning) ?? 'due';
  const found = useMeasures(wanted, order);
  const sums = useSums(wanted);
  const [chosen, choose] = useState<ReadonlyMap<string, MeasureView>>(new Map());
  const mayImport = useMay('measure.import');
  const isFiltered = Object.entries(wanted).some(([name, value]) => name !== 'sida' && value);
  return (
    <WithTrace>
      <PageHeader
        title={t('measure.page')}
        answer={sums.data ? <Answer sums={sums.data} /> : undefined}
        actions={
          <>
            <AddMeasure owner={wanted.enhet} />
            <a
              className="button button-plain"
              href={base + askedAt(`/measure-export?${questionOf(wanted).toString()}&format=xlsx`)}
              download
            >
              <Icon name="export" /> {t('measure.export')}
            </a>
            {mayImport ? (
              <Link to="/atgarder/las-in" className="button button-plain">
                <Icon name="import" /> {t('measure.import_page')}
              </Link>
            ) : null}
          </>
        }
      />
      <div className="stack">
        <Filters order={order} onOrder={(next) => setOrder(next === 'due' ? undefined : next)} />
        <Shown query={sums} lines={1}>
          {(told) => (told.whole.count === 0 ? null : <SumsOf sums={told} />)}
        </Shown>
        <Shown query={found} lines={10}>
          {(page) =>
            page.total === 0 && !isFiltered ? (
              <EmptyState isKept icon="check" title={t('measure.none')} action={<AddMeasure />}>
                <p>{t('measure.none_why')}</p>
              </EmptyState>
            ) : (
              <>
                <Rows views={page.items} chosen={chosen} onChoose={choose} />
                <Pages total={page.total} />
              </>
            )
          }
        </Shown>
        <BulkBar chosen={chosen} onDone={() => choose(new Map())} onChoose={choose} />
        <Reminding />
      </div>
    </WithTrace>
  );
}

function useWanted(): Wanted {
  const [enhet] = useSearchWord('enhet');
  const [status] = useSearchWord('status');
  const [sen] = useSearchWord('sen');
  const [kalla] = useSearchWord('kalla');
  const [fran] = useSearchWord('fran');
  const [till] = useSearchWord('till');
  const [q] = useSearchWord('q');
  const [sida] = useSearchWord('sida');
  return useMemo(
    () => ({ enhet, status, sen, kalla, fran, till, q, sida }),
    [enhet, status, sen, kalla, fran, till, q, sida],
  );
}

function Answer({ sums }: { sums: Sums }) {
  const { count, late } = sums.whole;
  if (count === 0) {
    return t('measure.answer_none');
  }
  return (
    <>
      {late > 0 ? (
        <strong>{t('measure.answer_late', { count: late })}</strong>
      ) : (
        <strong>{t('measure.answer_none_late')}</strong>
      )}{' '}
      {t('measure.answer_count', { count })}
    </>
  );
}

function Rows({
  views,
  chosen,
  onChoose,
}: {
  views: readonly MeasureView[];
  chosen: ReadonlyMap<string, MeasureView>;
  onChoose: (next: ReadonlyMap<string, MeasureView>) => void;
}) {
  const mayChoose = !heldMoment() && views.some((one) => one.may_change);
  const toggle = (view: MeasureView) => {
    const next = new Map(chosen);
    if (!next.delete(view.measure.id)) {
      next.set(view.measure.id, view);
    }
    onChoose(next);
  };
  const choosable = views.filter((one) => one.may_change);
  const columns: Column<MeasureView>[] = [
    ...(mayChoose
      ? [
          {
            key: 'choose',
            title: t('measure.choose'),
            cell: (view: MeasureView) =>
              view.may_change ? (
                <label className="measure-choose">
                  <input
                    type="checkbox"
                    checked={chosen.has(view.measure.id)}
                    onChange={() => toggle(view)}
                  />
                  <span className="unseen">{t('measure.choose_one', { title: view.measure.title })}</span>
                </label>
              ) : null,
          },
        ]
      : []),
    {
      key: 'title',
      title: t('measure.measure'),
      isName: true,
      cell: (view) => (
        <>
          <Link to={`/atgarder/${view.measure.id}`}>{view.measure.title}</Link>
          <div className="measure-source small">{sourceWord(view.measure.source_kind)}</div>
        </>
      ),
    },
    { key: 'due', title: t('measure.due'), cell: (view) => <Due view={view} /> },
    {
      key: 'status',
      title: t('measure.status'),
      cell: (view) => <MeasureStatus status={view.measure.status} />,
    },
    {
      key: 'owner',
      title: t('measure.owner'),
      cell: (view) => (
        <>
          <Link to={`/organisation/${view.measure.owner}`}>{view.owner_name}</Link>
          {view.responsible_name ? <div className="muted small">{view.responsible_name}</div> : null}
        </>
      ),
    },
    {
      key: 'cost',
      title: t('measure.cost'),
      align: 'end',
      cell: (view) => <span className="figures">{costText(view.measure.cost_ore)}</span>,
    },
  ];
  return (
    <>
      {mayChoose && choosable.length > 1 ? (
        <div className="row only-screen">
          <Button
            isSmall
            tone="quiet"
            onPress={() => onChoose(new Map(choosable.map((one) => [one.measure.id, one])))}
          >
            {t('measure.choose_all', { count: choosable.length })}
          </Button>
        </div>
      ) : null}
      <Table
        caption={t('measure.page')}
        columns={columns}
        rows={views}
        rowKey={(view) => view.measure.id}
        empty={t('measure.nothing')}
      />
    </>
  );
}

function Pages({ total }: { total: number }) {
  const [sida, setPage] = useSearchWord('sida');
  const page = pageOf({ sida });
  const last = Math.max(0, Math.ceil(total / rowsOnPage) - 1);
  if (last === 0) {
    return null;
  }
  const go = (to: number) => setPage(to === 0 ? undefined : String(to + 1), { asStep: true });
  return (
    <nav className="row only-screen" aria-label={t('measure.pages')}>
      <Button tone="quiet" isDisabled={page === 0} onPress={() => go(page - 1)}>
        {t('measure.earlier')}
      </Button>
      <span className="muted small">
        {t('measure.page_of', { page: numberText(page + 1), last: numberText(last + 1) })}
      </span>
      <Button tone="quiet" isDisabled={page >= last} onPress={() => go(page + 1)}>
        {t('measure.later')}
      </Button>
    </nav>
  );
}
