import { useQueryClient } from '@tanstack/react-query';
import { readAnew } from '../../kernel/anew';
import { BothWrote, SavingWord, useAutosave, type Value } from '../../platform/draft';
import { t } from '../../platform/i18n';
import { isMasked, Kept } from '../../platform/secrecy';
import { useValidOn } from '../../platform/shell/url';
import { DateField } from '../../platform/ui/DateField';
import { CheckField, SelectField } from '../../platform/ui/Fields';
import { resourceQuery, soonOld, useSuppliers } from './data';
import { EndedField } from './EndedField';
import { frequencies } from './MemberSearch';
import { Fact } from './ServiceFields';
import { TimeField } from './TimeField';
import { timeText } from './times';
import { classes, type Resource, type ResourceClass, type ResourcePage } from './types';
import { classWord } from './words';

const names = [
  'name',
  'kind',
  'body',
  'supplier',
  'agreement',
  'tested_on',
  'repair_minutes',
  'restart_minutes',
  'losses_per_year',
  'is_black_start',
  'ended_on',
] as const;

/** How often it is lost by its own cause, in words; a figure that is none of the choices is said as it is. */
export function oftenWord(losses: number): string {
  const known = frequencies().find((one) => Number(one.value) === losses);
  return known?.title ?? t('web.continuity.losses', { count: String(losses).replace('.', ',') });
}

/** The resource as a form in its own place, saved as it is written. */
export function ResourceFields({ page }: { page: ResourcePage }) {
  const { resource } = page;
  const client = useQueryClient();
  const { today } = useValidOn();
  const suppliers = useSuppliers();
  const query = resourceQuery(resource.id);
  const { draft, saving, conflict, set, settle, choose } = useAutosave<Resource>({
    path: `/resources/${resource.id}`,
    names,
    stored: resource,
    again: async () => (await readAnew(client, query)).resource,
    kept: (row) => {
      client.setQueryData(query.queryKey, (before) =>
        before ? { ...before, resource: row, version: row.version } : before,
      );
      void soonOld(client);
    },
  });
  const line = (name: 'name' | 'agreement', label: string) => (
    <label className="field">
      <span className="field-label">{label}</span>
      <input
        className="input"
        maxLength={name === 'name' ? 200 : 400}
        value={String(draft[name] ?? '')}
        onChange={(event) => set({ [name]: event.target.value })}
      />
    </label>
  );
  const losses = Number(draft.losses_per_year);
  const often = frequencies();
  const isListed = often.some((one) => Number(one.value) === losses);
  return (
    <section className="card con-part" aria-labelledby="what" onBlur={settle}>
      <h2 id="what">{t('web.continuity.the_resource')}</h2>
      <div className="con-pair">
        {line('name', t('continuity.resource_name'))}
        <SelectField
          name="kind"
          label={t('continuity.resource_kind')}
          choices={classes.map((one) => ({ value: one, title: classWord(one) }))}
          value={String(draft.kind)}
          onChange={(kind) => set({ kind }, true)}
          isRequired
        />
      </div>
      {isMasked(resource.body) ? (
        <div className="field">
          <span className="field-label">{t('continuity.resource_body')}</span>
          <Kept id={resource.id} part="body" text={resource.body} />
        </div>
      ) : (
        <label className="field">
          <span className="field-label">{t('continuity.resource_body')}</span>
          <textarea
            className="input"
            rows={2}
            maxLength={4000}
            value={String(draft.body ?? '')}
            onChange={(event) => set({ body: event.target.value })}
          />
        </label>
      )}
      <div className="con-pair">
        <SelectField
          name="supplier"
          label={t('continuity.supplier')}
          choices={[
            { value: '', title: t('web.continuity.no_supplier') },
            ...(suppliers.data?.items ?? []).map((one) => ({ value: one.id, title: one.name })),
          ]}
          value={String(draft.supplier ?? '')}
          onChange={(supplier) => set({ supplier: supplier || null }, true)}
        />
        {line('agreement', t('continuity.agreement'))}
        <DateField
          name="tested_on"
          label={t('continuity.tested_on')}
          value={String(draft.tested_on ?? '')}
          onChange={(day) => set({ tested_on: day || null }, true)}
          today={today}
        />
      </div>
      <div className="con-pair">
        <TimeField
          label={t('web.continuity.repair')}
          hint={t('web.continuity.repair_hint')}
          value={draft.repair_minutes as number}
          onChange={(minutes) => (minutes ? set({ repair_minutes: minutes }) : undefined)}
          isRequired
        />
        <TimeField
          label={t('web.continuity.restart')}
          hint={t('web.continuity.restart_hint')}
          value={draft.restart_minutes as number}
          onChange={(minutes) => set({ restart_minutes: minutes ?? 0 })}
        />
        <SelectField
          name="losses_per_year"
          label={t('web.continuity.how_often')}
          hint={t('web.continuity.how_often_hint')}
          choices={[...(isListed ? [] : [{ value: String(losses), title: oftenWord(losses) }]), ...often]}
          value={String(losses)}
          onChange={(value) => set({ losses_per_year: Number(value) }, true)}
          isRequired
        />
      </div>
      <CheckField
        name="is_black_start"
        label={t('continuity.is_black_start')}
        hint={t('web.continuity.black_start_hint')}
        isSelected={draft.is_black_start === true}
        onChange={(isOn) => set({ is_black_start: isOn }, true)}
      />
      <details>
        <summary>{t('web.continuity.more')}</summary>
        <div className="con-pair con-more">
          <EndedField
            value={String(draft.ended_on ?? '')}
            onChange={(day) => set({ ended_on: day || null }, true)}
            today={today}
          />
        </div>
      </details>
      {conflict ? (
        <BothWrote
          names={conflict.names}
          mine={draft}
          theirs={conflict.theirs}
          label={fieldWord}
          word={valueWord}
          onChoose={choose}
        />
      ) : null}
      <SavingWord saving={saving} />
    </section>
  );
}

/** The resource as it is read. */
export function ResourceTold({ page }: { page: ResourcePage }) {
  const { resource } = page;
  return (
    <section className="card con-part" aria-labelledby="what">
      <h2 id="what">{t('web.continuity.the_resource')}</h2>
      {resource.body ? (
        <p className="reading con-words">
          <Kept id={resource.id} part="body" text={resource.body} />
        </p>
      ) : null}
      <dl className="con-facts">
        <Fact label={t('continuity.supplier')}>{page.supplier_name ?? t('web.continuity.no_supplier')}</Fact>
        <Fact label={t('continuity.agreement')}>{resource.agreement ?? '–'}</Fact>
        <Fact label={t('continuity.tested_on')}>{resource.tested_on ?? '–'}</Fact>
        <Fact label={t('web.continuity.repair')}>{timeText(resource.repair_minutes)}</Fact>
        <Fact label={t('web.continuity.restart')}>{timeText(resource.restart_minutes)}</Fact>
        <Fact label={t('web.continuity.how_often')}>{oftenWord(resource.losses_per_year)}</Fact>
        <Fact label={t('continuity.is_black_start')}>
          {resource.is_black_start ? t('web.continuity.holds.yes') : t('web.continuity.holds.no')}
        </Fact>
      </dl>
    </section>
  );
}

function fieldWord(name: string): string {
  return (
    {
      name: t('continuity.resource_name'),
      kind: t('continuity.resource_kind'),
      body: t('continuity.resource_body'),
      supplier: t('continuity.supplier'),
      agreement: t('continuity.agreement'),
      tested_on: t('continuity.tested_on'),
      repair_minutes: t('web.continuity.repair'),
      restart_minutes: t('web.continuity.restart'),
      losses_per_year: t('web.continuity.how_often'),
      is_black_start: t('continuity.is_black_start'),
      ended_on: t('continuity.ended_on'),
    }[name] ?? name
  );
}
function valueWord(value: Value, name: string): string {
  if (name === 'kind') {
    return classWord(value as ResourceClass);
  }
  return name.endsWith('_minutes') ? timeText(Number(value)) : String(value);
}
