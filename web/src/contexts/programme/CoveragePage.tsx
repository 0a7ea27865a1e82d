import { useState } from 'react';
import { useParams } from '@tanstack/react-router';
import { language, t } from '../../platform/i18n';
import { useSearchWord } from '../../platform/shell/url';
import type { Finding } from '../../platform/trace';
import { SelectField } from '../../platform/ui/Fields';
import { SearchField } from '../../platform/ui/SearchField';
import { EmptyState, Shown } from '../../platform/ui/States';
import { AcceptDialog } from './AcceptDialog';
import { chosen, counts, coverageWords, grouped } from './coverage';
import { useFindings, useMatrix } from './data';
import { EditionFrame } from './EditionFrame';
import { FindingsOfRule } from './FindingsOfRule';
import type { CoverageReport } from './types';
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
        <FindingsOfRule key={group.rule.rule} group={group} edition={edition} onAccept={accept} />
      ))}
      {accepting ? (
        <AcceptDialog
          finding={accepting}
          path={`/editions/${edition}/finding-acceptances`}
          onClose={() => accept(undefined)}
        />
      ) : null}
    </div>
  );
}
