import { t } from '../../platform/i18n';
import { useSearchWords } from '../../platform/shell/url';
import { StatusChip } from '../../platform/ui/Chip';
import { Icon } from '../../platform/ui/icons';
import { Link } from '../../platform/ui/Link';
import { PageHeader } from '../../platform/ui/PageHeader';
import { EmptyState, Shown } from '../../platform/ui/States';
import type { Column } from '../../platform/ui/Table';
import { VirtualTable } from '../../platform/ui/VirtualTable';
import { useMay, useRegister, useSectors } from './data';
import { isFiltered, planStates, servicesAsked, type PlanWord, type WordAsked, wordsAsked } from './question';
import { SavedViews } from '../../platform/views/SavedViews';
import { FilterBy, RegisterFilters } from './RegisterFilters';
import { SheetLinks } from './SheetLinks';
import { timeText } from './times';
import type { ServiceLine } from './types';
import { HoldsChip, PlanChip } from './words';
import './continuity.css';

const filters: readonly WordAsked[] = ['q', 'enhet', 'sektor', 'plan'];

function planWord(word: PlanWord): string {
  return {
    saknas: t('web.continuity.plan.missing'),
    utkast: t('web.continuity.plan.draft'),
    ofullstandig: t('web.continuity.plan.incomplete'),
    godkand: t('web.continuity.plan.approved'),
    'haller-inte': t('web.continuity.plan.not_at_highest'),
    oprovad: t('web.continuity.plan.untested'),
  }[word];
}

/** Every critical service by what is asked; all of it stands in the address. */
export default function ServicesPage() {
  const [wanted] = useSearchWords<WordAsked>();
  const { first, total, rowAt, onSight } = useRegister<ServiceLine>(
    '/critical-services',
    servicesAsked(wanted),
  );
  const sectors = useSectors();
  const mayWrite = useMay('continuity.write');
  const isNarrowed = isFiltered(wanted, filters);
  return (
    <>
      <PageHeader
        title={t('web.continuity.services')}
        crumbs={[{ title: t('web.continuity.page'), to: '/kontinuitet' }]}
        answer={
          first.data ? (
            <strong>
              {isNarrowed
                ? t('web.continuity.services_narrowed', { count: total })
                : t('web.continuity.services_whole', { count: total })}
            </strong>
          ) : undefined
        }
        actions={
          <>
            {mayWrite ? (
              <Link to="/kontinuitet/tjanster/ny" className="button button-primary">
                <Icon name="plus" /> {t('web.continuity.add_service')}
              </Link>
            ) : null}
            <SheetLinks register="services" />
          </>
        }
      />
      <div className="stack">
        <SavedViews register="services" words={wordsAsked} />
        <RegisterFilters label={t('web.continuity.search_services')}>
          <FilterBy
            word="sektor"
            label={t('organisation.sector')}
            all={t('web.continuity.all_sectors')}
            choices={(sectors.data?.items ?? []).map((one) => ({ value: one.id, title: one.name }))}
          />
          <FilterBy
            word="plan"
            label={t('continuity.plan')}
            all={t('web.continuity.all_plans')}
            choices={(Object.keys(planStates) as PlanWord[]).map((one) => ({
              value: one,
              title: planWord(one),
            }))}
          />
          <FilterBy
            word="ordning"
            label={t('web.continuity.in_order')}
            all={t('web.continuity.by_name')}
            choices={[{ value: 'kortast', title: t('web.continuity.by_tolerable') }]}
          />
        </RegisterFilters>
        <Shown query={first} lines={10}>
          {() =>
            total === 0 ? (
              <NothingFound isNarrowed={isNarrowed} mayWrite={mayWrite} />
            ) : (
              <VirtualTable
                caption={t('web.continuity.services')}
                columns={columns}
                count={total}
                rowAt={rowAt}
                onSight={onSight}
              />
            )
          }
        </Shown>
      </div>
    </>
  );
}

function NothingFound({ isNarrowed, mayWrite }: { isNarrowed: boolean; mayWrite: boolean }) {
  return isNarrowed ? (
    <p className="muted">{t('web.continuity.services_nothing')}</p>
  ) : (
    <EmptyState
      isKept
      icon="overview"
      title={t('web.continuity.none')}
      action={
        mayWrite ? (
          <Link to="/kontinuitet/tjanster/ny" className="button button-primary">
            {t('web.continuity.add_service')}
          </Link>
        ) : undefined
      }
    >
      <p>{t('web.continuity.none_why')}</p>
    </EmptyState>
  );
}

const columns: Column<ServiceLine>[] = [
  {
    key: 'name',
    title: t('web.continuity.service'),
    isName: true,
    cell: ({ service }) => <Link to={`/kontinuitet/tjanster/${service.id}`}>{service.name}</Link>,
  },
  {
    key: 'unit',
    title: t('organisation.unit'),
    cell: ({ service, unit_name }) => <Link to={`/organisation/${service.unit}`}>{unit_name}</Link>,
  },
  {
    key: 'tolerable',
    title: t('web.continuity.tolerable_short'),
    cell: ({ service }) =>
      service.tolerable_minutes === null || service.tolerable_minutes === undefined ? (
        <span className="muted">{t('web.continuity.not_said')}</span>
      ) : (
        <span className="figures">{timeText(service.tolerable_minutes)}</span>
      ),
  },
  { key: 'plan', title: t('continuity.plan'), cell: ({ plan }) => <PlanChip plan={plan} /> },
  {
    key: 'highest',
    title: t('web.continuity.at_highest'),
    cell: ({ plan }) => (plan ? <HoldsChip holds={plan.highest_holds} /> : '–'),
  },
  {
    key: 'tested',
    title: t('continuity.last_tested_on'),
    cell: ({ plan }) =>
      plan?.last_tested_on ? (
        <span className="figures">{plan.last_tested_on}</span>
      ) : plan ? (
        <StatusChip status="none">{t('web.continuity.never_tested')}</StatusChip>
      ) : (
        '–'
      ),
  },
];
