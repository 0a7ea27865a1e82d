import { useState } from 'react';
import { t } from '../../platform/i18n';
import { Link } from '../../platform/ui/Link';
import { PageHeader } from '../../platform/ui/PageHeader';
import { SelectField } from '../../platform/ui/Fields';
import { EmptyState, Shown } from '../../platform/ui/States';
import { Table } from '../../platform/ui/Table';
import { abilityWord, goalKindWord } from '../programme/words';
import { shares, type Bar } from './balance';
import { useBalance, useYear } from './data';
import type { Balance, GoalBalanceReport } from './types';
import './planning.css';

/** What the goals are about, of the programme and of the units: which kinds have most, and which have none. */
export default function BalancePage() {
  const year = useYear();
  const balance = useBalance(year.cycle?.id);
  const crumbs = [{ title: t('web.planning.plans'), to: '/planer' }];
  if (year.cycles.data && !year.cycle) {
    return (
      <>
        <PageHeader title={t('web.planning.balance')} crumbs={crumbs} />
        <EmptyState isKept icon="calendar" title={t('web.planning.no_cycle')}>
          <p>{t('web.planning.no_cycle_why')}</p>
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHeader
        title={t('web.planning.balance')}
        crumbs={crumbs}
        answer={balance.data ? <strong>{answer(balance.data)}</strong> : undefined}
      />
      <div className="plan-filters only-screen">
        <SelectField
          name="ar"
          label={t('planning.cycle')}
          choices={year.all.map((one) => ({ value: String(one.year), title: one.name }))}
          value={year.cycle ? String(year.cycle.year) : ''}
          onChange={year.setYear}
          isRequired
        />
      </div>
      <Shown query={balance} lines={8}>
        {(report) => (
          <>
            {report.editions.map((one) => (
              <Part key={one.edition} title={one.title} balance={one.balance} isProgramme />
            ))}
            <Part
              title={t('web.planning.of_units', { year: String(report.cycle.year) })}
              balance={report.unit_goals}
            />
          </>
        )}
      </Shown>
    </>
  );
}

/** The sentence its reader came for, of the edition on its way or else of the one in force. */
function answer(report: GoalBalanceReport): string {
  const edition = report.editions[report.editions.length - 1];
  const of = edition?.balance ?? report.unit_goals;
  const bars = shares(of.kinds.map((one) => ({ name: one.kind, goals: one.goals })));
  const most = bars.reduce((a, b) => (b.goals > a.goals ? b : a), bars[0]!);
  const none = bars.filter((one) => one.goals === 0);
  const total = bars.reduce((sum, one) => sum + one.goals, 0);
  if (total === 0) {
    return t('web.planning.balance_empty');
  }
  return [
    t('web.planning.balance_most', {
      title: edition?.title ?? '',
      goals: String(most.goals),
      total: String(total),
      kind: goalKindWord(most.name),
    }),
    ...none.map((one) => t('web.planning.balance_none', { kind: goalKindWord(one.name) })),
  ].join(' ');
}

function Part({ title, balance, isProgramme }: { title: string; balance: Balance; isProgramme?: boolean }) {
  const total = balance.goals.length;
  return (
    <section className="section plan-balance keep" aria-label={title}>
      <h2>{title}</h2>
      <p>{t('web.planning.goals_counted', { count: total })}</p>
      <div className="plan-balances">
        <Bars
          title={t('planning.kinds')}
          bars={shares(balance.kinds.map((one) => ({ name: one.kind, goals: one.goals })))}
          word={goalKindWord}
        />
        <Bars
          title={t('planning.abilities')}
          bars={shares(balance.abilities.map((one) => ({ name: one.ability, goals: one.goals })))}
          word={abilityWord}
        />
      </div>
      {total > 0 ? <Behind balance={balance} isProgramme={isProgramme} /> : null}
    </section>
  );
}

function Bars({
  title,
  bars,
  word,
}: {
  title: string;
  bars: readonly Bar[];
  word: (name: string) => string;
}) {
  return (
    <table className="plan-bars">
      <caption>{title}</caption>
      <thead className="unseen">
        <tr>
          <th scope="col">{title}</th>
          <th scope="col">{t('planning.goals')}</th>
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.name}>
            <th scope="row">{word(bar.name)}</th>
            <td>
              <span className="plan-bar-row">
                <span
                  className={`plan-bar ${bar.goals === 0 ? 'plan-bar-none hatched' : ''}`}
                  style={{ width: `calc((100% - 6rem) * ${bar.share})` }}
                  aria-hidden="true"
                />
                <span className="figures">
                  {bar.goals === 0 ? t('web.planning.none') : `${bar.goals} (${bar.percent} %)`}
                </span>
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The goals behind the bars. */
function Behind({ balance, isProgramme }: { balance: Balance; isProgramme?: boolean }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('web.planning.behind')}</summary>
      {isOpen ? (
        <Table
          caption={t('web.planning.behind')}
          rows={balance.goals}
          rowKey={(one) => one.id}
          columns={[
            {
              key: 'title',
              title: t('planning.goals'),
              isName: true,
              cell: (one) => (
                <Link to={isProgramme ? `/planer/programmal/${one.id}` : `/planer/mal/${one.id}`}>
                  {one.title}
                </Link>
              ),
            },
            ...(isProgramme
              ? []
              : [
                  {
                    key: 'unit',
                    title: t('organisation.unit'),
                    cell: (one: Balance['goals'][number]) => one.unit_name ?? '–',
                  },
                ]),
            { key: 'kind', title: t('programme.goal_kind'), cell: (one) => goalKindWord(one.kind) },
            { key: 'ability', title: t('programme.ability'), cell: (one) => abilityWord(one.ability) },
          ]}
        />
      ) : null}
    </details>
  );
}
