import { t } from '../../platform/i18n';
import { SeverityChip } from '../../platform/ui/Chip';
import { Link } from '../../platform/ui/Link';
import { PageHeader } from '../../platform/ui/PageHeader';
import { EmptyState, Shown } from '../../platform/ui/States';
import { counts, coverageWords } from './coverage';
import { useEditionsOf, useFindings, useMatrix, useProgrammes } from './data';
import type { EditionView } from './types';
import { StateChip } from './words';
import './coverage.css';

/** What is missing in the editions that hold or are on their way. */
export default function CoverageStart() {
  const programmes = useProgrammes();
  const lists = useEditionsOf((programmes.data?.items ?? []).map((one) => one.programme.id));
  const isLoaded = lists.every((list) => list.data !== undefined || list.error);
  const current = lists
    .flatMap((list) => list.data?.items ?? [])
    .filter((one) => one.state !== 'replaced')
    .sort((a, b) => (b.edition.valid_from ?? '9').localeCompare(a.edition.valid_from ?? '9'));
  return (
    <>
      <PageHeader title={t('web.page.coverage')} answer={t('web.coverage.start')} />
      <Shown query={{ ...programmes, data: isLoaded ? programmes.data : undefined }} lines={6}>
        {() =>
          current.length === 0 ? (
            <EmptyState isKept icon="coverage" title={t('web.coverage.no_edition')}>
              <p>{t('web.programme.none_why')}</p>
            </EmptyState>
          ) : (
            <ul className="plain stack">
              {current.map((view) => (
                <li key={view.edition.id}>
                  <One view={view} />
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </>
  );
}

function One({ view }: { view: EditionView }) {
  const matrix = useMatrix(view.edition.id);
  const findings = useFindings(view.edition.id);
  const words = matrix.data ? coverageWords(matrix.data) : undefined;
  const open = findings.data ? counts(findings.data.findings) : undefined;
  return (
    <article className="card stack-small">
      <h2>
        <Link to={`/utgavor/${view.edition.id}/tackning`}>{view.edition.title}</Link>
      </h2>
      <div className="row">
        <StateChip state={view.state} />
        {open
          ? (['error', 'warning', 'info'] as const)
              .filter((severity) => open[severity] > 0)
              .map((severity) => (
                <span key={severity} className="row">
                  <SeverityChip severity={severity} /> <span className="figures">{open[severity]}</span>
                </span>
              ))
          : null}
      </div>
      {words ? (
        <p>
          {words.main} {words.rest ? <strong>{words.rest}</strong> : null}
        </p>
      ) : null}
    </article>
  );
}
