import { t } from '../../platform/i18n';
import { SeverityChip, StatusChip } from '../../platform/ui/Chip';
import { Button } from '../../platform/ui/Button';
import { Link } from '../../platform/ui/Link';
import { PageHeader } from '../../platform/ui/PageHeader';
import { EmptyState, Shown } from '../../platform/ui/States';
import { Table, type Column } from '../../platform/ui/Table';
import { useRollUp, useRounds } from '../followup/data';
import type { RollUp, RollUpUnit, TrendPoint } from '../followup/types';
import { markStatus, markWord } from '../followup/words';
import { useFindings, useMatrix } from '../programme/data';
import { isOpen } from '../programme/coverage';
import { findingText } from '../../platform/trace';
import { areasOf, gravest, share, square, type Area } from './city';
import './city.css';

const findingsAtOnce = 5;

/** The city on one A4: focus areas by units, the trend over the rounds, and the findings that matter. */
export default function CityPage() {
  const rounds = useRounds();
  const latest = (rounds.data?.items ?? []).find((one) => one.round.state !== 'draft');
  return (
    <>
      <PageHeader
        title={t('web.city.title')}
        answer={latest ? t('web.city.answer', { round: latest.round.name }) : undefined}
        actions={
          <>
            <Button icon="print" onPress={() => print()}>
              {t('web.print_short')}
            </Button>
            <Link to="/rapporter" className="button button-plain only-screen">
              {t('web.page.report')}
            </Link>
          </>
        }
      />
      <Shown query={rounds}>
        {() =>
          latest ? (
            <City round={latest.round.id} edition={latest.round.edition} />
          ) : (
            <EmptyState
              isKept
              icon="half"
              title={t('web.city.none')}
              action={
                <Link to="/uppfoljning" className="button button-plain">
                  {t('web.followup.page')}
                </Link>
              }
            >
              {t('web.city.none_why')}
            </EmptyState>
          )
        }
      </Shown>
    </>
  );
}

function City({ round, edition }: { round: string; edition: string }) {
  const rolled = useRollUp(round);
  const matrix = useMatrix(edition);
  return (
    <Shown query={rolled} lines={12}>
      {(told) => (
        <div className="city">
          <section aria-labelledby="city-grid">
            <h2 id="city-grid">{t('web.city.grid')}</h2>
            {matrix.data ? <Grid told={told} areas={areasOf(told.goals, matrix.data)} /> : null}
          </section>
          <div className="city-below">
            <Trend points={told.trend} />
            <Findings edition={edition} />
          </div>
        </div>
      )}
    </Shown>
  );
}

function Grid({ told, areas }: { told: RollUp; areas: readonly Area[] }) {
  const columns: Column<RollUpUnit>[] = [
    {
      key: 'unit',
      title: t('organisation.unit'),
      isName: true,
      cell: (unit) => <Link to={`/organisation/${unit.unit}`}>{unit.name}</Link>,
    },
    ...areas.map((area) => ({
      key: area.id,
      title: area.title,
      cell: (unit: RollUpUnit) => <Cell unit={unit} area={area} round={told.round.id} />,
    })),
  ];
  return (
    <div className="city-grid">
      <Table
        caption={t('web.city.grid')}
        columns={columns}
        rows={told.units.filter((unit) => unit.is_asked)}
        rowKey={(unit) => unit.unit}
      />
    </div>
  );
}

function Cell({ unit, area, round }: { unit: RollUpUnit; area: Area; round: string }) {
  const counts = square(unit, area);
  const mark = gravest(counts);
  if (!mark) {
    return <span className="muted small">{t('web.city.no_goal')}</span>;
  }
  const number = counts[mark];
  return (
    <Link to={`/uppfoljning/${round}`} search={{ enhet: unit.unit, omrade: area.id }}>
      <StatusChip status={markStatus[mark]}>{markWord(mark)}</StatusChip>
      {number === area.goals.length ? null : (
        <span className="small"> {t('web.city.some', { part: number, whole: area.goals.length })}</span>
      )}
    </Link>
  );
}

/** The share fulfilled, round by round: a line, and the same in figures. */
function Trend({ points }: { points: readonly TrendPoint[] }) {
  const width = 300;
  const height = 90;
  const shown = points.slice(-12);
  const shares = shown.map((point) => share(point.standing));
  const x = (place: number) =>
    shown.length < 2 ? width / 2 : 20 + (place * (width - 40)) / (shown.length - 1);
  const y = (value: number) => height - 12 - (value * (height - 30)) / 100;
  const line = shares.flatMap((value, place) => (value === undefined ? [] : [`${x(place)},${y(value)}`]));
  return (
    <section aria-labelledby="city-trend" className="keep">
      <h2 id="city-trend">{t('web.city.trend')}</h2>
      {shown.length < 2 ? (
        <p className="muted">{t('web.city.no_trend')}</p>
      ) : (
        <svg className="city-trend" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
          <polyline points={line.join(' ')} />
          {shares.map((value, place) =>
            value === undefined ? null : (
              <g key={shown[place]?.round}>
                <circle cx={x(place)} cy={y(value)} r="3.5" />
                <text x={x(place)} y={y(value) - 8} textAnchor="middle">
                  {value} %
                </text>
              </g>
            ),
          )}
        </svg>
      )}
      <Table
        caption={t('web.city.trend')}
        columns={trendColumns()}
        rows={shown}
        rowKey={(one) => one.round}
      />
    </section>
  );
}

function Findings({ edition }: { edition: string }) {
  const query = useFindings(edition);
  const open = (query.data?.findings ?? []).filter(isOpen).slice(0, findingsAtOnce);
  return (
    <section aria-labelledby="city-findings" className="keep">
      <h2 id="city-findings">{t('web.city.findings')}</h2>
      {query.data && open.length === 0 ? <p className="muted">{t('web.home.nothing_open')}</p> : null}
      <ul className="plain stack-small">
        {open.map((one) => (
          <li key={one.key ?? one.text_sv} className="row">
            <SeverityChip severity={one.severity} /> <span>{findingText(one)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const trendColumns = (): Column<TrendPoint>[] => [
  { key: 'round', title: t('followup.round'), isName: true, cell: (one) => one.name },
  {
    key: 'fulfilled',
    title: t('followup.mark.fulfilled'),
    align: 'end',
    cell: (one) => {
      const known = share(one.standing);
      return known === undefined ? '–' : `${known} %`;
    },
  },
  {
    key: 'unanswered',
    title: t('followup.mark.unanswered'),
    align: 'end',
    cell: (one) => one.standing.unanswered,
  },
];
