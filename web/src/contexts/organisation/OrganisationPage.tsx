import { useMemo, useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { base } from '../../kernel/client';
import { askedAt, heldMoment } from '../../kernel/past';
import { mayDo, useSession } from '../../platform/auth/session';
import { t } from '../../platform/i18n';
import { nextSearch } from '../../platform/ui/Link';
import {
  Button,
  DateField,
  EmptyState,
  Icon,
  Link,
  PageHeader,
  SearchField,
  SelectField,
  Shown,
  Table,
  type Column,
} from '../../platform/ui';
import { Tabs } from '../../platform/ui/Tabs';
import { Tree, type TreeNode } from '../../platform/ui/Tree';
import { useSearchWord, useValidOn } from '../../platform/shell/url';
import { ChangedBetween } from './ChangedBetween';
import { useTree } from './data';
import { keepsAll } from './duties';
import { countsOf, dayBeside, kindsInOrder, treeOf, wanted, withAncestors } from './tree';
import type { Unit } from './types';
import { countsSentence, kindWord, MarkerTag, periodText } from './words';
import './organisation.css';

/** The whole organisation on a day: how many of each, what changed, and every unit as a tree or a list. */
export default function OrganisationPage() {
  const { day, isToday } = useValidOn();
  const session = useSession();
  const tree = useTree(day);
  return (
    <>
      <PageHeader
        title={t('web.page.organisation')}
        answer={tree.data ? <Answer units={tree.data.items} day={day} isToday={isToday} /> : null}
        actions={
          <>
            {keepsAll(session.data) ? (
              <Link to="/organisation/ny" className="button button-primary">
                <Icon name="plus" /> {t('web.organisation.register')}
              </Link>
            ) : null}
            <a
              className="button button-plain"
              href={base + askedAt(`/unit-export?format=xlsx&valid_on=${day}`)}
              download
            >
              <Icon name="export" /> {t('web.organisation.export')}
            </a>
            <Button icon="print" onPress={() => print()}>
              {t('web.print_short')}
            </Button>
          </>
        }
      />
      <Days />
      <Shown query={tree} lines={8}>
        {(page) => (
          <div className="stack organisation-body">
            <ChangedBetween day={day} units={page.items} />
            <Units units={page.items} day={day} />
          </div>
        )}
      </Shown>
    </>
  );
}

function Answer({ units, day, isToday }: { units: readonly Unit[]; day: string; isToday: boolean }) {
  if (units.length === 0) {
    return (
      <>{heldMoment() ? t('web.organisation.none_known') : t('web.organisation.none_that_day', { day })}</>
    );
  }
  const counts = countsSentence(countsOf(units));
  return (
    <>
      <strong>{t('web.organisation.units', { count: units.length })}</strong>{' '}
      {isToday ? t('web.organisation.today', { day }) : t('web.organisation.that_day', { day })} {counts}.
    </>
  );
}

/** The day in force as a control of the page itself, with a step either way. */
function Days() {
  const { day, today, setDay } = useValidOn();
  return (
    <div className="table-tools only-screen">
      <DateField
        name="valid_on"
        label={t('web.organisation.day')}
        hint={t('web.organisation.day_hint')}
        value={day}
        onChange={(next) => setDay(next || undefined)}
        today={today}
        isRequired
      />
      <div className="row">
        <Button onPress={() => setDay(dayBeside(day, -1))}>{t('web.organisation.day_before')}</Button>
        <Button onPress={() => setDay(dayBeside(day, 1))}>{t('web.organisation.day_after')}</Button>
        {day === today ? null : (
          <Button tone="quiet" onPress={() => setDay(undefined)}>
            {t('web.valid_on.back')}
          </Button>
        )}
      </div>
    </div>
  );
}

function Units({ units, day }: { units: readonly Unit[]; day: string }) {
  const [asked, setAsked] = useSearchWord('sok');
  const [kind, setKind] = useSearchWord('typ');
  const [view, setView] = useSearchWord('vy');
  const session = useSession();
  const chosen = useMemo(() => wanted(units, kind, asked ?? ''), [units, kind, asked]);
  if (units.length === 0) {
    return (
      <EmptyState
        isKept
        icon="organisation"
        title={t('web.organisation.empty')}
        action={
          mayDo(session.data, 'pack.import') ? (
            <Link to="/import" className="button button-primary">
              {t('web.organisation.empty_import')}
            </Link>
          ) : null
        }
        example={<p>{t('web.organisation.empty_example')}</p>}
      >
        {t('web.organisation.empty_why')}
      </EmptyState>
    );
  }
  const kinds = kindsInOrder.filter((one) => units.some((unit) => unit.kind === one));
  const nothing = <p className="muted">{t('web.organisation.no_hit')}</p>;
  return (
    <section className="section" aria-label={t('web.organisation.all')}>
      <div className="table-tools only-screen">
        <SearchField
          label={t('web.organisation.search')}
          value={asked ?? ''}
          onSearch={setAsked}
          placeholder={t('web.organisation.search_example')}
        />
        <SelectField
          name="kind"
          label={t('organisation.unit_kind')}
          isRequired
          value={kind ?? ''}
          onChange={setKind}
          choices={[
            { value: '', title: t('web.organisation.every_kind') },
            ...kinds.map((one) => ({ value: one, title: kindWord(one) })),
          ]}
        />
      </div>
      {asked || kind ? <p role="status">{t('web.organisation.hits', { count: chosen.length })}</p> : null}
      <Tabs
        label={t('web.organisation.views')}
        selected={view === 'lista' ? 'lista' : 'trad'}
        onSelect={(key) => setView(key === 'lista' ? key : undefined)}
        tabs={[
          {
            key: 'trad',
            title: t('web.organisation.tree'),
            content: chosen.length ? <UnitTree units={withAncestors(units, chosen)} /> : nothing,
          },
          {
            key: 'lista',
            title: t('web.organisation.list'),
            content: chosen.length ? <UnitList units={chosen} all={units} day={day} /> : nothing,
          },
        ]}
      />
    </section>
  );
}

function idsOf(nodes: readonly TreeNode[]): string[] {
  return nodes.flatMap((node) => [node.id, ...idsOf(node.children)]);
}

function UnitTree({ units }: { units: readonly Unit[] }) {
  const navigate = useNavigate();
  const nodes = useMemo(
    () => treeOf(units, (unit) => [kindWord(unit.kind), unit.administration].filter(Boolean).join(' · ')),
    [units],
  );
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const expanded = new Set(idsOf(nodes).filter((id) => !closed.has(id)));
  return (
    <Tree
      label={t('web.organisation.all')}
      nodes={nodes}
      expanded={expanded}
      onExpanded={(open) => setClosed(new Set(idsOf(nodes).filter((id) => !open.has(id))))}
      onOpen={(id) =>
        void navigate({
          to: `/organisation/${id}`,
          search: ((before: Record<string, unknown>) => nextSearch(before)) as never,
        })
      }
    />
  );
}

function UnitList({ units, all, day }: { units: readonly Unit[]; all: readonly Unit[]; day: string }) {
  const [order, setOrder] = useSearchWord('ordning');
  const names = useMemo(() => new Map(all.map((unit) => [unit.id, unit.name])), [all]);
  const columns: Column<Unit>[] = [
    {
      key: 'name',
      title: t('organisation.unit_name'),
      sort: (unit) => unit.name,
      cell: (unit) => (
        <span className="row">
          <Link to={`/organisation/${unit.id}`}>{unit.name}</Link> <MarkerTag marker={unit.marker} />
        </span>
      ),
    },
    {
      key: 'kind',
      title: t('organisation.unit_kind'),
      sort: (unit) => kindsInOrder.indexOf(unit.kind),
      cell: (unit) => kindWord(unit.kind),
    },
    {
      key: 'administration',
      title: t('organisation.administration'),
      sort: (unit) => unit.administration ?? null,
      cell: (unit) => unit.administration ?? '–',
    },
    {
      key: 'parent',
      title: t('organisation.parent'),
      sort: (unit) => names.get(unit.parent ?? '') ?? null,
      cell: (unit) =>
        unit.parent ? <Link to={`/organisation/${unit.parent}`}>{names.get(unit.parent) ?? '–'}</Link> : '–',
    },
    {
      key: 'valid',
      title: t('web.organisation.valid'),
      sort: (unit) => unit.valid_from,
      cell: (unit) => <span className="figures">{periodText(unit.valid_from, unit.valid_to)}</span>,
    },
  ];
  return (
    <Table
      caption={t('web.organisation.list_caption', { day })}
      columns={columns}
      rows={units}
      rowKey={(unit) => unit.id}
      order={order}
      onOrder={setOrder}
    />
  );
}
