import { t } from '../../platform/i18n';
import { useSearchWords } from '../../platform/shell/url';
import { Icon } from '../../platform/ui/icons';
import { Link } from '../../platform/ui/Link';
import { PageHeader } from '../../platform/ui/PageHeader';
import { EmptyState, Shown } from '../../platform/ui/States';
import type { Column } from '../../platform/ui/Table';
import { VirtualTable } from '../../platform/ui/VirtualTable';
import { useMay, useRegister, useSuppliers } from './data';
import { isFiltered, resourcesAsked, type WordAsked, wordsAsked } from './question';
import { SavedViews } from '../../platform/views/SavedViews';
import { FilterBy, RegisterFilters } from './RegisterFilters';
import { SheetLinks } from './SheetLinks';
import { timeText } from './times';
import { classes, type ResourceLine } from './types';
import { classWord } from './words';
import './continuity.css';

const filters: readonly WordAsked[] = ['q', 'enhet', 'slag', 'leverantor'];

/** Everything that can be lost by itself, by what is asked. */
export default function ResourcesPage() {
  const [wanted] = useSearchWords<WordAsked>();
  const { first, total, rowAt, onSight } = useRegister<ResourceLine>('/resources', resourcesAsked(wanted));
  const suppliers = useSuppliers();
  const mayWrite = useMay('continuity.write');
  const isNarrowed = isFiltered(wanted, filters);
  const add = mayWrite ? (
    <Link to="/kontinuitet/resurser/ny" className="button button-primary">
      <Icon name="plus" /> {t('web.continuity.add_resource')}
    </Link>
  ) : undefined;
  return (
    <>
      <PageHeader
        title={t('web.continuity.resources')}
        crumbs={[{ title: t('web.continuity.page'), to: '/kontinuitet' }]}
        answer={
          first.data ? (
            <strong>
              {isNarrowed
                ? t('web.continuity.resources_narrowed', { count: total })
                : t('web.continuity.resources_whole', { count: total })}
            </strong>
          ) : undefined
        }
        actions={
          <>
            {add}
            <SheetLinks register="resources" word="resurser" />
          </>
        }
      />
      <div className="stack">
        <SavedViews register="resources" words={wordsAsked} />
        <RegisterFilters label={t('web.continuity.search_resources')}>
          <FilterBy
            word="slag"
            label={t('continuity.resource_kind')}
            all={t('web.continuity.all_classes')}
            choices={classes.map((one) => ({ value: one, title: classWord(one) }))}
          />
          <FilterBy
            word="leverantor"
            label={t('continuity.supplier')}
            all={t('web.continuity.all_suppliers')}
            choices={(suppliers.data?.items ?? []).map((one) => ({ value: one.id, title: one.name }))}
          />
        </RegisterFilters>
        <Shown query={first} lines={10}>
          {() =>
            total > 0 ? (
              <VirtualTable
                caption={t('web.continuity.resources')}
                columns={columns}
                count={total}
                rowAt={rowAt}
                onSight={onSight}
              />
            ) : isNarrowed ? (
              <p className="muted">{t('web.continuity.resources_nothing')}</p>
            ) : (
              <EmptyState isKept icon="tree" title={t('web.continuity.resources_none')} action={add}>
                <p>{t('web.continuity.resources_none_why')}</p>
              </EmptyState>
            )
          }
        </Shown>
      </div>
    </>
  );
}

const columns: Column<ResourceLine>[] = [
  {
    key: 'name',
    title: t('continuity.resource'),
    isName: true,
    cell: ({ resource }) => <Link to={`/kontinuitet/resurser/${resource.id}`}>{resource.name}</Link>,
  },
  { key: 'kind', title: t('continuity.resource_kind'), cell: ({ resource }) => classWord(resource.kind) },
  {
    key: 'unit',
    title: t('organisation.unit'),
    cell: ({ resource, unit_name }) => <Link to={`/organisation/${resource.unit}`}>{unit_name}</Link>,
  },
  {
    key: 'supplier',
    title: t('continuity.supplier'),
    cell: ({ supplier_name }) => supplier_name ?? '–',
  },
  {
    key: 'repair',
    title: t('web.continuity.repair_short'),
    cell: ({ resource }) => <span className="figures">{timeText(resource.repair_minutes)}</span>,
  },
  {
    key: 'tested',
    title: t('continuity.tested_on'),
    cell: ({ resource }) => <span className="figures">{resource.tested_on ?? '–'}</span>,
  },
];
