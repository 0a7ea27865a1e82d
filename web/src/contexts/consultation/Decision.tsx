import { useState } from 'react';
import { t } from '../../platform/i18n';
import { Button } from '../../platform/ui/Button';
import { SelectField, TextField } from '../../platform/ui/Fields';
import { Form } from '../../platform/ui/Form';
import { StatusChip } from '../../platform/ui/Chip';
import { Notice } from '../../platform/ui/States';
import { toast } from '../../platform/ui/Toasts';
import { lastPlace, submits } from './case';
import { isPresent } from './case_data';
import { DecisionForm } from './DecisionForm';
import { DecisionDays } from './DecisionDays';
import { useDeed } from './data';
import type { CaseView, DecisionShown, Dissent } from './types';
import { outcomeWord, wayWord } from './words';

/** What was decided of the answer, and the recording of it: only so is an answer submitted. */
export function Decision({ view }: { view: CaseView }) {
  const [isDeciding, decide] = useState(false);
  const isOpen = isPresent() && view.opinion_case.state === 'preparing';
  const mayDecide = view.rights.decide && isPresent();
  return (
    <section id="beslutet" tabIndex={-1} className="card case-part" aria-labelledby="decision-title">
      <h2 id="decision-title">{t('web.consultation.case.decision')}</h2>
      {view.decisions.length === 0 && !isDeciding ? (
        <p className="muted reading">{t('web.consultation.case.decision_why')}</p>
      ) : null}
      {view.decisions.map((one) => (
        <Told key={one.decision.id} shown={one} mayDecide={mayDecide} />
      ))}
      {isOpen && mayDecide ? (
        isDeciding ? (
          <DecisionForm view={view} onDone={() => decide(false)} />
        ) : (
          <div className="row only-screen">
            <Button tone={view.gaps.length === 0 ? 'primary' : 'plain'} onPress={() => decide(true)}>
              {t('operation.consultation.decide')}
            </Button>
            {view.gaps.length > 0 ? (
              <span className="small muted">{t('web.consultation.case.decision_later')}</span>
            ) : null}
          </div>
        )
      ) : null}
    </section>
  );
}

function Told({ shown, mayDecide }: { shown: DecisionShown; mayDecide: boolean }) {
  const { decision } = shown;
  const facts: [string, string | null | undefined][] = [
    [t('consultation.decided_on'), decision.decided_on],
    [t('consultation.way'), wayWord(decision.way)],
    [t('consultation.decided_by'), decision.decided_by],
    [t('consultation.paragraph'), decision.paragraph],
    [t('consultation.agenda_item'), decision.agenda_item],
  ];
  return (
    <article className="stack">
      <div className="row">
        <StatusChip status={submits(shown) ? 'good' : 'part'}>{outcomeWord(decision.outcome)}</StatusChip>
      </div>
      <dl className="case-facts">
        {facts
          .filter(([, value]) => value)
          .map(([word, value]) => (
            <div key={word}>
              <dt>{word}</dt>
              <dd className="figures">{value}</dd>
            </div>
          ))}
        <div>
          <dt>{t('consultation.content_hash')}</dt>
          <dd className="fixed" title={decision.content_hash}>
            {decision.content_hash.slice(0, 16)}…
          </dd>
        </div>
      </dl>
      <blockquote className="case-quote case-words reading">{decision.words}</blockquote>
      {submits(shown) ? <DecisionDays shown={shown} mayDecide={mayDecide} /> : null}
      {decision.way === 'board' ? <Dissents shown={shown} mayDecide={mayDecide} /> : null}
    </article>
  );
}

/** Reservations and special statements, with who stands behind each. */
function Dissents({ shown, mayDecide }: { shown: DecisionShown; mayDecide: boolean }) {
  const [isAdding, add] = useState(false);
  if (shown.dissents.length === 0 && !mayDecide) {
    return null;
  }
  return (
    <section className="section" aria-labelledby={`dissents-${shown.decision.id}`}>
      <h3 id={`dissents-${shown.decision.id}`}>{t('consultation.dissents')}</h3>
      {shown.dissents.length === 0 ? (
        <p className="muted">{t('web.consultation.case.no_dissents')}</p>
      ) : (
        <ul className="plain stack">
          {shown.dissents.map((one) => (
            <li key={one.id} className="stack-small reading">
              <strong>
                {t(`consultation.dissent_kind.${one.kind}`)}: {one.authors}
              </strong>
              <p className="case-words">{one.body}</p>
            </li>
          ))}
        </ul>
      )}
      {isAdding ? (
        <AddDissent shown={shown} onDone={() => add(false)} />
      ) : mayDecide ? (
        <div className="only-screen">
          <Button icon="plus" onPress={() => add(true)}>
            {t('web.consultation.case.add_dissent')}
          </Button>
        </div>
      ) : null}
    </section>
  );
}

function AddDissent({ shown, onDone }: { shown: DecisionShown; onDone: () => void }) {
  const deed = useDeed();
  const [kind, setKind] = useState<Dissent['kind']>('reservation');
  const kinds: readonly Dissent['kind'][] = ['reservation', 'special_statement'];
  const send = async ({ authors, body }: Record<string, string>) => {
    try {
      await deed.mutateAsync({
        method: 'POST',
        path: '/decision-dissents',
        body: {
          decision: shown.decision.id,
          kind,
          authors: authors?.trim(),
          body: body?.trim(),
          position: lastPlace(shown.dissents),
        },
      });
      toast(t('web.consultation.case.dissent_added'));
      onDone();
    } catch {
      // The form says why.
    }
  };
  return (
    <Form
      names={['kind', 'authors', 'body']}
      thrown={deed.error}
      isBusy={deed.isPending}
      submitLabel={t('web.consultation.case.add_dissent')}
      onSubmit={(values) => void send(values)}
      onCancel={onDone}
    >
      <Notice>{t('web.consultation.case.dissent_stands')}</Notice>
      <SelectField
        name="kind"
        label={t('consultation.dissent_kind')}
        choices={kinds.map((one) => ({ value: one, title: t(`consultation.dissent_kind.${one}`) }))}
        value={kind}
        onChange={(next) => setKind(next as Dissent['kind'])}
        isRequired
      />
      <TextField
        name="authors"
        label={t('consultation.authors')}
        hint={t('web.consultation.case.authors_hint')}
        maxLength={1000}
        isRequired
        autoFocus
      />
      <TextField name="body" label={t('consultation.dissent_words')} rows={5} maxLength={20000} isRequired />
    </Form>
  );
}
