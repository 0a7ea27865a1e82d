import { useMemo, useState } from 'react';
import { t } from '../../platform/i18n';
import { useSearchWord, useValidOn } from '../../platform/shell/url';
import {
  Button,
  EmptyState,
  Link,
  PageHeader,
  SelectField,
  Shown,
  StatusChip,
  toast,
} from '../../platform/ui';
import { useDeed, useMay, useOccurrences, useOwnUnit, useUnits, yearsBehind } from './data';
import { DoneDialog } from './DoneDialog';
import { EntryDialog, NewEntryDialog } from './EntryDialog';
import { Months, Rows } from './Occurrences';
import type { Occurrence, OccurrenceState } from './types';
import { countOf, isInRing, monthOf, ringsOf, yearOf } from './wheel';
import { monthWord, sourceWord, stateStatus, stateWord } from './words';
import { YearWheel, type Chosen } from './YearWheel';
import './wheel.css';

const everything = 'alla';
const states: readonly OccurrenceState[] = ['late', 'soon', 'upcoming', 'done', 'missed', 'unrecorded'];
const sources = ['requirement', 'entry', 'round', 'measure', 'activity', 'milestone'] as const;

/** The year of recurring duties: as a wheel, and month by month. */
export default function WheelPage() {
  const { day, today } = useValidOn();
  const own = useOwnUnit();
  const [yearWord, setYear] = useSearchWord('ar');
  const [unitWord, setUnit] = useSearchWord('enhet');
  const [source, setSource] = useSearchWord('slag');
  const [state, setState] = useSearchWord('lage');
  const [view, setView] = useSearchWord('vy');
  const [opened, setOpened] = useSearchWord('post');
  const [isAdding, setAdding] = useState(false);
  const mayWrite = useMay('wheel.write');
  const year = yearOf(yearWord, day);
  const unit = unitWord === everything ? undefined : (unitWord ?? own);
  const units = useUnits(day);
  const looked = { from: `${year}-01-01`, to: `${year}-12-31`, day, unit, source };
  const found = useOccurrences({ ...looked, state });
  const isNow = day.startsWith(String(year));
  const before = useOccurrences(
    { ...looked, from: `${year - yearsBehind}-01-01`, to: `${year - 1}-12-31`, state: 'late' },
    isNow && (!state || state === 'late'),
  );
  const behind = isNow && (!state || state === 'late') ? (before.data ?? []) : [];
  const unitName = units.data?.items.find((one) => one.id === unit)?.name ?? t('web.wheel.whole_town');
  return (
    <div className="wheel-page">
      <PageHeader
        title={t('web.wheel.title', { year: String(year), unit: unitName })}
        answer={found.data ? <Answer all={found.data} behind={behind.length} /> : undefined}
        actions={
          <>
            {mayWrite ? (
              <Button tone="primary" icon="plus" onPress={() => setAdding(true)}>
                {t('web.wheel.add')}
              </Button>
            ) : null}
            <Link to="/arshjul/kalender" className="button button-plain">
              {t('web.wheel.to_calendar')}
            </Link>
            <Button icon="print" onPress={() => window.print()}>
              {t('web.wheel.print')}
            </Button>
          </>
        }
      />
      <div className="stack">
        <div className="wheel-filters only-screen">
          <YearField year={year} today={today} onYear={(next) => setYear(next)} />
          <SelectField
            name="enhet"
            label={t('organisation.unit')}
            isRequired
            value={unit ?? everything}
            onChange={(next) => setUnit(next === own ? undefined : next)}
            choices={[
              { value: everything, title: t('web.wheel.whole_town') },
              ...(units.data?.items ?? []).map((one) => ({ value: one.id, title: one.name })),
            ]}
          />
          <SelectField
            name="slag"
            label={t('wheel.source')}
            isRequired
            value={source ?? ''}
            onChange={setSource}
            choices={[
              { value: '', title: t('web.wheel.any') },
              ...sources.map((one) => ({ value: one, title: sourceWord(one) })),
            ]}
          />
          <SelectField
            name="lage"
            label={t('wheel.state')}
            isRequired
            value={state ?? ''}
            onChange={setState}
            choices={[
              { value: '', title: t('web.wheel.any') },
              ...states.map((one) => ({ value: one, title: stateWord(one) })),
            ]}
          />
          <SelectField
            name="vy"
            label={t('web.wheel.view')}
            isRequired
            value={view ?? 'hjul'}
            onChange={(next) => setView(next === 'hjul' ? undefined : next)}
            choices={[
              { value: 'hjul', title: t('web.wheel.view_wheel') },
              { value: 'lista', title: t('web.wheel.view_list') },
            ]}
          />
        </div>
        <Shown query={found} lines={12}>
          {(all) =>
            all.length === 0 && behind.length === 0 ? (
              <Empty isFiltered={Boolean(source || state || unit)} onAdd={() => setAdding(true)} />
            ) : (
              <Year all={all} behind={behind} year={year} today={day} isList={view === 'lista'} />
            )
          }
        </Shown>
      </div>
      {isAdding ? <NewEntryDialog units={units.data?.items ?? []} onClose={() => setAdding(false)} /> : null}
      {opened ? (
        <EntryDialog id={opened} units={units.data?.items ?? []} onClose={() => setOpened(undefined)} />
      ) : null}
    </div>
  );
}

function Answer({ all, behind }: { all: readonly Occurrence[]; behind: number }) {
  const late = countOf(all, 'late') + behind;
  return (
    <>
      {t('web.wheel.answer', { count: all.length })}{' '}
      {late > 0 ? <strong>{t('web.wheel.answer_late', { count: late })}</strong> : t('web.wheel.answer_none')}{' '}
      {countOf(all, 'soon') > 0 ? t('web.wheel.answer_soon', { count: countOf(all, 'soon') }) : null}
    </>
  );
}

function YearField({
  year,
  today,
  onYear,
}: {
  year: number;
  today: string;
  onYear: (word: string | undefined) => void;
}) {
  const now = Number(today.slice(0, 4));
  const first = Math.min(year, now - 3);
  const last = Math.max(year, now + 5);
  return (
    <SelectField
      name="ar"
      label={t('web.wheel.year')}
      isRequired
      value={String(year)}
      onChange={(next) => onYear(next === String(now) ? undefined : next)}
      choices={Array.from({ length: last - first + 1 }, (_, at) => ({
        value: String(first + at),
        title: String(first + at),
      }))}
    />
  );
}

function Empty({ isFiltered, onAdd }: { isFiltered: boolean; onAdd: () => void }) {
  const mayWrite = useMay('wheel.write');
  return (
    <EmptyState
      isKept
      icon="calendar"
      title={isFiltered ? t('web.wheel.nothing') : t('web.wheel.none')}
      action={
        mayWrite ? (
          <Button tone="primary" icon="plus" onPress={onAdd}>
            {t('web.wheel.add')}
          </Button>
        ) : undefined
      }
    >
      <p>{isFiltered ? t('web.wheel.nothing_why') : t('web.wheel.none_why')}</p>
    </EmptyState>
  );
}

/** The wheel with what was chosen in it, and below it the list that says the same in words. */
function Year({
  all,
  behind,
  year,
  today,
  isList,
}: {
  all: readonly Occurrence[];
  behind: readonly Occurrence[];
  year: number;
  today: string;
  isList: boolean;
}) {
  const [chosen, setChosen] = useState<Chosen>();
  const [doing, setDoing] = useState<Occurrence>();
  const rings = useMemo(() => ringsOf(all), [all]);
  const shown = chosen
    ? all.filter((one) => monthOf(one) === chosen.month && isInRing(one, chosen.ring))
    : all;
  const undo = useDeed();
  const deeds = {
    onDone: setDoing,
    onUndo: (one: Occurrence) =>
      undo.mutate(
        { method: 'DELETE', path: `/calendar-completions/${one.done_by ?? ''}` },
        { onSuccess: () => toast(t('web.wheel.taken_back', { title: one.title })) },
      ),
  };
  const undated = chosen ? [] : all.filter((one) => !one.on);
  const ring = rings.find((one) => one.key === chosen?.ring);
  return (
    <>
      {isList ? null : (
        <div className="wheel-sides">
          <YearWheel year={year} today={today} all={all} rings={rings} chosen={chosen} onChoose={setChosen} />
          <Legend all={all} />
        </div>
      )}
      {chosen ? (
        <div className="row wheel-chosen-words" role="status">
          <strong>
            {t('web.wheel.chosen', {
              month: monthWord(chosen.month),
              ring: ring?.title || t('web.wheel.other_ring'),
            })}
          </strong>
          <Button isSmall onPress={() => setChosen(undefined)}>
            {t('web.wheel.show_all')}
          </Button>
        </div>
      ) : null}
      {behind.length > 0 && !chosen ? (
        <section className="section" aria-labelledby="behind">
          <h2 id="behind">{t('web.wheel.behind')}</h2>
          <Rows all={behind} {...deeds} />
        </section>
      ) : null}
      <Months all={shown} year={year} {...deeds} />
      {undated.length > 0 ? (
        <section className="section" aria-labelledby="undated">
          <h2 id="undated">{t('web.wheel.undated')}</h2>
          <p className="reading muted">{t('web.wheel.undated_why')}</p>
          <Rows all={undated} {...deeds} />
        </section>
      ) : null}
      {doing ? <DoneDialog one={doing} onClose={() => setDoing(undefined)} /> : null}
    </>
  );
}

/** How many stand how: the colours of the wheel in words. */
function Legend({ all }: { all: readonly Occurrence[] }) {
  return (
    <section className="wheel-counts" aria-labelledby="wheel-counts">
      <h2 id="wheel-counts">{t('web.wheel.counts')}</h2>
      <ul className="plain stack-small">
        {states
          .filter((state) => countOf(all, state) > 0)
          .map((state) => (
            <li key={state} className="row">
              <StatusChip status={stateStatus[state]}>{stateWord(state)}</StatusChip>
              <span className="figures">{countOf(all, state)}</span>
            </li>
          ))}
      </ul>
      <p className="small muted only-screen">{t('web.wheel.how')}</p>
    </section>
  );
}
