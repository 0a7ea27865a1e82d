import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { readAnew } from '../../kernel/anew';
import { BothWrote, SavingWord, useAutosave, type Value } from '../../platform/draft';
import { t } from '../../platform/i18n';
import { isMasked, Kept } from '../../platform/secrecy';
import { useValidOn } from '../../platform/shell/url';
import { SelectField } from '../../platform/ui/Fields';
import { EndedField } from './EndedField';
import { serviceQuery, soonOld, useSectors, useSuppliers, useUnits } from './data';
import { TimeField } from './TimeField';
import { timeText } from './times';
import type { Service, ServicePage } from './types';

const names = [
  'name',
  'body',
  'societal_function',
  'sector',
  'run_by_unit',
  'run_by_actor',
  'tolerable_minutes',
  'target_minutes',
  'lowest_service_level',
  'restart_minutes',
  'harm_per_hour',
  'ended_on',
] as const;
export type ServiceName = (typeof names)[number];

/** Saves a service as it is written, and lays what was kept on its page. */
export function useServiceDraft(page: ServicePage) {
  const client = useQueryClient();
  const query = serviceQuery(page.service.id);
  return useAutosave<Service>({
    path: `/critical-services/${page.service.id}`,
    names,
    stored: page.service,
    again: async () => (await readAnew(client, query)).service,
    kept: (row) => {
      client.setQueryData(query.queryKey, (before) =>
        before ? { ...before, service: row, version: row.version } : before,
      );
      void soonOld(client);
    },
  });
}
export type ServiceDraft = ReturnType<typeof useServiceDraft>;

/** A text of the service; what is kept from the reader stands behind its bar. */
export function ServiceText({
  page,
  draft,
  name,
  label,
  hint,
  rows,
  most,
}: {
  page: ServicePage;
  draft: ServiceDraft;
  name: ServiceName;
  label: string;
  hint?: string;
  rows: number;
  most: number;
}) {
  const stored = page.service[name] as string | undefined;
  const shared = {
    className: 'input',
    maxLength: most,
    value: String(draft.draft[name] ?? ''),
  };
  return isMasked(stored) ? (
    <div className="field">
      <span className="field-label">{label}</span>
      <Kept id={page.service.id} part={name} text={stored} />
    </div>
  ) : (
    <label className="field">
      <span className="field-label">{label}</span>
      {hint ? <span className="field-hint">{hint}</span> : null}
      {rows > 1 ? (
        <textarea
          {...shared}
          rows={Math.max(rows, Math.min(12, Math.ceil(shared.value.length / 70)))}
          onChange={(event) => draft.set({ [name]: event.target.value })}
        />
      ) : (
        <input {...shared} onChange={(event) => draft.set({ [name]: event.target.value })} />
      )}
    </label>
  );
}

/** Who runs it is a unit or somebody outside, never both: choosing one empties the other. */
export function RunBy({ draft }: { draft: ServiceDraft }) {
  const units = useUnits();
  const outside = useSuppliers();
  const { run_by_unit: unit, run_by_actor: actor } = draft.draft;
  const value = unit ? `unit:${String(unit)}` : actor ? `actor:${String(actor)}` : '';
  return (
    <SelectField
      name="run_by"
      label={t('continuity.run_by')}
      hint={t('web.continuity.run_by_hint')}
      choices={[
        { value: '', title: t('web.continuity.run_by_same') },
        ...(units.data?.items ?? []).map((one) => ({ value: `unit:${one.id}`, title: one.name })),
        ...(outside.data?.items ?? []).map((one) => ({
          value: `actor:${one.id}`,
          title: t('web.continuity.outside', { name: one.name }),
        })),
      ]}
      value={value}
      onChange={(chosen) => {
        const [kind, id] = chosen.split(':');
        draft.set(
          {
            run_by_unit: kind === 'unit' ? (id ?? null) : null,
            run_by_actor: kind === 'actor' ? (id ?? null) : null,
          },
          true,
        );
      }}
    />
  );
}

export function SectorField({ draft }: { draft: ServiceDraft }) {
  const sectors = useSectors();
  return (
    <SelectField
      name="sector"
      label={t('organisation.sector')}
      choices={[
        { value: '', title: t('web.continuity.no_sector') },
        ...(sectors.data?.items ?? []).map((one) => ({ value: one.id, title: one.name })),
      ]}
      value={String(draft.draft.sector ?? '')}
      onChange={(sector) => draft.set({ sector: sector || null }, true)}
    />
  );
}

export function ServiceTime({
  draft,
  name,
  label,
  hint,
}: {
  draft: ServiceDraft;
  name: 'tolerable_minutes' | 'target_minutes' | 'restart_minutes';
  label: string;
  hint?: string;
}) {
  return (
    <TimeField
      label={label}
      hint={hint}
      value={draft.draft[name] as number | null}
      onChange={(minutes) => draft.set({ [name]: name === 'restart_minutes' ? (minutes ?? 0) : minutes })}
    />
  );
}

/** The word on the saving, and the choice when two have written at once. */
export function ServiceSaving({ draft }: { draft: ServiceDraft }) {
  return (
    <>
      {draft.conflict ? (
        <BothWrote
          names={draft.conflict.names}
          mine={draft.draft}
          theirs={draft.conflict.theirs}
          label={fieldWord}
          word={valueWord}
          onChoose={draft.choose}
        />
      ) : null}
      <SavingWord saving={draft.saving} />
    </>
  );
}

/** The service as a form in its own place. */
export function ServiceFields({ page }: { page: ServicePage }) {
  const draft = useServiceDraft(page);
  const { today } = useValidOn();
  const text = { page, draft };
  return (
    <section className="card con-part" aria-labelledby="what" onBlur={draft.settle}>
      <h2 id="what">{t('web.continuity.the_service')}</h2>
      <ServiceText {...text} name="name" label={t('continuity.service_name')} rows={1} most={200} />
      <ServiceText
        {...text}
        name="body"
        label={t('continuity.service_body')}
        hint={t('web.continuity.body_hint')}
        rows={3}
        most={4000}
      />
      <div className="con-pair">
        <ServiceText
          {...text}
          name="societal_function"
          label={t('continuity.societal_function')}
          rows={1}
          most={200}
        />
        <SectorField draft={draft} />
        <RunBy draft={draft} />
      </div>
      <div className="con-pair">
        <ServiceTime draft={draft} name="tolerable_minutes" label={t('web.continuity.tolerable')} />
        <ServiceTime draft={draft} name="target_minutes" label={t('web.continuity.target')} />
        <ServiceTime draft={draft} name="restart_minutes" label={t('web.continuity.restart')} />
      </div>
      <ServiceText
        {...text}
        name="lowest_service_level"
        label={t('continuity.lowest_service_level')}
        hint={t('web.continuity.lowest_hint')}
        rows={2}
        most={2000}
      />
      <details>
        <summary>{t('web.continuity.more')}</summary>
        <div className="con-pair con-more">
          <HarmField draft={draft} />
          <EndedField
            value={String(draft.draft.ended_on ?? '')}
            onChange={(day) => draft.set({ ended_on: day || null }, true)}
            today={today}
          />
        </div>
      </details>
      <ServiceSaving draft={draft} />
    </section>
  );
}

/** What the analyses of the town reckon with; a figure that is none is not sent. */
function HarmField({ draft }: { draft: ServiceDraft }) {
  const stored = draft.draft.harm_per_hour as number | null;
  const [typed, setTyped] = useState(stored === null ? '' : String(stored).replace('.', ','));
  return (
    <label className="field">
      <span className="field-label">
        {t('continuity.harm_per_hour')}
        <span className="field-optional"> ({t('web.form.optional')})</span>
      </span>
      <span className="field-hint">{t('web.continuity.harm_hint')}</span>
      <input
        className="input figures"
        inputMode="decimal"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          const plain = event.target.value.replace(/[\s\u00a0]/g, '').replace(',', '.');
          if (plain === '' || /^\d+(\.\d+)?$/.test(plain)) {
            draft.set({ harm_per_hour: plain === '' ? null : Number(plain) });
          }
        }}
      />
    </label>
  );
}

/** The service as it is read. */
export function ServiceTold({ page }: { page: ServicePage }) {
  const { service } = page;
  const sectors = useSectors();
  const sector = (sectors.data?.items ?? []).find((one) => one.id === service.sector);
  const time = (minutes: number | null | undefined) =>
    minutes === null || minutes === undefined ? t('web.continuity.not_said') : timeText(minutes);
  const text = (name: 'body' | 'lowest_service_level') =>
    service[name] ? (
      <Kept id={service.id} part={name} text={service[name]} />
    ) : (
      <span className="muted">{t('web.continuity.not_said')}</span>
    );
  return (
    <section className="card con-part" aria-labelledby="what">
      <h2 id="what">{t('web.continuity.the_service')}</h2>
      <p className="reading con-words">{text('body')}</p>
      <dl className="con-facts">
        <Fact label={t('continuity.societal_function')}>{service.societal_function ?? '–'}</Fact>
        <Fact label={t('organisation.sector')}>{sector?.name ?? '–'}</Fact>
        <Fact label={t('continuity.run_by')}>{page.run_by_name ?? page.unit_name}</Fact>
        <Fact label={t('web.continuity.tolerable')}>{time(service.tolerable_minutes)}</Fact>
        <Fact label={t('web.continuity.target')}>{time(service.target_minutes)}</Fact>
        <Fact label={t('web.continuity.restart')}>{time(service.restart_minutes)}</Fact>
        <Fact label={t('continuity.lowest_service_level')}>{text('lowest_service_level')}</Fact>
      </dl>
    </section>
  );
}

export function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function fieldWord(name: string): string {
  return (
    {
      name: t('continuity.service_name'),
      body: t('continuity.service_body'),
      societal_function: t('continuity.societal_function'),
      sector: t('organisation.sector'),
      run_by_unit: t('continuity.run_by_unit'),
      run_by_actor: t('continuity.run_by_actor'),
      tolerable_minutes: t('web.continuity.tolerable'),
      target_minutes: t('web.continuity.target'),
      restart_minutes: t('web.continuity.restart'),
      lowest_service_level: t('continuity.lowest_service_level'),
      harm_per_hour: t('continuity.harm_per_hour'),
      ended_on: t('continuity.ended_on'),
    }[name] ?? name
  );
}
const valueWord = (value: Value, name: string) =>
  name.endsWith('_minutes') ? timeText(Number(value)) : String(value);
