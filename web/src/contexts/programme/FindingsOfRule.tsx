import { useId, useState } from 'react';
import { language, t } from '../../platform/i18n';
import { useValidOn } from '../../platform/shell/url';
import { findingText, thingWord, TraceButton, WitnessLink, type Finding } from '../../platform/trace';
import { Button } from '../../platform/ui/Button';
import { SeverityChip, StatusChip } from '../../platform/ui/Chip';
import { Link } from '../../platform/ui/Link';
import { Notice } from '../../platform/ui/States';
import { toast } from '../../platform/ui/Toasts';
import { isOpen, type RuleGroup } from './coverage';
import { useDeed, useMay } from './data';
import { factWord } from './words';
import './coverage.css';

const toldAtOnce = 4;

/** A rule, what cures it, and what it found; each with its reason and what has been decided. */
export function FindingsOfRule({
  group: { rule, findings },
  edition,
  level = 2,
  onAccept,
}: {
  group: RuleGroup;
  /** How deep the name of the rule stands on its page. */
  level?: 2 | 3;
  /** Parts of an edition are read in it. */
  edition?: string;
  onAccept: (finding: Finding) => void;
}) {
  const [isWhole, setWhole] = useState(false);
  const isEnglish = language() === 'en';
  const id = useId();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className="rule" aria-labelledby={id}>
      <header className="rule-head">
        <SeverityChip severity={rule.severity} />
        <Heading id={id}>{isEnglish ? rule.title_en : rule.title_sv}</Heading>
        <span className="fixed muted small">{rule.rule}</span>
        <span className="tab-count figures">{findings.length}</span>
      </header>
      <p className="rule-cure">
        <strong>{t('web.finding.cure')}</strong> {isEnglish ? rule.cure_en : rule.cure_sv}
      </p>
      <ul className="plain rule-findings">
        {findings.slice(0, isWhole ? undefined : toldAtOnce).map((finding) => (
          <li key={finding.key ?? finding.text_sv}>
            <One finding={finding} edition={edition} onAccept={onAccept} />
          </li>
        ))}
      </ul>
      {findings.length > toldAtOnce && !isWhole ? (
        <div>
          <Button tone="quiet" onPress={() => setWhole(true)}>
            {t('web.trace.rest', { count: findings.length - toldAtOnce })}
          </Button>
        </div>
      ) : null}
    </section>
  );
}

function One({
  finding,
  edition,
  onAccept,
}: {
  finding: Finding;
  /** Parts of an edition are read in it. */
  edition?: string;
  onAccept: (finding: Finding) => void;
}) {
  const mayAccept = useMay('finding.accept');
  const { isToday } = useValidOn();
  const subject = finding.subject.entity;
  const kinds = [...new Set(finding.because.map((one) => one.kind))];
  return (
    <article className={`finding ${isOpen(finding) ? '' : 'finding-accepted'}`}>
      <p>{findingText(finding)}</p>
      <Decided finding={finding} />
      <details className="finding-why" open={finding.because.length <= 12}>
        <summary>{t('web.finding.why')}</summary>
        <dl className="finding-because">
          <dt>{thingWord(finding.subject.kind)}</dt>
          <dd>
            <strong>
              <WitnessLink witness={finding.subject} edition={edition} />
            </strong>
          </dd>
          {kinds.map((kind) => (
            <div key={kind} className="finding-fact">
              <dt>{factWord(kind)}</dt>
              {finding.because
                .filter((one) => one.kind === kind)
                .map((one) => (
                  <dd key={one.id}>
                    <WitnessLink witness={one} edition={edition} />
                  </dd>
                ))}
            </div>
          ))}
        </dl>
      </details>
      <div className="row only-screen">
        {subject && edition ? <TraceButton id={subject} title={finding.subject.text} /> : null}
        {edition && (finding.rule === 'COV-001' || finding.rule === 'COV-002') ? (
          <Link to={`/utgavor/${edition}/matris`}>{t('web.finding.in_matrix')}</Link>
        ) : null}
        {mayAccept && isToday && isOpen(finding) ? (
          <Button tone="quiet" isSmall onPress={() => onAccept(finding)}>
            {t('web.finding.accept')}
          </Button>
        ) : null}
      </div>
    </article>
  );
}

/** What has been decided about a finding, and whether it still holds. */
function Decided({ finding }: { finding: Finding }) {
  const deed = useDeed<void>();
  const mayAccept = useMay('finding.accept');
  const { acceptance, state } = finding;
  if (!acceptance) {
    return null;
  }
  const withdraw = () =>
    void deed
      .mutateAsync({ method: 'DELETE', path: `/finding-acceptances/${acceptance.id}` })
      .then(() => toast(t('web.finding.withdrawn')))
      .catch((thrown: Error) => toast(thrown.message, { tone: 'bad' }));
  const words = t('web.finding.accepted_until', {
    day: acceptance.accepted_on,
    review: acceptance.review_on,
  });
  if (state === 'accepted') {
    return (
      <div className="stack-small">
        <span className="row">
          <StatusChip status="told">{t('web.finding.accepted')}</StatusChip>
          <span className="small">{words}</span>
          {mayAccept ? (
            <Button tone="quiet" isSmall isBusy={deed.isPending} onPress={withdraw}>
              {t('web.finding.withdraw')}
            </Button>
          ) : null}
        </span>
        <blockquote className="finding-reason">{acceptance.reason}</blockquote>
      </div>
    );
  }
  return (
    <Notice
      tone="part"
      title={state === 'accepted_review_due' ? t('web.finding.review_due') : t('web.finding.changed_since')}
    >
      {words} {acceptance.reason}
    </Notice>
  );
}
