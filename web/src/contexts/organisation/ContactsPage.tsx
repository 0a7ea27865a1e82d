import { useQueries } from '@tanstack/react-query';
import { longDate, t } from '../../platform/i18n';
import {
  Button,
  EmptyState,
  Link,
  PageHeader,
  Progress,
  SearchField,
  Shown,
  Table,
  Tag,
  type Column,
} from '../../platform/ui';
import { Tabs } from '../../platform/ui/Tabs';
import { useSearchWord, useValidOn } from '../../platform/shell/url';
import { unitQuery, useExternalActors, usePeople, useTree } from './data';
import { dutiesWithDeputies } from './duties';
import type { Duty, ExternalActor, Unit } from './types';
import { MarkerTag } from './words';
import './organisation.css';

/** Who to call: duties with deputies by unit, and those outside the town. Prints for the binder. */
export default function ContactsPage() {
  const { day } = useValidOn();
  const [view, setView] = useSearchWord('vy');
  const actors = useExternalActors();
  const contacts = useContacts(day);
  const gaps = contacts.rows.filter((row) => row.deputies.length === 0).length;
  return (
    <>
      <PageHeader
        title={t('web.page.contacts')}
        answer={
          contacts.isDone ? (
            <>
              <strong>{t('web.contact.duties', { count: contacts.rows.length })}</strong>{' '}
              {gaps > 0 ? t('web.contact.gaps', { count: gaps }) : t('web.contact.no_gaps')}
            </>
          ) : null
        }
        actions={
          <Button tone="primary" icon="print" onPress={() => print()}>
            {t('web.contact.print')}
          </Button>
        }
      />
      <p className="print-only small">{t('web.contact.printed', { day: longDate(day) })}</p>
      <Tabs
        label={t('web.contact.views')}
        selected={view === 'externa' ? 'externa' : 'staden'}
        onSelect={(key) => setView(key === 'externa' ? key : undefined)}
        tabs={[
          {
            key: 'staden',
            title: t('web.contact.town'),
            content: <TownContacts contacts={contacts} day={day} />,
          },
          {
            key: 'externa',
            title: t('web.contact.external'),
            count: actors.data?.total,
            content: <Shown query={actors}>{(page) => <Actors actors={page.items} />}</Shown>,
          },
        ]}
      />
    </>
  );
}

interface ContactRow {
  unit: Unit;
  duty: Duty;
  deputies: Duty[];
}

/** The duties of every unit that has people. Units without anybody are not asked. */
function useContacts(day: string) {
  const tree = useTree(day);
  const people = usePeople();
  const staffed = new Set((people.data ?? []).map((person) => person.unit));
  const asked = (tree.data?.items ?? []).filter((unit) => staffed.has(unit.id));
  const pages = useQueries({ queries: asked.map((unit) => unitQuery(unit.id, day)) });
  const isKnown = tree.data !== undefined && people.data !== undefined;
  const rows: ContactRow[] = pages.flatMap((page, at) =>
    dutiesWithDeputies(page.data?.duties ?? []).map((one) => ({ unit: asked[at]!, ...one })),
  );
  const done = pages.filter((page) => page.data !== undefined).length;
  return {
    rows,
    isDone: isKnown && done === pages.length,
    share: pages.length === 0 ? 0 : done / pages.length,
    error: tree.error ?? people.error ?? pages.find((page) => page.error)?.error ?? null,
  };
}

function TownContacts({ contacts, day }: { contacts: ReturnType<typeof useContacts>; day: string }) {
  const [asked, setAsked] = useSearchWord('sok');
  const words = (asked ?? '').toLocaleLowerCase('sv');
  if (!contacts.isDone) {
    return contacts.error ? (
      <Shown query={{ data: undefined, error: contacts.error, isPending: false, refetch: () => undefined }}>
        {() => null}
      </Shown>
    ) : (
      <Progress label={t('web.loading')} value={contacts.share} max={1} />
    );
  }
  const rows = contacts.rows.filter((row) =>
    [row.unit.name, row.duty.duty, row.duty.person_name, ...row.deputies.map((one) => one.person_name)]
      .join(' ')
      .toLocaleLowerCase('sv')
      .includes(words),
  );
  if (contacts.rows.length === 0) {
    return (
      <EmptyState
        isKept
        icon="person"
        title={t('web.contact.empty')}
        action={
          <Link to="/import" search={{ vad: 'personer' }} className="button button-primary">
            {t('web.contact.empty_import')}
          </Link>
        }
        example={<p>{t('web.duty.empty_example')}</p>}
      >
        {t('web.contact.empty_why')}
      </EmptyState>
    );
  }
  const columns: Column<ContactRow>[] = [
    {
      key: 'unit',
      title: t('organisation.unit'),
      cell: (row) => <Link to={`/organisation/${row.unit.id}`}>{row.unit.name}</Link>,
    },
    { key: 'duty', title: t('organisation.duty'), cell: (row) => row.duty.duty },
    { key: 'holder', title: t('web.duty.holder'), cell: (row) => <Reached duty={row.duty} /> },
    {
      key: 'deputy',
      title: t('web.duty.deputy'),
      cell: (row) =>
        row.deputies.length === 0 ? (
          <strong>{t('web.duty.gap')}</strong>
        ) : (
          <div className="stack-small">
            {row.deputies.map((one) => (
              <Reached key={one.id} duty={one} />
            ))}
          </div>
        ),
    },
  ];
  return (
    <div className="stack">
      <div className="table-tools only-screen">
        <SearchField label={t('web.contact.search')} value={asked ?? ''} onSearch={setAsked} />
      </div>
      <Table
        caption={t('web.contact.caption', { day })}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.duty.id}
      />
    </div>
  );
}

function Reached({ duty }: { duty: Duty }) {
  return (
    <span className="duty-person">
      <strong>{duty.person_name}</strong>
      {duty.phone ? (
        <a className="figures" href={`tel:${duty.phone.replace(/[^+\d]/g, '')}`}>
          {duty.phone}
        </a>
      ) : null}
      {duty.email ? <a href={`mailto:${duty.email}`}>{duty.email}</a> : null}
    </span>
  );
}

function Actors({ actors }: { actors: readonly ExternalActor[] }) {
  if (actors.length === 0) {
    return (
      <EmptyState isKept icon="person" title={t('web.contact.no_actors')}>
        {t('web.contact.no_actors_why')}
      </EmptyState>
    );
  }
  const columns: Column<ExternalActor>[] = [
    {
      key: 'name',
      title: t('organisation.actor_name'),
      cell: (actor) => (
        <span className="row">
          {actor.name} <MarkerTag marker={actor.marker} />
        </span>
      ),
    },
    { key: 'kind', title: t('organisation.actor_kind'), cell: (actor) => <Tag>{actor.kind}</Tag> },
    { key: 'contact', title: t('organisation.contact'), cell: (actor) => actor.contact ?? '–' },
    { key: 'agreement', title: t('organisation.agreement'), cell: (actor) => actor.agreement ?? '–' },
    {
      key: 'reach',
      title: t('web.contact.reach'),
      cell: (actor) =>
        actor.phone || actor.email ? (
          <span className="duty-person">
            {actor.phone ? (
              <a className="figures" href={`tel:${actor.phone.replace(/[^+\d]/g, '')}`}>
                {actor.phone}
              </a>
            ) : null}
            {actor.email ? <a href={`mailto:${actor.email}`}>{actor.email}</a> : null}
          </span>
        ) : (
          '–'
        ),
    },
  ];
  return (
    <Table
      caption={t('web.contact.external_caption')}
      columns={columns}
      rows={actors}
      rowKey={(actor) => actor.id}
    />
  );
}
