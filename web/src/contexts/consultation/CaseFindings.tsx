import { useState } from 'react';
import { language, t } from '../../platform/i18n';
import { findingText, WitnessLink, type Finding } from '../../platform/trace';
import { Button } from '../../platform/ui/Button';
import { SeverityChip, StatusChip } from '../../platform/ui/Chip';
import { SearchField } from '../../platform/ui/SearchField';
import { EmptyState, Shown } from '../../platform/ui/States';
import { useEditionFindings, useWrite } from './case_data';
import { viewFrom, viewOfFinding } from './case_programme';
import type { CaseView } from './types';

const shownAtOnce = 20;

/** What the coverage analysis found in the programme: each can be taken in as a view, with what it rests on. */
export function CaseFindings({ view, edition }: { view: CaseView; edition: string }) {
  const query = useEditionFindings(edition);
  const [asked, setAsked] = useState('');
  const [most, setMost] = useState(shownAtOnce);
  return (
    <Shown query={query} lines={8}>
      {({ findings, rules }) => {
        const words = asked.toLocaleLowerCase('sv').split(/\s+/).filter(Boolean);
        const found = findings.filter((one) => {
          const text = `${one.rule} ${findingText(one)}`.toLocaleLowerCase('sv');
          return words.every((word) => text.includes(word));
        });
        const title = (rule: string) => {
          const one = rules.find((known) => known.rule === rule);
          return one ? (language() === 'en' ? one.title_en : one.title_sv) : rule;
        };
        return findings.length === 0 ? (
          <EmptyState icon="check" title={t('web.consultation.case.no_findings')}>
            <p>{t('web.consultation.case.no_findings_why')}</p>
          </EmptyState>
        ) : (
          <div className="stack">
            <p className="muted small">{t('web.consultation.case.findings_why')}</p>
            <SearchField
              label={t('web.consultation.case.search_findings')}
              value={asked}
              onSearch={setAsked}
            />
            <ul className="plain stack">
              {found.slice(0, most).map((one) => (
                <li key={one.key ?? `${one.rule}${one.subject.id}`}>
                  <One finding={one} rule={title(one.rule)} view={view} edition={edition} />
                </li>
              ))}
            </ul>
            {found.length > most ? (
              <Button tone="quiet" onPress={() => setMost(most + shownAtOnce)}>
                {t('web.trace.rest', { count: found.length - most })}
              </Button>
            ) : null}
          </div>
        );
      }}
    </Shown>
  );
}

function One({
  finding,
  rule,
  view,
  edition,
}: {
  finding: Finding;
  rule: string;
  view: CaseView;
  edition: string;
}) {
  const write = useWrite();
  const [isBusy, setBusy] = useState(false);
  const taken = viewFrom(view.views, finding);
  const take = async () => {
    setBusy(true);
    await write(
      [{ method: 'POST', path: '/opinion-views', body: viewOfFinding(view, finding) }],
      t('web.consultation.case.finding_taken'),
    );
    setBusy(false);
  };
  return (
    <article className="case-comment">
      <span className="row">
        <SeverityChip severity={finding.severity} />
        <span className="small muted">
          <span className="fixed">{finding.rule}</span> {rule}
        </span>
      </span>
      <p>{findingText(finding)}</p>
      <details>
        <summary>{t('consultation.witness')}</summary>
        <ul className="plain small">
          {[finding.subject, ...finding.because].map((one, at) => (
            <li key={`${at}${one.id}`}>
              <WitnessLink witness={one} edition={edition} />
            </li>
          ))}
        </ul>
      </details>
      <div className="row">
        {taken ? (
          <StatusChip status="good">{t('web.consultation.case.is_taken')}</StatusChip>
        ) : (
          <Button isSmall icon="plus" isBusy={isBusy} onPress={() => void take()}>
            {t('web.consultation.case.take_finding')}
            <span className="unseen"> {findingText(finding)}</span>
          </Button>
        )}
      </div>
    </article>
  );
}
