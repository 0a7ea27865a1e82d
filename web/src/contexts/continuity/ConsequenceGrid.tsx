import { t } from '../../platform/i18n';
import { Notice, Shown } from '../../platform/ui/States';
import { floorAt, levelAt, levels, rowAt, timesOf } from './consequences';
import { useValues } from './data';
import { timeText } from './times';
import type { Consequence, ServicePage } from './types';
import { useConsequences } from './useConsequences';
import { levelWord } from './words';

/** What happens the longer the service is away: a row for each thing that is protected, a column for each time. */
export function ConsequenceGrid({ page, mayWrite }: { page: ServicePage; mayWrite: boolean }) {
  const values = useValues();
  const { set, isBusy } = useConsequences(page);
  const rows = page.consequences;
  const times = timesOf(rows);
  return (
    <section className="section" aria-labelledby="consequences">
      <h2 id="consequences">{t('continuity.consequences')}</h2>
      <p className="muted reading">
        {rows.length === 0 ? t('web.continuity.consequences_none') : t('web.continuity.consequences_how')}
      </p>
      <Shown query={values} lines={5}>
        {({ current, all }) => {
          const spoken = new Set(rows.map((one) => one.protection_value));
          const others = all.filter(
            (one) => spoken.has(one.id) && !current.some((known) => known.id === one.id),
          );
          const shown = [...current, ...others];
          return shown.length === 0 ? (
            <Notice>{t('web.continuity.no_values')}</Notice>
          ) : (
            <div className="con-grid-box" tabIndex={0} role="region" aria-label={t('web.continuity.grid')}>
              <table className="con-grid">
                <thead>
                  <tr>
                    <th scope="col">{t('continuity.protection_value')}</th>
                    {times.map((minutes) => (
                      <th key={minutes} scope="col">
                        {timeText(minutes)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {shown.map((value) => (
                    <tr key={value.id}>
                      <th scope="row">{value.title}</th>
                      {times.map((minutes) => (
                        <td key={minutes} data-level={levelAt(rows, value.id, minutes)}>
                          {mayWrite ? (
                            <LevelSelect
                              label={t('web.continuity.level_of', {
                                value: value.title,
                                time: timeText(minutes),
                              })}
                              level={levelAt(rows, value.id, minutes)}
                              floor={floorAt(rows, value.id, minutes)}
                              isSaid={spoken.has(value.id)}
                              isDisabled={isBusy}
                              onChange={(level) => void set(value.id, minutes, level)}
                            />
                          ) : (
                            <LevelTold
                              level={levelAt(rows, value.id, minutes)}
                              isSaid={spoken.has(value.id)}
                            />
                          )}
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          );
        }}
      </Shown>
      <Words rows={rows} titles={new Map((values.data?.all ?? []).map((one) => [one.id, one.title]))} />
    </section>
  );
}

/** What nothing is said of is not the same as no harm. */
const zeroWord = (isSaid: boolean) => (isSaid ? levelWord(0) : t('web.continuity.not_said'));

function LevelTold({ level, isSaid }: { level: number; isSaid: boolean }) {
  return (
    <span className="con-level">
      <span className="con-level-number figures">{level === 0 ? '–' : level}</span>
      <span className="small">{level === 0 ? zeroWord(isSaid) : levelWord(level)}</span>
    </span>
  );
}

function LevelSelect({
  label,
  level,
  floor,
  isSaid,
  isDisabled,
  onChange,
}: {
  label: string;
  level: number;
  floor: number;
  isSaid: boolean;
  isDisabled: boolean;
  onChange: (level: number) => void;
}) {
  return (
    <select
      aria-label={label}
      value={level}
      disabled={isDisabled}
      onChange={(event) => onChange(Number(event.target.value))}
    >
      {levels
        .filter((one) => one >= floor)
        .map((one) => (
          <option key={one} value={one}>
            {one === 0 ? zeroWord(isSaid) : `${one} ${levelWord(one)}`}
          </option>
        ))}
    </select>
  );
}

/** What was said in words, where it was said. */
function Words({ rows, titles }: { rows: readonly Consequence[]; titles: ReadonlyMap<string, string> }) {
  const said = rows
    .filter((one) => one.words && rowAt(rows, one.protection_value, one.after_minutes))
    .sort((a, b) => a.after_minutes - b.after_minutes);
  return said.length === 0 ? null : (
    <dl className="con-facts">
      {said.map((one) => (
        <div key={one.id}>
          <dt>
            {t('web.continuity.after', { time: timeText(one.after_minutes) })},{' '}
            {titles.get(one.protection_value) ?? ''}
          </dt>
          <dd>{one.words}</dd>
        </div>
      ))}
    </dl>
  );
}
