import { useState } from 'react';
import { heldMoment } from '../../kernel/past';
import { t } from '../../platform/i18n';
import { Button } from '../../platform/ui/Button';
import { TextField } from '../../platform/ui/Fields';
import { Form } from '../../platform/ui/Form';
import { Link } from '../../platform/ui/Link';
import { EmptyState, Shown } from '../../platform/ui/States';
import { toast } from '../../platform/ui/Toasts';
import { useAnswers, useDeed } from './data';
import type { AnswerLine, RecipientLine, ReferralView } from './types';
import { PositionChip, positions, positionWord } from './words';

/** Who has answered and how, for everybody to read and to print; who leads says each answer in one sentence. */
export function ReferralAnswers({ view }: { view: ReferralView }) {
  const query = useAnswers(view.referral.id);
  return (
    <Shown query={query}>
      {({ items }) =>
        items.some((one) => one.submitted_on) ? (
          <Answers view={view} answers={items} />
        ) : (
          <EmptyState isKept icon="file" title={t('web.consultation.no_answers')}>
            <p>{t('web.consultation.no_answers_why')}</p>
          </EmptyState>
        )
      }
    </Shown>
  );
}

function Answers({ view, answers }: { view: ReferralView; answers: readonly AnswerLine[] }) {
  const silent = answers.filter((one) => !one.submitted_on);
  const lines = new Map(view.recipients.map((one) => [one.recipient.name, one]));
  const leads = view.rights.lead && !heldMoment();
  return (
    <div className="stack referral-sections">
      {positions.map((position) => {
        const those = answers.filter((one) => one.submitted_on && one.position === position);
        return those.length === 0 ? null : (
          <section key={position} className="section" aria-labelledby={`answer-${position}`}>
            <h2 id={`answer-${position}`}>
              <span className="unseen">{positionWord(position)} </span>
              <span aria-hidden="true">
                <PositionChip position={position} />
              </span>{' '}
              {t('web.consultation.answers', { count: those.length })}
            </h2>
            <ul className="referral-answers">
              {those.map((one) => (
                <Answer key={one.name} answer={one} line={lines.get(one.name)} leads={leads} />
              ))}
            </ul>
          </section>
        );
      })}
      {silent.length > 0 ? (
        <section className="section" aria-labelledby="silent">
          <h2 id="silent">{t('web.consultation.silent', { count: silent.length })}</h2>
          <ul className="referral-names">
            {silent.map((one) => (
              <li key={one.name}>{one.name}</li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}

function Answer({ answer, line, leads }: { answer: AnswerLine; line?: RecipientLine; leads: boolean }) {
  return (
    <li className="referral-answer keep">
      <p className="referral-answer-who">
        {line?.opinion_case ? (
          <Link to={`/remisser/arenden/${line.opinion_case}`}>{answer.name}</Link>
        ) : (
          <strong>{answer.name}</strong>
        )}
        <span className="small muted figures">{answer.submitted_on}</span>
        {answer.outside_town ? <span className="small muted">{t('consultation.outside_town')}</span> : null}
      </p>
      {line ? (
        <OneSentence
          recipient={line.recipient.id}
          version={line.recipient.version}
          name={answer.name}
          summary={line.recipient.summary}
          mayWrite={leads}
        />
      ) : null}
    </li>
  );
}

/** The answer in one sentence, as the utlåtande will have it; written where it is read. */
export function OneSentence({
  recipient,
  version,
  name,
  summary,
  mayWrite,
}: {
  recipient: string;
  version: number;
  name: string;
  summary?: string | null;
  mayWrite: boolean;
}) {
  const [isWriting, setWriting] = useState(false);
  const deed = useDeed();
  const submit = ({ summary: said = '' }: Record<string, string>) =>
    deed.mutate(
      {
        method: 'PATCH',
        path: `/referral-recipients/${recipient}`,
        body: { summary: said.trim() || null },
        version,
      },
      {
        onSuccess: () => {
          toast(t('web.saved'));
          setWriting(false);
        },
      },
    );
  if (isWriting) {
    return (
      <Form
        names={['summary']}
        thrown={deed.error}
        isBusy={deed.isPending}
        onSubmit={submit}
        onCancel={() => setWriting(false)}
      >
        <TextField
          name="summary"
          label={t('web.consultation.summary_of', { name })}
          defaultValue={summary ?? ''}
          rows={2}
          maxLength={600}
          autoFocus
        />
      </Form>
    );
  }
  return (
    <p className="referral-sentence">
      {summary ? `${summary} ` : null}
      {mayWrite ? (
        <span className="only-screen">
          <Button isSmall tone="quiet" onPress={() => setWriting(true)}>
            {summary ? t('web.consultation.change') : t('web.consultation.write_summary')}
            <span className="unseen"> {name}</span>
          </Button>
        </span>
      ) : null}
    </p>
  );
}
