import { useParams } from '@tanstack/react-router';
import { t } from '../../platform/i18n';
import { Button, EmptyState, Link, Notice, PageHeader, Table, Tag, type Column } from '../../platform/ui';
import { Whole } from '../../platform/pages/Whole';
import { TraceButton, WithTrace } from '../../platform/trace';
import { useValidOn } from '../../platform/shell/url';
import { useSector } from './data';
import type { SectorPageTold } from './types';
import { MarkerTag, periodText } from './words';
import './organisation.css';

/** A sector on a day: who leads, who takes part, which of the state's it mirrors. It owns nothing. */
export default function SectorPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const { day } = useValidOn();
  const sector = useSector(id, day);
  return (
    <Whole
      query={sector}
      title={t('organisation.sector')}
      crumbs={[{ title: t('organisation.sectors'), to: '/sektorer' }]}
    >
      {(told) => (
        <WithTrace>
          <Sector told={told} />
        </WithTrace>
      )}
    </Whole>
  );
}

function Sector({ told }: { told: SectorPageTold }) {
  const { sector } = told;
  return (
    <div>
      <PageHeader
        title={sector.name}
        crumbs={[{ title: t('organisation.sectors'), to: '/sektorer' }]}
        facts={
          <>
            <Tag>{t('organisation.sector')}</Tag>
            <span className="figures">{periodText(sector.valid_from, sector.valid_to)}</span>
            <MarkerTag marker={sector.marker} />
          </>
        }
        answer={
          <>
            <strong>{told.lead_name}</strong> {t('web.sector.answer', { count: told.members.length })}
          </>
        }
        actions={
          <>
            <TraceButton id={sector.id} title={sector.name} />
            <Button icon="print" onPress={() => print()}>
              {t('web.print_short')}
            </Button>
          </>
        }
      />
      <div className="stack organisation-body">
        <Notice title={t('web.sector.owns_nothing')}>{t('web.sector.owns_nothing_why')}</Notice>
        {sector.body ? <p className="reading">{sector.body}</p> : null}
        <Members told={told} />
        <Mirrors told={told} />
        {sector.source ? (
          <p className="small muted">
            {t('common.source')}: {sector.source}
          </p>
        ) : null}
      </div>
    </div>
  );
}

interface Member {
  unit: string;
  name: string;
  leads: boolean;
  period: string;
}

function Members({ told }: { told: SectorPageTold }) {
  const rows: Member[] = [
    {
      unit: told.sector.lead,
      name: told.lead_name,
      leads: true,
      period: periodText(told.sector.valid_from, told.sector.valid_to),
    },
    ...told.members.map((member) => ({
      unit: member.unit,
      name: member.name,
      leads: false,
      period: periodText(member.valid_from, member.valid_to),
    })),
  ];
  const columns: Column<Member>[] = [
    {
      key: 'name',
      title: t('organisation.unit'),
      cell: (row) => <Link to={`/organisation/${row.unit}`}>{row.name}</Link>,
    },
    {
      key: 'role',
      title: t('web.sector.role'),
      cell: (row) => <Tag>{row.leads ? t('web.sector.leads') : t('web.sector.takes_part')}</Tag>,
    },
    {
      key: 'period',
      title: t('web.organisation.valid'),
      cell: (row) => <span className="figures">{row.period}</span>,
    },
  ];
  return (
    <section className="section" aria-labelledby="sector-members">
      <h2 id="sector-members">{t('web.sector.who')}</h2>
      <Table
        caption={t('web.sector.who')}
        columns={columns}
        rows={rows}
        rowKey={(row) => `${row.unit} ${row.leads}`}
      />
    </section>
  );
}

function Mirrors({ told }: { told: SectorPageTold }) {
  return (
    <section className="section" aria-labelledby="sector-mirrors">
      <h2 id="sector-mirrors">{t('organisation.mirrors')}</h2>
      {told.mirrors.length === 0 ? (
        <EmptyState isKept icon="tree" title={t('web.sector.no_mirror')}>
          {t('web.sector.no_mirror_why')}
        </EmptyState>
      ) : (
        <ol className="national">
          {told.mirrors.map((one) => (
            <li key={one.id}>
              <span className="figures national-number" aria-hidden="true">
                {one.number}
              </span>
              <div className="stack-small">
                <strong>{one.name}</strong>
                <span className="small muted">{one.agency}</span>
                <span className="small muted figures">{periodText(one.valid_from, one.valid_to)}</span>
              </div>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
