import { useMemo, useState } from 'react';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../kernel/client';
import type { components } from '../../kernel/api';
import { problemOf } from '../../kernel/problem';
import { t } from '../../platform/i18n';
import { useValidOn } from '../../platform/shell/url';
import { Button, CheckField, Confirm, Notice, PageHeader, Shown, toast } from '../../platform/ui';
import { useDeed, useRound } from './data';
import type { Page, Round } from './types';
import { branches, boundKinds, toggled } from '../organisation/choose';
import { BranchOf } from '../organisation/BranchOf';
import './followup.css';

type Unit = components['schemas']['UnitView'];
type Goal = components['schemas']['Goal'];

/** Whom the round asks, chosen in the tree, and of which goals. */
export default function OpenRoundPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const round = useRound(id);
  return (
    <Shown query={round}>
      {(told) => (
        <>
          <PageHeader
            title={t('web.followup.open_round')}
            crumbs={[
              { title: t('web.followup.page'), to: '/uppfoljning' },
              { title: told.round.name, to: `/uppfoljning/${id}` },
            ]}
            answer={t('web.followup.open_why', { day: told.round.due })}
          />
          {told.round.state === 'draft' ? (
            <Choose round={told.round} />
          ) : (
            <Notice>{t('followup.opened_already')}</Notice>
          )}
        </>
      )}
    </Shown>
  );
}

function Choose({ round }: { round: Round }) {
  const { today } = useValidOn();
  const day = round.period_to < today ? round.period_to : today;
  const units = useQuery({
    queryKey: ['unit-tree', day],
    queryFn: ({ signal }) => call<Page<Unit>>(`/unit-tree?valid_on=${day}`, { signal }),
  });
  const goals = useQuery({
    queryKey: ['followup', 'goals', round.edition],
    queryFn: ({ signal }) => call<Page<Goal>>(`/editions/${round.edition}/goals?limit=500`, { signal }),
  });
  return (
    <Shown query={units}>
      {(tree) => (
        <Shown query={goals}>
          {(list) => <Fields round={round} units={tree.items} goals={list.items} />}
        </Shown>
      )}
    </Shown>
  );
}

function Fields({ round, units, goals }: { round: Round; units: readonly Unit[]; goals: readonly Goal[] }) {
  const navigate = useNavigate();
  const deed = useDeed();
  const tree = useMemo(() => branches(units), [units]);
  const [asked, setAsked] = useState<ReadonlySet<string>>(
    () => new Set(units.filter((unit) => boundKinds.has(unit.kind)).map((unit) => unit.id)),
  );
  const [of, setOf] = useState<ReadonlySet<string>>(() => new Set(goals.map((goal) => goal.id)));
  const [isAsking, setAsking] = useState(false);
  // The round is open when it is told so, and this page with it gone: what follows must not hang on being shown.
  const open = () =>
    void deed
      .mutateAsync({
        method: 'POST',
        path: `/follow-up-rounds/${round.id}/openings`,
        body: { units: [...asked], goals: [...of] },
        version: round.version,
      })
      .then(
        () => {
          toast(t('web.followup.opened', { name: round.name }));
          void navigate({ to: `/uppfoljning/${round.id}` });
        },
        () => setAsking(false),
      );
  return (
    <div className="stack">
      {deed.error ? (
        <Notice tone="bad" title={problemOf(deed.error).title}>
          {(problemOf(deed.error).errors ?? []).map((one) => one.detail).join(' ')}
        </Notice>
      ) : null}
      <div className="choose">
        <fieldset className="card choose-list">
          <legend>
            <h2>{t('web.followup.units_chosen', { count: asked.size })}</h2>
          </legend>
          <div className="row">
            <Button
              isSmall
              onPress={() => setAsked(new Set(units.filter((u) => boundKinds.has(u.kind)).map((u) => u.id)))}
            >
              {t('web.followup.all_bound')}
            </Button>
            <Button isSmall tone="quiet" onPress={() => setAsked(new Set())}>
              {t('web.followup.none_chosen')}
            </Button>
          </div>
          {tree.map((branch) => (
            <BranchOf key={branch.id} branch={branch} asked={asked} onChange={setAsked} />
          ))}
        </fieldset>
        <fieldset className="card choose-list">
          <legend>
            <h2>{t('web.followup.goals_chosen', { count: of.size })}</h2>
          </legend>
          {goals.map((goal) => (
            <CheckField
              key={goal.id}
              name={`goal-${goal.id}`}
              label={goal.title}
              isSelected={of.has(goal.id)}
              onChange={(on) => setOf(toggled(of, [goal.id], on))}
            />
          ))}
        </fieldset>
      </div>
      <div className="form-end">
        <Button tone="primary" isDisabled={asked.size === 0 || of.size === 0} onPress={() => setAsking(true)}>
          {t('web.followup.open_verb')}
        </Button>
      </div>
      <Confirm
        title={t('web.followup.open_sure')}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={open}
        verb={t('web.followup.open_verb')}
        isBusy={deed.isPending || deed.isSuccess}
      >
        {t('web.followup.open_means', { units: asked.size, goals: of.size })}
      </Confirm>
    </div>
  );
}
