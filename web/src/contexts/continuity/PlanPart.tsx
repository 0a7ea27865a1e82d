import { useNavigate } from '@tanstack/react-router';
import { t } from '../../platform/i18n';
import { Button } from '../../platform/ui/Button';
import { Icon } from '../../platform/ui/icons';
import { Link } from '../../platform/ui/Link';
import { toast } from '../../platform/ui/Toasts';
import { isPresent, useDeed } from './data';
import { preparedness, type Plan, type ServicePage } from './types';
import { HoldsChip, PlanChip, preparednessWord, ResultChip, testKindWord } from './words';

/** The plan of a service in short, and the way to it; without one, how one comes to be. */
export function PlanPart({ page }: { page: ServicePage }) {
  const { plan } = page;
  const mayWrite = page.rights.write && isPresent();
  const last = plan?.tests[0];
  return (
    <section className="section" aria-labelledby="plan">
      <header>
        <h2 id="plan">{t('continuity.plan')}</h2>
        {plan ? (
          <Link to={`/kontinuitet/planer/${plan.plan.id}`} className="button button-plain button-small">
            <Icon name="file" /> {t('web.continuity.open_plan')}
          </Link>
        ) : null}
      </header>
      {plan ? (
        <div className="card con-part">
          <div className="row">
            <PlanChip
              plan={{
                state: plan.plan.state,
                is_incomplete: plan.is_incomplete,
                highest_holds: plan.plan.highest_holds,
              }}
            />
            {plan.plan.approved_on ? (
              <span className="small muted">
                {t('web.continuity.approved_on', { day: plan.plan.approved_on })}
              </span>
            ) : null}
          </div>
          <dl className="con-facts">
            {preparedness.map((level) => (
              <div key={level}>
                <dt>{preparednessWord(level)}</dt>
                <dd>
                  <HoldsChip holds={plan.plan[`${level}_holds`]} />
                </dd>
              </div>
            ))}
            <div>
              <dt>{t('continuity.last_tested_on')}</dt>
              <dd>
                {last ? (
                  <>
                    <span className="figures">{last.held_on}</span> {testKindWord(last.kind)}{' '}
                    <ResultChip result={last.result} />
                  </>
                ) : (
                  t('web.continuity.never_tested')
                )}
              </dd>
            </div>
          </dl>
        </div>
      ) : (
        <>
          <p className="muted reading">{t('web.continuity.no_plan_why')}</p>
          {mayWrite ? <StartPlan service={page.service.id} /> : null}
        </>
      )}
    </section>
  );
}

function StartPlan({ service }: { service: string }) {
  const deed = useDeed<Plan>();
  const navigate = useNavigate();
  const start = async () => {
    try {
      const plan = await deed.mutateAsync({
        method: 'POST',
        path: '/continuity-plans',
        body: {
          service,
          peace_holds: 'unanswered',
          heightened_holds: 'unanswered',
          highest_holds: 'unanswered',
          marker: 'own',
        },
      });
      await navigate({ to: `/kontinuitet/planer/${plan.id}` });
    } catch (thrown) {
      toast((thrown as Error).message, { tone: 'bad' });
    }
  };
  return (
    <div className="row only-screen">
      <Button icon="plus" isBusy={deed.isPending} onPress={() => void start()}>
        {t('web.continuity.start_plan')}
      </Button>
    </div>
  );
}
