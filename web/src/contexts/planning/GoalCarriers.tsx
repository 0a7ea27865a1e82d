import { t } from '../../platform/i18n';
import { Link } from '../../platform/ui/Link';
import { Shown } from '../../platform/ui/States';
import { useCarriers, useMay, useYear } from './data';

/** How many units carry a goal of the programme in their plans of the year, where the goal stands, and the way there. */
export function GoalCarriers({ goal }: { goal: string }) {
  const mayRead = useMay('planning.read');
  const { cycle } = useYear();
  return mayRead && cycle ? <Carried goal={goal} cycle={cycle.id} /> : null;
}

function Carried({ goal, cycle }: { goal: string; cycle: string }) {
  const query = useCarriers(goal, cycle);
  return (
    <section className="stack-small" aria-label={t('web.planning.carriers')}>
      <h3>{t('web.planning.carriers')}</h3>
      <Shown query={query} lines={2}>
        {(told) => {
          const units = new Set(told.carriers.map((one) => one.unit)).size;
          return (
            <p>
              {t('web.planning.carriers_answer', {
                count: units,
                total: String(units + told.without.length),
                year: String(told.cycle.year),
              })}{' '}
              <Link to={`/planer/programmal/${goal}`} search={{ ar: String(told.cycle.year) }}>
                {t('web.planning.carriers_show')}
              </Link>
            </p>
          );
        }}
      </Shown>
    </section>
  );
}
