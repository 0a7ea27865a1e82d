import { useState } from 'react';
import { useParams } from '@tanstack/react-router';
import { heldMoment } from '../../kernel/past';
import { t } from '../../platform/i18n';
import { Whole } from '../../platform/pages/Whole';
import { SecrecyButton, SecrecyTags } from '../../platform/secrecy';
import { Button, Confirm, Icon, Notice, PageHeader, Shown, Tag } from '../../platform/ui';
import { Link } from '../../platform/ui/Link';
import { MeasuresOf } from '../measure/MeasuresOf';
import { Consequences } from './Consequences';
import { useAnalysis, useOrigin, useRisk, useScaleSet } from './data';
import { FieldsDiffer } from './FieldsDiffer';
import { RiskFields } from './RiskFields';
import { RiskTold } from './RiskTold';
import { beforeAfter, levelText } from './scales';
import type { AnalysisView, RiskView, ScaleStep } from './types';
import { useStanding } from './useStanding';
import { StandingChip, whoseWord } from './words';
import './risk.css';

/** One risk: what may happen and why, how likely and how grave, what is done about it and what then is left. */
export default function RiskPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useRisk(id);
  return (
    <Whole query={query} title={t('risk.risk')} crumbs={[{ title: t('web.risk.register'), to: '/risker' }]}>
      {(view) => <WithAnalysis key={view.risk.id} view={view} />}
    </Whole>
  );
}

function WithAnalysis({ view }: { view: RiskView }) {
  const analysis = useAnalysis(view.risk.analysis);
  const scales = useScaleSet(analysis.data?.round.scale_set);
  return (
    <>
      <Head view={view} steps={scales.data?.steps ?? []} />
      <Shown query={analysis} lines={8}>
        {(told) => (
          <Shown query={scales} lines={8}>
            {(set) => <RiskOf view={view} analysis={told} steps={set.steps} />}
          </Shown>
        )}
      </Shown>
    </>
  );
}

/** "Sannolikhet 4 Hög, allvarligast 4 Mycket allvarlig." or what is not yet judged. */
function answerOf(view: RiskView, steps: readonly ScaleStep[]): string {
  const { risk } = view;
  const consequence = beforeAfter(steps, 'consequence', view.highest, view.highest_residual);
  if (view.is_antagonistic) {
    const isJudged = risk.intention && risk.antagonist_capability && risk.opportunity;
    return isJudged && view.highest
      ? t('web.risk.answer.antagonist', {
          intention: levelText(steps, 'intention', risk.intention),
          capability: levelText(steps, 'antagonist_capability', risk.antagonist_capability),
          opportunity: levelText(steps, 'opportunity', risk.opportunity),
          consequence,
        })
      : t('web.risk.answer.antagonist_unjudged');
  }
  return risk.likelihood && view.highest
    ? t('web.risk.answer.placed', {
        likelihood: beforeAfter(steps, 'likelihood', risk.likelihood, risk.residual_likelihood),
        consequence,
      })
    : t('web.risk.answer.unplaced');
}

function Head({ view, steps }: { view: RiskView; steps: readonly ScaleStep[] }) {
  const { risk } = view;
  const whose = whoseWord(view.unit_name);
  return (
    <PageHeader
      title={risk.title}
      crumbs={[
        { title: view.round_name, to: `/riskanalyser/${view.round}` },
        { title: whose, to: `/analyser/${risk.analysis}` },
      ]}
      facts={
        <>
          <span className="figures">{t('web.risk.number', { number: String(risk.number) })}</span>
          <StandingChip standing={risk.standing} />
          <Tag>{view.kind_title}</Tag>
          {view.is_antagonistic ? <Tag>{t('web.risk.antagonistic')}</Tag> : null}
          <SecrecyTags id={risk.id} />
        </>
      }
      answer={steps.length > 0 ? <strong>{answerOf(view, steps)}</strong> : undefined}
      actions={
        <>
          {view.is_antagonistic ? null : (
            <Link
              to={`/riskanalyser/${view.round}/matris`}
              search={{ risk: risk.id }}
              className="button button-plain"
            >
              <Icon name="coverage" /> {t('web.risk.in_matrix')}
            </Link>
          )}
          <SecrecyButton id={risk.id} title={risk.title} />
        </>
      }
    />
  );
}

function RiskOf({
  view,
  analysis,
  steps,
}: {
  view: RiskView;
  analysis: AnalysisView;
  steps: readonly ScaleStep[];
}) {
  const { risk } = view;
  const mayWrite = view.may_change && !heldMoment();
  const origin = useOrigin(risk.origin ?? undefined);
  const { edition } = analysis.round;
  return (
    <div className="stack">
      {mayWrite ? <Standing view={view} /> : null}
      {!mayWrite && analysis.may_write && analysis.analysis.state !== 'draft' ? (
        <Notice>{t('risk.analysis_locked')}</Notice>
      ) : null}
      {risk.standing === 'retired' ? (
        <Notice title={t('web.risk.is_retired')}>{risk.retired_why}</Notice>
      ) : null}
      {mayWrite ? <RiskFields view={view} steps={steps} /> : <RiskTold view={view} steps={steps} />}
      <Consequences view={view} steps={steps} edition={edition} mayWrite={mayWrite} />
      <MeasuresOf source={{ kind: 'risk', id: risk.id }} owner={risk.unit ?? undefined} />
      {origin.data ? (
        <section className="section" aria-labelledby="since">
          <header>
            <h2 id="since">{t('web.risk.since')}</h2>
            <Link to={`/risker/${origin.data.risk.id}`}>{t('web.risk.see_before')}</Link>
          </header>
          <FieldsDiffer before={origin.data} after={view} steps={steps} edition={edition} />
        </section>
      ) : null}
    </div>
  );
}

/** A copied risk is answered here too; one that was given up can be taken up, and any can be given up. */
function Standing({ view }: { view: RiskView }) {
  const { risk } = view;
  const { confirm, retire, takeUp, isBusy } = useStanding();
  const [isAsking, setAsking] = useState(false);
  const giveUp = (
    <>
      <Button tone="quiet" onPress={() => setAsking(true)}>
        {t('web.risk.retire')}
      </Button>
      <Confirm
        title={t('web.risk.retire_title', { title: risk.title })}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={(why) => void retire(risk, why).then(() => setAsking(false))}
        verb={t('web.risk.retire_it')}
        reason={t('risk.retired_why')}
        isBusy={isBusy}
      >
        {t('web.risk.retire_how')}
      </Confirm>
    </>
  );
  if (risk.standing === 'retired') {
    return (
      <div className="only-screen">
        <Button icon="undo" isBusy={isBusy} onPress={() => void takeUp(risk)}>
          {t('web.risk.take_up')}
        </Button>
      </div>
    );
  }
  return risk.standing === 'to_confirm' ? (
    <Notice tone="part" title={t('web.risk.waits')}>
      <div className="stack-small">
        <p>{t('web.risk.waits_how')}</p>
        <div className="row only-screen">
          <Button tone="primary" icon="check" isBusy={isBusy} onPress={() => void confirm(risk)}>
            {t('web.risk.confirm')}
          </Button>
          {giveUp}
        </div>
      </div>
    </Notice>
  ) : (
    <div className="row only-screen risk-end">{giveUp}</div>
  );
}
