import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { t } from '../../platform/i18n';
import { Button } from '../../platform/ui/Button';
import { TextField } from '../../platform/ui/Fields';
import { Progress } from '../../platform/ui/States';
import { useOrigin } from './data';
import { FieldsDiffer } from './FieldsDiffer';
import { beforeAfter, levelText } from './scales';
import type { RiskView, ScaleStep } from './types';
import { useStanding } from './useStanding';
import { treatmentWord } from './words';

/** The keys that answer: confirm, change, retire. They work while the card has focus. */
const keys = { confirm: '1', change: '2', retire: '3' } as const;

/** The walk through what was copied: one risk at a time, and none is skipped unseen. */
export function Waiting({
  views,
  steps,
  edition,
}: {
  views: readonly RiskView[];
  steps: readonly ScaleStep[];
  edition: string;
}) {
  const waiting = views.filter((one) => one.risk.standing === 'to_confirm');
  const [passed, setPassed] = useState(0);
  const view = waiting[0];
  if (!view) {
    return null;
  }
  return (
    <One
      key={view.risk.id}
      view={view}
      steps={steps}
      edition={edition}
      left={waiting.length}
      passed={passed}
      onPassed={() => setPassed(passed + 1)}
    />
  );
}

function One({
  view,
  steps,
  edition,
  left,
  passed,
  onPassed,
}: {
  view: RiskView;
  steps: readonly ScaleStep[];
  edition: string;
  left: number;
  passed: number;
  onPassed: () => void;
}) {
  const { risk } = view;
  const origin = useOrigin(risk.origin ?? undefined);
  const { confirm, retire, isBusy } = useStanding();
  const navigate = useNavigate();
  const [isRetiring, setRetiring] = useState(false);
  const [why, setWhy] = useState('');
  const card = useRef<HTMLElement>(null);
  // Who answered by a key goes on by keys: the next card takes the focus of the one before.
  useEffect(() => (passed > 0 ? card.current?.focus() : undefined), [passed]);
  const yes = () => void confirm(risk).then((ok) => (ok ? onPassed() : undefined));
  const change = () => void navigate({ to: `/risker/${risk.id}` });
  const giveUp = () => void retire(risk, why.trim()).then((ok) => (ok ? onPassed() : undefined));
  const press = (event: KeyboardEvent) => {
    const isTyping = event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement;
    if (isTyping && event.key === 'Escape') {
      setRetiring(false);
      card.current?.focus();
    }
    if (isTyping || isBusy || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const deed = { [keys.confirm]: yes, [keys.change]: change, [keys.retire]: () => setRetiring(true) }[
      event.key
    ];
    if (deed) {
      event.preventDefault();
      event.stopPropagation();
      deed();
    }
  };
  return (
    <article
      ref={card}
      className="card risk-waiting only-screen"
      aria-labelledby="waiting"
      tabIndex={-1}
      onKeyDown={press}
    >
      <h3 id="waiting">{t('web.risk.waiting_risks', { count: left })}</h3>
      <p className="muted">{t('web.risk.waiting_how')}</p>
      <Progress
        label={t('web.risk.walked', { done: passed, whole: passed + left })}
        value={passed}
        max={passed + left}
      />
      <div className="stack-small" aria-live="polite">
        <p>
          <strong>{risk.title}</strong> <span className="muted small">{view.kind_title}</span>
        </p>
        <p className="risk-words">
          {t('web.risk.because', {
            cause: risk.cause,
            event: risk.event,
            consequence: risk.consequence,
          })}
        </p>
        <Levelled view={view} steps={steps} />
        {origin.data ? (
          <FieldsDiffer before={origin.data} after={view} steps={steps} edition={edition} />
        ) : null}
      </div>
      <div className="row">
        <Button
          tone="primary"
          icon="check"
          isBusy={isBusy && !isRetiring}
          onPress={yes}
          aria-keyshortcuts="1"
        >
          {t('web.risk.confirm')} <kbd aria-hidden="true">{keys.confirm}</kbd>
        </Button>
        <Button onPress={change} aria-keyshortcuts="2">
          {t('web.risk.change')} <kbd aria-hidden="true">{keys.change}</kbd>
        </Button>
        <Button aria-expanded={isRetiring} onPress={() => setRetiring(!isRetiring)} aria-keyshortcuts="3">
          {t('web.risk.retire')} <kbd aria-hidden="true">{keys.retire}</kbd>
        </Button>
      </div>
      {isRetiring ? (
        <div
          className="stack-small"
          onKeyDown={(event) =>
            event.key === 'Enter' && (event.ctrlKey || event.metaKey) && why.trim() !== ''
              ? giveUp()
              : undefined
          }
        >
          <TextField
            name="retired_why"
            label={t('risk.retired_why')}
            rows={2}
            maxLength={2000}
            value={why}
            onChange={setWhy}
            isRequired
            autoFocus
          />
          <div className="row">
            <Button isDisabled={why.trim() === ''} isBusy={isBusy} onPress={giveUp}>
              {t('web.risk.retire_it')}
            </Button>
            <Button tone="quiet" onPress={() => setRetiring(false)}>
              {t('web.cancel')}
            </Button>
          </div>
        </div>
      ) : null}
    </article>
  );
}

/** The levels of a risk in a line, as they were taken over. */
function Levelled({ view, steps }: { view: RiskView; steps: readonly ScaleStep[] }) {
  const { risk } = view;
  const facts: [string, string][] = view.is_antagonistic
    ? [
        [t('risk.intention'), levelText(steps, 'intention', risk.intention)],
        [
          t('risk.antagonist_capability'),
          levelText(steps, 'antagonist_capability', risk.antagonist_capability),
        ],
        [t('risk.opportunity'), levelText(steps, 'opportunity', risk.opportunity)],
      ]
    : [[t('risk.likelihood'), beforeAfter(steps, 'likelihood', risk.likelihood, risk.residual_likelihood)]];
  facts.push(
    [t('risk.highest'), beforeAfter(steps, 'consequence', view.highest, view.highest_residual)],
    [t('risk.treatment'), risk.treatment ? treatmentWord(risk.treatment) : '–'],
  );
  return (
    <dl className="risk-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
