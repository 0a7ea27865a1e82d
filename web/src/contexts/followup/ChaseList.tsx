import { useState } from 'react';
import { problemOf } from '../../kernel/problem';
import { t } from '../../platform/i18n';
import { useSearchWord } from '../../platform/shell/url';
import { Button, Dialog, Notice, Shown } from '../../platform/ui';
import { SelectField } from '../../platform/ui/Fields';
import { Link } from '../../platform/ui/Link';
import { Table, type Column } from '../../platform/ui/Table';
import { useDeed, useSheetLines } from './data';
import type { Reminded, RoundView, SheetLine, SheetState } from './types';
import { dueWord, StateChip, stateWord } from './words';

const states: readonly SheetState[] = ['not_begun', 'begun', 'handed_back', 'handed_in', 'accepted'];
const isWaiting = (line: SheetLine) => line.state !== 'handed_in' && line.state !== 'accepted';

/** Who has answered, who has not, how late, and whom to call. */
export function ChaseList({ view }: { view: RoundView }) {
  const query = useSheetLines(view.round.id);
  return <Shown query={query}>{(page) => <Lines view={view} lines={page.items} />}</Shown>;
}

function Lines({ view, lines }: { view: RoundView; lines: readonly SheetLine[] }) {
  const [state, setState] = useSearchWord('lage');
  const [order, setOrder] = useSearchWord('ordning');
  const waiting = lines.filter(isWaiting);
  const shown = lines.filter((line) =>
    state === undefined ? true : state === 'vantar' ? isWaiting(line) : line.state === state,
  );
  return (
    <section className="section" aria-labelledby="chase">
      <header>
        <h2 id="chase">{t('web.followup.waiting_units', { count: waiting.length })}</h2>
        {view.may_lead && view.round.state === 'open' && waiting.length > 0 ? <Remind view={view} /> : null}
      </header>
      <div className="filters only-screen">
        <SelectField
          name="lage"
          label={t('followup.sheet_state')}
          choices={[
            { value: '', title: t('web.followup.all_states') },
            { value: 'vantar', title: t('web.followup.not_handed_in') },
            ...states.map((one) => ({ value: one, title: stateWord(one) })),
          ]}
          value={state ?? ''}
          onChange={setState}
          isRequired
        />
      </div>
      <Table
        caption={t('web.followup.chase')}
        columns={columns}
        rows={shown}
        rowKey={(line) => line.sheet}
        order={order}
        onOrder={setOrder}
      />
    </section>
  );
}

const columns: Column<SheetLine>[] = [
  {
    key: 'unit',
    title: t('organisation.unit'),
    isName: true,
    sort: (line) => line.unit_name,
    cell: (line) => <Link to={`/svarsblad/${line.sheet}`}>{line.unit_name}</Link>,
  },
  {
    key: 'state',
    title: t('followup.sheet_state'),
    sort: (line) => states.indexOf(line.state),
    cell: (line) => <StateChip state={line.state} />,
  },
  {
    key: 'answered',
    title: t('followup.answered'),
    align: 'end',
    sort: (line) => line.answered,
    cell: (line) => t('web.followup.of', { part: line.answered, whole: line.goals }),
  },
  {
    key: 'due',
    title: t('followup.due'),
    sort: (line) => -line.days_late,
    cell: (line) =>
      isWaiting(line) ? (
        <span className={line.days_late > 0 ? 'late' : undefined}>{dueWord(line.due, line.days_late)}</span>
      ) : (
        '–'
      ),
  },
  {
    key: 'contacts',
    title: t('followup.contacts'),
    cell: (line) =>
      isWaiting(line) ? (
        line.contacts.length > 0 ? (
          <ul className="plain small">
            {line.contacts.slice(0, 3).map((one) => (
              <li key={`${one.name}-${one.duty}`}>
                {one.name}, {one.duty}{' '}
                {one.phone ? <a href={`tel:${one.phone.replace(/[^+\d]/g, '')}`}>{one.phone}</a> : null}
              </li>
            ))}
          </ul>
        ) : (
          <span className="muted small">{t('web.followup.nobody')}</span>
        )
      ) : (
        '–'
      ),
  },
];

/** Reminds everybody who waits, and says whom it told. */
function Remind({ view }: { view: RoundView }) {
  const deed = useDeed<Reminded>();
  const [told, setTold] = useState<Reminded | null>(null);
  return (
    <>
      <Button
        icon="bell"
        isBusy={deed.isPending}
        onPress={() =>
          deed.mutate(
            {
              method: 'POST',
              path: `/follow-up-rounds/${view.round.id}/reminders`,
              body: { sheets: [] },
            },
            { onSuccess: setTold },
          )
        }
      >
        {t('web.followup.remind')}
      </Button>
      {deed.error ? (
        <Notice tone="bad" title={problemOf(deed.error).detail ?? problemOf(deed.error).title} />
      ) : null}
      {told ? (
        <Dialog title={t('web.followup.reminded')} isOpen onClose={() => setTold(null)} size="large">
          <ul className="plain stack-small">
            {told.units.map((unit) => (
              <li key={unit.sheet}>
                <strong>{unit.unit_name}</strong>:{' '}
                {unit.names.length > 0 ? (
                  unit.names.join(', ')
                ) : (
                  <span className="late">{t('web.followup.nobody_to_tell')}</span>
                )}
              </li>
            ))}
          </ul>
        </Dialog>
      ) : null}
    </>
  );
}
