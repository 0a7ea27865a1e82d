import { useState } from 'react';
import { base } from '../../kernel/client';
import { askedAt, heldMoment } from '../../kernel/past';
import { mayDo, useSession } from '../../platform/auth/session';
import { numberText, t } from '../../platform/i18n';
import { useSearchWord } from '../../platform/shell/url';
import { Button } from '../../platform/ui/Button';
import { Tag } from '../../platform/ui/Chip';
import { SelectField } from '../../platform/ui/Fields';
import { Icon } from '../../platform/ui/icons';
import { Link } from '../../platform/ui/Link';
import { PageHeader } from '../../platform/ui/PageHeader';
import { EmptyState, Shown } from '../../platform/ui/States';
import { Table, type Column } from '../../platform/ui/Table';
import { CloseCycle, OpenCycle } from './CycleDialogs';
import { useStandings, useYear } from './data';
import type { PlanningCycle, PlanStanding } from './types';
import { PlanChip, planStateWord } from './words';
import './planning.css';

const states = ['none', 'begun', 'whole'] as const;

/** Who has planned for the year and who has not: the plans of the whole town. */
export default function PlansPage() {
  const year = useYear();
  const [isOpening, setOpening] = useState(false);
  const session = useSession();
  const maySteer = !heldMoment() && Boolean(session.data && mayDo(session.data, 'planning.steer'));
  return (
    <>
      <Shown query={year.cycles}>
        {() =>
          year.cycle ? (
            <Year
              cycle={year.cycle}
              all={year.all}
              setYear={year.setYear}
              maySteer={maySteer}
              onOpen={() => setOpening(true)}
            />
          ) : (
            <>
              <PageHeader title={t('web.planning.plans')} />
              <EmptyState
                isKept
                icon="calendar"
                title={t('web.planning.no_cycle')}
                action={
                  maySteer ? (
                    <Button tone="primary" icon="plus" onPress={() => setOpening(true)}>
                      {t('web.planning.open_cycle')}
                    </Button>
                  ) : undefined
                }
              >
                <p>{t('web.planning.no_cycle_why')}</p>
              </EmptyState>
            </>
          )
        }
      </Shown>
      {isOpening ? <OpenCycle all={year.all} onClose={() => setOpening(false)} /> : null}
    </>
  );
}

function Year({
  cycle,
  all,
  setYear,
  maySteer,
  onOpen,
}: {
  cycle: PlanningCycle;
  all: readonly PlanningCycle[];
  setYear: (year: string) => void;
  maySteer: boolean;
  onOpen: () => void;
}) {
  const standings = useStandings(cycle.id);
  const [isClosing, setClosing] = useState(false);
  const rows = standings.data?.items ?? [];
  const must = rows.filter((one) => one.must_plan);
  const lacking = must.filter((one) => one.state === 'none').length;
  const whole = must.filter((one) => one.state === 'whole').length;
  const session = useSession();
  const mayWrite = Boolean(session.data && mayDo(session.data, 'planning.write'));
  return (
    <>
      <PageHeader
        title={t('web.planning.plans')}
        facts={
          <>
            <Tag>
              {cycle.state === 'open' ? t('planning.cycle_state.open') : t('planning.cycle_state.closed')}
            </Tag>
            <span className="figures">
              {cycle.valid_from} – {cycle.valid_to}
            </span>
          </>
        }
        answer={
          standings.data ? (
            <>
              <strong>{t('web.planning.whole_answer', { count: whole, total: String(must.length) })}</strong>{' '}
              {lacking > 0 ? t('web.planning.lacking_answer', { count: lacking }) : ''}
            </>
          ) : undefined
        }
        actions={
          <>
            <Link to="/planer/balans" search={{ ar: String(cycle.year) }} className="button button-plain">
              <Icon name="coverage" /> {t('web.planning.balance')}
            </Link>
            <Link
              to="/planer/anvisningar"
              search={{ ar: String(cycle.year) }}
              className="button button-plain"
            >
              <Icon name="file" /> {t('planning.instructions')}
            </Link>
            {mayWrite ? (
              <Link to="/planer/las-in" search={{ ar: String(cycle.year) }} className="button button-plain">
                <Icon name="import" /> {t('web.planning.import')}
              </Link>
            ) : null}
            <a
              className="button button-plain"
              href={base + askedAt(`/plan-export?cycle=${cycle.id}&rows=activities`)}
              download
            >
              <Icon name="export" /> {t('web.planning.export_activities')}
            </a>
            {maySteer ? (
              <>
                <Button icon="plus" onPress={onOpen}>
                  {t('web.planning.open_cycle')}
                </Button>
                {cycle.state === 'open' ? (
                  <Button icon="lock" onPress={() => setClosing(true)}>
                    {t('web.planning.close_cycle')}
                  </Button>
                ) : null}
              </>
            ) : null}
          </>
        }
      />
      <Filters cycle={cycle} all={all} setYear={setYear} />
      <Shown query={standings} lines={8}>
        {(page) => <Standings rows={page.items} cycle={cycle} />}
      </Shown>
      {isClosing ? <CloseCycle cycle={cycle} onClose={() => setClosing(false)} /> : null}
    </>
  );
}

function Filters({
  cycle,
  all,
  setYear,
}: {
  cycle: PlanningCycle;
  all: readonly PlanningCycle[];
  setYear: (year: string) => void;
}) {
  const [state, setState] = useSearchWord('lage');
  return (
    <div className="plan-filters only-screen">
      <SelectField
        name="ar"
        label={t('planning.cycle')}
        choices={all.map((one) => ({ value: String(one.year), title: one.name }))}
        value={String(cycle.year)}
        onChange={setYear}
        isRequired
      />
      <SelectField
        name="lage"
        label={t('planning.plan_state')}
        choices={[
          { value: '', title: t('web.planning.any') },
          ...states.map((one) => ({ value: one, title: planStateWord(one) })),
        ]}
        value={state ?? ''}
        onChange={setState}
        isRequired
      />
    </div>
  );
}

const rank = { none: 0, begun: 1, whole: 2 };

function Standings({ rows, cycle }: { rows: readonly PlanStanding[]; cycle: PlanningCycle }) {
  const [order, setOrder] = useSearchWord('ordning');
  const [state] = useSearchWord('lage');
  const shown = state ? rows.filter((one) => one.state === state) : rows;
  const columns: Column<PlanStanding>[] = [
    {
      key: 'unit',
      title: t('organisation.unit'),
      isName: true,
      sort: (one) => one.name,
      cell: (one) => (
        <span className="plan-unit">
          <Link to={`/planer/enhet/${one.unit}`} search={{ ar: String(cycle.year) }}>
            {one.name}
          </Link>
          {one.ends_on ? (
            <span className="small muted">{t('web.planning.ends', { day: one.ends_on })}</span>
          ) : null}
          {one.taken_over > 0 ? (
            <span className="small muted">{t('web.planning.has_taken_over', { count: one.taken_over })}</span>
          ) : null}
        </span>
      ),
    },
    {
      key: 'state',
      title: t('planning.plan_state'),
      sort: (one) => rank[one.state],
      cell: (one) =>
        one.state === 'none' && !one.must_plan ? (
          <span className="muted">–</span>
        ) : (
          <PlanChip state={one.state} />
        ),
    },
    figures('goals', t('planning.goals'), (one) => one.goals),
    {
      key: 'serving',
      title: t('planning.serving'),
      align: 'end',
      sort: (one) => one.serving,
      cell: (one) => (
        <span className="figures">
          {one.goals === 0 ? '–' : `${numberText(one.serving)} / ${numberText(one.goals)}`}
        </span>
      ),
    },
    figures('to_confirm', t('planning.to_confirm'), (one) => one.to_confirm),
    {
      key: 'done',
      title: t('web.planning.activities_done'),
      align: 'end',
      sort: (one) => one.done,
      cell: (one) => (
        <span className="figures">
          {one.activities === 0 ? '–' : `${numberText(one.done)} / ${numberText(one.activities)}`}
        </span>
      ),
    },
    figures('late', t('planning.late'), (one) => one.late),
    {
      key: 'on_target',
      title: t('web.planning.indicators_reached'),
      align: 'end',
      sort: (one) => one.on_target,
      cell: (one) => (
        <span className="figures">
          {one.indicators === 0 ? '–' : `${numberText(one.on_target)} / ${numberText(one.indicators)}`}
        </span>
      ),
    },
  ];
  return (
    <Table
      caption={t('web.planning.plans')}
      columns={columns}
      rows={shown}
      rowKey={(one) => one.unit}
      order={order}
      onOrder={setOrder}
    />
  );
}

function figures(key: string, title: string, of: (one: PlanStanding) => number): Column<PlanStanding> {
  return {
    key,
    title,
    align: 'end',
    sort: of,
    cell: (one) => <span className="figures">{of(one) === 0 ? '–' : numberText(of(one))}</span>,
  };
}
