import { useState } from 'react';
import { language, t } from '../../platform/i18n';
import { useSearchWord, useValidOn } from '../../platform/shell/url';
import type { Finding } from '../../platform/trace';
import { SelectField } from '../../platform/ui/Fields';
import { Link } from '../../platform/ui/Link';
import { PageHeader } from '../../platform/ui/PageHeader';
import { SearchField } from '../../platform/ui/SearchField';
import { EmptyState, ErrorState, Shown, Skeleton } from '../../platform/ui/States';
import { AcceptDialog } from '../programme/AcceptDialog';
import { chosen, counts, grouped, type FindingFilter } from '../programme/coverage';
import { FindingsOfRule } from '../programme/FindingsOfRule';
import { allRules, useReports, useSources, type Report, type Source } from './findings';
import '../programme/matrix.css';
import '../programme/coverage.css';

/** Everything that Värn finds by itself, wherever it is found: programmes, analyses and what the town stands on. */
export default function FindingsPage() {
  const { day } = useValidOn();
  const sources = useSources(day);
  return (
    <>
      {sources.data ? null : <PageHeader title={t('web.findings.title')} />}
      <Shown query={sources} lines={8}>
        {(all) => <Findings sources={all} />}
      </Shown>
    </>
  );
}

function Findings({ sources }: { sources: readonly Source[] }) {
  const asked = useReports(sources);
  const [severity, setSeverity] = useSearchWord('allvar');
  const [rule, setRule] = useSearchWord('regel');
  const [state, setState] = useSearchWord('lage');
  const [place, setPlace] = useSearchWord('var');
  const [q, setQ] = useSearchWord('q');
  const reports = asked.flatMap((one) => (one.data ? [one.data] : []));
  const open = counts(reports.flatMap((one) => one.findings));
  const any = { value: '', title: t('web.matrix.any') };
  const titleOf = (one: { title_sv: string; title_en: string }) =>
    language() === 'en' ? one.title_en : one.title_sv;
  return (
    <>
      <PageHeader
        title={t('web.findings.title')}
        answer={
          reports.length > 0 ? (
            <strong>
              {t('web.coverage.open', {
                errors: t('web.coverage.errors', { count: open.error }),
                warnings: t('web.coverage.warnings', { count: open.warning }),
                infos: t('web.coverage.infos', { count: open.info }),
              })}
            </strong>
          ) : undefined
        }
      />
      {sources.length === 0 ? (
        <EmptyState isKept icon="coverage" title={t('web.findings.none')}>
          <p>{t('web.findings.none_why')}</p>
        </EmptyState>
      ) : (
        <div className="stack">
          <div className="filters only-screen">
            <SearchField label={t('web.coverage.search')} value={q ?? ''} onSearch={setQ} />
            <SelectField
              name="var"
              label={t('web.findings.place')}
              choices={[any, ...sources.map((one) => ({ value: one.key, title: one.title }))]}
              value={place ?? ''}
              onChange={setPlace}
              isRequired
            />
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
                ...allRules(reports).map((one) => ({
                  value: one.rule,
                  title: `${one.rule} ${titleOf(one)}`,
                })),
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
          {sources.map((source, i) =>
            place && place !== source.key ? null : (
              <section key={source.key} aria-label={source.title} className="stack">
                {asked[i]?.data ? (
                  <Of report={asked[i].data} filter={{ severity, rule, state, q }} />
                ) : asked[i]?.error ? (
                  <>
                    <h2>{source.title}</h2>
                    <ErrorState thrown={asked[i].error} onRetry={() => void asked[i]?.refetch()} />
                  </>
                ) : (
                  <Skeleton lines={4} />
                )}
              </section>
            ),
          )}
        </div>
      )}
    </>
  );
}

/** One source's findings by rule, with how many are shown of how many. */
function Of({ report, filter }: { report: Report; filter: FindingFilter }) {
  const [accepting, accept] = useState<Finding>();
  const shown = chosen(report.findings, filter);
  const { source } = report;
  return (
    <>
      <header className="row">
        <h2>
          <Link to={source.to} search={source.search}>
            {source.title}
          </Link>
        </h2>
        <span className="muted small" role="status">
          {t('web.coverage.shown', { count: shown.length, total: report.findings.length })}
        </span>
      </header>
      {report.findings.length === 0 ? <p>{t('web.coverage.none')}</p> : null}
      {grouped(shown, report.rules).map((group) => (
        <FindingsOfRule
          key={group.rule.rule}
          group={group}
          edition={source.edition}
          level={3}
          onAccept={accept}
        />
      ))}
      {accepting ? (
        <AcceptDialog finding={accepting} path={source.accept} onClose={() => accept(undefined)} />
      ) : null}
    </>
  );
}
