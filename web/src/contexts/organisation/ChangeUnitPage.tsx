import { useState } from 'react';
import { useNavigate, useParams } from '@tanstack/react-router';
import { call } from '../../kernel/client';
import { t } from '../../platform/i18n';
import { DateField, Form, PageHeader, SelectField, TextField, toast } from '../../platform/ui';
import { nextSearch } from '../../platform/ui/Link';
import { useValidOn } from '../../platform/shell/url';
import { Whole } from '../../platform/pages/Whole';
import { StaleDialog, useRevise } from '../../platform/pages/revise';
import { useSend, useTree, useUnit } from './data';
import { kindsInOrder, possibleParents } from './tree';
import type { Unit, UnitKind, UnitPageTold } from './types';
import { kindWord } from './words';
import './organisation.css';

/** Changes a unit: a new name or place from a day, what does not depend on time, its last day and who took over. */
export default function ChangeUnitPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const { day, today } = useValidOn();
  const unit = useUnit(id, day);
  const tree = useTree(day);
  return (
    <Whole
      query={unit}
      title={t('web.organisation.change')}
      crumbs={[{ title: t('web.page.organisation'), to: '/organisation' }]}
    >
      {(told) => (
        <>
          <PageHeader
            title={t('web.organisation.change_of', { name: told.unit.name })}
            crumbs={[
              { title: t('web.page.organisation'), to: '/organisation' },
              { title: told.unit.name, to: `/organisation/${id}` },
            ]}
            answer={t('web.organisation.change_why')}
          />
          <div className="stack organisation-body">
            <NewPeriod told={told} units={tree.data?.items ?? []} today={today} />
            <Correct told={told} units={tree.data?.items ?? []} day={day} />
            <Facts told={told} day={day} />
            <Dissolve told={told} units={tree.data?.items ?? []} day={day} today={today} />
          </div>
        </>
      )}
    </Whole>
  );
}

function parentChoices(units: readonly Unit[], id: string) {
  return [
    { value: '', title: t('web.organisation.at_top') },
    ...possibleParents(units, id).map((unit) => ({ value: unit.id, title: unit.name })),
  ];
}

/** The period in force on the day, else the latest. */
function periodOf(told: UnitPageTold, day: string) {
  const inForce = told.periods.find((one) => one.valid_from <= day && (!one.valid_to || one.valid_to >= day));
  return inForce ?? told.periods[told.periods.length - 1];
}

function NewPeriod({ told, units, today }: { told: UnitPageTold; units: readonly Unit[]; today: string }) {
  const navigate = useNavigate();
  const [from, setFrom] = useState('');
  const send = useSend(() => {
    toast(t('web.saved'));
    void navigate({
      to: `/organisation/${told.unit.id}`,
      search: ((before: Record<string, unknown>) => nextSearch(before)) as never,
    });
  });
  return (
    <section className="card section" aria-labelledby="new-period">
      <h2 id="new-period">{t('web.organisation.new_period')}</h2>
      <p className="muted reading">{t('web.organisation.new_period_why')}</p>
      <Form
        names={['name', 'administration', 'parent', 'valid_from']}
        thrown={send.error}
        // Before the units have been read the place above is empty, and sent so it would move the unit to the top.
        isBusy={send.isPending || units.length === 0}
        submitLabel={t('web.organisation.new_period_save')}
        onSubmit={(values) =>
          send.mutate({
            path: '/unit-periods',
            body: {
              unit: told.unit.id,
              name: values.name,
              administration: values.administration || null,
              parent: values.parent || null,
              valid_from: from,
            },
          })
        }
      >
        <DateField
          name="valid_from"
          label={t('web.organisation.from_which_day')}
          value={from}
          onChange={setFrom}
          today={today}
          isRequired
        />
        <TextField name="name" label={t('organisation.unit_name')} defaultValue={told.unit.name} isRequired />
        <TextField
          name="administration"
          label={t('organisation.administration')}
          defaultValue={told.unit.administration ?? ''}
        />
        <SelectField
          name="parent"
          key={units.length}
          label={t('organisation.parent')}
          isRequired
          choices={parentChoices(units, told.unit.id)}
          defaultValue={told.unit.parent ?? ''}
        />
      </Form>
    </section>
  );
}

/** A slip of the pen in the period that is in force: no new period, the history keeps the old spelling. */
function Correct({ told, units, day }: { told: UnitPageTold; units: readonly Unit[]; day: string }) {
  const period = periodOf(told, day);
  const readCurrent = async () => {
    const now = await call<UnitPageTold>(`/units/${told.unit.id}?valid_on=${day}`);
    const found = now.periods.find((one) => one.id === period?.id) ?? period!;
    return { version: found.version, values: { ...found } as Record<string, unknown> };
  };
  const revise = useRevise(readCurrent);
  if (!period) {
    return null;
  }
  const labels = {
    name: t('organisation.unit_name'),
    administration: t('organisation.administration'),
    parent: t('organisation.parent'),
  };
  const names = new Map(units.map((unit) => [unit.id, unit.name]));
  return (
    <section className="card section" aria-labelledby="correct">
      <h2 id="correct">{t('web.organisation.correct')}</h2>
      <p className="muted reading">
        {t('web.organisation.correct_why', { name: period.name, from: period.valid_from })}
      </p>
      <Form
        names={['name', 'administration']}
        thrown={revise.error}
        isBusy={revise.isPending}
        submitLabel={t('web.organisation.correct_save')}
        onSubmit={(values) =>
          revise.mutate({
            path: `/unit-periods/${period.id}`,
            version: period.version,
            change: { name: values.name, administration: values.administration || null },
          })
        }
      >
        <TextField name="name" label={labels.name} defaultValue={period.name} isRequired />
        <TextField
          name="administration"
          label={labels.administration}
          defaultValue={period.administration ?? ''}
        />
      </Form>
      <StaleDialog
        revise={revise}
        labels={labels}
        show={(name, value) => (name === 'parent' ? (names.get(String(value)) ?? '–') : String(value ?? '–'))}
      />
    </section>
  );
}

function useUnitRevision(told: UnitPageTold, day: string) {
  return useRevise(async () => {
    const now = await call<UnitPageTold>(`/units/${told.unit.id}?valid_on=${day}`);
    return { version: now.unit.version, values: { ...now.unit } as Record<string, unknown> };
  });
}

function Facts({ told, day }: { told: UnitPageTold; day: string }) {
  const revise = useUnitRevision(told, day);
  const labels = {
    kind: t('organisation.unit_kind'),
    diary_prefix: t('organisation.diary_prefix'),
    source: t('common.source'),
  };
  return (
    <section className="card section" aria-labelledby="facts">
      <h2 id="facts">{t('web.organisation.facts')}</h2>
      <Form
        names={['kind', 'diary_prefix', 'source']}
        thrown={revise.error}
        isBusy={revise.isPending}
        onSubmit={(values) =>
          revise.mutate({
            path: `/units/${told.unit.id}`,
            version: told.unit.version,
            change: {
              kind: values.kind,
              diary_prefix: values.diary_prefix || null,
              source: values.source || null,
            },
          })
        }
      >
        <SelectField
          name="kind"
          label={labels.kind}
          isRequired
          defaultValue={told.unit.kind}
          choices={kindsInOrder.map((kind) => ({ value: kind, title: kindWord(kind) }))}
        />
        <TextField
          name="diary_prefix"
          label={labels.diary_prefix}
          defaultValue={told.unit.diary_prefix ?? ''}
          maxLength={20}
        />
        <TextField
          name="source"
          label={labels.source}
          hint={t('web.organisation.source_hint')}
          defaultValue={told.unit.source ?? ''}
          maxLength={400}
        />
      </Form>
      <StaleDialog
        revise={revise}
        labels={labels}
        show={(name, value) => (name === 'kind' ? kindWord(value as UnitKind) : value ? String(value) : '–')}
      />
    </section>
  );
}

/** A unit is never removed: it gets its last day, and may say who took over. */
function Dissolve({
  told,
  units,
  day,
  today,
}: {
  told: UnitPageTold;
  units: readonly Unit[];
  day: string;
  today: string;
}) {
  const [last, setLast] = useState(told.unit.valid_to ?? '');
  const [on, setOn] = useState('');
  const revise = useUnitRevision(told, day);
  const successor = useSend(() => toast(t('web.saved')));
  const others = units.filter((unit) => unit.id !== told.unit.id);
  return (
    <section className="card section" aria-labelledby="dissolve">
      <h2 id="dissolve">{t('web.organisation.dissolve')}</h2>
      <p className="muted reading">{t('web.organisation.dissolve_why')}</p>
      <Form
        names={['valid_to']}
        thrown={revise.error}
        isBusy={revise.isPending}
        submitLabel={t('web.organisation.dissolve_save')}
        onSubmit={() =>
          revise.mutate({
            path: `/units/${told.unit.id}`,
            version: told.unit.version,
            change: { valid_to: last || null },
          })
        }
      >
        <DateField
          name="valid_to"
          label={t('web.organisation.last_day_field')}
          hint={t('web.organisation.last_day_hint')}
          value={last}
          onChange={setLast}
          today={today}
        />
      </Form>
      <StaleDialog revise={revise} labels={{ valid_to: t('web.organisation.last_day_field') }} />
      <h3>{t('web.organisation.succeeded_by')}</h3>
      <Form
        names={['successor', 'taken_over_on']}
        thrown={successor.error}
        isBusy={successor.isPending}
        submitLabel={t('web.organisation.succeeded_save')}
        onSubmit={(values) =>
          successor.mutate({
            path: '/unit-successions',
            body: { predecessor: told.unit.id, successor: values.successor, taken_over_on: on },
          })
        }
      >
        <SelectField
          name="successor"
          label={t('organisation.successor')}
          isRequired
          choices={others.map((unit) => ({ value: unit.id, title: unit.name }))}
        />
        <DateField
          name="taken_over_on"
          label={t('organisation.taken_over_on')}
          value={on}
          onChange={setOn}
          today={today}
          isRequired
        />
      </Form>
    </section>
  );
}
