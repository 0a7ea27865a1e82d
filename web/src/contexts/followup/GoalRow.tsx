import { useId } from 'react';
import { t } from '../../platform/i18n';
import { Button, Notice, Tag } from '../../platform/ui';
import { Icon } from '../../platform/ui/icons';
import { marks, missing, type Draft } from './sheet';
import type { PastAnswer, SheetRow, SheetView } from './types';
import { useRow, type Saving } from './useRow';
import { Indicators } from './Indicators';
import { MarkChip, markStatus, markWord } from './words';

/** A goal of the sheet: written where it is read, saved as it is written. */
export function GoalRow({ row, view, number }: { row: SheetRow; view: SheetView; number: number }) {
  return (
    <article className="card goal-row" id={`goal-${row.goal}`} aria-labelledby={`goal-${row.goal}-title`}>
      <header className="stack-small">
        <h2 id={`goal-${row.goal}-title`}>
          <span className="figures muted">{number}</span> {row.title}
        </h2>
        {row.focus_areas.length > 0 ? (
          <span className="row">
            {row.focus_areas.map((area) => (
              <Tag key={area}>{area}</Tag>
            ))}
          </span>
        ) : null}
      </header>
      {row.remarks.map((remark) => (
        <Notice key={remark.id} tone="part" title={t('web.followup.centre_says', { turn: remark.turn })}>
          {remark.words}
        </Notice>
      ))}
      {view.may_answer ? <Written row={row} view={view} /> : <Told row={row} />}
      {row.indicators.length > 0 ? <Indicators row={row} view={view} /> : null}
      <Earlier row={row} isOpen={!view.may_answer} />
    </article>
  );
}

/** What was said, for who only reads. */
function Told({ row }: { row: SheetRow }) {
  const answer = row.answer;
  return (
    <div className="stack-small">
      <MarkChip mark={answer?.mark} />
      {answer?.words ? <p className="words">{answer.words}</p> : null}
      {answer?.forecast ? (
        <p className="small">
          {t('followup.forecast')}: {markWord(answer.forecast)}
          {answer.forecast_words ? ` – ${answer.forecast_words}` : null}
        </p>
      ) : null}
    </div>
  );
}

function Written({ row, view }: { row: SheetRow; view: SheetView }) {
  const { draft, isCarried, saving, conflict, set, settle, confirm, choose } = useRow(row, view);
  const left = missing(draft, view.needs_forecast);
  const id = useId();
  return (
    <div className="stack-small" onBlur={settle}>
      {isCarried && row.last ? (
        <Notice title={t('web.followup.from_last', { round: row.last.round_name })}>
          <span className="row">
            {t('web.followup.confirm_or_change')}
            <Button isSmall onPress={confirm}>
              {t('web.followup.confirm')}
            </Button>
          </span>
        </Notice>
      ) : null}
      <Marks
        name={`${id}-mark`}
        label={t('followup.mark')}
        value={draft.mark}
        onChange={(mark) => set({ mark })}
      />
      <label className="field">
        <span className="field-label">{t('web.followup.why')}</span>
        <textarea
          className="input"
          rows={3}
          maxLength={4000}
          value={draft.words}
          onChange={(event) => set({ words: event.target.value })}
        />
      </label>
      {view.needs_forecast ? (
        <>
          <Marks
            name={`${id}-forecast`}
            label={t('followup.forecast')}
            value={draft.forecast}
            onChange={(forecast) => set({ forecast })}
          />
          {draft.forecast && draft.forecast !== 'fulfilled' ? (
            <label className="field">
              <span className="field-label">{t('web.followup.forecast_why')}</span>
              <textarea
                className="input"
                rows={2}
                maxLength={4000}
                value={draft.forecast_words}
                onChange={(event) => set({ forecast_words: event.target.value })}
              />
            </label>
          ) : null}
        </>
      ) : null}
      {conflict ? <Both mine={draft} other={conflict.other} onChoose={choose} /> : null}
      <p className="row small" role="status">
        <SavingWord saving={saving} />
        {left.length > 0 && !isCarried ? <span className="muted">{leftWord(left)}</span> : null}
      </p>
    </div>
  );
}

function SavingWord({ saving }: { saving: Saving }) {
  switch (saving.state) {
    case 'idle':
      return null;
    case 'waiting':
    case 'saving':
      return <span className="muted">{t('web.followup.saving')}</span>;
    case 'saved':
      return (
        <span>
          <Icon name="check" /> {t('web.followup.saved')}
        </span>
      );
    case 'failed':
      return (
        <span className="late">
          <Icon name="warning" /> {saving.why}
        </span>
      );
  }
}

function leftWord(left: readonly (keyof Draft)[]): string {
  switch (left[0]) {
    case 'mark':
      return t('web.followup.choose_mark');
    case 'words':
      return t('web.followup.write_why');
    case 'forecast':
      return t('web.followup.choose_forecast');
    default:
      return t('web.followup.write_forecast_why');
  }
}

/** One of three, by arrows or by a press; a sign and a word beside the colour. */
function Marks({
  name,
  label,
  value,
  onChange,
}: {
  name: string;
  label: string;
  value: Draft['mark'];
  onChange: (mark: NonNullable<Draft['mark']>) => void;
}) {
  return (
    <fieldset className="marks">
      <legend className="field-label">{label}</legend>
      {marks.map((mark) => (
        <label key={mark} className={`mark mark-${markStatus[mark]}`}>
          <input
            type="radio"
            name={name}
            value={mark}
            checked={value === mark}
            onChange={() => onChange(mark)}
          />
          <Icon name={mark === 'fulfilled' ? 'check' : mark === 'partly' ? 'half' : 'cross'} />
          <span>{markWord(mark)}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** Two have written at once: both versions side by side, and the choice. */
function Both({
  mine,
  other,
  onChoose,
}: {
  mine: Draft;
  other: Draft;
  onChoose: (which: 'mine' | 'other' | 'both') => void;
}) {
  return (
    <section className="notice notice-part both" role="alert" aria-label={t('web.followup.both')}>
      <div className="stack">
        <strong>{t('web.followup.both')}</strong>
        <div className="both-sides">
          <Side title={t('web.followup.mine')} draft={mine} />
          <Side title={t('web.followup.others')} draft={other} />
        </div>
        <div className="row">
          <Button isSmall onPress={() => onChoose('mine')}>
            {t('web.followup.keep_mine')}
          </Button>
          <Button isSmall onPress={() => onChoose('other')}>
            {t('web.followup.take_others')}
          </Button>
          <Button isSmall tone="primary" onPress={() => onChoose('both')}>
            {t('web.followup.merge')}
          </Button>
        </div>
      </div>
    </section>
  );
}

function Side({ title, draft }: { title: string; draft: Draft }) {
  return (
    <div className="stack-small">
      <h3>{title}</h3>
      <MarkChip mark={draft.mark} />
      <p className="words">{draft.words || '–'}</p>
      {draft.forecast ? (
        <p className="small">
          {t('followup.forecast')}: {markWord(draft.forecast)} {draft.forecast_words}
        </p>
      ) : null}
    </div>
  );
}

/** The round before, and the turn before: folded away while one writes. */
function Earlier({ row, isOpen }: { row: SheetRow; isOpen: boolean }) {
  if (!row.last && !row.before) {
    return null;
  }
  return (
    <details className="small" open={isOpen || Boolean(row.before)}>
      <summary>{t('web.followup.earlier')}</summary>
      <div className="both-sides">
        {row.before ? (
          <Past title={t('web.followup.turn', { turn: row.before.turn })} said={row.before} />
        ) : null}
        {row.last ? <Past title={row.last.round_name} said={row.last} /> : null}
      </div>
    </details>
  );
}

function Past({ title, said }: { title: string; said: PastAnswer }) {
  return (
    <div className="stack-small">
      <strong>{title}</strong>
      <MarkChip mark={said.mark} />
      <p className="words">{said.words}</p>
      {said.forecast ? (
        <p>
          {t('followup.forecast')}: {markWord(said.forecast)} {said.forecast_words}
        </p>
      ) : null}
    </div>
  );
}
