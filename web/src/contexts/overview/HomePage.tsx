import { useQuery } from '@tanstack/react-query';
import { call } from '../../kernel/client';
import type { components } from '../../kernel/api';
import { dateText, language, t } from '../../platform/i18n';
import { mayDo, useSession, useTown } from '../../platform/auth/session';
import { useValidOn } from '../../platform/shell/url';
import { findingText, ThingLink, WithTrace } from '../../platform/trace';
import { SeverityChip, StatusChip } from '../../platform/ui/Chip';
import { Icon } from '../../platform/ui/icons';
import { Link } from '../../platform/ui/Link';
import { PageHeader } from '../../platform/ui/PageHeader';
import { Shown } from '../../platform/ui/States';
import { coverageWords, grouped, isOpen } from '../programme/coverage';
import { useFindings, useMatrix } from '../programme/data';
import { changesToTell, headline } from './home';
import { MyAnswers } from './MyAnswers';
import { MyAnalyses, MyPlans } from './MyPreparedness';
import { MyMeasures, MySheets } from './MyWork';
import './home.css';

type Overview = components['schemas']['Overview'];

/** As many rules as leave room for the rest on one printed page. */
const rulesAtOnce = 6;

function useOverview() {
  const { day } = useValidOn();
  const town = useTown();
  return useQuery({
    queryKey: ['overview', day],
    queryFn: ({ signal }) => call<Overview>(`/overview?valid_on=${day}`, { signal }),
    enabled: town.data !== undefined,
  });
}

/** Where everybody lands: mine, late, changed; and how the town's programmes stand. Printable on one page. */
export default function HomePage() {
  const query = useOverview();
  return (
    <WithTrace>
      <PageHeader
        title={t('web.home.title')}
        answer={query.data ? <Answer told={query.data} /> : undefined}
      />
      <Shown query={query} lines={10}>
        {(told) => <Told told={told} />}
      </Shown>
    </WithTrace>
  );
}

function Answer({ told }: { told: Overview }) {
  const { errors, overdue } = headline(told);
  const first = told.editions[0];
  return (
    <>
      {first ? <Holes edition={first.edition} /> : t('web.home.no_edition')}{' '}
      {errors > 0 ? <strong>{t('web.home.errors', { count: errors })}</strong> : null}{' '}
      {overdue > 0 ? <strong>{t('web.home.overdue', { count: overdue })}</strong> : null}
    </>
  );
}

/** Which focus areas lack goals, by name. */
function Holes({ edition }: { edition: string }) {
  const matrix = useMatrix(edition);
  const words = matrix.data ? coverageWords(matrix.data) : undefined;
  return (
    <>
      {words?.main} {words?.rest ? <strong>{words.rest}</strong> : null}
    </>
  );
}

function Told({ told }: { told: Overview }) {
  const session = useSession();
  const name = session.data?.name ?? '';
  const isMine = told.my_units.length > 0;
  return (
    <div className="home">
      <div className="home-main">
        {isMine ? (
          <section className="section" aria-labelledby="mine">
            <h2 id="mine">{t('overview.my_units')}</h2>
            <Mine told={told} />
          </section>
        ) : null}
        {isMine ? <MySheets /> : null}
        {isMine ? <MyAnswers units={told.my_units.map(({ unit }) => unit.id)} /> : null}
        {isMine ? <MyAnalyses units={told.my_units.map(({ unit }) => unit.id)} /> : null}
        {isMine ? (
          <section className="section" aria-labelledby="late">
            <h2 id="late">{t('overview.overdue')}</h2>
            <Late told={told} />
          </section>
        ) : null}
        {told.my_units.map(({ unit }) => (
          <MyMeasures key={unit.id} unit={unit.id} />
        ))}
        {told.my_units.map(({ unit }) => (
          <MyPlans key={unit.id} unit={unit.id} />
        ))}
        <section className="section" aria-labelledby="editions">
          <h2 id="editions">{t('web.home.editions')}</h2>
          <Editions told={told} />
        </section>
        <section className="section" aria-labelledby="worst">
          <h2 id="worst">{t('overview.worst')}</h2>
          {told.editions[0] ? (
            <Worst edition={told.editions[0].edition} />
          ) : (
            <p className="muted">{t('web.home.nothing_open')}</p>
          )}
        </section>
      </div>
      <div className="home-side">
        <section className="section" aria-labelledby="numbers">
          <h2 id="numbers">{t('overview.numbers')}</h2>
          <dl className="home-numbers">
            <div>
              <dt>{t('overview.units')}</dt>
              <dd>
                <Link to="/organisation">{told.numbers.units}</Link>
              </dd>
            </div>
            <div>
              <dt>{t('overview.requirements')}</dt>
              <dd>
                <Link to="/krav">{told.numbers.requirements}</Link>
              </dd>
            </div>
            <div>
              <dt>{t('overview.requirements_nobody_carries')}</dt>
              <dd>{told.numbers.requirements_nobody_carries}</dd>
            </div>
          </dl>
        </section>
        {mayDo(session.data, 'audit.read') ? <Changed told={told} /> : null}
        {!isMine && name ? <p className="small muted">{t('web.home.whole_town', { name })}</p> : null}
      </div>
    </div>
  );
}

function Mine({ told }: { told: Overview }) {
  return (
    <ul className="plain home-units">
      {told.my_units.map(({ unit, duties }) => (
        <li key={unit.id} className="card stack-small">
          <h3>
            <Link to={`/organisation/${unit.id}`}>{unit.name}</Link>
          </h3>
          {duties.length > 0 ? (
            <dl className="home-duties small">
              {duties.map((duty) => (
                <div key={`${duty.duty}${duty.person_name}`}>
                  <dt>{duty.is_deputy ? `${duty.duty} (${t('overview.is_deputy')})` : duty.duty}</dt>
                  <dd>{duty.person_name}</dd>
                </div>
              ))}
            </dl>
          ) : (
            <p className="small muted">{t('web.home.no_duties')}</p>
          )}
        </li>
      ))}
    </ul>
  );
}

function Late({ told }: { told: Overview }) {
  if (told.overdue.length === 0) {
    return (
      <p className="row">
        <StatusChip status="good">{t('web.home.in_time')}</StatusChip> {t('web.home.nothing_late')}
      </p>
    );
  }
  return (
    <ul className="plain home-list">
      {told.overdue.map((one) => (
        <li key={`${one.requirement}${one.unit}`}>
          <span className="home-line">
            <Link to={`/krav/${one.requirement}`}>{one.title}</Link>
            <span className="small muted">{one.unit_name}</span>
          </span>
          {one.due_on ? (
            <StatusChip status="bad">{t('web.home.late_since', { day: one.due_on })}</StatusChip>
          ) : (
            <StatusChip status="none" />
          )}
        </li>
      ))}
    </ul>
  );
}

function Editions({ told }: { told: Overview }) {
  if (told.editions.length === 0) {
    return <p className="home-empty hatched">{t('web.home.editions_none')}</p>;
  }
  return (
    <ul className="plain stack-small">
      {told.editions.map((one) => (
        <li key={one.edition} className="card home-edition">
          <header className="stack-small">
            <h3>
              <Link to={`/utgavor/${one.edition}`}>{one.title}</Link>
            </h3>
            <span className="row">
              <EditionState state={one.state} />
              {one.consultation_due && one.state === 'consultation' ? (
                <span className="figures">{t('web.home.answer_by', { day: one.consultation_due })}</span>
              ) : null}
              {one.valid_to ? (
                <span className="figures">{t('web.home.until', { day: one.valid_to })}</span>
              ) : null}
            </span>
          </header>
          <Areas held={one.focus_areas - one.focus_areas_without_goal} total={one.focus_areas} />
          <p className="row">
            <Link to={`/utgavor/${one.edition}/tackning`}>
              {t('web.home.open', { count: one.open_errors + one.open_warnings + one.open_infos })}
            </Link>
            {one.accepted > 0 ? (
              <span className="muted">{t('web.home.accepted', { count: one.accepted })}</span>
            ) : null}
            <Link to={`/utgavor/${one.edition}/matris`}>{t('web.home.matrix', { count: one.goals })}</Link>
          </p>
        </li>
      ))}
    </ul>
  );
}

type State = Overview['editions'][number]['state'];

function EditionState({ state }: { state: State }) {
  switch (state) {
    case 'in_force':
      return <StatusChip status="good">{t('web.programme.state.in_force')}</StatusChip>;
    case 'consultation':
      return <StatusChip status="told">{t('web.programme.state.consultation')}</StatusChip>;
    case 'not_yet_in_force':
      return <StatusChip status="told">{t('web.programme.state.not_yet')}</StatusChip>;
    case 'expired':
      return <StatusChip status="bad">{t('web.programme.state.expired')}</StatusChip>;
    case 'replaced':
      return <StatusChip status="none">{t('web.programme.state.replaced')}</StatusChip>;
    case 'draft':
      return <StatusChip status="none">{t('web.programme.state.draft')}</StatusChip>;
  }
}

/** One box for each focus area: filled with a check, or hatched where goals are missing. */
function Areas({ held, total }: { held: number; total: number }) {
  return (
    <p className="home-areas">
      <span className="home-boxes" aria-hidden="true">
        {Array.from({ length: total }, (_, at) => (
          <span key={at} className={at < held ? 'home-held' : 'home-hole hatched'}>
            <Icon name={at < held ? 'check' : 'cross'} />
          </span>
        ))}
      </span>
      <span>{t('web.home.areas', { held, total })}</span>
    </p>
  );
}

/** What to deal with first: one line a rule, the gravest first, and how many times it was found. */
function Worst({ edition }: { edition: string }) {
  const query = useFindings(edition);
  return (
    <Shown query={query} lines={5}>
      {(report) => {
        const groups = grouped(report.findings.filter(isOpen), report.rules);
        if (groups.length === 0) {
          return (
            <p className="row">
              <StatusChip status="good">{t('web.home.nothing_open')}</StatusChip>
            </p>
          );
        }
        return (
          <ol className="plain home-list">
            {groups.slice(0, rulesAtOnce).map(({ rule, findings }) => (
              <li key={rule.rule}>
                <span className="home-line">
                  <Link to={`/utgavor/${edition}/tackning`} search={{ regel: rule.rule }}>
                    {language() === 'en' ? rule.title_en : rule.title_sv}
                  </Link>
                  <span className="small">{findingText(findings[0]!)}</span>
                  {findings.length > 1 ? (
                    <span className="small muted">
                      {t('web.home.and_more', { count: findings.length - 1 })}
                    </span>
                  ) : null}
                </span>
                <SeverityChip severity={rule.severity} />
              </li>
            ))}
          </ol>
        );
      }}
    </Shown>
  );
}

function Changed({ told }: { told: Overview }) {
  const rows = changesToTell(told.lately);
  return (
    <section className="section only-screen" aria-labelledby="changed">
      <h2 id="changed">{t('overview.lately')}</h2>
      {rows.length === 0 ? <p className="muted">{t('web.home.nothing_changed')}</p> : null}
      <ul className="plain stack-small">
        {rows.map((one) => (
          <li key={one.position}>
            <span className="small muted figures">{dateText(one.at)}</span>
            <br />
            <ThingLink thing={{ ...one.thing, title: language() === 'en' ? one.text_en : one.text_sv }} />
          </li>
        ))}
      </ul>
    </section>
  );
}
