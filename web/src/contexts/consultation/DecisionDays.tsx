import { useState } from 'react';
import { t } from '../../platform/i18n';
import { useValidOn } from '../../platform/shell/url';
import { StatusChip } from '../../platform/ui/Chip';
import { DateField } from '../../platform/ui/DateField';
import { Form } from '../../platform/ui/Form';
import { toast } from '../../platform/ui/Toasts';
import { Button } from '../../platform/ui/Button';
import { useDeed } from './data';
import type { DecisionShown } from './types';

interface LawDay {
  name: 'verified_on' | 'posted_on' | 'reported_on';
  word: string;
  by: string | null | undefined;
  done: string | null | undefined;
  law: string;
}

/** The days of the law after a decision, of its way. */
function lawDays({ decision, verify_by, post_by, report_on }: DecisionShown): LawDay[] {
  return decision.way === 'board'
    ? [
        {
          name: 'verified_on',
          word: t('consultation.verified_on'),
          by: verify_by,
          done: decision.verified_on,
          law: t('web.consultation.case.law.verify'),
        },
        {
          name: 'posted_on',
          word: t('consultation.posted_on'),
          by: post_by,
          done: decision.posted_on,
          law: t('web.consultation.case.law.post'),
        },
      ]
    : [
        {
          name: 'reported_on',
          word: t('consultation.reported_on'),
          by: report_on,
          done: decision.reported_on,
          law: t('web.consultation.case.law.report'),
        },
      ];
}

/** When the minutes are to be verified and posted, or the decision reported; and the days on which it was done. */
export function DecisionDays({ shown, mayDecide }: { shown: DecisionShown; mayDecide: boolean }) {
  const { today } = useValidOn();
  const [isChanging, change] = useState(false);
  const days = lawDays(shown);
  return (
    <section className="section" aria-label={t('web.consultation.case.law_days')}>
      <h3>{t('web.consultation.case.law_days')}</h3>
      <ul className="plain case-law">
        {days.map((one) => (
          <li key={one.name}>
            <strong>{one.word}</strong>
            <DayChip day={one} today={today} />
            <span className="small muted">{one.law}</span>
          </li>
        ))}
      </ul>
      {isChanging ? (
        <DaysForm shown={shown} days={days} onDone={() => change(false)} />
      ) : mayDecide ? (
        <div className="only-screen">
          <Button isSmall onPress={() => change(true)}>
            {t('web.consultation.case.fill_days')}
          </Button>
        </div>
      ) : null}
    </section>
  );
}

function DayChip({ day, today }: { day: LawDay; today: string }) {
  if (day.done) {
    const isLate = day.by && day.done > day.by;
    return (
      <StatusChip status={isLate ? 'part' : 'good'}>
        {isLate ? t('web.consultation.case.done_late', { day: day.done, by: day.by ?? '' }) : day.done}
      </StatusChip>
    );
  }
  return day.by ? (
    <StatusChip status={day.by < today ? 'bad' : 'told'}>
      {t('web.consultation.case.at_latest', { day: day.by })}
    </StatusChip>
  ) : (
    <StatusChip status="none">{t('web.consultation.case.no_day')}</StatusChip>
  );
}

function DaysForm({
  shown,
  days,
  onDone,
}: {
  shown: DecisionShown;
  days: readonly LawDay[];
  onDone: () => void;
}) {
  const { today } = useValidOn();
  const deed = useDeed();
  const [given, give] = useState<Record<string, string>>(() =>
    Object.fromEntries(days.map((one) => [one.name, one.done ?? ''])),
  );
  const send = async () => {
    try {
      await deed.mutateAsync({
        method: 'PATCH',
        path: `/board-decisions/${shown.decision.id}`,
        body: Object.fromEntries(days.map((one) => [one.name, given[one.name] || null])),
        version: shown.decision.version,
      });
      toast(t('web.saved'));
      onDone();
    } catch {
      // The form says why.
    }
  };
  return (
    <Form
      names={days.map((one) => one.name)}
      thrown={deed.error}
      isBusy={deed.isPending}
      onSubmit={() => void send()}
      onCancel={onDone}
    >
      {days.map((one) => (
        <DateField
          key={one.name}
          name={one.name}
          label={one.word}
          today={today}
          value={given[one.name] ?? ''}
          onChange={(day) => give((before) => ({ ...before, [one.name]: day }))}
        />
      ))}
    </Form>
  );
}
