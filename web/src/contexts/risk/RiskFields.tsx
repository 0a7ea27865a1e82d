import { useQueryClient } from '@tanstack/react-query';
import { readAnew } from '../../kernel/anew';
import { BothWrote, SavingWord, useAutosave, type Values } from '../../platform/draft';
import { t } from '../../platform/i18n';
import { isMasked, Kept } from '../../platform/secrecy';
import { SelectField } from '../../platform/ui/Fields';
import { riskQuery, useKinds } from './data';
import { fieldWord, valueWord } from './difference';
import { Levels } from './Levels';
import { stepsOf } from './scales';
import { treatments, type Risk, type RiskView, type Scale, type ScaleStep } from './types';
import { treatmentWord } from './words';

const names = [
  'title',
  'cause',
  'event',
  'consequence',
  'kind',
  'likelihood',
  'intention',
  'antagonist_capability',
  'opportunity',
  'existing_protection',
  'vulnerability',
  'treatment',
  'treatment_words',
  'residual_likelihood',
] as const;
type Name = (typeof names)[number];

/** The risk as a form in its own place, saved as it is written. */
export function RiskFields({ view, steps }: { view: RiskView; steps: readonly ScaleStep[] }) {
  const { risk } = view;
  const client = useQueryClient();
  const kinds = useKinds();
  const query = riskQuery(risk.id);
  const { draft, saving, conflict, set, settle, choose } = useAutosave<Risk>({
    path: `/risks/${risk.id}`,
    names,
    stored: risk,
    again: async () => (await readAnew(client, query)).risk,
    kept: (row) => {
      const kind = kinds.data?.items.find((one) => one.id === row.kind);
      client.setQueryData(query.queryKey, (before) =>
        before
          ? {
              ...before,
              risk: row,
              version: row.version,
              kind_title: kind?.title ?? before.kind_title,
              is_antagonistic: kind?.is_antagonistic ?? before.is_antagonistic,
            }
          : before,
      );
      // Pictures and lists have the old levels; they are asked for when somebody walks there.
      void client.invalidateQueries({ queryKey: ['risk'], refetchType: 'none' });
    },
    // Who changes a copied risk has thereby answered for it.
    also: risk.standing === 'to_confirm' ? { standing: 'current' } : undefined,
  });
  const chosen = kinds.data?.items.find((one) => one.id === draft.kind);
  const isAntagonistic = chosen?.is_antagonistic ?? view.is_antagonistic;
  const chooseKind = (kind: string) => {
    const next = kinds.data?.items.find((one) => one.id === kind);
    // What somebody means to do has no likelihood, and nothing else has an intention.
    const emptied: Values = next?.is_antagonistic
      ? { likelihood: null, residual_likelihood: null }
      : { intention: null, antagonist_capability: null, opportunity: null };
    set({ kind, ...emptied }, true);
  };
  const text = (name: Name, label: string, rows: number, more: { hint?: string; most?: number } = {}) =>
    isMasked(risk[name] as string | undefined) ? (
      <div className="field">
        <span className="field-label">{label}</span>
        <Kept id={risk.id} part={name} text={risk[name] as string} />
      </div>
    ) : (
      <label className="field">
        <span className="field-label">{label}</span>
        {more.hint ? <span className="field-hint">{more.hint}</span> : null}
        {rows > 1 ? (
          <textarea
            className="input"
            rows={Math.max(rows, Math.min(12, Math.ceil(String(draft[name] ?? '').length / 70)))}
            maxLength={more.most ?? 8000}
            value={String(draft[name] ?? '')}
            onChange={(event) => set({ [name]: event.target.value })}
          />
        ) : (
          <input
            className="input"
            maxLength={more.most ?? 300}
            value={String(draft[name] ?? '')}
            onChange={(event) => set({ [name]: event.target.value })}
          />
        )}
      </label>
    );
  const levels = (name: Name, label: string, scale: Scale) => (
    <Levels
      name={name}
      label={label}
      steps={stepsOf(steps, scale)}
      value={draft[name] as number | null}
      onChange={(level) => set({ [name]: level }, true)}
      onClear={() => set({ [name]: null }, true)}
    />
  );
  return (
    <div className="stack" onBlur={settle}>
      <section className="card risk-part" aria-labelledby="what">
        <h2 id="what">{t('web.risk.what')}</h2>
        {text('title', t('common.title'), 1)}
        <div className="risk-chain">
          {text('cause', t('risk.cause'), 3, { hint: t('web.risk.cause_hint'), most: 4000 })}
          {text('event', t('risk.event'), 3, { hint: t('web.risk.event_hint'), most: 4000 })}
          {text('consequence', t('risk.consequence'), 3, {
            hint: t('web.risk.consequence_hint'),
            most: 4000,
          })}
        </div>
        <SelectField
          name="kind"
          label={t('risk.kind')}
          hint={chosen?.body ?? t('web.risk.kind_hint')}
          choices={(kinds.data?.items ?? []).map((one) => ({ value: one.id, title: one.title }))}
          value={String(draft.kind ?? '')}
          onChange={chooseKind}
          isRequired
        />
      </section>
      <section className="card risk-part" aria-labelledby="likely">
        <h2 id="likely">{isAntagonistic ? t('web.risk.antagonist') : t('risk.likelihood')}</h2>
        <p className="muted reading">
          {isAntagonistic ? t('web.risk.antagonist_why') : t('web.risk.likelihood_why')}
        </p>
        <div className="risk-scales">
          {isAntagonistic ? (
            <>
              {levels('intention', t('risk.intention'), 'intention')}
              {levels('antagonist_capability', t('risk.antagonist_capability'), 'antagonist_capability')}
              {levels('opportunity', t('risk.opportunity'), 'opportunity')}
            </>
          ) : (
            <>
              {levels('likelihood', t('web.risk.likelihood_now'), 'likelihood')}
              {levels('residual_likelihood', t('risk.residual_likelihood'), 'likelihood')}
            </>
          )}
        </div>
      </section>
      <section className="card risk-part" aria-labelledby="treated">
        <h2 id="treated">{t('web.risk.protection')}</h2>
        <div className="risk-pair">
          {text('existing_protection', t('risk.existing_protection'), 3)}
          {text('vulnerability', t('risk.vulnerability'), 3)}
        </div>
        <SelectField
          name="treatment"
          label={t('risk.treatment')}
          hint={t('web.risk.treatment_hint')}
          choices={[
            { value: '', title: t('web.risk.not_decided') },
            ...treatments.map((one) => ({ value: one, title: treatmentWord(one) })),
          ]}
          value={String(draft.treatment ?? '')}
          onChange={(value) => set({ treatment: value || null }, true)}
        />
        {text('treatment_words', t('risk.treatment_words'), 3)}
      </section>
      {conflict ? (
        <BothWrote
          names={conflict.names}
          mine={draft}
          theirs={conflict.theirs}
          label={(name) => fieldWord(name, String)}
          word={(value, name) =>
            name === 'kind'
              ? (kinds.data?.items.find((one) => one.id === value)?.title ?? String(value))
              : valueWord(name, String(value), steps)
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
