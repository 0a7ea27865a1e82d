import { useState } from 'react';
import { useParams } from '@tanstack/react-router';
import type { ProblemPlace } from '../../kernel/problem';
import { heldMoment } from '../../kernel/past';
import { dateText, language, t } from '../../platform/i18n';
import { documentsAt } from '../../platform/pages/documents';
import { FileButtons } from '../../platform/pages/FileButtons';
import { Whole } from '../../platform/pages/Whole';
import { SecrecyButton, SecrecyTags } from '../../platform/secrecy';
import { useValidOn } from '../../platform/shell/url';
import { MarkerTag } from '../../platform/trace';
import { Icon, Notice, PageHeader, Progress } from '../../platform/ui';
import { Link } from '../../platform/ui/Link';
import { AnalysisDeeds } from './AnalysisDeeds';
import { analysisAnswer, headings, partsOf, placeOfMissing, type Heading } from './analysis';
import { Capabilities } from './Capabilities';
import { useAnalysis, useGuidance, useScaleSet } from './data';
import { Headings } from './Headings';
import { RisksOf } from './RisksOf';
import type { Analysis, AnalysisView, Guidance } from './types';
import { dueWord, StateChip, stepWord, whoseWord } from './words';
import './risk.css';
import './pictures.css';

/** One analysis: written in the headings of the law, judged, handed in and approved. */
export default function AnalysisPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useAnalysis(id);
  return (
    <Whole
      query={query}
      title={t('risk.analysis')}
      crumbs={[{ title: t('web.risk.page'), to: '/riskanalyser' }]}
    >
      {(view) => <AnalysisOf key={view.analysis.id} view={view} />}
    </Whole>
  );
}

/** The title of each heading and what belongs under it, from the server. */
function useHeadings() {
  const guidance = useGuidance();
  const told = new Map((guidance.data?.items ?? []).map((one) => [one.field, one]));
  const isEnglish = language() === 'en';
  return {
    title: (name: Heading) => {
      const one = told.get(name);
      return one ? (isEnglish ? one.title_en : one.title_sv) : '';
    },
    guidance: (name: Heading) => {
      const one: Guidance | undefined = told.get(name);
      return one ? (isEnglish ? one.guidance_en : one.guidance_sv) : '';
    },
  };
}

function AnalysisOf({ view }: { view: AnalysisView }) {
  const { analysis, round } = view;
  const { today } = useValidOn();
  const words = useHeadings();
  const scales = useScaleSet(round.scale_set);
  const [missing, setMissing] = useState<ProblemPlace[]>([]);
  const mayWrite = view.may_write && !heldMoment();
  const whose = whoseWord(view.unit_name);
  const isLate = analysis.state === 'draft' && round.state === 'open' && round.due < today;
  const daysLate = isLate ? Math.round((Date.parse(today) - Date.parse(round.due)) / 86_400_000) : 0;
  const steps = scales.data?.steps ?? [];
  return (
    <>
      <PageHeader
        title={t('web.risk.analysis_of', { whose })}
        crumbs={[
          { title: t('web.risk.page'), to: '/riskanalyser' },
          { title: round.name, to: `/riskanalyser/${round.id}` },
        ]}
        facts={
          <>
            <StateChip state={analysis.state} />
            <MarkerTag marker={round.marker} />
            {analysis.unit ? <Link to={`/organisation/${analysis.unit}`}>{view.unit_name}</Link> : null}
            {analysis.state === 'draft' && round.state === 'open' ? (
              <span className={isLate ? 'risk-late' : undefined}>{dueWord(round.due, daysLate)}</span>
            ) : null}
            <SecrecyTags id={analysis.id} />
          </>
        }
        answer={<strong>{analysisAnswer(view)}</strong>}
        actions={
          <>
            {heldMoment() ? null : <AnalysisDeeds view={view} onMissing={setMissing} />}
            {analysis.previous ? (
              <Link to={`/analyser/${analysis.id}/jamforelse`} className="button button-plain">
                <Icon name="history" /> {t('web.risk.compare')}
              </Link>
            ) : null}
            <SecrecyButton id={analysis.id} title={whose} />
          </>
        }
      />
      {missing.length > 0 ? <MissingList places={missing} analysis={analysis} /> : null}
      {round.instruction && mayWrite ? (
        <Notice title={t('risk.instruction')}>{round.instruction}</Notice>
      ) : null}
      <FileButtons
        label={t('web.risk.as_document')}
        files={documentsAt(`/risk-analyses/${analysis.id}/document`)}
      />
      {round.state === 'closed' ? <Notice>{t('web.risk.round_is_closed')}</Notice> : null}
      <div className="risk-sheet">
        <Margin view={view} title={words.title} />
        <div className="risk-sheet-parts">
          <Headings view={view} mayWrite={mayWrite} title={words.title} guidance={words.guidance} />
          <Capabilities view={view} steps={steps} mayWrite={mayWrite} />
          <RisksOf view={view} steps={steps} mayWrite={mayWrite} />
          <Steps view={view} />
        </div>
      </div>
    </>
  );
}

/** All that the server wants before it takes the analysis, each with the way to where it is put right. */
function MissingList({ places, analysis }: { places: readonly ProblemPlace[]; analysis: Analysis }) {
  return (
    <section
      className="notice notice-bad risk-missing"
      role="alert"
      tabIndex={-1}
      ref={(box) => box?.focus()}
      aria-label={t('web.risk.missing')}
    >
      <Icon name="octagon" />
      <div className="stack-small">
        <strong>{t('web.risk.missing')}</strong>
        <ul>
          {places.map((place) => {
            const { detail, to, search, hash } = placeOfMissing(place, analysis);
            const isHere = to === `/analyser/${analysis.id}`;
            return (
              <li key={place.pointer + detail}>
                {isHere ? (
                  <a href={`#${hash ?? ''}`}>{detail}</a>
                ) : (
                  <Link to={to} search={search}>
                    {detail}
                  </Link>
                )}
              </li>
            );
          })}
        </ul>
      </div>
    </section>
  );
}

function Margin({ view, title }: { view: AnalysisView; title: (heading: Heading) => string }) {
  const parts = partsOf(view, title);
  const done = parts.filter((part) => part.isDone).length;
  return (
    <nav className="risk-margin only-screen" aria-label={t('web.risk.parts')}>
      <Progress
        label={t('web.risk.parts_done', { done, whole: parts.length })}
        value={done}
        max={parts.length}
      />
      <ol className="plain">
        {parts.map((part, at) => (
          <li key={part.id}>
            <a href={`#${part.id}`}>
              <Icon name={part.isDone ? 'check' : 'right'} />
              <span>
                {at < headings.length ? `${at + 1} ` : ''}
                {part.title}
                {part.note ? <span className="small muted figures"> {part.note}</span> : null}
                <span className="unseen">
                  {' '}
                  {part.isDone ? t('web.risk.part_done') : t('web.risk.part_left')}
                </span>
              </span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Every step the analysis took, the latest first. */
function Steps({ view }: { view: AnalysisView }) {
  if (view.steps.length === 0) {
    return null;
  }
  return (
    <section className="section" aria-labelledby="steg">
      <h2 id="steg">{t('risk.steps')}</h2>
      <ol className="plain risk-steps">
        {[...view.steps].reverse().map((step) => (
          <li key={step.id}>
            <strong className="figures">{dateText(step.happened_on)}</strong>{' '}
            <span>{stepWord(step.kind)}</span>
            {step.words ? <p className="risk-words">{step.words}</p> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
