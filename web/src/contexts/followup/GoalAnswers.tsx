import { t } from '../../platform/i18n';
import { Link } from '../../platform/ui/Link';
import { Shown } from '../../platform/ui/States';
import { useGoalAnswers, useMay } from './data';
import { Answers } from './Explain';
import { Bar } from './Trend';
import { MarkChip } from './words';
import './followup.css';

/** What the units last said of a goal, where the goal stands. */
export function GoalAnswers({ goal }: { goal: string }) {
  return useMay('followup.read') ? <Asked goal={goal} /> : null;
}

function Asked({ goal }: { goal: string }) {
  const query = useGoalAnswers(goal);
  return (
    <section className="stack-small" aria-label={t('web.followup.goal_answers')}>
      <h3>{t('web.followup.goal_answers')}</h3>
      <Shown query={query} lines={3}>
        {({ items: [told] }) =>
          told ? (
            <>
              <span className="row">
                <Link to={`/uppfoljning/${told.round}`}>{told.round_name}</Link>
                <MarkChip mark={told.standing.mark} />
              </span>
              <Bar standing={told.standing} />
              <details>
                <summary>{t('web.followup.show_answers', { count: told.total })}</summary>
                <Answers told={told} />
              </details>
            </>
          ) : (
            <p className="small muted">{t('web.followup.goal_unasked')}</p>
          )
        }
      </Shown>
    </section>
  );
}
