import { t } from '../../platform/i18n';
import { Link } from '../../platform/ui/Link';
import { useOwnSheets } from '../followup/data';
import { dueWord, StateChip } from '../followup/words';
import { useMeasures } from '../measure/data';
import { MeasureLines } from '../measure/MeasuresOf';

const measuresAtOnce = 6;

/** The sheets of my units that wait for an answer, the ones that are late first. Nothing when none does. */
export function MySheets() {
  const query = useOwnSheets();
  const waiting = (query.data?.items ?? [])
    .filter((line) => line.state !== 'handed_in' && line.state !== 'accepted')
    .sort((a, b) => b.days_late - a.days_late);
  if (waiting.length === 0) {
    return null;
  }
  return (
    <section className="section" aria-labelledby="my-sheets">
      <h2 id="my-sheets">{t('web.home.my_sheets')}</h2>
      <ul className="plain home-list">
        {waiting.map((line) => (
          <li key={line.sheet}>
            <span className="home-line">
              <Link to={`/svarsblad/${line.sheet}`}>{line.round_name}</Link>
              <span className="small muted">{line.unit_name}</span>
            </span>
            <span className="row">
              <span className={line.days_late > 0 ? 'late' : 'small muted'}>
                {dueWord(line.due, line.days_late)}
              </span>
              <StateChip state={line.state} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The measures of one of my units that are not finished, the first due first, a few of them. */
export function MyMeasures({ unit }: { unit: string }) {
  const query = useMeasures({ enhet: unit }, 'due');
  const views = query.data?.items ?? [];
  if (views.length === 0) {
    return null;
  }
  return (
    <section className="section" aria-labelledby={`my-measures-${unit}`}>
      <h2 id={`my-measures-${unit}`}>{t('web.home.my_measures')}</h2>
      <MeasureLines views={views.slice(0, measuresAtOnce)} />
      <Link to="/atgarder" search={{ enhet: unit }}>
        {t('web.home.all_measures', { count: query.data?.total ?? views.length })}
      </Link>
    </section>
  );
}
