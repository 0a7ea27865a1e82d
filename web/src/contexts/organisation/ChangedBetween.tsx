import { useQueries } from '@tanstack/react-query';
import { listText, t } from '../../platform/i18n';
import { Button, DateField, Link, Shown, StatusChip, Tag, type Status } from '../../platform/ui';
import { useSearchWord, useValidOn } from '../../platform/shell/url';
import { unitQuery, useTree } from './data';
import { dayBeside, daysOfChange, whatChanged, type Difference } from './tree';
import type { Unit, UnitStep } from './types';

/** How many changed units tell where they came from; more would be a page of its own. */
const mostTold = 40;

/** What changed from another day to this one. Closed until asked for; the days are in the address. */
export function ChangedBetween({ day, units }: { day: string; units: readonly Unit[] }) {
  const { today, setDay } = useValidOn();
  const [since, setSince] = useSearchWord('sedan');
  const days = daysOfChange(units);
  if (!since) {
    return (
      <section className="row only-screen" aria-label={t('web.organisation.changes')}>
        <span className="muted">{t('web.organisation.changes_ask')}</span>
        {days.map((one) => (
          <Button key={one} isSmall onPress={() => setSince(dayBeside(one, -1), { asStep: true })}>
            {t('web.organisation.since', { day: dayBeside(one, -1) })}
          </Button>
        ))}
        {days.length === 0 ? (
          <Button isSmall onPress={() => setSince(dayBeside(day, -365), { asStep: true })}>
            {t('web.organisation.since', { day: dayBeside(day, -365) })}
          </Button>
        ) : null}
      </section>
    );
  }
  return (
    <section className="card section" aria-labelledby="changes">
      <header>
        <h2 id="changes">{t('web.organisation.changes')}</h2>
        <Button tone="quiet" icon="close" isSmall onPress={() => setSince(undefined)}>
          {t('web.close')}
        </Button>
      </header>
      <div className="changes-days only-screen">
        <DateField
          name="since"
          label={t('web.organisation.from_day')}
          value={since}
          onChange={setSince}
          today={today}
          isRequired
        />
        <DateField
          name="until"
          label={t('web.organisation.to_day')}
          value={day}
          onChange={(next) => setDay(next || undefined)}
          today={today}
          isRequired
        />
      </div>
      <Changes since={since} day={day} units={units} />
    </section>
  );
}

function Changes({ since, day, units }: { since: string; day: string; units: readonly Unit[] }) {
  const earlier = useTree(since);
  return (
    <Shown query={earlier} lines={3}>
      {(page) => (
        <ChangeList
          differences={whatChanged(page.items, units)}
          since={since}
          day={day}
          all={[...page.items, ...units]}
        />
      )}
    </Shown>
  );
}

function ChangeList({
  differences,
  since,
  day,
  all,
}: {
  differences: readonly Difference[];
  since: string;
  day: string;
  all: readonly Unit[];
}) {
  const names = new Map(all.map((unit) => [unit.id, unit.name]));
  const added = differences.filter((one) => one.deeds[0] === 'added').slice(0, mostTold);
  const origins = useQueries({ queries: added.map((one) => unitQuery(one.unit.id, day)) });
  const from = new Map(added.map((one, at) => [one.unit.id, origins[at]?.data?.predecessors ?? []]));
  if (differences.length === 0) {
    return <p role="status">{t('web.organisation.nothing_changed', { since, day })}</p>;
  }
  const count = (deed: Difference['deeds'][number]) =>
    differences.filter((one) => one.deeds.includes(deed)).length;
  const sentence = [
    count('added') ? t('web.organisation.came', { count: count('added') }) : '',
    count('gone') ? t('web.organisation.went', { count: count('gone') }) : '',
    count('renamed') ? t('web.organisation.renamed_many', { count: count('renamed') }) : '',
    count('moved') ? t('web.organisation.moved_many', { count: count('moved') }) : '',
    count('administration') ? t('web.organisation.office_many', { count: count('administration') }) : '',
  ].filter(Boolean);
  return (
    <>
      <p className="answer" role="status">
        {t('web.organisation.between', { since, day })} {listText(sentence)}.
      </p>
      <ul className="plain changes">
        {differences.map((one) => (
          <li key={one.unit.id}>
            <Deed deed={one.deeds[0]!} />
            <div>
              {one.deeds[0] === 'gone' ? (
                <Link to={`/organisation/${one.unit.id}`} search={{ valid_on: since }}>
                  {one.unit.name}
                </Link>
              ) : (
                <Link to={`/organisation/${one.unit.id}`}>{one.unit.name}</Link>
              )}
              <How difference={one} names={names} origins={from.get(one.unit.id) ?? []} />
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

const shapes: Record<Difference['deeds'][number], Status | null> = {
  added: 'good',
  gone: 'bad',
  renamed: 'told',
  moved: 'told',
  administration: null,
};

function Deed({ deed }: { deed: Difference['deeds'][number] }) {
  const word = {
    added: t('web.organisation.deed.added'),
    gone: t('web.organisation.deed.gone'),
    renamed: t('web.organisation.deed.renamed'),
    moved: t('web.organisation.deed.moved'),
    administration: t('web.organisation.deed.administration'),
  }[deed];
  const status = shapes[deed];
  return status ? <StatusChip status={status}>{word}</StatusChip> : <Tag>{word}</Tag>;
}

/** In words: from what it was formed, what it was called, where it stood. */
function How({
  difference: { unit, before, deeds },
  names,
  origins,
}: {
  difference: Difference;
  names: ReadonlyMap<string, string>;
  origins: readonly UnitStep[];
}) {
  const lines = [
    deeds.includes('added') && origins.length > 0
      ? t('web.organisation.formed_from', { names: listText(origins.map((one) => one.name)) })
      : '',
    deeds.includes('renamed') ? t('web.organisation.was_called', { name: before?.name ?? '' }) : '',
    deeds.includes('moved')
      ? t('web.organisation.was_under', {
          before: names.get(before?.parent ?? '') ?? '–',
          after: names.get(unit.parent ?? '') ?? '–',
        })
      : '',
    deeds.includes('administration')
      ? t('web.organisation.was_served', {
          before: before?.administration ?? '–',
          after: unit.administration ?? '–',
        })
      : '',
  ].filter(Boolean);
  return lines.length > 0 ? <p className="muted small">{lines.join(' ')}</p> : null;
}
