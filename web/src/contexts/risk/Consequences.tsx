import { useState } from 'react';
import { t } from '../../platform/i18n';
import { Notice, Shown, toast } from '../../platform/ui';
import { SelectField } from '../../platform/ui/Fields';
import { useDeed, useValues, type Deed } from './data';
import { levelText, stepsOf, stepText } from './scales';
import type { ProtectionValue, RiskConsequence, RiskView, ScaleStep } from './types';

/** How grave it is for each protection value, today and when what is meant to be done has been done. */
export function Consequences({
  view,
  steps,
  edition,
  mayWrite,
}: {
  view: RiskView;
  steps: readonly ScaleStep[];
  edition: string;
  mayWrite: boolean;
}) {
  const values = useValues(edition);
  return (
    <section className="card risk-part" aria-labelledby="consequences">
      <h2 id="consequences">{t('risk.consequences')}</h2>
      <p className="muted reading">{t('web.risk.consequences_why')}</p>
      <Shown query={values} lines={4}>
        {(all) =>
          all.length === 0 ? (
            <Notice>{t('web.risk.no_values')}</Notice>
          ) : (
            <ul className="plain risk-values">
              {all.map((value) => {
                const row = view.consequences.find((one) => one.protection_value === value.id);
                return (
                  <li key={value.id} className="risk-value">
                    <h3>{value.title}</h3>
                    {mayWrite ? (
                      <Written view={view} value={value} row={row} steps={steps} />
                    ) : (
                      <Told value={value} row={row} steps={steps} />
                    )}
                  </li>
                );
              })}
            </ul>
          )
        }
      </Shown>
    </section>
  );
}

function Told({
  value,
  row,
  steps,
}: {
  value: ProtectionValue;
  row?: RiskConsequence;
  steps: readonly ScaleStep[];
}) {
  if (!row) {
    return <p className="muted">{t('web.risk.not_touched')}</p>;
  }
  const meant = stepsOf(steps, 'consequence', value.key).find((step) => step.level === row.level);
  return (
    <div className="stack-small">
      <p>{meant ? stepText(meant) : row.level}</p>
      {row.residual_level ? (
        <p className="small">
          {t('risk.residual_level')}: {levelText(steps, 'consequence', row.residual_level)}
        </p>
      ) : null}
      {row.words ? <p className="small risk-words">{row.words}</p> : null}
    </div>
  );
}

function Written({
  view,
  value,
  row,
  steps,
}: {
  view: RiskView;
  value: ProtectionValue;
  row?: RiskConsequence;
  steps: readonly ScaleStep[];
}) {
  const { risk } = view;
  const deed = useDeed();
  const [words, setWords] = useState(row?.words ?? '');
  const meant = stepsOf(steps, 'consequence', value.key);
  const choices = meant.map((step) => ({ value: String(step.level), title: stepText(step) }));
  // A narrow screen cuts what a choice says; what the chosen level means stands whole above it.
  const wordsOf = (level: number | null | undefined) => meant.find((step) => step.level === level)?.words;
  const put = async (one: Deed) => {
    try {
      await deed.mutateAsync(one);
      // Who changes a copied risk has thereby answered for it.
      if (risk.standing === 'to_confirm') {
        await deed.mutateAsync({
          method: 'PATCH',
          path: `/risks/${risk.id}`,
          body: { standing: 'current' },
          version: risk.version,
        });
      }
    } catch (thrown) {
      toast((thrown as Error).message, { tone: 'bad' });
    }
  };
  const change = (body: Record<string, unknown>) =>
    row
      ? put({ method: 'PATCH', path: `/risk-consequences/${row.id}`, body, version: row.version })
      : undefined;
  const setLevel = (level: string) => {
    if (!level) {
      return row ? put({ method: 'DELETE', path: `/risk-consequences/${row.id}` }) : undefined;
    }
    return row
      ? change({ level: Number(level) })
      : put({
          method: 'POST',
          path: '/risk-consequences',
          body: { risk: risk.id, protection_value: value.id, level: Number(level) },
        });
  };
  return (
    <div className="stack-small">
      <div className="risk-pair">
        <SelectField
          name={`level-${value.id}`}
          label={t('web.risk.level_now')}
          hint={wordsOf(row?.level)}
          choices={[{ value: '', title: t('web.risk.not_touched') }, ...choices]}
          value={row ? String(row.level) : ''}
          onChange={(level) => void setLevel(level)}
          isDisabled={deed.isPending}
          isRequired
        />
        {row ? (
          <SelectField
            name={`residual-${value.id}`}
            label={t('risk.residual_level')}
            hint={wordsOf(row.residual_level)}
            choices={[{ value: '', title: t('web.risk.as_before') }, ...choices]}
            value={row.residual_level ? String(row.residual_level) : ''}
            onChange={(level) => void change({ residual_level: level ? Number(level) : null })}
            isDisabled={deed.isPending}
            isRequired
          />
        ) : null}
      </div>
      {row ? (
        <label className="field">
          <span className="field-label">
            {t('risk.consequence_words')}
            <span className="field-optional"> ({t('web.form.optional')})</span>
          </span>
          <textarea
            className="input"
            rows={2}
            maxLength={4000}
            value={words}
            onChange={(event) => setWords(event.target.value)}
            onBlur={() =>
              words.trim() === (row.words ?? '') ? undefined : void change({ words: words.trim() || null })
            }
          />
        </label>
      ) : null}
    </div>
  );
}
