import { useState } from 'react';
import { t } from '../../platform/i18n';
import { useValidOn } from '../../platform/shell/url';
import { Button } from '../../platform/ui/Button';
import { DateField } from '../../platform/ui/DateField';
import { TextField } from '../../platform/ui/Fields';
import { Form } from '../../platform/ui/Form';
import { Icon } from '../../platform/ui/icons';
import { Link } from '../../platform/ui/Link';
import { Notice } from '../../platform/ui/States';
import { Table, type Column } from '../../platform/ui/Table';
import { toast } from '../../platform/ui/Toasts';
import { keyDays } from './case';
import { isPresent, useWrite } from './case_data';
import { useDeed, useReferral } from './data';
import type { CaseView, MeetingChoice } from './types';
import { FitChip, wayWord } from './words';

type Change = (body: Record<string, unknown>, done: string) => void;

/** When the answer must be ready to be decided in time: which meeting, and the ways out when none suits. */
export function Deadlines({ view }: { view: CaseView }) {
  const { opinion_case: of, deadlines } = view;
  const { today } = useValidOn();
  const write = useWrite();
  const mayWrite = view.rights.write && isPresent() && of.state === 'preparing';
  const [isAsking, ask] = useState(false);
  const change: Change = (body, done) =>
    void write([{ method: 'PATCH', path: `/opinion-cases/${of.id}`, body, version: of.version }], done);
  if (of.state === 'submitted') {
    return null;
  }
  return (
    <section id="tid" tabIndex={-1} className="card case-part" aria-labelledby="time-title">
      <h2 id="time-title">{t('web.consultation.case.time')}</h2>
      <p className="reading">{timeAnswer(view, today)}</p>
      <Line view={view} today={today} />
      {of.way === 'board' ? (
        <>
          {deadlines.ways_out.length > 0 ? (
            <WaysOut view={view} mayWrite={mayWrite} change={change} onAsk={() => ask(true)} />
          ) : of.meeting && !deadlines.chosen_fits ? (
            <Notice tone="part" title={t('web.consultation.case.meeting_does_not_fit')} />
          ) : null}
          <Meetings view={view} mayWrite={mayWrite} change={change} />
        </>
      ) : (
        <p className="row">
          {wayWord(of.way)}
          {mayWrite ? (
            <Button
              tone="quiet"
              isSmall
              onPress={() => change({ way: 'board' }, t('web.consultation.case.way_changed'))}
            >
              {t('web.consultation.case.back_to_board')}
            </Button>
          ) : null}
        </p>
      )}
      <Extension view={view} mayWrite={mayWrite} isAsking={isAsking} onAsk={ask} />
    </section>
  );
}

/** Which meeting, in a sentence. */
function timeAnswer(view: CaseView, today: string): string {
  const { opinion_case: of, deadlines } = view;
  const at = (id: string | undefined) => deadlines.meetings.find((one) => one.meeting.id === id);
  if (of.way !== 'board') {
    return t('web.consultation.case.time.without_meeting', { way: wayWord(of.way), day: of.due_on });
  }
  const chosen = at(of.meeting);
  if (chosen) {
    const days = {
      day: chosen.meeting.held_on,
      ready: chosen.ready_on,
      sent: chosen.sent_on,
      due: of.due_on,
    };
    return chosen.ready_on < today
      ? t('web.consultation.case.time.chosen_late', days)
      : t('web.consultation.case.time.chosen', days);
  }
  const best = at(deadlines.best);
  if (!best) {
    return t('web.consultation.case.time.none', { day: of.due_on });
  }
  const days = { day: best.meeting.held_on, ready: best.ready_on, sent: best.sent_on };
  return best.ready_on < today
    ? t('web.consultation.case.time.best_late', days)
    : t('web.consultation.case.time.best', days);
}

/** The days that count as a line, from today to the last day. */
function Line({ view, today }: { view: CaseView; today: string }) {
  return (
    <ol className="case-line" aria-label={t('web.consultation.case.key_days')}>
      {keyDays(view, today).map(({ day, what }) => (
        <li key={what} className={`case-line-${what} ${day < today ? 'case-line-past' : ''}`}>
          <span className="figures">{day}</span>
          <strong className="small">{t(`web.consultation.case.day.${what}`)}</strong>
        </li>
      ))}
    </ol>
  );
}

function WaysOut({
  view,
  mayWrite,
  change,
  onAsk,
}: {
  view: CaseView;
  mayWrite: boolean;
  change: Change;
  onAsk: () => void;
}) {
  const deeds = {
    extended_time: onAsk,
    chair_decision: () => change({ way: 'chair' }, t('web.consultation.case.way_changed')),
    office_opinion: () => change({ way: 'office' }, t('web.consultation.case.way_changed')),
  };
  return (
    <div className="notice notice-bad" role="note" aria-label={t('consultation.ways_out')}>
      <Icon name="warning" />
      <div className="stack-small">
        <strong>{t('web.consultation.case.no_meeting_fits')}</strong>
        <ul className="plain stack-small">
          {view.deadlines.ways_out.map((way) => (
            <li key={way} className="row">
              {mayWrite ? (
                <Button isSmall onPress={deeds[way]}>
                  {t(`consultation.ways_out.${way}`)}
                </Button>
              ) : (
                t(`consultation.ways_out.${way}`)
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function Meetings({ view, mayWrite, change }: { view: CaseView; mayWrite: boolean; change: Change }) {
  const { opinion_case: of, deadlines } = view;
  const choose = (meeting: string | null) =>
    change(
      { meeting },
      meeting ? t('web.consultation.case.meeting_now') : t('web.consultation.case.meeting_not'),
    );
  const columns: Column<MeetingChoice>[] = [
    {
      key: 'day',
      title: t('consultation.held_on'),
      cell: ({ meeting }) => (
        <>
          <span className="figures">{meeting.held_on}</span>
          {meeting.place ? <span className="small muted"> {meeting.place}</span> : null}
        </>
      ),
    },
    { key: 'ready', title: t('consultation.ready_on'), cell: (one) => one.ready_on },
    { key: 'sent', title: t('consultation.papers_sent_on'), cell: (one) => one.sent_on },
    { key: 'fit', title: t('consultation.fit'), cell: (one) => <FitChip fit={one.fit} /> },
    {
      key: 'chosen',
      title: t('web.consultation.case.choice'),
      cell: ({ meeting }) =>
        of.meeting === meeting.id ? (
          <span className="row">
            <strong>
              <Icon name="check" /> {t('web.consultation.case.chosen')}
            </strong>
            {mayWrite ? (
              <Button isSmall tone="quiet" onPress={() => choose(null)}>
                {t('web.consultation.case.choose_not')}
              </Button>
            ) : null}
          </span>
        ) : mayWrite ? (
          <Button
            isSmall
            tone={deadlines.best === meeting.id && !of.meeting ? 'primary' : 'plain'}
            aria-label={t('web.consultation.case.choose_day', { day: meeting.held_on })}
            onPress={() => choose(meeting.id)}
          >
            {t('web.consultation.case.choose')}
          </Button>
        ) : (
          '–'
        ),
    },
  ];
  return deadlines.meetings.length === 0 ? (
    <p className="muted">
      {t('web.consultation.case.no_meetings')}{' '}
      <Link to="/sammantraden" search={{ enhet: of.unit }}>
        {t('web.consultation.case.to_meetings')}
      </Link>
    </p>
  ) : (
    <Table
      caption={t('web.consultation.case.meetings_caption')}
      columns={columns}
      rows={deadlines.meetings}
      rowKey={(one) => one.meeting.id}
    />
  );
}

/** More time: what was asked for, and the asking. */
function Extension({
  view,
  mayWrite,
  isAsking,
  onAsk,
}: {
  view: CaseView;
  mayWrite: boolean;
  isAsking: boolean;
  onAsk: (isAsking: boolean) => void;
}) {
  const { opinion_case: of, deadlines } = view;
  const referral = useReferral(of.referral ?? '', of.referral !== undefined && of.referral !== null);
  const mine = referral.data?.recipients.find((one) => one.recipient.id === of.recipient)?.recipient;
  const { today } = useValidOn();
  const [day, setDay] = useState(deadlines.extension_until ?? '');
  const deed = useDeed();
  if (!of.referral) {
    return isAsking ? <Notice>{t('consultation.ask_the_sender_outside')}</Notice> : null;
  }
  const send = async ({ why }: Record<string, string>) => {
    try {
      await deed.mutateAsync({
        method: 'POST',
        path: `/opinion-cases/${of.id}/extension-requests`,
        body: { extended_to: day, why: why?.trim() },
      });
      toast(t('web.consultation.case.time_asked'));
      onAsk(false);
    } catch {
      // The form says why.
    }
  };
  return (
    <div className="stack-small">
      {mine?.extended_to ? (
        <p>{t('web.consultation.case.time_given', { day: mine.extended_to })}</p>
      ) : mine?.extension_asked_to ? (
        <p>
          {t('web.consultation.case.time_asked_to', { day: mine.extension_asked_to })}{' '}
          <span className="muted">{mine.extension_asked_why}</span>
        </p>
      ) : null}
      {isAsking ? (
        <Form
          names={['extended_to', 'why']}
          thrown={deed.error}
          isBusy={deed.isPending}
          submitLabel={t('web.consultation.case.ask_time')}
          onSubmit={(values) => void send(values)}
          onCancel={() => onAsk(false)}
        >
          <DateField
            name="extended_to"
            label={t('consultation.extension_asked_to')}
            value={day}
            onChange={setDay}
            today={today}
            isRequired
            autoFocus
          />
          <TextField
            name="why"
            label={t('consultation.extension_asked_why')}
            rows={3}
            maxLength={2000}
            isRequired
          />
        </Form>
      ) : mayWrite ? (
        <div className="only-screen">
          <Button tone="quiet" onPress={() => onAsk(true)}>
            {t('web.consultation.case.ask_time')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
