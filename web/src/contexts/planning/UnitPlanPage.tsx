import { useState } from 'react';
import { useParams } from '@tanstack/react-router';
import { base } from '../../kernel/client';
import { askedAt, heldMoment } from '../../kernel/past';
import { t } from '../../platform/i18n';
import { Whole } from '../../platform/pages/Whole';
import { useSearchWord } from '../../platform/shell/url';
import { Button } from '../../platform/ui/Button';
import { SelectField } from '../../platform/ui/Fields';
import { Icon } from '../../platform/ui/icons';
import { PageHeader } from '../../platform/ui/PageHeader';
import { EmptyState, Notice } from '../../platform/ui/States';
import { toast } from '../../platform/ui/Toasts';
import { CopyDialog } from './CopyDialog';
import { useCycles, useDeed, usePlan } from './data';
import { fieldsOf, keyOf, moved } from './fields';
import { GoalCard } from './GoalCard';
import { IndicatorRows } from './IndicatorRows';
import { InstructionBeside } from './Instructions';
import { useOffered } from './offered';
import { NewRow } from './RowEditor';
import { Steps } from './Steps';
import type { UnitPlan } from './types';
import { stepsOf, Walk } from './Walk';
import './planning.css';

const nothing = { write: false, comment: false, steer: false };

/** What a unit plans for a year, written where it is read. */
export default function UnitPlanPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const [year] = useSearchWord('ar');
  const plan = usePlan(id, year);
  return (
    <Whole
      query={plan}
      title={t('web.planning.plan')}
      crumbs={[{ title: t('web.planning.plans'), to: '/planer' }]}
    >
      {(told) => <Filled key={`${told.unit.id}${told.cycle.id}`} plan={told} />}
    </Whole>
  );
}

function answerOf(plan: UnitPlan): string {
  const goals = plan.goals.filter((one) => one.goal.standing !== 'retired');
  if (goals.length === 0) {
    return t('web.planning.no_goals_answer');
  }
  const serving = goals.filter((one) => one.serves.length > 0).length;
  const waiting = stepsOf(plan).length;
  return [
    t('web.planning.plan_answer', { count: goals.length, serving: String(serving) }),
    waiting > 0 ? t('web.planning.waiting', { count: waiting }) : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function Filled({ plan }: { plan: UnitPlan }) {
  const rights = heldMoment() ? nothing : plan.rights;
  const offered = useOffered(plan);
  const [isCopying, setCopying] = useState(false);
  const [isAdding, setAdding] = useState(false);
  const move = useMove(plan);
  const isClosed = plan.cycle.state === 'closed';
  const mayCopy = rights.write && plan.offers.length > 0;
  return (
    <>
      <Head plan={plan} mayCopy={mayCopy} onCopy={() => setCopying(true)} answer={answerOf(plan)} />
      {isClosed ? <Notice title={t('web.planning.closed')}>{t('web.planning.closed_why')}</Notice> : null}
      <InstructionBeside field="plan" instructions={plan.instructions} />
      {rights.write ? <Walk plan={plan} /> : null}
      <div className="stack">
        {plan.goals.map((view) => (
          <GoalCard
            key={view.goal.id}
            view={view}
            plan={plan}
            offered={offered.offered}
            goals={offered.goals}
            rights={rights}
            onMove={rights.write && plan.goals.length > 1 ? (step) => move(view.goal.id, step) : undefined}
          />
        ))}
        {plan.goals.length === 0 && !isAdding ? (
          <EmptyState
            isKept
            icon="programme"
            title={t('web.planning.empty')}
            action={
              rights.write ? (
                <>
                  {mayCopy ? (
                    <Button tone="primary" onPress={() => setCopying(true)}>
                      {t('web.planning.copy')}
                    </Button>
                  ) : null}
                  <Button tone={mayCopy ? 'plain' : 'primary'} icon="plus" onPress={() => setAdding(true)}>
                    {t('web.planning.add_goal')}
                  </Button>
                </>
              ) : undefined
            }
            example={<p>{t('web.planning.empty_example')}</p>}
          >
            <p>{t('web.planning.empty_why')}</p>
          </EmptyState>
        ) : null}
        {rights.write && plan.goals.length > 0 && !isAdding ? (
          <div>
            <Button tone="primary" icon="plus" onPress={() => setAdding(true)}>
              {t('web.planning.add_goal')}
            </Button>
          </div>
        ) : null}
        {isAdding ? (
          <section className="card" aria-labelledby="new-goal">
            <h2 id="new-goal">{t('web.planning.add_goal')}</h2>
            <NewRow
              fields={fieldsOf('unit-goals', offered.offered)}
              instructions={plan.instructions}
              path="/unit-goals"
              first={{}}
              body={(values) => ({
                unit: plan.unit.id,
                cycle: plan.cycle.id,
                key: keyOf(
                  values.title ?? '',
                  plan.goals.map((one) => one.goal.key),
                ),
                standing: 'current',
                position: plan.goals.length + 1,
                marker: 'own',
              })}
              submitLabel={t('web.planning.add_goal')}
              onClose={() => setAdding(false)}
            />
          </section>
        ) : null}
      </div>
      <TakenOver plan={plan} rights={rights} offered={offered} onCopy={() => setCopying(true)} />
      {plan.from_centre.length > 0 ? (
        <section className="section" aria-labelledby="centre">
          <h2 id="centre">{t('planning.from_centre')}</h2>
          <IndicatorRows
            views={plan.from_centre}
            unit={plan.unit.id}
            fields={[]}
            instructions={plan.instructions}
            mayWrite={rights.write}
            mayChange={false}
          />
        </section>
      ) : null}
      <Steps plan={plan} offered={offered.offered} mayWrite={rights.write} />
      <CopyDialog plan={plan} isOpen={isCopying} onClose={() => setCopying(false)} />
    </>
  );
}

function Head({
  plan,
  mayCopy,
  onCopy,
  answer,
}: {
  plan: UnitPlan;
  mayCopy: boolean;
  onCopy: () => void;
  answer: string;
}) {
  const cycles = useCycles();
  const [, setYear] = useSearchWord('ar');
  const year = String(plan.cycle.year);
  const copyText = async () => {
    try {
      const answered = await fetch(base + askedAt(`/units/${plan.unit.id}/plan-text?year=${year}`), {
        credentials: 'same-origin',
        headers: { 'Accept-Language': document.documentElement.lang },
      });
      await navigator.clipboard.writeText(await answered.text());
      toast(t('web.planning.text_copied'));
    } catch {
      toast(t('web.planning.text_failed'), { tone: 'bad' });
    }
  };
  return (
    <>
      <PageHeader
        title={t('web.planning.plan_of', { unit: plan.unit.name, year })}
        crumbs={[
          { title: t('web.planning.plans'), to: '/planer' },
          { title: plan.unit.name, to: `/organisation/${plan.unit.id}` },
        ]}
        answer={<strong>{answer}</strong>}
        actions={
          <>
            {mayCopy ? <Button onPress={onCopy}>{t('web.planning.copy')}</Button> : null}
            <Button icon="file" onPress={() => void copyText()}>
              {t('web.planning.copy_text')}
            </Button>
            <Button icon="print" onPress={() => print()}>
              {t('web.print_short')}
            </Button>
          </>
        }
      />
      <div className="plan-filters only-screen plan-head">
        <SelectField
          name="ar"
          label={t('planning.cycle')}
          choices={(cycles.data?.items ?? [plan.cycle]).map((one) => ({
            value: String(one.year),
            title: one.name,
          }))}
          value={year}
          onChange={(next) => setYear(next)}
          isRequired
        />
        <details>
          <summary>{t('web.planning.sheets')}</summary>
          <ul className="plain">
            {(['goals', 'activities', 'indicators', 'values'] as const).map((rows) => (
              <li key={rows}>
                <a
                  href={base + askedAt(`/plan-export?unit=${plan.unit.id}&year=${year}&rows=${rows}`)}
                  download
                >
                  <Icon name="export" /> {rowsWord(rows)}
                </a>
              </li>
            ))}
          </ul>
        </details>
      </div>
    </>
  );
}

export function rowsWord(rows: 'goals' | 'activities' | 'indicators' | 'values'): string {
  switch (rows) {
    case 'goals':
      return t('planning.unit_goals');
    case 'activities':
      return t('planning.activities');
    case 'indicators':
      return t('planning.indicators');
    case 'values':
      return t('web.planning.measured');
  }
}

/** What units planned that this one took over after, until somebody copies it. */
function TakenOver({
  plan,
  rights,
  offered,
  onCopy,
}: {
  plan: UnitPlan;
  rights: UnitPlan['rights'];
  offered: ReturnType<typeof useOffered>;
  onCopy: () => void;
}) {
  if (plan.taken_over.length === 0) {
    return null;
  }
  return (
    <section className="section" aria-labelledby="taken-over">
      <h2 id="taken-over">{t('planning.taken_over')}</h2>
      <p>{t('web.planning.taken_over_why')}</p>
      {rights.write && plan.offers.length > 0 ? (
        <div>
          <Button onPress={onCopy}>{t('web.planning.copy')}</Button>
        </div>
      ) : null}
      <div className="stack">
        {plan.taken_over.map((view) => (
          <GoalCard
            key={view.goal.id}
            view={view}
            plan={plan}
            offered={offered.offered}
            goals={offered.goals}
            rights={nothing}
          />
        ))}
      </div>
    </section>
  );
}

/** Moves a goal a step up or down and says so; the keyboard keeps its place on the button. */
function useMove(plan: UnitPlan) {
  const deed = useDeed();
  return async (id: string, step: -1 | 1) => {
    const rows = plan.goals.map((one) => one.goal);
    try {
      for (const { row, position } of moved(rows, id, step)) {
        await deed.mutateAsync({
          method: 'PATCH',
          path: `/unit-goals/${row.id}`,
          body: { position },
          version: row.version,
        });
      }
    } catch (thrown) {
      toast((thrown as Error).message, { tone: 'bad' });
    }
  };
}
