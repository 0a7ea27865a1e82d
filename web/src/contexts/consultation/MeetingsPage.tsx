import { useState } from 'react';
import { t } from '../../platform/i18n';
import { useSession } from '../../platform/auth/session';
import { useSearchWord, useValidOn } from '../../platform/shell/url';
import { Button } from '../../platform/ui/Button';
import { SelectField } from '../../platform/ui/Fields';
import { Link } from '../../platform/ui/Link';
import { PageHeader } from '../../platform/ui/PageHeader';
import { EmptyState, Shown } from '../../platform/ui/States';
import { Table, type Column } from '../../platform/ui/Table';
import { isPresent, useOwnUnits } from './case_data';
import { useMeetings, useMay, useUnits } from './data';
import { MeetingForm } from './MeetingForm';
import { dayBefore, papersDays, readyDays } from './meetings';
import type { BoardMeeting, UnitView } from './types';
import './case.css';

const deciding = ['council', 'city_board', 'committee', 'district_committee', 'company', 'federation'];

/** When the boards meet, and until when their papers must be ready and sent. */
export default function MeetingsPage() {
  const units = useUnits();
  const own = useOwnUnits();
  const session = useSession();
  const [wanted, choose] = useSearchWord('enhet');
  const boards = (units.data?.items ?? []).filter(
    (one) => deciding.includes(one.kind) || own.some((mine) => mine.id === one.id),
  );
  const inReach = session.data?.roles.find((one) => one.unit)?.unit;
  const unit = wanted ?? own[0]?.id ?? inReach ?? boards[0]?.id;
  const meetings = useMeetings(unit ?? '', unit !== undefined);
  const { today } = useValidOn();
  const mayKeep = useMay('consultation.decide') && own.some((one) => one.id === unit) && isPresent();
  const next = meetings.data?.items
    .filter((one) => one.held_on >= today)
    .sort((a, b) => a.held_on.localeCompare(b.held_on))[0];
  return (
    <>
      <PageHeader
        title={t('consultation.meetings')}
        crumbs={[{ title: t('web.consultation.page'), to: '/remisser' }]}
        answer={meetings.data ? <strong>{answerOf(next, boards, unit, today)}</strong> : undefined}
      />
      <div className="stack">
        <div className="case-narrow only-screen">
          <SelectField
            name="enhet"
            label={t('organisation.unit')}
            choices={boards.map((one) => ({ value: one.id, title: one.name }))}
            value={unit ?? ''}
            onChange={choose}
            isRequired
          />
        </div>
        {unit ? (
          <Shown query={meetings}>
            {({ items }) => <Meetings key={unit} unit={unit} meetings={items} mayKeep={mayKeep} />}
          </Shown>
        ) : null}
      </div>
    </>
  );
}

function answerOf(
  next: BoardMeeting | undefined,
  boards: readonly UnitView[],
  unit: string | undefined,
  today: string,
): string {
  const name = boards.find((one) => one.id === unit)?.name ?? '';
  if (!next) {
    return t('web.consultation.meetings.none_ahead', { name });
  }
  const days = { name, day: next.held_on, ready: next.ready_on ?? dayBefore(next.held_on, readyDays) };
  return days.ready < today
    ? t('web.consultation.meetings.next_late', days)
    : t('web.consultation.meetings.next', days);
}

function Meetings({
  unit,
  meetings,
  mayKeep,
}: {
  unit: string;
  meetings: readonly BoardMeeting[];
  mayKeep: boolean;
}) {
  const { today } = useValidOn();
  const [isAdding, add] = useState(false);
  const [changing, change] = useState<BoardMeeting>();
  const ahead = meetings
    .filter((one) => one.held_on >= today)
    .sort((a, b) => a.held_on.localeCompare(b.held_on));
  const past = meetings
    .filter((one) => one.held_on < today)
    .sort((a, b) => b.held_on.localeCompare(a.held_on));
  const form = isAdding || changing;
  return (
    <>
      {form ? (
        <div className="card case-new">
          <MeetingForm
            key={changing?.id ?? 'new'}
            unit={unit}
            meeting={changing}
            onDone={() => {
              add(false);
              change(undefined);
            }}
          />
        </div>
      ) : mayKeep && ahead.length > 0 ? (
        <div className="only-screen">
          <Button tone="primary" icon="plus" onPress={() => add(true)}>
            {t('operation.consultation.add_meeting')}
          </Button>
        </div>
      ) : null}
      {ahead.length > 0 ? (
        <List
          caption={t('web.consultation.meetings.ahead')}
          rows={ahead}
          onChange={mayKeep ? change : undefined}
        />
      ) : form ? null : (
        <EmptyState
          icon="calendar"
          title={t('web.consultation.meetings.empty')}
          action={
            mayKeep ? (
              <Button tone="primary" icon="plus" onPress={() => add(true)}>
                {t('operation.consultation.add_meeting')}
              </Button>
            ) : (
              <Link to="/remisser" className="button button-plain">
                {t('web.consultation.page')}
              </Link>
            )
          }
        >
          <p>{t('web.consultation.meetings.empty_why')}</p>
        </EmptyState>
      )}
      {past.length > 0 ? (
        <details className="case-past">
          <summary>{t('web.consultation.meetings.past', { count: past.length })}</summary>
          <List
            caption={t('web.consultation.meetings.held')}
            rows={past}
            onChange={mayKeep ? change : undefined}
          />
        </details>
      ) : null}
    </>
  );
}

function List({
  caption,
  rows,
  onChange,
}: {
  caption: string;
  rows: readonly BoardMeeting[];
  onChange?: (meeting: BoardMeeting) => void;
}) {
  const reckoned = (day: string | null | undefined, of: BoardMeeting, days: number) =>
    day ? (
      <span className="figures">{day}</span>
    ) : (
      <span className="figures muted">
        {dayBefore(of.held_on, days)} <span className="small">{t('web.consultation.meetings.reckoned')}</span>
      </span>
    );
  const columns: Column<BoardMeeting>[] = [
    {
      key: 'day',
      title: t('consultation.held_on'),
      cell: (one) => <strong className="figures">{one.held_on}</strong>,
    },
    { key: 'place', title: t('consultation.place'), cell: (one) => one.place ?? '–' },
    {
      key: 'ready',
      title: t('consultation.ready_on'),
      cell: (one) => reckoned(one.ready_on, one, readyDays),
    },
    {
      key: 'sent',
      title: t('consultation.papers_sent_on'),
      cell: (one) => reckoned(one.sent_on, one, papersDays),
    },
    ...(onChange
      ? [
          {
            key: 'change',
            title: t('web.consultation.case.change'),
            cell: (one: BoardMeeting) => (
              <Button isSmall tone="quiet" onPress={() => onChange(one)}>
                {t('web.consultation.case.change')}
                <span className="unseen"> {one.held_on}</span>
              </Button>
            ),
          },
        ]
      : []),
  ];
  return <Table caption={caption} columns={columns} rows={rows} rowKey={(one) => one.id} />;
}
