import { useQueryClient } from '@tanstack/react-query';
import { readAnew } from '../../kernel/anew';
import { BothWrote, SavingWord, useAutosave } from '../../platform/draft';
import { t } from '../../platform/i18n';
import { isMasked, Kept } from '../../platform/secrecy';
import { headings, isFilled, written, type Heading } from './analysis';
import { analysisQuery } from './data';
import type { Analysis, AnalysisView } from './types';

interface Words {
  title: (heading: Heading) => string;
  guidance: (heading: Heading) => string;
}

/** The seven headings and the special conditions: written where they are read, saved as they are written. */
export function Headings({
  view,
  mayWrite,
  title,
  guidance,
}: { view: AnalysisView; mayWrite: boolean } & Words) {
  return mayWrite ? (
    <Written view={view} title={title} guidance={guidance} />
  ) : (
    <Told analysis={view.analysis} title={title} />
  );
}

/** What was written, for who only reads. */
function Told({ analysis, title }: { analysis: Analysis; title: Words['title'] }) {
  const { conditions_considered: considered } = analysis;
  return (
    <>
      {headings.map((name, at) => (
        <section key={name} id={name} className="section risk-part" aria-labelledby={`${name}-title`}>
          <h2 id={`${name}-title`}>
            <span className="figures muted">{at + 1}</span> {title(name)}
          </h2>
          {isFilled(analysis[name]) ? (
            <p className="risk-words reading">
              <Kept id={analysis.id} part={name} text={analysis[name]} />
            </p>
          ) : (
            <p className="muted">{t('web.risk.not_written')}</p>
          )}
        </section>
      ))}
      <section id="forutsattningar" className="section risk-part" aria-labelledby="conditions">
        <h2 id="conditions">{t('web.risk.conditions')}</h2>
        <p>
          {considered === undefined || considered === null
            ? t('web.risk.conditions_unanswered')
            : considered
              ? t('web.risk.conditions_yes')
              : t('web.risk.conditions_no')}
        </p>
        {isFilled(analysis.conditions_words) ? (
          <p className="risk-words reading">
            <Kept id={analysis.id} part="conditions_words" text={analysis.conditions_words} />
          </p>
        ) : null}
      </section>
    </>
  );
}

function Written({ view, title, guidance }: { view: AnalysisView } & Words) {
  const { analysis } = view;
  const client = useQueryClient();
  const query = analysisQuery(analysis.id);
  const { draft, saving, conflict, set, settle, choose } = useAutosave<Analysis>({
    path: `/risk-analyses/${analysis.id}`,
    names: written,
    stored: analysis,
    again: async () => (await readAnew(client, query)).analysis,
    kept: (row) =>
      client.setQueryData(query.queryKey, (before) =>
        before ? { ...before, analysis: row, version: row.version } : before,
      ),
  });
  const text = (name: string) => String(draft[name] ?? '');
  const label = (name: string) =>
    name === 'conditions_considered'
      ? t('risk.conditions_considered')
      : name === 'conditions_words'
        ? t('risk.conditions_words')
        : title(name as Heading);
  return (
    <div className="risk-sheet-parts" onBlur={settle}>
      {headings.map((name, at) => (
        <section key={name} id={name} className="card risk-part" aria-labelledby={`${name}-title`}>
          <h2 id={`${name}-title`}>
            <span className="figures muted">{at + 1}</span> {title(name)}
          </h2>
          <p id={`${name}-guidance`} className="muted reading">
            {guidance(name)}
          </p>
          {isMasked(analysis[name]) ? (
            <p>
              <Kept id={analysis.id} part={name} text={analysis[name]} />
            </p>
          ) : (
            <textarea
              className="input"
              aria-labelledby={`${name}-title`}
              aria-describedby={`${name}-guidance`}
              rows={rowsOf(text(name))}
              maxLength={100_000}
              value={text(name)}
              onChange={(event) => set({ [name]: event.target.value })}
            />
          )}
        </section>
      ))}
      <section id="forutsattningar" className="card risk-part" aria-labelledby="conditions">
        <h2 id="conditions">{t('web.risk.conditions')}</h2>
        <p id="conditions-guidance" className="muted reading">
          {t('web.risk.conditions_guidance')}
        </p>
        <fieldset className="risk-choices" aria-describedby="conditions-guidance">
          <legend className="field-label">{t('risk.conditions_considered')}</legend>
          {([true, false] as const).map((yes) => (
            <label key={String(yes)} className="risk-choice">
              <input
                type="radio"
                name="conditions_considered"
                checked={draft.conditions_considered === yes}
                onChange={() => set({ conditions_considered: yes }, true)}
              />
              <span>{yes ? t('web.risk.yes') : t('web.risk.no')}</span>
            </label>
          ))}
        </fieldset>
        {isMasked(analysis.conditions_words) ? (
          <p>
            <Kept id={analysis.id} part="conditions_words" text={analysis.conditions_words} />
          </p>
        ) : (
          <label className="field">
            <span className="field-label">{t('risk.conditions_words')}</span>
            <textarea
              className="input"
              rows={rowsOf(text('conditions_words'))}
              maxLength={8000}
              value={text('conditions_words')}
              onChange={(event) => set({ conditions_words: event.target.value })}
            />
          </label>
        )}
      </section>
      {conflict ? (
        <BothWrote
          names={conflict.names}
          mine={draft}
          theirs={conflict.theirs}
          label={label}
          word={(value) =>
            value === true ? t('web.risk.yes') : value === false ? t('web.risk.no') : String(value)
          }
          onChoose={choose}
        />
      ) : null}
      <div className="draft-saving-bar only-screen">
        <SavingWord saving={saving} />
      </div>
    </div>
  );
}

function rowsOf(text: string): number {
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 80)), 0);
  return Math.min(24, Math.max(4, lines + 1));
}
