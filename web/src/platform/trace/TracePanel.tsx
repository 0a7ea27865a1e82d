import type { ReactNode } from 'react';
import { dateText, t } from '../i18n';
import { Button } from '../ui/Button';
import { SeverityChip } from '../ui/Chip';
import { Icon } from '../ui/icons';
import { Link } from '../ui/Link';
import { SidePanel } from '../ui/SidePanel';
import { Shown } from '../ui/States';
import { editionOf, findingText, MarkerTag, placeOf, thingWord, thingWords } from './things';
import { useOpenTrace, useTrace, type TraceGroup, type TraceStep, type TraceTold } from './trace';
import './trace.css';

/** How many things of a kind are told before the reader asks for the rest. */
const toldAtOnce = 8;

export interface TracePanelProps {
  id: string;
  onClose: () => void;
  /** What a page adds about the thing: to link it, to change it. */
  more?: (trace: TraceTold) => ReactNode;
}

/** What a thing rests on and what rests on it, beside any page. Walking in it keeps the page where it is. */
export function TracePanel({ id, onClose, more }: TracePanelProps) {
  const query = useTrace(id);
  return (
    <SidePanel title={t('web.trace.title')} onClose={onClose}>
      <Shown query={query} lines={8}>
        {(trace) => <TraceOf trace={trace} more={more} />}
      </Shown>
    </SidePanel>
  );
}

function TraceOf({ trace, more }: { trace: TraceTold; more?: (trace: TraceTold) => ReactNode }) {
  const edition = editionOf(trace.path);
  const place = placeOf(trace.thing, edition);
  const titles = new Map(
    [...trace.hangs_on, ...trace.carries].flatMap((group) =>
      group.steps.map((step) => [step.thing.id, step.thing.title] as const),
    ),
  );
  const isAlone = trace.hangs_on.length === 0 && trace.carries.length === 0;
  return (
    <div className="trace-told">
      <div className="trace-self">
        <span className="trace-kind">{thingWord(trace.thing.kind)}</span>
        <h3>{trace.thing.title}</h3>
        <span className="row small">
          <MarkerTag marker={trace.thing.marker} />
          {place ? (
            <Link to={place.to} search={place.search}>
              {t('web.trace.open')}
            </Link>
          ) : null}
        </span>
        {trace.path.length > 0 ? (
          <ol className="trace-path small muted" aria-label={t('overview.path')}>
            {trace.path.map((step) => (
              <li key={step.id}>
                <StepLink id={step.id} title={step.title} />
              </li>
            ))}
          </ol>
        ) : null}
      </div>
      {trace.findings.length > 0 ? (
        <section className="section" aria-label={t('web.trace.findings')}>
          <h4>{t('web.trace.findings')}</h4>
          <ul className="plain stack-small">
            {trace.findings.map((finding) => (
              <li key={finding.key ?? `${finding.rule}${finding.subject.id}`} className="stack-small">
                <span>
                  <SeverityChip severity={finding.severity} />{' '}
                  <span className="fixed small">{finding.rule}</span>
                </span>
                <span>{findingText(finding)}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <Direction title={t('web.trace.hangs_on')} groups={trace.hangs_on} titles={titles} />
      <Direction title={t('web.trace.carries')} groups={trace.carries} titles={titles} />
      {isAlone ? (
        <p className="trace-alone hatched">
          <strong>{t('web.trace.alone')}</strong> {t('web.trace.alone_why')}
        </p>
      ) : null}
      {trace.cut ? <p className="small muted">{t('web.trace.cut')}</p> : null}
      {more?.(trace)}
      {trace.changes.length > 0 ? (
        <section className="section">
          <h4>{t('web.trace.changes')}</h4>
          <ul className="plain small stack-small">
            {trace.changes.slice(0, 5).map((change) => (
              <li key={change.position}>
                <span className="figures">{dateText(change.at)}</span> {change.who}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}

function Direction({
  title,
  groups,
  titles,
}: {
  title: string;
  groups: readonly TraceGroup[];
  titles: ReadonlyMap<string, string>;
}) {
  if (groups.length === 0) {
    return null;
  }
  return (
    <section className="section" aria-label={title}>
      <h4>{title}</h4>
      {groups.map((group) => (
        <div key={group.kind} className="trace-group">
          <h5>
            {thingWords(group.kind)} <span className="tab-count figures">{group.steps.length}</span>
          </h5>
          <Steps steps={group.steps.slice(0, toldAtOnce)} titles={titles} />
          {group.steps.length > toldAtOnce ? (
            <details>
              <summary>{t('web.trace.rest', { count: group.steps.length - toldAtOnce })}</summary>
              <Steps steps={group.steps.slice(toldAtOnce)} titles={titles} />
            </details>
          ) : null}
        </div>
      ))}
    </section>
  );
}

function Steps({ steps, titles }: { steps: readonly TraceStep[]; titles: ReadonlyMap<string, string> }) {
  return (
    <ul className="plain trace-steps">
      {steps.map((step) => {
        const through = step.through ? titles.get(step.through) : undefined;
        return (
          <li key={`${step.thing.id}${step.edition ?? ''}`}>
            <StepLink id={step.thing.id} title={step.thing.title} />
            {through ? (
              <span className="small muted"> {t('web.trace.through', { title: through })}</span>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}

/** Walks the panel to another thing; the page stays, and Back walks back. */
function StepLink({ id, title }: { id: string; title: string }) {
  const [, open] = useOpenTrace();
  return (
    <button type="button" className="trace-step" onClick={() => open(id)}>
      {title}
    </button>
  );
}

/** Opens the panel about a thing. */
export function TraceButton({ id, title, iconOnly }: { id: string; title: string; iconOnly?: boolean }) {
  const [, open] = useOpenTrace();
  return (
    <Button
      tone="quiet"
      icon="trace"
      isSmall
      iconOnly={iconOnly}
      onPress={() => open(id)}
      aria-label={t('web.trace.of', { title })}
    >
      {t('web.trace.title')}
    </Button>
  );
}

/** Lays a page out with room for the panel, which opens when the address says so (`?spar=`). */
export function WithTrace({ children, more }: { children: ReactNode; more?: TracePanelProps['more'] }) {
  const [id, open] = useOpenTrace();
  return (
    <div className="with-panel">
      <div className="with-panel-page">{children}</div>
      {id ? <TracePanel id={id} onClose={() => open(undefined)} more={more} /> : null}
    </div>
  );
}

/** A word that opens the panel, in running text. */
export function TraceWord({ id, children }: { id: string; children: ReactNode }) {
  const [, open] = useOpenTrace();
  return (
    <button type="button" className="trace-step" onClick={() => open(id)}>
      <Icon name="trace" /> {children}
    </button>
  );
}
