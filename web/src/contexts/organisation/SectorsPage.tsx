import { useQueries } from '@tanstack/react-query';
import { t } from '../../platform/i18n';
import {
  Button,
  EmptyState,
  Link,
  Notice,
  PageHeader,
  Shown,
  Table,
  Tag,
  type Column,
} from '../../platform/ui';
import { useValidOn } from '../../platform/shell/url';
import { sectorQuery, useNationalSectors, useSectors } from './data';
import { dayBeside } from './tree';
import type { NationalSector, Sector, SectorPageTold } from './types';
import { MarkerTag } from './words';
import './organisation.css';

/** Later than any division that is known. */
const farAhead = '9999-12-31';

/** A sector and what its own page tells, once that has come. */
interface Row {
  sector: Sector;
  told?: SectorPageTold;
}

/** The town's sectors for civil preparedness beside the state's, on a day: ten of them, and later twelve. */
export default function SectorsPage() {
  const { day } = useValidOn();
  const sectors = useSectors(day);
  const national = useNationalSectors(day);
  const pages = useQueries({
    queries: (sectors.data?.items ?? []).map((sector) => sectorQuery(sector.id, day)),
  });
  const rows: Row[] = (sectors.data?.items ?? []).map((sector, at) => ({ sector, told: pages[at]?.data }));
  const mirrored = new Set(
    rows.flatMap((row) => (row.told?.mirrors ?? []).map((one) => one.national_sector)),
  );
  const isTold = rows.every((row) => row.told);
  const missing = (national.data?.items ?? []).filter((one) => !mirrored.has(one.id));
  return (
    <>
      <PageHeader
        title={t('organisation.sectors')}
        answer={
          sectors.data && national.data && isTold ? (
            <>
              <strong>{t('web.sector.count', { count: sectors.data.total })}</strong>{' '}
              {t('web.sector.national_count', { count: national.data.total, day })}{' '}
              {missing.length > 0
                ? t('web.sector.missing_mirrors', { count: missing.length })
                : t('web.sector.all_mirrored')}
            </>
          ) : null
        }
      />
      <div className="stack organisation-body">
        <Notice title={t('web.sector.owns_nothing')}>{t('web.sector.owns_nothing_why')}</Notice>
        <Shown query={sectors} lines={6}>
          {(page) => (page.items.length === 0 ? <Empty day={day} /> : <Sectors rows={rows} day={day} />)}
        </Shown>
        <Shown query={national} lines={4}>
          {(page) => <National sectors={page.items} mirrored={mirrored} isTold={isTold} day={day} />}
        </Shown>
      </div>
    </>
  );
}

function Empty({ day }: { day: string }) {
  return (
    <EmptyState
      isKept
      icon="tree"
      title={t('web.sector.empty', { day })}
      action={
        <Link to="/import" className="button button-primary">
          {t('web.organisation.empty_import')}
        </Link>
      }
      example={<p>{t('web.sector.empty_example')}</p>}
    >
      {t('web.sector.empty_why')}
    </EmptyState>
  );
}

function Sectors({ rows, day }: { rows: readonly Row[]; day: string }) {
  const columns: Column<Row>[] = [
    {
      key: 'name',
      title: t('organisation.sector_name'),
      cell: ({ sector }) => (
        <span className="row">
          <Link to={`/sektorer/${sector.id}`}>{sector.name}</Link> <MarkerTag marker={sector.marker} />
        </span>
      ),
    },
    {
      key: 'lead',
      title: t('organisation.sector_lead'),
      cell: ({ sector, told }) => <Link to={`/organisation/${sector.lead}`}>{told?.lead_name ?? '…'}</Link>,
    },
    {
      key: 'members',
      title: t('organisation.members'),
      align: 'end',
      cell: ({ told }) => <span className="figures">{told?.members.length ?? '…'}</span>,
    },
    {
      key: 'mirrors',
      title: t('organisation.mirrors'),
      cell: ({ told }) => told?.mirrors.map((one) => `${one.number}. ${one.name}`).join(', ') || '–',
    },
  ];
  return (
    <section className="section" aria-labelledby="own-sectors">
      <h2 id="own-sectors">{t('web.sector.own')}</h2>
      <Table
        caption={t('web.sector.own_caption', { day })}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.sector.id}
      />
    </section>
  );
}

/** The state's division is known to change: where it leads, or where it came from. */
function NextDivision({ sectors, day }: { sectors: readonly NationalSector[]; day: string }) {
  const { setDay } = useValidOn();
  const last = useNationalSectors(farAhead);
  const began = sectors
    .map((sector) => sector.valid_from)
    .sort()
    .reverse()[0];
  const next = (last.data?.items ?? [])
    .map((sector) => sector.valid_from)
    .filter((from) => from > day)
    .sort()[0];
  const isFirst = sectors.every((sector) => sector.valid_from === began);
  const before = began && !isFirst ? dayBeside(began, -1) : undefined;
  return (
    <div className="row only-screen">
      {before ? (
        <Button isSmall onPress={() => setDay(before)}>
          {t('web.sector.division_before', { day: before })}
        </Button>
      ) : null}
      {next ? (
        <Button isSmall onPress={() => setDay(next)}>
          {t('web.sector.division_after', { day: next })}
        </Button>
      ) : null}
    </div>
  );
}

function National({
  sectors,
  mirrored,
  isTold,
  day,
}: {
  sectors: readonly NationalSector[];
  mirrored: ReadonlySet<string>;
  isTold: boolean;
  day: string;
}) {
  return (
    <section className="section" aria-labelledby="national-sectors">
      <header>
        <h2 id="national-sectors">{t('web.sector.national', { day })}</h2>
      </header>
      <p className="muted reading">{t('web.sector.national_why')}</p>
      <NextDivision sectors={sectors} day={day} />
      <ol className="national">
        {sectors.map((sector) => (
          <li key={sector.id}>
            <span className="figures national-number" aria-hidden="true">
              {sector.number}
            </span>
            <div className="stack-small">
              <strong>{sector.name}</strong>
              <span className="small muted">{sector.agency}</span>
              {isTold && !mirrored.has(sector.id) ? (
                <span>
                  <Tag>{t('web.sector.not_mirrored')}</Tag>
                </span>
              ) : null}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
