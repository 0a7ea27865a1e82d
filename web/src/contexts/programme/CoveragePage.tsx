import { useState } from 'react';
import { useParams } from '@tanstack/react-router';
import { language, t } from '../../platform/i18n';
import { useSearchWord, useValidOn } from '../../platform/shell/url';
import { findingText, thingWord, TraceButton, WitnessLink, type Finding } from '../../platform/trace';
import { Button } from '../../platform/ui/Button';
import { SeverityChip, StatusChip } from '../../platform/ui/Chip';
import { SelectField } from '../../platform/ui/Fields';
import { Link } from '../../platform/ui/Link';
import { SearchField } from '../../platform/ui/SearchField';
import { EmptyState, Notice, Shown } from '../../platform/ui/States';
import { toast } from '../../platform/ui/Toasts';
import { AcceptDialog } from './AcceptDialog';
import { chosen, counts, coverageWords, grouped, isOpen, type RuleGroup } from './coverage';
import { useDeed, useFindings, useMatrix, useMay } from './data';
import { EditionFrame } from './EditionFrame';
import type { CoverageReport } from './types';
import { factWord } from './words';
import './matrix.css';
import './coverage.css';

/** What the edition lacks, each with its reason: first the sentence, then the findings by rule. */
export default function CoveragePage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const findings = useFindings(id);
  const matrix = useMatrix(id);
  const words = matrix.data ? coverageWords(matrix.data) : undefined;
  const open = findings.data ? counts(findings.data.findings) : undefined;
  return (
    <EditionFrame
      id={id}
      title={t('web.page.coverage')}
      answer={
        words && open ? (
          <>
            {words.main} {words.rest ? <strong>{words.rest}</strong> : null}{' '}
            {t('web.coverage.open', {
              errors: t('web.coverage.errors', { count: open.error }),
              warnings: t('web.coverage.warnings', { count: open.warning }),
              infos: t('web.coverage.infos', { count: open.info }),
            })}
          </>
        ) : undefined
      }
    >
      {() => <Shown query={findings}>{(report) => <Report report={report} edition={id} />}</Shown>}
    </EditionFrame>
  );
}

function Report({ report, edition }: { report: CoverageReport; edition: string }) {
  const [severity, setSeverity] = useSearchWord('allvar');
  const [rule, setRule] = useSearchWord('regel');
  const [state, setState] = useSearchWord('lage');
  const [q, setQ] = useSearchWord('q');
  const [accepting, accept] = useState<Finding>();
  const shown = chosen(report.findings, { severity, rule, state, q });
  const groups = grouped(shown, report.rules);
  const any = { value: '', title: t('web.matrix.any') };
  const title = (one: CoverageReport['rules'][number]) => (language() === 'en' ? one.title_en : one.title_sv);
  if (report.findings.length === 0) {
    return (
      <EmptyState icon="check" title={t('web.coverage.none')}>
        <p>{t('web.coverage.none_why')}</p>
      </EmptyState>
    );
  }
  return (
    <div className="stack">
      <div className="filters only-screen">
        <SearchField label={t('web.coverage.search')} value={q ?? ''} onSearch={setQ} />
        <SelectField
          name="allvar"
          label={t('finding.severity')}
          choices={[
            any,
            { value: 'error', title: t('web.severity.error') },
            { value: 'warning', title: t('web.severity.warning') },
            { value: 'info', title: t('web.severity.info') },
          ]}
          value={severity ?? ''}
          onChange={setSeverity}
          isRequired
        />
        <SelectField
          name="regel"
          label={t('finding.rule')}
          choices={[
            any,
            ...report.rules.map((one) => ({ value: one.rule, title: `${one.rule} ${title(one)}` })),
          ]}
          value={rule ?? ''}
          onChange={setRule}
          isRequired
        />
        <SelectField
          name="lage"
          label={t('finding.state')}
          choices={[
            any,
            { value: 'open', title: t('web.finding.open') },
            { value: 'accepted', title: t('web.finding.accepted') },
          ]}
          value={state ?? ''}
          onChange={setState}
          isRequired
        />
      </div>
      <p className="muted small" role="status">
        {t('web.coverage.shown', { count: shown.length, total: report.findings.length })}
      </p>
      {groups.length === 0 ? <p>{t('web.coverage.nothing')}</p> : null}
      {groups.map((group) => (
        <Rule key={group.rule.rule} group={group} edition={edition} onAccept={accept} />
      ))}
      {accepting ? (
        <AcceptDialog finding={accepting} edition={edition} onClose={() => accept(undefined)} />
      ) : null}
    </div>
  );
}

const toldAtOnce = 4;

function Rule({
  group: { rule, findings },
  edition,
  onAccept,
}: {
  group: RuleGroup;
  edition: string;
  onAccept: (finding: Finding) => void;
}) {
  const [isWhole, setWhole] = useState(false);
  const isEnglish = language() === 'en';
  return (
    <section className="rule" aria-labelledby={rule.rule}>
      <header className="rule-head">
        <SeverityChip severity={rule.severity} />
        <h2 id={rule.rule}>{isEnglish ? rule.title_en : rule.title_sv}</h2>
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
  edition: string;
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
        {subject ? <TraceButton id={subject} title={finding.subject.text} /> : null}
        {finding.rule === 'COV-001' || finding.rule === 'COV-002' ? (
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
