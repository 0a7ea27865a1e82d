import { useEffect, useRef, useState } from 'react';
import { t } from '../../platform/i18n';
import { Notice, Shown } from '../../platform/ui/States';
import { floorAt, levelAt, levels, rowAt } from './consequences';
import { useValues } from './data';
import { timeText } from './times';
import type { Consequence, ProtectionValue, ServicePage } from './types';
import { useConsequences } from './useConsequences';
import { levelWord } from './words';

const rest = 400;

/** How grave it is for each thing that is protected when the service has been away for a time. */
export function WalkAway({
  page,
  minutes,
  isPassed,
}: {
  page: ServicePage;
  minutes: number;
  isPassed: boolean;
}) {
  const values = useValues();
  const { set, say } = useConsequences(page);
  const rows = page.consequences;
  return (
    <div className="stack">
      <p className="reading">{t('web.continuity.away_how')}</p>
      <Shown query={values} lines={6}>
        {({ current }) =>
          current.length === 0 ? (
            <Notice>{t('web.continuity.no_values')}</Notice>
          ) : (
            <div className="con-values">
              {current.map((value) => (
                <Value
                  key={value.id}
                  value={value}
                  minutes={minutes}
                  rows={rows}
                  isPassed={isPassed}
                  onSet={(level) => set(value.id, minutes, level)}
                  onSay={(words) => void say(value.id, minutes, words)}
                />
              ))}
            </div>
          )
        }
      </Shown>
    </div>
  );
}

function Value({
  value,
  minutes,
  rows,
  isPassed,
  onSet,
  onSay,
}: {
  value: ProtectionValue;
  minutes: number;
  rows: readonly Consequence[];
  /** The question was gone through before: what was left at nothing is no harm. */
  isPassed: boolean;
  onSet: (level: number) => Promise<boolean>;
  onSay: (words: string) => void;
}) {
  const stored = levelAt(rows, value.id, minutes);
  const floor = floorAt(rows, value.id, minutes);
  const row = rowAt(rows, value.id, minutes);
  // What was pressed stands at once; what is kept follows when the keys have come to rest.
  const [pressed, setPressed] = useState<number>();
  const waiting = useRef<{ level: number; timer: ReturnType<typeof setTimeout> }>(undefined);
  const settle = useRef(() => {});
  settle.current = () => {
    if (waiting.current) {
      const { level: wanted, timer } = waiting.current;
      clearTimeout(timer);
      waiting.current = undefined;
      void onSet(wanted).then((isKept) => (isKept ? undefined : setPressed(undefined)));
    }
  };
  const press = (wanted: number) => {
    setPressed(wanted);
    clearTimeout(waiting.current?.timer);
    waiting.current = { level: wanted, timer: setTimeout(() => settle.current(), rest) };
  };
  const level = pressed !== undefined && row?.level !== pressed ? Math.max(pressed, floor) : stored;
  const isAnswered = level > 0 || pressed !== undefined || isPassed;
  const [words, setWords] = useState(row?.words ?? '');
  const say = useRef(() => {});
  say.current = () => {
    if (words.trim() !== (row?.words ?? '')) {
      onSay(words.trim());
    }
  };
  // Who goes on by keys leaves no field behind: what is written is kept all the same.
  useEffect(
    () => () => {
      settle.current();
      say.current();
    },
    [],
  );
  return (
    <fieldset className="con-value">
      <legend>{value.title}</legend>
      {floor > 0 && !row ? (
        <p className="small muted">{t('web.continuity.as_before', { level: levelWord(floor) })}</p>
      ) : null}
      <div className="con-scale">
        {levels.map((one) => (
          <label key={one} className="con-scale-step" data-level={one}>
            <input
              type="radio"
              name={`level-${value.id}-${minutes}`}
              checked={isAnswered && level === one}
              disabled={one < floor}
              onChange={() => press(one)}
              onBlur={() => settle.current()}
            />
            <span className="con-level-number figures" aria-hidden="true">
              {one}
            </span>
            <span className="small">{levelWord(one)}</span>
          </label>
        ))}
      </div>
      {row ? (
        <label className="field">
          <span className="field-label">
            {t('web.continuity.say_what', { time: timeText(minutes) })}
            <span className="field-optional"> ({t('web.form.optional')})</span>
          </span>
          <input
            className="input"
            maxLength={2000}
            value={words}
            onChange={(event) => setWords(event.target.value)}
            onBlur={() => say.current()}
          />
        </label>
      ) : null}
    </fieldset>
  );
}
