import { useState } from 'react';
import { useParams } from '@tanstack/react-router';
import { problemOf } from '../../kernel/problem';
import { listText, t } from '../../platform/i18n';
import { documentsAt } from '../../platform/pages/documents';
import { FileButtons } from '../../platform/pages/FileButtons';
import { Whole } from '../../platform/pages/Whole';
import { SecrecyButton, SecrecyTags } from '../../platform/secrecy';
import { Button } from '../../platform/ui/Button';
import { Confirm } from '../../platform/ui/Dialog';
import { PageHeader } from '../../platform/ui/PageHeader';
import { Notice, Shown } from '../../platform/ui/States';
import { toast } from '../../platform/ui/Toasts';
import { isPresent, useDeed, usePlan, useService } from './data';
import { unansweredOf, usePlanDraft } from './plan';
import { InsteadFields, LevelFields, PlanSaving, PlanText, PlanTold } from './PlanFields';
import { PlanTests } from './PlanTests';
import { preparedness, type Plan, type PlanView, type ServicePage } from './types';
import { FictionalTag, PlanChip, preparednessWord } from './words';
import './continuity.css';

/** One continuity plan: what is done when the service, or what it stands on, is lost, and whether that holds. */
export default function PlanPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const query = usePlan(id);
  return (
    <Whole
      query={query}
      title={t('continuity.plan')}
      crumbs={[{ title: t('web.continuity.page'), to: '/kontinuitet' }]}
    >
      {(view) => <WithService key={view.plan.id} view={view} />}
    </Whole>
  );
}

function WithService({ view }: { view: PlanView }) {
  const service = useService(view.plan.service);
  const { plan } = view;
  return (
    <>
      <PageHeader
        title={
          service.data
            ? t('web.continuity.plan_for', { name: service.data.service.name })
            : t('continuity.plan')
        }
        crumbs={[
          { title: t('web.continuity.page'), to: '/kontinuitet' },
          {
            title: service.data?.service.name ?? t('web.continuity.service'),
            to: `/kontinuitet/tjanster/${plan.service}`,
          },
        ]}
        facts={
          <>
            <PlanChip
              plan={{
                state: plan.state,
                is_incomplete: view.is_incomplete,
                highest_holds: plan.highest_holds,
              }}
            />
            <FictionalTag marker={plan.marker} />
            <SecrecyTags id={plan.id} />
          </>
        }
        answer={<strong>{answerOf(view)}</strong>}
        actions={
          <>
            <Button icon="print" onPress={() => print()}>
              {t('web.continuity.print')}
            </Button>
            <SecrecyButton
              id={plan.id}
              title={t('web.continuity.plan_for', { name: service.data?.service.name ?? '' })}
            />
          </>
        }
      />
      <FileButtons
        label={t('web.continuity.plan_as_document')}
        files={documentsAt(`/continuity-plans/${plan.id}/document`)}
      />
      <Shown query={service} lines={8}>
        {(page) => <PlanOf view={view} page={page} />}
      </Shown>
    </>
  );
}

/** Whether the plan holds, in a sentence: the highest alert is what dimensions it. */
function answerOf({ plan, is_incomplete: isIncomplete }: PlanView): string {
  if (isIncomplete) {
    return t('web.continuity.plan_unanswered', {
      levels: listText(unansweredOf(plan).map((level) => preparednessWord(level).toLocaleLowerCase())),
    });
  }
  const failing = preparedness.filter((level) => plan[`${level}_holds`] === 'no');
  return failing.length === 0
    ? t('web.continuity.plan_holds')
    : t('web.continuity.plan_holds_not', {
        levels: listText(failing.map((level) => preparednessWord(level).toLocaleLowerCase())),
      });
}

function PlanOf({ view, page }: { view: PlanView; page: ServicePage }) {
  const mayWrite = page.rights.write && isPresent();
  const mayApprove = page.rights.approve && isPresent();
  return (
    <div className="stack con-page">
      {view.is_incomplete ? (
        <Notice tone="part" title={t('web.continuity.incomplete')}>
          {t('web.continuity.incomplete_why')}
        </Notice>
      ) : null}
      {mayWrite ? (
        <PlanWritten plan={view.plan} />
      ) : (
        <section className="card con-part" aria-labelledby="the-plan">
          <h2 id="the-plan">{t('continuity.plan')}</h2>
          <PlanTold plan={view.plan} />
        </section>
      )}
      <Approval plan={view.plan} mayApprove={mayApprove} />
      <PlanTests view={view} mayWrite={mayWrite} />
    </div>
  );
}

function PlanWritten({ plan }: { plan: Plan }) {
  const draft = usePlanDraft(plan);
  return (
    <div className="stack" onBlur={draft.settle}>
      <section className="card con-part" aria-labelledby="instead">
        <h2 id="instead">{t('web.continuity.instead')}</h2>
        <InsteadFields plan={plan} draft={draft} />
        <PlanText
          plan={plan}
          draft={draft}
          name="body"
          label={t('web.continuity.more_of_plan')}
          hint={t('web.continuity.more_hint')}
          most={20000}
        />
      </section>
      <section className="card con-part" aria-labelledby="levels">
        <h2 id="levels">{t('web.continuity.levels')}</h2>
        <p className="muted reading">{t('web.continuity.levels_why')}</p>
        <div className="con-levels">
          {preparedness.map((level) => (
            <section key={level} className="con-level-part" aria-label={preparednessWord(level)}>
              <h3>{preparednessWord(level)}</h3>
              <LevelFields plan={plan} draft={draft} level={level} />
            </section>
          ))}
        </div>
      </section>
      <div className="draft-saving-bar only-screen">
        <PlanSaving draft={draft} />
      </div>
    </div>
  );
}

/** The head says that the plan holds good. What is changed afterwards is a draft again. */
function Approval({ plan, mayApprove }: { plan: Plan; mayApprove: boolean }) {
  const deed = useDeed<PlanView>();
  const [isAsking, setAsking] = useState(false);
  const approve = async () => {
    try {
      await deed.mutateAsync({
        method: 'POST',
        path: `/continuity-plans/${plan.id}/approvals`,
        body: {},
        version: plan.version,
      });
      toast(t('web.continuity.plan_approved'));
    } catch {
      // The page says why.
    }
    setAsking(false);
  };
  const problem = deed.error ? problemOf(deed.error) : undefined;
  if (plan.state === 'approved') {
    return (
      <Notice tone="good" title={t('web.continuity.approved_on', { day: plan.approved_on ?? '' })}>
        {t('web.continuity.approved_until')}
      </Notice>
    );
  }
  return (
    <section className="section" aria-labelledby="approval">
      <h2 id="approval">{t('web.continuity.approval')}</h2>
      <p className="muted reading">{t('web.continuity.approval_how')}</p>
      {problem ? (
        <div role="alert">
          <Notice tone="bad" title={problem.detail ?? problem.title}>
            <ul className="plain">
              {(problem.errors ?? []).map((one) => (
                <li key={one.pointer}>
                  {placeWord(one.pointer)}: {one.detail}
                </li>
              ))}
            </ul>
          </Notice>
        </div>
      ) : null}
      {mayApprove ? (
        <div className="row only-screen">
          <Button tone="primary" icon="check" isBusy={deed.isPending} onPress={() => setAsking(true)}>
            {t('web.continuity.approve')}
          </Button>
          <Confirm
            title={t('web.continuity.approve_title')}
            isOpen={isAsking}
            onClose={() => setAsking(false)}
            onConfirm={() => void approve()}
            verb={t('web.continuity.approve')}
            isBusy={deed.isPending}
          >
            {t('web.continuity.approve_means')}
          </Confirm>
        </div>
      ) : (
        <p className="muted">{t('web.continuity.approve_whose')}</p>
      )}
    </section>
  );
}

/** What the server points at, as the page calls it. */
function placeWord(pointer: string | undefined): string {
  const name = (pointer ?? '').replace(/^\//, '');
  const level = preparedness.find((one) => name === `${one}_holds`);
  return level ? preparednessWord(level) : t('continuity.reserve_routines');
}
