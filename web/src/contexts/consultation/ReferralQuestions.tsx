import { useState } from 'react';
import { t } from '../../platform/i18n';
import { Button } from '../../platform/ui/Button';
import { TextField } from '../../platform/ui/Fields';
import { Form } from '../../platform/ui/Form';
import { toast } from '../../platform/ui/Toasts';
import { useDeed, type Deed } from './data';
import { Problems } from './ReferralDraft';
import type { ReferralQuestion, ReferralView } from './types';

/** Questions that the answers are to touch upon: written, changed and taken away while the remiss is a draft. */
export function ReferralQuestions({ view, mayChange }: { view: ReferralView; mayChange: boolean }) {
  const [writing, setWriting] = useState<string | null>(null);
  const add = () => setWriting('new');
  return (
    <section className="section card" aria-labelledby="questions">
      <header>
        <h2 id="questions">{t('consultation.questions')}</h2>
        {mayChange && writing === null ? (
          <Button icon="plus" isSmall onPress={add}>
            {t('operation.consultation.add_question')}
          </Button>
        ) : null}
      </header>
      {view.questions.length === 0 && writing === null ? (
        <p className="muted">{t('web.consultation.no_questions')}</p>
      ) : null}
      <ol className="referral-questions">
        {view.questions.map((question) => (
          <li key={question.id}>
            {writing === question.id ? (
              <Question view={view} question={question} onDone={() => setWriting(null)} />
            ) : (
              <Line question={question} mayChange={mayChange} onChange={() => setWriting(question.id)} />
            )}
          </li>
        ))}
      </ol>
      {writing === 'new' ? <Question view={view} onDone={() => setWriting(null)} /> : null}
    </section>
  );
}

function Line({
  question,
  mayChange,
  onChange,
}: {
  question: ReferralQuestion;
  mayChange: boolean;
  onChange: () => void;
}) {
  const deed = useDeed();
  return (
    <div className="stack-small">
      <span className="referral-text">{question.body}</span>
      {mayChange ? (
        <span className="row only-screen">
          <Button isSmall tone="quiet" onPress={onChange}>
            {t('web.consultation.change')}
            <span className="unseen"> {question.body}</span>
          </Button>
          <Button
            isSmall
            tone="quiet"
            isBusy={deed.isPending}
            onPress={() =>
              deed.mutate(
                { method: 'DELETE', path: `/referral-questions/${question.id}` },
                { onSuccess: () => toast(t('web.consultation.question_removed')) },
              )
            }
          >
            {t('web.consultation.remove')}
            <span className="unseen"> {question.body}</span>
          </Button>
        </span>
      ) : null}
      {deed.error ? <Problems thrown={deed.error} /> : null}
    </div>
  );
}

function Question({
  view,
  question,
  onDone,
}: {
  view: ReferralView;
  question?: ReferralQuestion;
  onDone: () => void;
}) {
  const deed = useDeed();
  const last = Math.max(0, ...view.questions.map((one) => one.position));
  const submit = ({ body = '' }: Record<string, string>) => {
    const asked: Deed = question
      ? {
          method: 'PATCH',
          path: `/referral-questions/${question.id}`,
          body: { body: body.trim() },
          version: question.version,
        }
      : {
          method: 'POST',
          path: '/referral-questions',
          body: { referral: view.referral.id, body: body.trim(), position: last + 1 },
        };
    deed.mutate(asked, { onSuccess: onDone });
  };
  return (
    <Form
      names={['body']}
      thrown={deed.error}
      isBusy={deed.isPending}
      submitLabel={question ? t('web.form.save') : t('operation.consultation.add_question')}
      onSubmit={submit}
      onCancel={onDone}
    >
      <TextField
        name="body"
        label={t('consultation.question')}
        hint={t('web.consultation.question_hint')}
        defaultValue={question?.body}
        rows={3}
        maxLength={2000}
        isRequired
        autoFocus
      />
    </Form>
  );
}
