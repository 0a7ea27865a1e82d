import { useParams } from '@tanstack/react-router';
import { t } from '../../platform/i18n';
import { Whole } from '../../platform/pages/Whole';
import { useSearchWord } from '../../platform/shell/url';
import { SelectField } from '../../platform/ui/Fields';
import { Link } from '../../platform/ui/Link';
import { PageHeader } from '../../platform/ui/PageHeader';
import { EmptyState, Shown } from '../../platform/ui/States';
import { useAnalysis, useComparison, useScaleSet, useValues } from './data';
import { DifferenceList } from './FieldsDiffer';
import type { AnalysisView, ComparedRisk, Comparison, RiskChange } from './types';
import { ChangeChip, changeWord, whoseWord } from './words';
import './risk.css';

/** What became of every risk since the analysis before. */
export default function ComparePage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const analysis = useAnalysis(id);
  return (
    <Whole
      query={analysis}
      title={t('web.risk.compare')}
      crumbs={[{ title: t('web.risk.page'), to: '/riskanalyser' }]}
    >
      {(view) => <Compared view={view} />}
    </Whole>
  );
}

/** The order that a reader asks in: what came, what was rewritten, what went, what nobody has answered, what holds. */
const changes: readonly RiskChange[] = ['not_answered', 'added', 'changed', 'retired', 'confirmed'];
const countOf = (told: Comparison, change: RiskChange): number => told[change];

function Compared({ view }: { view: AnalysisView }) {
  const [other] = useSearchWord('med');
  const { analysis, round } = view;
  const earlier = other ?? analysis.previous;
  const comparison = useComparison(analysis.id, other, Boolean(earlier));
  const before = useAnalysis(earlier ?? '', Boolean(earlier)).data;
  const whose = whoseWord(view.unit_name);
  return (
    <>
      <PageHeader
        title={t('web.risk.compare')}
        crumbs={[
          { title: t('web.risk.page'), to: '/riskanalyser' },
          { title: round.name, to: `/riskanalyser/${round.id}` },
          { title: whose, to: `/analyser/${analysis.id}` },
        ]}
        answer={comparison.data ? <strong>{answerOf(comparison.data)}</strong> : undefined}
        facts={
          before ? (
            <>
              <span>
                {t('web.risk.before')}:{' '}
                <Link to={`/analyser/${before.analysis.id}`}>{before.round.name}</Link>
              </span>
              <span>
                {t('web.risk.after')}: {round.name}
              </span>
            </>
          ) : undefined
        }
      />
      {earlier ? (
        <Shown query={comparison} lines={8}>
          {(told) => <Risks told={told} view={view} />}
        </Shown>
      ) : (
        <EmptyState
          icon="history"
          title={t('web.risk.no_comparison')}
          action={
            <Link to={`/analyser/${analysis.id}`} className="button button-primary">
              {t('web.risk.to_analysis')}
            </Link>
          }
        >
          <p>{t('web.risk.no_comparison_why')}</p>
        </EmptyState>
      )}
    </>
  );
}

function answerOf(told: Comparison): string {
  if (told.risks.length === 0) {
    return t('web.risk.compared_none');
  }
  return t('web.risk.compared', {
    added: t('web.risk.compared.added', { count: told.added }),
    changed: t('web.risk.compared.changed', { count: told.changed }),
    retired: t('web.risk.compared.retired', { count: told.retired }),
    confirmed: t('web.risk.compared.confirmed', { count: told.confirmed }),
    not_answered: t('web.risk.compared.not_answered', { count: told.not_answered }),
  });
}

function Risks({ told, view }: { told: Comparison; view: AnalysisView }) {
  const [change, setChange] = useSearchWord('vad');
  const scales = useScaleSet(view.round.scale_set);
  const values = useValues(view.round.edition);
  const shown = changes.filter((one) => countOf(told, one) > 0 && (change === undefined || change === one));
  return (
    <div className="stack">
      <div className="risk-filters only-screen">
        <SelectField
          name="vad"
          label={t('risk.change')}
          choices={[
            { value: '', title: t('web.matrix.any') },
            ...changes.map((one) => ({
              value: one,
              title: t('web.risk.choice_count', { word: changeWord(one), number: countOf(told, one) }),
            })),
          ]}
          value={change ?? ''}
          onChange={setChange}
          isRequired
        />
      </div>
      {shown.map((one) => (
        <section key={one} className="section" aria-labelledby={`change-${one}`}>
          <h2 id={`change-${one}`} className="row">
            <ChangeChip change={one} />
            <span className="figures">{countOf(told, one)}</span>
          </h2>
          <ul className="plain stack-small">
            {told.risks
              .filter((risk) => risk.change === one)
              .map((risk) => (
                <li key={`${risk.before ?? ''}${risk.after ?? ''}`} className="card risk-compared">
                  <Compares risk={risk} steps={scales.data?.steps ?? []} values={values.data ?? []} />
                </li>
              ))}
          </ul>
        </section>
      ))}
      {shown.length === 0 ? <p className="muted">{t('web.risk.compared_nothing')}</p> : null}
    </div>
  );
}

function Compares({
  risk,
  steps,
  values,
}: {
  risk: ComparedRisk;
  steps: Parameters<typeof DifferenceList>[0]['steps'];
  values: Parameters<typeof DifferenceList>[0]['values'];
}) {
  return (
    <>
      <h3>
        <Link to={`/risker/${risk.after ?? risk.before ?? ''}`}>{risk.title}</Link>
      </h3>
      {risk.why ? (
        <p className="risk-words">
          {t('risk.retired_why')}: {risk.why}
        </p>
      ) : null}
      {risk.fields.length > 0 ? <DifferenceList told={risk.fields} steps={steps} values={values} /> : null}
      {risk.before && risk.after ? (
        <p className="small only-screen">
          <Link to={`/risker/${risk.before}`}>{t('web.risk.see_before')}</Link>
        </p>
      ) : null}
    </>
  );
}
