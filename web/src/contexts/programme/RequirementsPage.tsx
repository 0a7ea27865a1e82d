import { useMemo } from 'react';
import { t } from '../../platform/i18n';
import { useSearchWord, useValidOn } from '../../platform/shell/url';
import { MarkerTag, WithTrace } from '../../platform/trace';
import { Tag } from '../../platform/ui/Chip';
import { SelectField } from '../../platform/ui/Fields';
import { Link } from '../../platform/ui/Link';
import { PageHeader } from '../../platform/ui/PageHeader';
import { SearchField } from '../../platform/ui/SearchField';
import { EmptyState, Shown } from '../../platform/ui/States';
import { Table, type Column } from '../../platform/ui/Table';
import { useCatalogues, useRequirements } from './data';
import { holdsOn } from './due';
import type { Catalogue, Requirement } from './types';
import { catalogueKindWord, intervalWords, unitKindWord } from './words';
import './matrix.css';

const unitKinds = [
  'council',
  'city_board',
  'committee',
  'district_committee',
  'administration',
  'department',
  'company',
  'federation',
] as const;

/** What laws, regulations, agreements and the town itself demand, and whom each demand binds. */
export default function RequirementsPage() {
  const [catalogue, setCatalogue] = useSearchWord('katalog');
  const [binds, setBinds] = useSearchWord('binder');
  const [interval, setInterval] = useSearchWord('intervall');
  const [q, setQ] = useSearchWord('q');
  const catalogues = useCatalogues();
  const found = useRequirements({ catalogue, binds, q });
  const isFiltered = Boolean(catalogue || binds || q || interval);
  const any = { value: '', title: t('web.matrix.any') };
  const { day } = useValidOn();
  const shown = useMemo(() => {
    const laws = new Map((catalogues.data ?? []).map((one) => [one.id, one]));
    return (found.data ?? []).filter(
      (one) =>
        (!interval || fits(one, interval)) &&
        holdsOn(one, day) &&
        holdsOn(laws.get(one.catalogue) ?? {}, day),
    );
  }, [found.data, catalogues.data, interval, day]);
  const returning = shown.filter((one) => one.interval_months).length;
  return (
    <WithTrace>
      <PageHeader
        title={t('web.page.requirements')}
        answer={
          found.data && catalogues.data ? (
            <>
              <strong>{t('web.requirement.count', { count: shown.length })}</strong>{' '}
              {t('web.requirement.returning', { count: returning })}
            </>
          ) : undefined
        }
      />
      <div className="stack">
        <div className="filters only-screen">
          <SearchField label={t('web.requirement.search')} value={q ?? ''} onSearch={setQ} />
          <SelectField
            name="katalog"
            label={t('programme.catalogue')}
            choices={[
              any,
              ...(catalogues.data ?? []).map((one) => ({
                value: one.id,
                title: `${one.title} (${one.reference})`,
              })),
            ]}
            value={catalogue ?? ''}
            onChange={setCatalogue}
            isRequired
          />
          <SelectField
            name="binder"
            label={t('web.requirement.binds')}
            choices={[any, ...unitKinds.map((one) => ({ value: one, title: unitKindWord(one) }))]}
            value={binds ?? ''}
            onChange={setBinds}
            isRequired
          />
          <SelectField
            name="intervall"
            label={t('web.requirement.interval')}
            choices={[
              any,
              { value: 'ja', title: t('web.requirement.with_interval') },
              { value: 'ar', title: t('web.requirement.within_year') },
              { value: 'nej', title: t('web.requirement.once') },
            ]}
            value={interval ?? ''}
            onChange={setInterval}
            isRequired
          />
        </div>
        <Shown query={found} lines={10}>
          {() =>
            shown.length === 0 && !isFiltered ? (
              <EmptyState isKept icon="requirement" title={t('web.requirement.none')}>
                <p>{t('web.requirement.none_why')}</p>
              </EmptyState>
            ) : (
              <Rows rows={shown} catalogues={catalogues.data ?? []} />
            )
          }
        </Shown>
      </div>
    </WithTrace>
  );
}

function fits(requirement: Requirement, interval: string): boolean {
  const months = requirement.interval_months;
  return interval === 'nej'
    ? !months
    : interval === 'ar'
      ? months !== undefined && months <= 12
      : Boolean(months);
}

function Rows({ rows, catalogues }: { rows: readonly Requirement[]; catalogues: readonly Catalogue[] }) {
  const [order, setOrder] = useSearchWord('ordning');
  const byId = useMemo(() => new Map(catalogues.map((one) => [one.id, one])), [catalogues]);
  const columns: Column<Requirement>[] = [
    {
      key: 'title',
      title: t('programme.requirement'),
      isName: true,
      sort: (row) => row.title,
      cell: (row) => (
        <>
          <Link to={`/krav/${row.id}`}>{row.title}</Link>{' '}
          <MarkerTag marker={row.marker} source={row.source} />
        </>
      ),
    },
    {
      key: 'catalogue',
      title: t('programme.catalogue'),
      sort: (row) => byId.get(row.catalogue)?.title ?? null,
      cell: (row) => {
        const catalogue = byId.get(row.catalogue);
        return catalogue ? (
          <>
            {catalogue.title} <Tag>{catalogueKindWord(catalogue.kind)}</Tag>
          </>
        ) : null;
      },
    },
    {
      key: 'reference',
      title: t('programme.reference'),
      sort: (row) => row.reference,
      cell: (row) => row.reference,
    },
    {
      key: 'interval',
      title: t('web.requirement.interval'),
      sort: (row) => row.interval_months ?? null,
      cell: (row) => (row.interval_months ? intervalWords(row.interval_months) : '–'),
    },
  ];
  return (
    <Table
      caption={t('web.page.requirements')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      order={order}
      onOrder={setOrder}
      empty={t('web.requirement.nothing')}
    />
  );
}
