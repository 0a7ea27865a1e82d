import { useMemo, useState } from 'react';
import { useNavigate, useParams } from '@tanstack/react-router';
import { problemOf } from '../../kernel/problem';
import { t } from '../../platform/i18n';
import { Button, CheckField, Confirm, Notice, PageHeader, Shown, toast } from '../../platform/ui';
import { BranchOf } from '../organisation/BranchOf';
import { boundKinds, branches, toggled } from '../organisation/choose';
import { useDeed, useOutsiders, useRound, useUnits } from './data';
import type { ExternalActor, Round, UnitView } from './types';
import './risk.css';

/** Whom the round asks: units that make an analysis, units that take part in other ways, and others. */
export default function OpenRoundPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const round = useRound(id);
  const units = useUnits();
  const outsiders = useOutsiders();
  return (
    <Shown query={round}>
      {(told) => (
        <>
          <PageHeader
            title={t('web.risk.open_round')}
            crumbs={[
              { title: t('web.risk.page'), to: '/riskanalyser' },
              { title: told.round.name, to: `/riskanalyser/${id}` },
            ]}
            answer={t('web.risk.open_why', { day: told.round.due })}
          />
          {told.round.state === 'draft' ? (
            <Shown query={units}>
              {(tree) => (
                <Shown query={outsiders}>
                  {(others) => <Choose round={told.round} units={tree.items} outsiders={others} />}
                </Shown>
              )}
            </Shown>
          ) : (
            <Notice>{t('risk.opened_already')}</Notice>
          )}
        </>
      )}
    </Shown>
  );
}

type Chosen = ReadonlySet<string>;

function Choose({
  round,
  units,
  outsiders,
}: {
  round: Round;
  units: readonly UnitView[];
  outsiders: readonly ExternalActor[];
}) {
  const navigate = useNavigate();
  const deed = useDeed();
  const tree = useMemo(() => branches(units), [units]);
  const bound = useMemo(() => units.filter((one) => boundKinds.has(one.kind)).map((one) => one.id), [units]);
  const [making, setMaking] = useState<Chosen>(() => new Set(bound));
  const [others, setOthers] = useState<Chosen>(new Set());
  const [outside, setOutside] = useState<Chosen>(new Set());
  const [isAsking, setAsking] = useState(false);
  // A unit makes an analysis of its own or takes part in another way, never both.
  const make = (next: Chosen) => {
    setMaking(next);
    setOthers(new Set([...others].filter((id) => !next.has(id))));
  };
  const help = (next: Chosen) => {
    setOthers(next);
    setMaking(new Set([...making].filter((id) => !next.has(id))));
  };
  // The round is open when it is told so, and this page with it gone: what follows must not hang on being shown.
  const open = () =>
    void deed
      .mutateAsync({
        method: 'POST',
        path: `/analysis-rounds/${round.id}/openings`,
        body: { units: [...making], other_units: [...others], external_actors: [...outside] },
        version: round.version,
      })
      .then(
        () => {
          toast(t('web.risk.opened', { name: round.name }));
          void navigate({ to: `/riskanalyser/${round.id}` });
        },
        () => setAsking(false),
      );
  return (
    <div className="stack">
      {deed.error ? (
        <Notice tone="bad" title={problemOf(deed.error).title}>
          {(problemOf(deed.error).errors ?? []).map((one) => one.detail).join(' ') ||
            problemOf(deed.error).detail}
        </Notice>
      ) : null}
      <div className="risk-choose">
        <fieldset className="card risk-choose-list">
          <legend>
            <h2>{t('web.risk.units_chosen', { count: making.size })}</h2>
          </legend>
          <p className="muted small">{t('web.risk.units_why')}</p>
          <div className="row">
            <Button isSmall onPress={() => make(new Set(bound))}>
              {t('web.risk.all_bound')}
            </Button>
            <Button isSmall tone="quiet" onPress={() => make(new Set())}>
              {t('web.risk.none_chosen')}
            </Button>
          </div>
          {tree.map((branch) => (
            <BranchOf key={branch.id} branch={branch} asked={making} onChange={make} />
          ))}
        </fieldset>
        <div className="stack">
          <fieldset className="card risk-choose-list">
            <legend>
              <h2>{t('web.risk.outsiders_chosen', { count: outside.size })}</h2>
            </legend>
            <p className="muted small">{t('web.risk.outsiders_why')}</p>
            {outsiders.length === 0 ? <p className="muted">{t('web.risk.no_outsiders')}</p> : null}
            {outsiders.map((one) => (
              <CheckField
                key={one.id}
                name={`outside-${one.id}`}
                label={one.name}
                isSelected={outside.has(one.id)}
                onChange={(on) => setOutside(toggled(outside, [one.id], on))}
              />
            ))}
          </fieldset>
          <fieldset className="card risk-choose-list">
            <legend>
              <h2>{t('web.risk.others_chosen', { count: others.size })}</h2>
            </legend>
            <p className="muted small">{t('web.risk.others_why')}</p>
            <details>
              <summary>{t('web.risk.choose_others')}</summary>
              {tree.map((branch) => (
                <BranchOf key={branch.id} branch={branch} asked={others} onChange={help} />
              ))}
            </details>
          </fieldset>
        </div>
      </div>
      <div className="form-end">
        <Button tone="primary" isDisabled={making.size === 0} onPress={() => setAsking(true)}>
          {t('web.risk.open_verb')}
        </Button>
      </div>
      <Confirm
        title={t('web.risk.open_sure')}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={open}
        verb={t('web.risk.open_verb')}
        isBusy={deed.isPending || deed.isSuccess}
      >
        {t('web.risk.open_means', { units: making.size, others: others.size + outside.size })}
      </Confirm>
    </div>
  );
}
