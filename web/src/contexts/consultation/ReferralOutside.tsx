import { useEffect, useRef, useState } from 'react';
import { t } from '../../platform/i18n';
import { useValidOn } from '../../platform/shell/url';
import { Button } from '../../platform/ui/Button';
import { DateField } from '../../platform/ui/DateField';
import { SelectField, TextField } from '../../platform/ui/Fields';
import { Form } from '../../platform/ui/Form';
import { Shown } from '../../platform/ui/States';
import { toast } from '../../platform/ui/Toasts';
import { useCase, useDeed } from './data';
import { Problems } from './ReferralDraft';
import type { OpinionCase, RecipientLine, ReferralView, ViewShown } from './types';
import { ViewForm } from './ViewForm';
import { AnswerStateChip, PositionChip, positions, positionWord, StanceChip } from './words';

/** Those who answer outside Värn: their answer is registered, and its views are added one by one. */
export function ReferralOutside({ view, lines }: { view: ReferralView; lines: readonly RecipientLine[] }) {
  return (
    <div className="stack">
      <p className="reading muted">{t('web.consultation.outside_why')}</p>
      {lines.map((line) => (
        <section
          key={line.recipient.id}
          className="card section"
          aria-labelledby={`outside-${line.recipient.id}`}
        >
          <header>
            <h2 id={`outside-${line.recipient.id}`}>{line.recipient.name}</h2>
            <span className="row">
              <AnswerStateChip state={line.state} />
              {line.position ? <PositionChip position={line.position} /> : null}
              {line.submitted_on ? <span className="muted figures">{line.submitted_on}</span> : null}
              {line.diary_number ? <span className="fixed">{line.diary_number}</span> : null}
            </span>
          </header>
          {line.state === 'submitted' && line.opinion_case ? (
            <Views opinionCase={line.opinion_case} edition={view.referral.edition} />
          ) : view.referral.state === 'sent' ? (
            <Register line={line} />
          ) : null}
        </section>
      ))}
    </div>
  );
}

function Register({ line }: { line: RecipientLine }) {
  const { today } = useValidOn();
  const [isOpen, open] = useState(false);
  const [day, setDay] = useState(today);
  const deed = useDeed<OpinionCase>();
  const form = useRef<HTMLDivElement>(null);
  // The button that was pressed has gone: the keys go on in the first field.
  useEffect(() => {
    if (isOpen) {
      form.current?.querySelector('select')?.focus();
    }
  }, [isOpen]);
  if (!isOpen) {
    return (
      <div className="row only-screen">
        <Button onPress={() => open(true)}>
          {t('operation.consultation.add_external_answer')}
          <span className="unseen"> {line.recipient.name}</span>
        </Button>
      </div>
    );
  }
  const submit = ({ position = '', diary_number = '' }: Record<string, string>) =>
    deed.mutate(
      {
        method: 'POST',
        path: `/referral-recipients/${line.recipient.id}/external-answers`,
        body: {
          position,
          submitted_on: day,
          ...(diary_number.trim() ? { diary_number: diary_number.trim() } : {}),
        },
      },
      { onSuccess: () => toast(t('web.consultation.registered', { name: line.recipient.name })) },
    );
  return (
    <div ref={form}>
      <Form
        names={['position', 'submitted_on', 'diary_number']}
        thrown={deed.error}
        isBusy={deed.isPending}
        submitLabel={t('operation.consultation.add_external_answer')}
        onSubmit={submit}
        onCancel={() => open(false)}
      >
        <SelectField
          name="position"
          label={t('consultation.position')}
          choices={positions.map((one) => ({ value: one, title: positionWord(one) }))}
          isRequired
        />
        <DateField
          name="submitted_on"
          label={t('consultation.submitted_on')}
          value={day}
          onChange={setDay}
          today={today}
          isRequired
        />
        <TextField
          name="diary_number"
          label={t('consultation.diary_number')}
          hint={t('web.consultation.their_diary')}
          maxLength={60}
        />
      </Form>
    </div>
  );
}

/** The views of an answer that came from outside. */
function Views({ opinionCase, edition }: { opinionCase: string; edition?: string }) {
  const query = useCase(opinionCase);
  const [writing, setWriting] = useState<string | null>(null);
  return (
    <Shown query={query} lines={2}>
      {({ views }) => (
        <div className="stack">
          {views.length === 0 && writing === null ? (
            <p className="muted">{t('web.consultation.no_views_of')}</p>
          ) : null}
          <ul className="referral-views">
            {views.map((one) => (
              <li key={one.view.id}>
                {writing === one.view.id ? (
                  <ViewForm
                    opinionCase={opinionCase}
                    edition={edition}
                    view={one.view}
                    onDone={() => setWriting(null)}
                  />
                ) : (
                  <OneView shown={one} onChange={() => setWriting(one.view.id)} />
                )}
              </li>
            ))}
          </ul>
          {writing === 'new' ? (
            <ViewForm opinionCase={opinionCase} edition={edition} onDone={() => setWriting(null)} />
          ) : writing === null ? (
            <div className="row only-screen">
              <Button icon="plus" isSmall onPress={() => setWriting('new')}>
                {t('operation.consultation.add_view')}
              </Button>
            </div>
          ) : null}
        </div>
      )}
    </Shown>
  );
}

function OneView({ shown: { view, part_title }, onChange }: { shown: ViewShown; onChange: () => void }) {
  const deed = useDeed();
  return (
    <div className="stack-small">
      <p className="row">
        <StanceChip stance={view.stance} />
        <span className="muted small">{part_title ?? t('web.consultation.part_whole')}</span>
      </p>
      <p className="referral-text">{view.body}</p>
      {view.text_proposal ? <blockquote className="referral-text">{view.text_proposal}</blockquote> : null}
      <span className="row only-screen">
        <Button isSmall tone="quiet" onPress={onChange}>
          {t('web.consultation.change')}
          <span className="unseen"> {view.body}</span>
        </Button>
        <Button
          isSmall
          tone="quiet"
          isBusy={deed.isPending}
          onPress={() =>
            deed.mutate(
              { method: 'DELETE', path: `/opinion-views/${view.id}` },
              { onSuccess: () => toast(t('web.consultation.view_removed')) },
            )
          }
        >
          {t('web.consultation.remove')}
          <span className="unseen"> {view.body}</span>
        </Button>
      </span>
      {deed.error ? <Problems thrown={deed.error} /> : null}
    </div>
  );
}
