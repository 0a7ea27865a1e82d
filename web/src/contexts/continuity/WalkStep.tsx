import { t } from '../../platform/i18n';
import { Button } from '../../platform/ui/Button';
import { StatusChip } from '../../platform/ui/Chip';
import { Icon } from '../../platform/ui/icons';
import { proposedTarget, proposedTolerable } from './consequences';
import { useSimilar } from './data';
import { unwritten, usePlanDraft } from './plan';
import { InsteadFields, LevelFields, PlanSaving } from './PlanFields';
import {
  RunBy,
  SectorField,
  ServiceSaving,
  ServiceText,
  ServiceTime,
  useServiceDraft,
} from './ServiceFields';
import { timeText } from './times';
import type { Preparedness, ServicePage } from './types';
import type { Step } from './walk';
import { WalkAway } from './WalkAway';
import { WalkBuffers } from './WalkBuffers';
import { WalkNeeds } from './WalkNeeds';
import { WalkSummary } from './WalkSummary';

/** What is asked on one step, under its question. */
export function WalkStep({
  step,
  page,
  passed,
  onGo,
}: {
  step: Step;
  page: ServicePage;
  passed: readonly string[];
  onGo: (to: Step) => void;
}) {
  switch (step.about) {
    case 'what':
      return <What page={page} />;
    case 'away':
      return <WalkAway page={page} minutes={step.minutes} isPassed={passed.includes(step.id)} />;
    case 'tolerable':
      return <Tolerable page={page} />;
    case 'needs':
      return <WalkNeeds page={page} group={step.group} />;
    case 'buffers':
      return <WalkBuffers page={page} />;
    case 'instead':
      return <Instead page={page} />;
    case 'level':
      return <Level page={page} level={step.level} />;
    case 'summary':
      return <WalkSummary page={page} passed={passed} onGo={onGo} />;
  }
}

function What({ page }: { page: ServicePage }) {
  const draft = useServiceDraft(page);
  const similar = useSimilar(page.service.id);
  const text = { page, draft };
  return (
    <div className="stack" onBlur={draft.settle}>
      <ServiceText
        {...text}
        name="body"
        label={t('continuity.service_body')}
        hint={t('web.continuity.body_hint')}
        rows={4}
        most={4000}
      />
      <div className="con-pair">
        <ServiceText
          {...text}
          name="societal_function"
          label={t('continuity.societal_function')}
          hint={t('web.continuity.function_hint')}
          rows={1}
          most={200}
        />
        <SectorField draft={draft} />
        <RunBy draft={draft} />
      </div>
      {similar.data && similar.data.count > 0 ? (
        <p className="small muted con-tip">
          <Icon name="info" />
          <span>
            {t('web.continuity.similar_found', { count: similar.data.count })}{' '}
            {similar.data.services.map((one) => one.name).join(', ')}.
          </span>
        </p>
      ) : null}
      <ServiceSaving draft={draft} />
    </div>
  );
}

/** How long it can be away: proposed from what was said of each time, and beside it what similar services say. */
function Tolerable({ page }: { page: ServicePage }) {
  const draft = useServiceDraft(page);
  const similar = useSimilar(page.service.id);
  const proposed = proposedTolerable(page.consequences);
  const others = similar.data?.tolerable_minutes;
  const isTaken = draft.draft.tolerable_minutes === proposed;
  return (
    <div className="stack" onBlur={draft.settle}>
      <p className="reading">{t('web.continuity.tolerable_how')}</p>
      {proposed === null ? (
        <p className="con-tip small muted">
          <Icon name="info" />
          <span>{t('web.continuity.propose_nothing')}</span>
        </p>
      ) : (
        <div className="con-proposal">
          <p>
            {t('web.continuity.proposed')} <strong>{timeText(proposed)}</strong>
          </p>
          <p className="small muted">{t('web.continuity.proposed_why')}</p>
          {isTaken ? (
            <StatusChip status="good">{t('web.continuity.proposal_taken')}</StatusChip>
          ) : (
            <div>
              <Button
                isSmall
                icon="check"
                onPress={() =>
                  draft.set({ tolerable_minutes: proposed, target_minutes: proposedTarget(proposed) }, true)
                }
              >
                {t('web.continuity.take_proposal', { time: timeText(proposed) })}
              </Button>
            </div>
          )}
        </div>
      )}
      {others !== null && others !== undefined ? (
        <p className="small muted">{t('web.continuity.others_tolerate', { time: timeText(others) })}</p>
      ) : null}
      <div className="con-pair">
        <ServiceTime
          draft={draft}
          name="tolerable_minutes"
          label={t('web.continuity.tolerable')}
          hint={t('web.continuity.tolerable_hint')}
        />
        <ServiceTime
          draft={draft}
          name="target_minutes"
          label={t('web.continuity.target')}
          hint={t('web.continuity.target_hint')}
        />
      </div>
      <ServiceText
        page={page}
        draft={draft}
        name="lowest_service_level"
        label={t('continuity.lowest_service_level')}
        hint={t('web.continuity.lowest_hint')}
        rows={3}
        most={2000}
      />
      <ServiceSaving draft={draft} />
    </div>
  );
}

const planOf = (page: ServicePage) => page.plan?.plan ?? unwritten(page.service.id, page.service.unit);

function Instead({ page }: { page: ServicePage }) {
  const plan = planOf(page);
  const draft = usePlanDraft(plan);
  return (
    <div className="stack" onBlur={draft.settle}>
      <p className="reading">{t('web.continuity.instead_how')}</p>
      <InsteadFields plan={plan} draft={draft} />
      <PlanSaving draft={draft} />
    </div>
  );
}

function Level({ page, level }: { page: ServicePage; level: Preparedness }) {
  const plan = planOf(page);
  const draft = usePlanDraft(plan);
  return (
    <div className="stack" onBlur={draft.settle}>
      <p className="reading">{levelHow(level)}</p>
      <LevelFields plan={plan} draft={draft} level={level} />
      <PlanSaving draft={draft} />
    </div>
  );
}
function levelHow(level: Preparedness): string {
  return {
    peace: t('web.continuity.how_peace'),
    heightened: t('web.continuity.how_heightened'),
    highest: t('web.continuity.how_highest'),
  }[level];
}
