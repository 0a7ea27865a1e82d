import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../kernel/client';
import { t } from '../../platform/i18n';
import { useValidOn } from '../../platform/shell/url';
import { DateField, Form, PageHeader, SelectField, Shown, TextField } from '../../platform/ui';
import { useDeed } from './data';
import type { components } from '../../kernel/api';
import { kindWord } from './words';

type ProgrammeView = components['schemas']['ProgrammeView'];
type EditionView = components['schemas']['EditionView'];
type Kind = Parameters<typeof kindWord>[0];
const kinds: readonly Kind[] = ['first_tertial', 'second_tertial', 'annual_report', 'own'];
const names = [
  'name',
  'kind',
  'year',
  'edition',
  'period_from',
  'period_to',
  'due',
  'remind_before_days',
  'remind_every_days',
  'instruction',
];

/** The days that a kind of round asks about, in a year. */
export function periodOf(kind: string, year: string): { from: string; to: string; due: string } {
  const next = String(Number(year) + 1);
  switch (kind) {
    case 'first_tertial':
      return { from: `${year}-01-01`, to: `${year}-04-30`, due: `${year}-05-15` };
    case 'second_tertial':
      return { from: `${year}-05-01`, to: `${year}-08-31`, due: `${year}-09-15` };
    default:
      return { from: `${year}-01-01`, to: `${year}-12-31`, due: `${next}-01-26` };
  }
}

/** The adopted editions of every programme: those that can be followed up. */
function useEditions() {
  return useQuery({
    queryKey: ['followup', 'editions'],
    queryFn: async ({ signal }) => {
      const programmes = await call<{ items: ProgrammeView[] }>('/programmes?limit=500', { signal });
      const lists = await Promise.all(
        programmes.items.map((one) =>
          call<{ items: EditionView[] }>(`/programmes/${one.programme.id}/editions`, { signal }),
        ),
      );
      return lists
        .flatMap((list) => list.items)
        .filter((one) => one.edition.status === 'adopted')
        .sort((a, b) => (b.edition.valid_from ?? '').localeCompare(a.edition.valid_from ?? ''));
    },
  });
}

/** Plans a round; it is opened afterwards, for chosen units and goals. */
export default function NewRoundPage() {
  const editions = useEditions();
  return (
    <>
      <PageHeader
        title={t('web.followup.plan')}
        crumbs={[{ title: t('web.followup.page'), to: '/uppfoljning' }]}
        answer={t('web.followup.plan_why')}
      />
      <Shown query={editions}>{(all) => <Fields editions={all} />}</Shown>
    </>
  );
}

function Fields({ editions }: { editions: readonly EditionView[] }) {
  const { today } = useValidOn();
  const navigate = useNavigate();
  const deed = useDeed();
  const [kind, setKind] = useState<string>('first_tertial');
  const [year, setYear] = useState(today.slice(0, 4));
  const [period, setPeriod] = useState(periodOf('first_tertial', today.slice(0, 4)));
  const [name, setName] = useState(nameOf('first_tertial', today.slice(0, 4)));
  const choose = (nextKind: string, nextYear: string) => {
    if (name === nameOf(kind, year)) {
      setName(nameOf(nextKind, nextYear));
    }
    setKind(nextKind);
    setYear(nextYear);
    if (/^\d{4}$/.test(nextYear)) {
      setPeriod(periodOf(nextKind, nextYear));
    }
  };
  const submit = (values: Record<string, string>) =>
    deed.mutate(
      {
        method: 'POST',
        path: '/follow-up-rounds',
        body: {
          name,
          kind,
          year: Number(year),
          edition: values.edition,
          period_from: period.from,
          period_to: period.to,
          due: period.due,
          remind_before_days: Number(values.remind_before_days),
          remind_every_days: Number(values.remind_every_days),
          ...(values.instruction ? { instruction: values.instruction } : {}),
          marker: 'own',
        },
      },
      { onSuccess: (round) => void navigate({ to: `/uppfoljning/${round.id}/oppna` }) },
    );
  return (
    <Form
      names={names}
      thrown={deed.error}
      isBusy={deed.isPending || deed.isSuccess}
      submitLabel={t('web.followup.go_on')}
      onSubmit={submit}
    >
      <SelectField
        name="kind"
        label={t('followup.round_kind')}
        choices={kinds.map((one) => ({ value: one, title: kindWord(one) }))}
        value={kind}
        onChange={(next) => choose(next, year)}
        isRequired
      />
      <TextField
        name="year"
        label={t('followup.year')}
        value={year}
        onChange={(next) => choose(kind, next)}
        inputMode="numeric"
        isRequired
      />
      <TextField name="name" label={t('followup.round_name')} value={name} onChange={setName} isRequired />
      <SelectField
        name="edition"
        label={t('programme.edition')}
        choices={editions.map((one) => ({ value: one.edition.id, title: one.edition.title }))}
        defaultValue={editions[0]?.edition.id}
        isRequired
      />
      <DateField
        name="period_from"
        label={t('followup.period_from')}
        value={period.from}
        onChange={(from) => setPeriod({ ...period, from })}
        today={today}
        isRequired
      />
      <DateField
        name="period_to"
        label={t('followup.period_to')}
        value={period.to}
        onChange={(to) => setPeriod({ ...period, to })}
        today={today}
        isRequired
      />
      <DateField
        name="due"
        label={t('followup.due')}
        value={period.due}
        onChange={(due) => setPeriod({ ...period, due })}
        today={today}
        isRequired
      />
      <TextField
        name="remind_before_days"
        label={t('followup.remind_before_days')}
        defaultValue="7"
        inputMode="numeric"
        isRequired
      />
      <TextField
        name="remind_every_days"
        label={t('followup.remind_every_days')}
        hint={t('web.followup.remind_every_hint')}
        defaultValue="7"
        inputMode="numeric"
        isRequired
      />
      <TextField name="instruction" label={t('followup.instruction')} rows={4} />
    </Form>
  );
}

function nameOf(kind: string, year: string): string {
  switch (kind) {
    case 'first_tertial':
      return t('web.followup.name_first', { year });
    case 'second_tertial':
      return t('web.followup.name_second', { year });
    case 'annual_report':
      return t('web.followup.name_annual', { year });
    default:
      return t('web.followup.name_own', { year });
  }
}
