import { t, weekText } from '../../platform/i18n';
import { MarkerTag } from '../../platform/trace';
import { Button } from '../../platform/ui/Button';
import { StatusChip, Tag } from '../../platform/ui/Chip';
import { Link } from '../../platform/ui/Link';
import { useMay, useOwnUnit } from './data';
import type { Occurrence } from './types';
import { monthsOf } from './wheel';
import { monthWord, sourceWord, stateStatus, stateWord } from './words';

export interface ListProps {
  all: readonly Occurrence[];
  onDone: (one: Occurrence) => void;
  onUndo: (one: Occurrence) => void;
}

/** The year as a list, a heading for each month that holds something. */
export function Months({ all, year, ...deeds }: ListProps & { year: number }) {
  return (
    <div className="wheel-months">
      {monthsOf(all).map(({ month, items }) => (
        <section key={month} className="wheel-month-list" aria-labelledby={`month-${month}`}>
          <h2 id={`month-${month}`}>{`${capital(monthWord(month))} ${year}`}</h2>
          <Rows all={items} {...deeds} />
        </section>
      ))}
    </div>
  );
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

export function Rows({ all, onDone, onUndo }: ListProps) {
  return (
    <ul className="plain wheel-rows">
      {all.map((one) => (
        <Row key={one.key} one={one} onDone={onDone} onUndo={onUndo} />
      ))}
    </ul>
  );
}

function Row({ one, onDone, onUndo }: { one: Occurrence } & Pick<ListProps, 'onDone' | 'onUndo'>) {
  const mayFulfil = useMay('fulfilment.write');
  const mayWrite = useMay('wheel.write');
  const isOpen = one.state !== 'done' && !one.is_preliminary;
  const own = useOwnUnit();
  // What another unit has to do is registered by it; the server holds it, this only spares a refusal.
  const isReached = own === undefined || one.unit === own;
  const isWritable = one.source === 'requirement' ? mayFulfil : one.source === 'entry' && mayWrite;
  const may = isReached && isWritable;
  const [path, search] = one.page.split('?');
  return (
    <li className={`wheel-row wheel-row-${one.state}`}>
      <span className="wheel-when figures">
        {one.on ?? t('web.wheel.no_day')}
        {one.on ? <span className="muted small"> {weekText(one.on)}</span> : null}
      </span>
      <span className="wheel-what">
        <Link to={path!} search={Object.fromEntries(new URLSearchParams(search ?? ''))}>
          {one.title}
        </Link>{' '}
        <MarkerTag marker={one.marker} />
        <span className="wheel-about small muted">
          {[one.unit_name ?? t('web.wheel.whole_town'), one.reference].filter(Boolean).join(' · ')}
        </span>
        <Note one={one} />
      </span>
      <span className="wheel-state">
        <StatusChip status={stateStatus[one.state]}>{stateWord(one.state)}</StatusChip>
        <Tag>{sourceWord(one.source)}</Tag>
        {isOpen && may ? (
          <Button isSmall onPress={() => onDone(one)}>
            {t('web.wheel.register')}
            <span className="unseen">{` ${one.title}, ${one.unit_name ?? t('web.wheel.whole_town')}`}</span>
          </Button>
        ) : null}
        {one.state === 'done' && one.source === 'entry' && may ? (
          <Button isSmall tone="quiet" icon="undo" onPress={() => onUndo(one)}>
            {t('web.wheel.not_done')}
            <span className="unseen">{` ${one.title}`}</span>
          </Button>
        ) : null}
      </span>
    </li>
  );
}

/** What the day follows from: when it was last done, that it may move, how it was done. */
function Note({ one }: { one: Occurrence }) {
  const words = [
    one.done_on && one.due_on && one.done_on !== one.due_on
      ? t('web.wheel.note_due', { day: one.due_on })
      : '',
    one.done_reference ?? '',
    one.counted_from ? t('web.wheel.note_last', { day: one.counted_from }) : '',
    one.is_preliminary ? t('web.wheel.note_preliminary') : '',
  ].filter(Boolean);
  return words.length > 0 ? <span className="wheel-about small">{words.join(' · ')}</span> : null;
}
