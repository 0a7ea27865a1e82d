import { useState } from 'react';
import { t } from '../../platform/i18n';
import { useValidOn } from '../../platform/shell/url';
import { DateField } from '../../platform/ui/DateField';
import { Confirm } from '../../platform/ui/Dialog';
import { CheckField, SelectField, TextField } from '../../platform/ui/Fields';
import { Form } from '../../platform/ui/Form';
import { Link } from '../../platform/ui/Link';
import { Notice } from '../../platform/ui/States';
import { toast } from '../../platform/ui/Toasts';
import { asMinuted, bodyOf } from './case_text';
import { useDeed, useMeetings } from './data';
import type { BoardMeeting, CaseView, DecisionWay, Outcome } from './types';
import { outcomes, outcomeWord, ways, wayWord } from './words';

const names = ['way', 'outcome', 'meeting', 'decided_on', 'decided_by', 'paragraph', 'agenda_item', 'words'];
const isSubmitting = (outcome: Outcome) => outcome === 'approved' || outcome === 'amended';

/** Records what was decided. What approves the answer submits it, which cannot be undone. */
export function DecisionForm({ view, onDone }: { view: CaseView; onDone: () => void }) {
  const { opinion_case: of } = view;
  const { today } = useValidOn();
  const meetings = useMeetings(of.unit);
  const held = (meetings.data?.items ?? []).filter((one) => one.held_on <= today);
  const deed = useDeed();
  const [way, setWay] = useState<DecisionWay>(of.way);
  const [outcome, setOutcome] = useState<Outcome>('approved');
  const [meeting, setMeeting] = useState(of.meeting ?? '');
  const [day, setDay] = useState(today);
  const [isAtOnce, setAtOnce] = useState(false);
  const [asking, ask] = useState<Record<string, string>>();
  // What is to be minuted follows the outcome until somebody writes it.
  const [written, write] = useState<string>();
  const minuted = written ?? proposed(view, outcome);
  const chosen = held.find((one) => one.id === meeting);
  const send = async (values: Record<string, string>) => {
    const words = (name: string) => values[name]?.trim() || undefined;
    try {
      await deed.mutateAsync({
        method: 'POST',
        path: '/board-decisions',
        body: {
          opinion_case: of.id,
          way,
          outcome,
          decided_on: way === 'board' ? (chosen?.held_on ?? day) : day,
          ...(way === 'board' && chosen ? { meeting: chosen.id } : {}),
          decided_by: way === 'board' ? undefined : words('decided_by'),
          paragraph: words('paragraph'),
          agenda_item: way === 'board' ? words('agenda_item') : undefined,
          words: minuted.trim(),
          immediate_verification: way === 'board' && isAtOnce,
        },
      });
      toast(
        isSubmitting(outcome)
          ? t('web.consultation.case.submitted_now')
          : t('web.consultation.case.decided_now'),
      );
      onDone();
    } catch {
      // The form says why.
    }
    ask(undefined);
  };
  return (
    <>
      <Form
        names={names}
        thrown={deed.error}
        isBusy={deed.isPending}
        submitLabel={t('operation.consultation.decide')}
        onSubmit={(values) => (isSubmitting(outcome) ? ask(values) : void send(values))}
        onCancel={onDone}
      >
        <SelectField
          name="way"
          label={t('consultation.way')}
          choices={ways.map((one) => ({ value: one, title: wayWord(one) }))}
          value={way}
          onChange={(next) => setWay(next as DecisionWay)}
          isRequired
        />
        <SelectField
          name="outcome"
          label={t('consultation.outcome')}
          choices={outcomes
            .filter((one) => way === 'board' || isSubmitting(one))
            .map((one) => ({ value: one, title: outcomeWord(one) }))}
          value={outcome}
          onChange={(next) => setOutcome(next as Outcome)}
          isRequired
        />
        {isSubmitting(outcome) && view.gaps.some((gap) => gap !== 'no_meeting') ? (
          <Lacking view={view} />
        ) : null}
        {way === 'board' ? (
          <AtMeeting
            unit={of.unit}
            held={held}
            meeting={chosen ? meeting : ''}
            onMeeting={setMeeting}
            isAtOnce={isAtOnce}
            onAtOnce={setAtOnce}
          />
        ) : (
          <Delegated day={day} onDay={setDay} today={today} way={way} />
        )}
        <TextField
          name="words"
          label={t('consultation.decision_words')}
          hint={t('web.consultation.case.words_hint')}
          value={minuted}
          onChange={write}
          rows={6}
          maxLength={20000}
          isRequired
        />
      </Form>
      {asking ? (
        <Confirm
          title={t('web.consultation.case.submit_title')}
          isOpen
          onClose={() => ask(undefined)}
          onConfirm={() => void send(asking)}
          verb={t('operation.consultation.decide')}
          isBusy={deed.isPending}
        >
          {t('web.consultation.case.submit_means', { name: of.sender })}
        </Confirm>
      ) : null}
    </>
  );
}

/** What would be minuted: the points of the proposal, or that the board has not decided. */
function proposed(view: CaseView, outcome: Outcome): string {
  const unit = view.unit_name;
  if (outcome === 'tabled') {
    return t('web.consultation.case.words_tabled', { unit });
  }
  if (outcome === 'remitted_back') {
    return t('web.consultation.case.words_remitted', { unit });
  }
  const proposal = view.sections.find((one) => one.section.kind === 'proposal');
  return proposal ? asMinuted(bodyOf(proposal.section)) : '';
}

/** What stands between the answer and its approval. */
function Lacking({ view }: { view: CaseView }) {
  return (
    <Notice tone="part" title={t('web.consultation.case.not_yet')}>
      <ul className="plain">
        {view.gaps
          .filter((gap) => gap !== 'no_meeting')
          .map((gap) => (
            <li key={gap}>{t(`consultation.gap.${gap}`)}</li>
          ))}
      </ul>
    </Notice>
  );
}

function AtMeeting({
  unit,
  held,
  meeting,
  onMeeting,
  isAtOnce,
  onAtOnce,
}: {
  unit: string;
  held: readonly BoardMeeting[];
  meeting: string;
  onMeeting: (meeting: string) => void;
  isAtOnce: boolean;
  onAtOnce: (isAtOnce: boolean) => void;
}) {
  return (
    <>
      {held.length === 0 ? (
        <Notice title={t('web.consultation.case.no_meeting_held')}>
          <Link to="/sammantraden" search={{ enhet: unit }}>
            {t('web.consultation.case.to_meetings')}
          </Link>
        </Notice>
      ) : null}
      <SelectField
        name="meeting"
        label={t('consultation.meeting')}
        choices={[...held]
          .sort((a, b) => b.held_on.localeCompare(a.held_on))
          .map((one) => ({ value: one.id, title: [one.held_on, one.place].filter(Boolean).join(', ') }))}
        value={meeting}
        onChange={onMeeting}
        isRequired
      />
      <TextField
        name="paragraph"
        label={t('consultation.paragraph')}
        hint={t('web.consultation.case.paragraph_hint')}
        maxLength={40}
        isRequired
      />
      <TextField name="agenda_item" label={t('consultation.agenda_item')} maxLength={40} />
      <CheckField
        name="immediate"
        label={t('consultation.immediate_verification')}
        hint={t('web.consultation.case.at_once_hint')}
        isSelected={isAtOnce}
        onChange={onAtOnce}
      />
    </>
  );
}

function Delegated({
  day,
  onDay,
  today,
  way,
}: {
  day: string;
  onDay: (day: string) => void;
  today: string;
  way: DecisionWay;
}) {
  return (
    <>
      <DateField
        name="decided_on"
        label={t('consultation.decided_on')}
        value={day}
        onChange={onDay}
        today={today}
        isRequired
      />
      <TextField
        name="decided_by"
        label={t('consultation.decided_by')}
        hint={
          way === 'chair'
            ? t('web.consultation.case.decided_by_chair')
            : t('web.consultation.case.decided_by_office')
        }
        maxLength={200}
        isRequired
      />
      <TextField name="paragraph" label={t('consultation.paragraph')} maxLength={40} />
    </>
  );
}
