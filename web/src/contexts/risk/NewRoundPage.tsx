import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../kernel/client';
import type { components } from '../../kernel/api';
import { t } from '../../platform/i18n';
import { useValidOn } from '../../platform/shell/url';
import {
  DateField,
  EmptyState,
  Form,
  Link,
  PageHeader,
  SelectField,
  Shown,
  TextField,
} from '../../platform/ui';
import { useDeed, useRounds, useScaleSets } from './data';
import type { Page, RoundView, ScaleSet } from './types';
import './risk.css';

type ProgrammeView = components['schemas']['ProgrammeView'];
type EditionView = components['schemas']['EditionView'];
const names = [
  'name',
  'edition',
  'scale_set',
  'previous',
  'mandate_from',
  'mandate_to',
  'due',
  'remind_before_days',
  'remind_every_days',
  'instruction',
];

/** The adopted editions that are in force and not replaced: those that a round can stand on. */
function useEditions(today: string) {
  return useQuery({
    queryKey: ['risk', 'editions', today],
    queryFn: async ({ signal }) => {
      const programmes = await call<Page<ProgrammeView>>('/programmes?limit=500', { signal });
      const lists = await Promise.all(
        programmes.items.map((one) =>
          call<Page<EditionView>>(`/programmes/${one.programme.id}/editions`, { signal }),
        ),
      );
      const begun = lists
        .flatMap((list) => list.items)
        .filter(({ edition }) => edition.status === 'adopted' && (edition.valid_from ?? '9') <= today);
      const replaced = new Set(begun.map((one) => one.edition.replaces));
      return begun
        .filter((one) => !replaced.has(one.edition.id))
        .sort((a, b) => (b.edition.valid_from ?? '').localeCompare(a.edition.valid_from ?? ''));
    },
  });
}

/** Prepares a round; it is opened afterwards, for chosen units and others. */
export default function NewRoundPage() {
  const { today } = useValidOn();
  const editions = useEditions(today);
  const scales = useScaleSets();
  const rounds = useRounds();
  return (
    <>
      <PageHeader
        title={t('web.risk.plan')}
        crumbs={[{ title: t('web.risk.page'), to: '/riskanalyser' }]}
        answer={t('web.risk.plan_why')}
      />
      <Shown query={editions}>
        {(all) => (
          <Shown query={scales}>
            {(sets) => (
              <Shown query={rounds}>
                {(earlier) =>
                  all.length === 0 || sets.length === 0 ? (
                    <Lacking hasEditions={all.length > 0} />
                  ) : (
                    <Fields editions={all} sets={sets} rounds={earlier} today={today} />
                  )
                }
              </Shown>
            )}
          </Shown>
        )}
      </Shown>
    </>
  );
}

/** A round stands on a programme and on scales; without one of them there is something else to do first. */
function Lacking({ hasEditions }: { hasEditions: boolean }) {
  return hasEditions ? (
    <EmptyState
      icon="warning"
      title={t('web.risk.no_scales')}
      action={
        <Link to="/import" className="button button-primary">
          {t('web.risk.to_packs')}
        </Link>
      }
    >
      <p>{t('web.risk.no_scales_why')}</p>
    </EmptyState>
  ) : (
    <EmptyState
      icon="programme"
      title={t('web.risk.no_edition')}
      action={
        <Link to="/program" className="button button-primary">
          {t('web.risk.to_programmes')}
        </Link>
      }
    >
      <p>{t('web.risk.no_edition_why')}</p>
    </EmptyState>
  );
}

function Fields({
  editions,
  sets,
  rounds,
  today,
}: {
  editions: readonly EditionView[];
  sets: readonly ScaleSet[];
  rounds: readonly RoundView[];
  today: string;
}) {
  const navigate = useNavigate();
  const deed = useDeed();
  const year = today.slice(0, 4);
  const opened = rounds
    .filter((one) => one.round.state !== 'draft')
    .sort((a, b) => b.round.mandate_from.localeCompare(a.round.mandate_from));
  const newest = sets.filter((one) => !sets.some((other) => other.replaces === one.id));
  const [dates, setDates] = useState({
    mandate_from: opened[0]?.round.mandate_from ?? `${year}-01-01`,
    mandate_to: opened[0]?.round.mandate_to ?? `${Number(year) + 3}-12-31`,
    due: `${year}-10-31`,
  });
  const date = (name: keyof typeof dates, label: string, hint?: string) => (
    <DateField
      name={name}
      label={label}
      hint={hint}
      value={dates[name]}
      onChange={(value) => setDates((before) => ({ ...before, [name]: value }))}
      today={today}
      isRequired
    />
  );
  const submit = (values: Record<string, string>) =>
    deed.mutate(
      {
        method: 'POST',
        path: '/analysis-rounds',
        body: {
          name: values.name,
          edition: values.edition,
          scale_set: values.scale_set,
          ...(values.previous ? { previous: values.previous } : {}),
          ...dates,
          remind_before_days: Number(values.remind_before_days),
          remind_every_days: Number(values.remind_every_days),
          ...(values.instruction ? { instruction: values.instruction } : {}),
          marker: 'own',
        },
      },
      { onSuccess: (round) => void navigate({ to: `/riskanalyser/${round.id}/oppna` }) },
    );
  return (
    <Form
      names={names}
      thrown={deed.error}
      isBusy={deed.isPending || deed.isSuccess}
      submitLabel={t('web.risk.go_on')}
      onSubmit={submit}
    >
      <TextField
        name="name"
        label={t('risk.round_name')}
        defaultValue={t('web.risk.name_of', { year })}
        maxLength={200}
        isRequired
      />
      <SelectField
        name="edition"
        label={t('programme.edition')}
        hint={t('web.risk.edition_hint')}
        choices={editions.map((one) => ({ value: one.edition.id, title: one.edition.title }))}
        defaultValue={editions[0]?.edition.id}
        isRequired
      />
      <SelectField
        name="scale_set"
        label={t('risk.scale_set')}
        hint={t('web.risk.scales_hint')}
        choices={newest.map((one) => ({ value: one.id, title: one.name }))}
        defaultValue={newest[0]?.id}
        isRequired
      />
      <SelectField
        name="previous"
        label={t('risk.previous_round')}
        hint={t('web.risk.previous_hint')}
        choices={[
          { value: '', title: t('web.risk.no_previous') },
          ...opened.map((one) => ({ value: one.round.id, title: one.round.name })),
        ]}
        defaultValue={opened[0]?.round.id ?? ''}
      />
      {date('mandate_from', t('risk.mandate_from'))}
      {date('mandate_to', t('risk.mandate_to'))}
      {date('due', t('risk.due'), t('web.risk.due_hint'))}
      <TextField
        name="remind_before_days"
        label={t('risk.remind_before_days')}
        defaultValue="14"
        inputMode="numeric"
        isRequired
      />
      <TextField
        name="remind_every_days"
        label={t('risk.remind_every_days')}
        hint={t('web.risk.remind_every_hint')}
        defaultValue="14"
        inputMode="numeric"
        isRequired
      />
      <TextField
        name="instruction"
        label={t('risk.instruction')}
        hint={t('web.risk.instruction_hint')}
        rows={4}
        maxLength={8000}
      />
    </Form>
  );
}
