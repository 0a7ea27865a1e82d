// The remisser that my units have to answer, the nearest last day first.
import { dateText, t } from '../../platform/i18n';
import { Link } from '../../platform/ui/Link';
import { useCases } from '../consultation/data';

/** Cases of my units that are not submitted. Nothing when there is none. */
export function MyAnswers({ units }: { units: readonly string[] }) {
  const cases = (useCases().data ?? []).filter(
    ({ opinion_case }) => opinion_case.state === 'preparing' && units.includes(opinion_case.unit),
  );
  if (cases.length === 0) {
    return null;
  }
  return (
    <section className="section" aria-labelledby="my-answers">
      <h2 id="my-answers">{t('web.home.my_answers')}</h2>
      <ul className="plain home-list">
        {cases.map(({ opinion_case, unit_name, days_left }) => (
          <li key={opinion_case.id}>
            <span className="home-line">
              <Link to={`/remisser/arenden/${opinion_case.id}`}>{opinion_case.title}</Link>
              <span className="small muted">{unit_name}</span>
            </span>
            <span className={days_left < 0 ? 'late' : 'small muted'}>
              {t('web.home.answer_by', { day: dateText(opinion_case.due_on) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
