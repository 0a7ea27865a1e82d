import { useMemo, useState } from 'react';
import { useParams } from '@tanstack/react-router';
import { useSession } from '../../platform/auth/session';
import { t } from '../../platform/i18n';
import { Kept, SecrecyButton, SecrecyTags } from '../../platform/secrecy';
import { useSearchWord, useValidOn } from '../../platform/shell/url';
import { MarkerTag, ThingLink, thingWord, TraceButton, WithTrace } from '../../platform/trace';
import { Button } from '../../platform/ui/Button';
import { StatusChip, type Status } from '../../platform/ui/Chip';
import { DateField } from '../../platform/ui/DateField';
import { SelectField, TextField } from '../../platform/ui/Fields';
import { Form } from '../../platform/ui/Form';
import { Link } from '../../platform/ui/Link';
import { PageHeader } from '../../platform/ui/PageHeader';
import { Shown } from '../../platform/ui/States';
import { Table, type Column } from '../../platform/ui/Table';
import { toast } from '../../platform/ui/Toasts';
import { MeasuresOf } from '../measure/MeasuresOf';
import { useDeed, useFulfilments, useMay, useRequirement, useUnits } from './data';
import { boundUnits, countOf, duesOf, type DueState, type UnitDue } from './due';
import type { RequirementView, UnitView } from './types';
import { carrierWords, intervalWords } from './words';
import './requirement.css';

/** One requirement: whom it binds, what answers it, and who has done what it asks. */
export default function RequirementPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useRequirement(id);
  return (
    <WithTrace>
      {query.data ? null : <PageHeader title={t('programme.requirement')} />}
      <Shown query={query} lines={8}>
        {(view) => <Told view={view} />}
      </Shown>
    </WithTrace>
  );
}

function Told({ view }: { view: RequirementView }) {
  const { requirement } = view;
  const { day } = useValidOn();
  const units = useUnits();
  const fulfilments = useFulfilments(requirement.id);
  const bound = useMemo(
    () => boundUnits(view.carriers, units.data?.items ?? []),
    [view.carriers, units.data],
  );
  const dues = useMemo(
    () => duesOf(requirement, bound, fulfilments.data ?? [], day),
    [requirement, bound, fulfilments.data, day],
  );
  const isTold = units.data !== undefined && fulfilments.data !== undefined;
  return (
    <>
      <PageHeader
        title={requirement.title}
        crumbs={[{ title: t('web.page.requirements'), to: '/krav' }]}
        facts={
          <>
            <Link to="/krav" search={{ katalog: requirement.catalogue }}>
              {view.catalogue_title}
            </Link>
            <span className="figures">{`${view.catalogue_reference}, ${requirement.reference}`}</span>
            <span>{intervalWords(requirement.interval_months)}</span>
            <MarkerTag marker={requirement.marker} source={requirement.source} />
            <SecrecyTags id={requirement.id} />
            <TraceButton id={requirement.id} title={requirement.title} />
            <SecrecyButton id={requirement.id} title={requirement.title} />
          </>
        }
        answer={isTold ? <Answer dues={dues} /> : undefined}
      />
      <div className="stack requirement">
        {requirement.body ? (
          <p className="reading">
            <Kept id={requirement.id} part="body" text={requirement.body} />
          </p>
        ) : null}
        <div className="requirement-sides">
          <section className="section" aria-labelledby="binds">
            <h2 id="binds">{t('web.requirement.binds')}</h2>
            {view.carriers.length === 0 ? (
              <p className="requirement-none hatched">{t('web.requirement.binds_nobody')}</p>
            ) : (
              <ul className="plain stack-small">
                {view.carriers.map((carrier) => (
                  <li key={carrier.id}>
                    {carrier.unit ? (
                      <Link to={`/organisation/${carrier.unit}`}>{carrierWords(carrier)}</Link>
                    ) : (
                      carrierWords(carrier)
                    )}
                  </li>
                ))}
              </ul>
            )}
          </section>
          <section className="section" aria-labelledby="answers">
            <h2 id="answers">{t('web.requirement.answered_by')}</h2>
            {view.neighbours.filter((one) => one.tie === 'link').length === 0 ? (
              <p className="requirement-none hatched">{t('web.requirement.answered_by_nothing')}</p>
            ) : (
              <ul className="plain stack-small">
                {view.neighbours
                  .filter((one) => one.tie === 'link')
                  .map((one) => (
                    <li key={`${one.node.id}${one.edition ?? ''}`}>
                      <span className="muted small">{thingWord(one.node.kind)}</span>{' '}
                      <ThingLink thing={one.node} edition={one.edition} />
                    </li>
                  ))}
              </ul>
            )}
          </section>
        </div>
        <section className="section" aria-labelledby="fulfilled">
          <header>
            <h2 id="fulfilled">{t('web.requirement.fulfilments')}</h2>
          </header>
          <AddFulfilment requirement={requirement.id} bound={bound} />
          <Shown query={fulfilments}>{() => <Dues dues={dues} />}</Shown>
        </section>
        <MeasuresOf source={{ kind: 'requirement', id: requirement.id }} />
      </div>
    </>
  );
}

function Answer({ dues }: { dues: readonly UnitDue[] }) {
  const late = countOf(dues, 'late');
  const never = countOf(dues, 'never');
  if (dues.length === 0) {
    return <strong>{t('web.requirement.binds_nobody')}</strong>;
  }
  return (
    <>
      {t('web.requirement.answer', { count: dues.length })}{' '}
      {late > 0 ? <strong>{t('web.requirement.late', { count: late })}</strong> : null}{' '}
      {never > 0 ? t('web.requirement.never', { count: never }) : null}
      {late + never === 0 ? t('web.requirement.none_late') : null}
    </>
  );
}

const statuses: Record<DueState, Status> = {
  done: 'good',
  soon: 'part',
  late: 'bad',
  never: 'none',
  ongoing: 'told',
};

function stateWord(state: DueState): string {
  switch (state) {
    case 'done':
      return t('web.due.done');
    case 'soon':
      return t('web.due.soon');
    case 'late':
      return t('web.due.late');
    case 'never':
      return t('web.status.none');
    case 'ongoing':
      return t('web.due.ongoing');
  }
}

function Dues({ dues }: { dues: readonly UnitDue[] }) {
  const [order, setOrder] = useSearchWord('ordning');
  const columns: Column<UnitDue>[] = [
    {
      key: 'unit',
      title: t('web.kind.unit'),
      isName: true,
      sort: (row) => row.unit.name,
      cell: (row) => <Link to={`/organisation/${row.unit.id}`}>{row.unit.name}</Link>,
    },
    {
      key: 'state',
      title: t('web.due.state'),
      sort: (row) => ['late', 'never', 'soon', 'done', 'ongoing'].indexOf(row.state),
      cell: (row) => <StatusChip status={statuses[row.state]}>{stateWord(row.state)}</StatusChip>,
    },
    {
      key: 'done_on',
      title: t('programme.done_on'),
      sort: (row) => row.newest?.done_on ?? null,
      cell: (row) => <span className="figures">{row.newest?.done_on ?? '–'}</span>,
    },
    {
      key: 'due',
      title: t('web.due.next'),
      sort: (row) => row.due ?? null,
      cell: (row) => <span className="figures">{row.due ?? '–'}</span>,
    },
    {
      key: 'reference',
      title: t('web.due.reference'),
      cell: (row) => row.newest?.reference ?? '–',
    },
  ];
  return (
    <Table
      caption={t('web.requirement.fulfilments')}
      columns={columns}
      rows={dues}
      rowKey={(row) => row.unit.id}
      order={order}
      onOrder={setOrder}
      empty={t('web.requirement.binds_nobody')}
    />
  );
}

/** The units that the session may speak for: the whole town, or its own. */
function useOwn(bound: readonly UnitView[]): UnitView[] {
  const session = useSession();
  const roles = session.data?.roles ?? [];
  return roles.some((held) => !held.unit)
    ? [...bound]
    : bound.filter((unit) => roles.some((held) => held.unit === unit.id));
}

function AddFulfilment({ requirement, bound }: { requirement: string; bound: readonly UnitView[] }) {
  const mayWrite = useMay('fulfilment.write');
  const own = useOwn(bound);
  const [isOpen, open] = useState(false);
  const { today } = useValidOn();
  const [unit, setUnit] = useState('');
  const [day, setDay] = useState(today);
  const [reference, setReference] = useState('');
  const deed = useDeed();
  if (!mayWrite || own.length === 0) {
    return null;
  }
  const chosen = own.find((one) => one.id === unit) ?? own[0]!;
  if (!isOpen) {
    return (
      <div className="only-screen">
        <Button icon="plus" onPress={() => open(true)}>
          {t('web.requirement.add')}
        </Button>
      </div>
    );
  }
  const add = () =>
    void deed
      .mutateAsync({
        method: 'POST',
        path: '/fulfilments',
        body: {
          requirement,
          unit: chosen.id,
          done_on: day,
          marker: 'own',
          ...(reference.trim() ? { reference: reference.trim() } : {}),
        },
      })
      .then(() => {
        toast(t('web.requirement.added', { unit: chosen.name, day }));
        open(false);
      })
      .catch(() => {});
  return (
    <div className="card only-screen">
      <Form
        names={['unit', 'done_on', 'reference']}
        thrown={deed.error}
        isBusy={deed.isPending}
        submitLabel={t('web.requirement.add')}
        onSubmit={add}
        onCancel={() => open(false)}
      >
        <SelectField
          name="unit"
          label={t('web.kind.unit')}
          choices={own.map((one) => ({ value: one.id, title: one.name }))}
          value={chosen.id}
          onChange={setUnit}
          isRequired
        />
        <DateField
          name="done_on"
          label={t('programme.done_on')}
          value={day}
          onChange={setDay}
          today={today}
          isRequired
        />
        <TextField
          name="reference"
          label={t('web.due.reference')}
          hint={t('web.due.reference_hint')}
          value={reference}
          onChange={setReference}
          maxLength={120}
        />
      </Form>
    </div>
  );
}
