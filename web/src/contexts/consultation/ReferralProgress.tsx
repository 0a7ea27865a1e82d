import { useState } from 'react';
import { heldMoment } from '../../kernel/past';
import { t } from '../../platform/i18n';
import { useSearchWord } from '../../platform/shell/url';
import { Button } from '../../platform/ui/Button';
import { SelectField } from '../../platform/ui/Fields';
import { Link } from '../../platform/ui/Link';
import { SearchField } from '../../platform/ui/SearchField';
import { Table, type Column } from '../../platform/ui/Table';
import { toast } from '../../platform/ui/Toasts';
import { useDeed } from './data';
import { Problems } from './ReferralDraft';
import { Extend, TimeAsked } from './ReferralTime';
import {
  isWaiting,
  recipientChoices,
  recipientsChosen,
  remindedSentence,
  type RecipientChoice,
} from './referrals';
import type { RecipientLine, ReferralReminded, ReferralView } from './types';
import { PositionCell } from './PositionCell';
import { AnswerStateChip } from './words';

const states = ['late', 'preparing', 'not_sent', 'submitted'];

function choiceWord(choice: RecipientChoice): string {
  switch (choice) {
    case 'alla':
      return t('web.consultation.choice_all');
    case 'vantar':
      return t('web.consultation.choice_waiting');
    case 'sena':
      return t('web.consultation.choice_late');
    case 'begar':
      return t('web.consultation.choice_asking');
    case 'avgivna':
      return t('web.consultation.choice_submitted');
  }
}

/** Each of those asked: how it stands, until when, and what can be done about it. */
export function ReferralProgress({ view }: { view: ReferralView }) {
  const [wanted, setWanted] = useSearchWord('val');
  const [order, setOrder] = useSearchWord('ordning');
  const [words, setWords] = useState('');
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const [extending, setExtending] = useState<RecipientLine | null>(null);
  const leads = view.rights.lead && view.referral.state === 'sent' && !heldMoment();
  const choice = recipientChoices.find((one) => one === wanted) ?? 'alla';
  const rows = recipientsChosen(view.recipients, choice, words);
  const asking = view.recipients.filter((one) => one.recipient.extension_asked_to);
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) {
      next.add(id);
    }
    choose(next);
  };
  return (
    <div className="stack">
      {leads && asking.length > 0 ? <TimeAsked lines={asking} onDecide={setExtending} /> : null}
      {leads ? <Reminders view={view} chosen={chosen} onDone={() => choose(new Set())} /> : null}
      <div className="referral-filters only-screen">
        <SearchField label={t('web.consultation.search_recipients')} value={words} onSearch={setWords} />
        <SelectField
          name="val"
          label={t('consultation.answer_state')}
          choices={recipientChoices.map((one) => ({
            value: one,
            title: `${choiceWord(one)} (${recipientsChosen(view.recipients, one).length})`,
          }))}
          value={choice}
          onChange={(next) => setWanted(next === 'alla' ? undefined : next)}
          isRequired
        />
      </div>
      <p className="unseen" role="status">
        {t('web.consultation.recipients_shown', { count: rows.length })}
      </p>
      <div className={leads ? 'referral-led' : undefined}>
        <Table
          caption={t('consultation.recipients')}
          columns={columnsFor(view, leads, chosen, toggle, setExtending)}
          rows={rows}
          rowKey={(line) => line.recipient.id}
          order={order ?? 'state'}
          onOrder={setOrder}
          empty={t('web.consultation.nobody_so')}
        />
      </div>
      {extending ? <Extend line={extending} onClose={() => setExtending(null)} /> : null}
    </div>
  );
}

/** Reminds those chosen, or all who have not answered, and says whom it told. */
function Reminders({
  view,
  chosen,
  onDone,
}: {
  view: ReferralView;
  chosen: ReadonlySet<string>;
  onDone: () => void;
}) {
  const deed = useDeed<ReferralReminded>();
  const waiting = view.recipients.filter((one) => isWaiting(one) && one.opinion_case);
  if (waiting.length === 0) {
    return null;
  }
  const remind = () =>
    void deed
      .mutateAsync({
        method: 'POST',
        path: `/referrals/${view.referral.id}/reminders`,
        body: { recipients: [...chosen] },
      })
      .then((told) => {
        toast(remindedSentence(told));
        onDone();
      })
      .catch(() => {});
  return (
    <div className="row only-screen">
      <Button icon="bell" isBusy={deed.isPending} onPress={remind}>
        {chosen.size > 0
          ? t('web.consultation.remind_chosen', { count: chosen.size })
          : t('web.consultation.remind_all', { count: waiting.length })}
      </Button>
      {chosen.size > 0 ? (
        <Button tone="quiet" onPress={onDone}>
          {t('web.consultation.choose_none')}
        </Button>
      ) : null}
      {deed.error ? <Problems thrown={deed.error} /> : null}
    </div>
  );
}

function columnsFor(
  view: ReferralView,
  leads: boolean,
  chosen: ReadonlySet<string>,
  toggle: (id: string) => void,
  extend: (line: RecipientLine) => void,
): Column<RecipientLine>[] {
  const mayRemind = (line: RecipientLine) => isWaiting(line) && line.opinion_case !== undefined;
  const choosing: Column<RecipientLine> = {
    key: 'choose',
    title: t('web.consultation.choose'),
    cell: (line) =>
      mayRemind(line) ? (
        <label className="referral-check">
          <input
            type="checkbox"
            checked={chosen.has(line.recipient.id)}
            onChange={() => toggle(line.recipient.id)}
          />
          <span className="unseen">{t('web.consultation.choose_one', { name: line.recipient.name })}</span>
        </label>
      ) : null,
  };
  const doing: Column<RecipientLine> = {
    key: 'do',
    title: t('web.consultation.do'),
    cell: (line) =>
      isWaiting(line) ? (
        <Button isSmall tone="quiet" onPress={() => extend(line)}>
          {t('web.consultation.extend')}
          <span className="unseen"> {line.recipient.name}</span>
        </Button>
      ) : null,
  };
  return [...(leads ? [choosing] : []), ...told(view), ...(leads ? [doing] : [])];
}

const told = (view: ReferralView): Column<RecipientLine>[] => [
  {
    key: 'name',
    title: t('consultation.recipient'),
    isName: true,
    sort: (line) => line.recipient.name,
    cell: (line) => (
      <span className="referral-case">
        {line.state === 'submitted' && line.opinion_case ? (
          <Link to={`/remisser/arenden/${line.opinion_case}`}>{line.recipient.name}</Link>
        ) : (
          line.recipient.name
        )}
        {line.recipient.asked_actor ? (
          <span className="small muted">{t('consultation.outside_town')}</span>
        ) : null}
        {line.diary_number ? <span className="small muted">{line.diary_number}</span> : null}
      </span>
    ),
  },
  {
    key: 'state',
    title: t('consultation.answer_state'),
    sort: (line) => states.indexOf(line.state),
    cell: (line) => (
      <span className="referral-due">
        <AnswerStateChip state={line.state} />
        {isWaiting(line) && line.recipient.reminded_on ? (
          <span className="small muted">
            {t('web.consultation.reminded_last', { day: line.recipient.reminded_on })}
          </span>
        ) : null}
      </span>
    ),
  },
  {
    key: 'due',
    title: t('consultation.due_on'),
    sort: (line) => line.due_on,
    cell: (line) => (
      <span className="referral-due">
        <span className={line.state === 'late' ? 'figures referral-late' : 'figures'}>{line.due_on}</span>
        {line.due_on !== view.referral.due_on ? (
          <span className="small muted">{t('web.consultation.extended')}</span>
        ) : null}
      </span>
    ),
  },
  {
    key: 'meeting',
    title: t('consultation.held_on'),
    sort: (line) => line.meeting_on ?? null,
    cell: (line) => <span className="referral-day">{line.meeting_on ?? '–'}</span>,
  },
  {
    key: 'position',
    title: t('consultation.position'),
    sort: (line) => line.position ?? null,
    cell: (line) => <PositionCell position={line.position} />,
  },
];
