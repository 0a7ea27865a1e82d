import { useState, type ReactNode } from 'react';
import { t } from '../../platform/i18n';
import { isMasked, Kept, SecrecyButton } from '../../platform/secrecy';
import { useSearchWord } from '../../platform/shell/url';
import {
  findingText,
  MarkerTag,
  ThingLink,
  thingWord,
  thingWords,
  TraceButton,
  useOpenTrace,
  type Finding,
} from '../../platform/trace';
import { Button } from '../../platform/ui/Button';
import { SeverityChip, Tag } from '../../platform/ui/Chip';
import { Icon } from '../../platform/ui/icons';
import { Link } from '../../platform/ui/Link';
import { MeasuresWithin } from '../measure/MeasuresOf';
import { isOpen } from './coverage';
import { PartEditor } from './PartEditor';
import { isPart } from './parts';
import type {
  Change,
  DocumentPart,
  DocumentSection,
  MatrixGoal,
  NodeView,
  ResponsibilityView,
  Threat,
  ThreatStep,
} from './types';
import { abilityWord, carrierWords, changeKindWord, goalKindWord, levelWord } from './words';

/** What is known about an edition's parts beside their text. */
export interface Knowledge {
  edition: string;
  mayWrite: boolean;
  goals: ReadonlyMap<string, MatrixGoal>;
  threats: ReadonlyMap<string, Threat>;
  steps: readonly ThreatStep[];
  responsibilities: ReadonlyMap<string, ResponsibilityView>;
  changes: ReadonlyMap<string, Change>;
  findings: ReadonlyMap<string, Finding[]>;
}

/** A numbered piece of the text, and the parts that it takes up. */
export function SectionOf({ section: told, known }: { section: DocumentSection; known: Knowledge }) {
  const { section, parts, margin } = told;
  const depth = section.number.split('.').length;
  const Title = depth === 1 ? 'h2' : 'h3';
  return (
    <section className="document-section" aria-labelledby={`${section.id}-title`}>
      <Entry
        node={{
          kind: 'section',
          id: section.id,
          key: section.key,
          title: section.title,
          marker: section.marker,
        }}
        source={section.source}
        margin={margin}
        known={known}
        title={
          <Title id={`${section.id}-title`}>
            <span className="document-number figures">{section.number}</span> {section.title}
          </Title>
        }
      >
        {isMasked(section.body) ? (
          <p>
            <Kept id={section.id} part="body" text={section.body} />
          </p>
        ) : (
          <Paragraphs text={section.body} />
        )}
      </Entry>
      {parts.map((part) => (
        <Part key={part.node.id} part={part} known={known} level={depth === 1 ? 3 : 4} />
      ))}
    </section>
  );
}

/** A goal, a focus area, a threat: what it says, and beside it what it is tied to. */
export function Part({ part, known, level }: { part: DocumentPart; known: Knowledge; level: 3 | 4 }) {
  const Title = level === 3 ? 'h3' : 'h4';
  return (
    <article className={`document-part document-${part.node.kind}`} aria-labelledby={`${part.node.id}-title`}>
      <Entry
        node={part.node}
        margin={part.margin}
        known={known}
        title={
          <>
            <span className="document-kind small">{thingWord(part.node.kind)}</span>
            <Title id={`${part.node.id}-title`}>{part.node.title}</Title>
          </>
        }
      >
        <Facts node={part.node} known={known} />
        {isMasked(part.body) ? (
          <p>
            <Kept id={part.node.id} part="body" text={part.body} />
          </p>
        ) : part.body ? (
          <Paragraphs text={part.body} />
        ) : null}
      </Entry>
    </article>
  );
}

interface EntryProps {
  node: NodeView;
  source?: string;
  margin: readonly NodeView[];
  known: Knowledge;
  title: ReactNode;
  children: ReactNode;
}

function Entry({ node, source, margin, known, title, children }: EntryProps) {
  const [isWriting, write] = useState(false);
  const [wanted] = useSearchWord('del');
  const findings = (known.findings.get(node.id) ?? []).filter(isOpen);
  return (
    <div id={node.id} className={`entry ${wanted === node.id ? 'entry-wanted' : ''}`}>
      {isWriting && isPart(node.kind) ? (
        <PartEditor kind={node.kind} id={node.id} onClose={() => write(false)} />
      ) : (
        <div className="entry-text">
          <header className="entry-title">{title}</header>
          {children}
          <div className="entry-tools">
            <MarkerTag marker={node.marker} source={source} />
            <span className="row only-screen">
              <TraceButton id={node.id} title={node.title} />
              <SecrecyButton id={node.id} title={node.title} />
              {known.mayWrite ? (
                <Button
                  tone="quiet"
                  isSmall
                  onPress={() => write(true)}
                  aria-label={t('web.part.change_of', { title: node.title })}
                >
                  {t('web.part.change')}
                </Button>
              ) : null}
            </span>
          </div>
          {node.kind === 'goal' ? <MeasuresWithin kind="goal" id={node.id} /> : null}
        </div>
      )}
      <Margin node={node} margin={margin} findings={findings} known={known} />
    </div>
  );
}

const toldAtOnce = 2;

function Margin({
  node,
  margin,
  findings,
  known,
}: {
  node: NodeView;
  margin: readonly NodeView[];
  findings: readonly Finding[];
  known: Knowledge;
}) {
  const [, open] = useOpenTrace();
  // The section that takes a part up stands right above it and is not said again.
  const kinds = [...new Set(margin.map((one) => one.kind))].filter(
    (kind) => kind !== 'section' && (kind !== 'unit' || !known.responsibilities.has(node.id)),
  );
  const carriers = known.responsibilities.get(node.id)?.carriers ?? [];
  if (kinds.length === 0 && findings.length === 0 && carriers.length === 0) {
    return <div className="entry-margin" />;
  }
  return (
    <aside className="entry-margin small" aria-label={t('web.part.margin', { title: node.title })}>
      {findings.length > 0 ? <Findings findings={findings} edition={known.edition} /> : null}
      {carriers.length > 0 ? (
        <div>
          <span className="margin-kind">{t('web.part.carried_by')}</span>
          <ul className="plain">
            {carriers.map((carrier) => (
              <li key={carrier.id}>
                {carrier.unit ? (
                  <Link to={`/organisation/${carrier.unit}`}>{carrierWords(carrier)}</Link>
                ) : (
                  carrierWords(carrier)
                )}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {kinds.map((kind) => {
        const nodes = margin.filter((one) => one.kind === kind);
        return (
          <div key={kind}>
            <span className="margin-kind">{thingWords(kind)}</span>
            <ul className="plain">
              {nodes.slice(0, toldAtOnce).map((one) => (
                <li key={one.id}>
                  <ThingLink thing={one} edition={known.edition} />
                </li>
              ))}
              {nodes.length > toldAtOnce ? (
                <li>
                  <button type="button" className="trace-step" onClick={() => open(node.id)}>
                    {t('web.trace.rest', { count: nodes.length - toldAtOnce })}
                  </button>
                </li>
              ) : null}
            </ul>
          </div>
        );
      })}
    </aside>
  );
}

function Findings({ findings, edition }: { findings: readonly Finding[]; edition: string }) {
  return (
    <ul className="plain margin-findings">
      {findings.map((finding) => (
        <li key={finding.key ?? finding.text_sv} className={`margin-finding margin-${finding.severity}`}>
          <SeverityChip severity={finding.severity} />
          <span>{findingText(finding)}</span>
          <Link
            to={`/utgavor/${edition}/tackning`}
            search={{ regel: finding.rule }}
            aria-label={t('web.finding.why_of', { rule: finding.rule })}
          >
            {t('web.finding.why')}
          </Link>
        </li>
      ))}
    </ul>
  );
}
Part.Findings = Findings;

function Facts({ node, known }: { node: NodeView; known: Knowledge }) {
  const goal = known.goals.get(node.id);
  const threat = known.threats.get(node.id);
  const responsibility = known.responsibilities.get(node.id);
  const change = known.changes.get(node.id);
  if (goal) {
    return (
      <p className="row">
        <Tag>{goalKindWord(goal.goal_kind)}</Tag>
        <Tag>{abilityWord(goal.ability)}</Tag>
        {goal.civil_defence ? <Tag>{t('web.part.civil_defence')}</Tag> : null}
      </p>
    );
  }
  if (threat) {
    return <Scale threat={threat} steps={known.steps} />;
  }
  if (responsibility) {
    return (
      <p className="row">
        <Tag>{levelWord(responsibility.responsibility.level)}</Tag>
      </p>
    );
  }
  return change ? (
    <p className="row">
      <Tag>{changeKindWord(change.kind)}</Tag>
    </p>
  ) : null;
}

/** Where on the threat scale a threat lies: its steps filled, and in words. */
function Scale({ threat, steps }: { threat: Threat; steps: readonly ThreatStep[] }) {
  const low = steps.findIndex((step) => step.id === threat.lowest_step);
  const high = steps.findIndex((step) => step.id === threat.highest_step);
  if (low < 0) {
    return null;
  }
  const top = high < 0 ? low : high;
  return (
    <div className="scale">
      <span className="scale-steps" aria-hidden="true">
        {steps.map((step, at) => (
          <span key={step.id} className={at >= low && at <= top ? 'scale-on' : 'scale-off'}>
            {at === low || at === top ? <Icon name="check" /> : null}
          </span>
        ))}
      </span>
      <span className="small">
        {low === top
          ? t('web.part.scale_one', { step: steps[low]!.title })
          : t('web.part.scale', { low: steps[low]!.title, high: steps[top]!.title })}
      </span>
    </div>
  );
}

function Paragraphs({ text }: { text: string }) {
  return (
    <>
      {text
        .split(/\n\s*\n/)
        .filter((one) => one.trim() !== '')
        .map((one, at) => (
          <p key={at}>{one.trim()}</p>
        ))}
    </>
  );
}
