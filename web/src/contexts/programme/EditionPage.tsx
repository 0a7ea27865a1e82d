import { useEffect, useMemo, useState } from 'react';
import { useParams } from '@tanstack/react-router';
import { t } from '../../platform/i18n';
import { useSearchWord } from '../../platform/shell/url';
import type { Finding } from '../../platform/trace';
import { thingWords } from '../../platform/trace';
import { Button } from '../../platform/ui/Button';
import { Shown } from '../../platform/ui/States';
import { AddPart } from './AddPart';
import { AdoptDialog } from './AdoptDialog';
import { coverageWords } from './coverage';
import {
  useChanges,
  useDocument,
  useFindings,
  useMatrix,
  useMay,
  useResponsibilities,
  useThreats,
  useThreatSteps,
} from './data';
import { EditionFrame } from './EditionFrame';
import { LinkEditor } from './LinkEditor';
import { Part, SectionOf, type Knowledge } from './Part';
import { partKinds } from './parts';
import type { Document } from './types';

/** An edition as people read it: its text, and in the margin what each part is carried by and what is missing. */
export default function EditionPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const matrix = useMatrix(id);
  const document = useDocument(id);
  const mayWrite = useMay('programme.write');
  const mayAdopt = useMay('programme.adopt');
  const [isAdopting, adopt] = useState(false);
  const words = matrix.data ? coverageWords(matrix.data) : undefined;
  return (
    <EditionFrame
      id={id}
      answer={
        words ? (
          <>
            {words.main} {words.rest ? <strong>{words.rest}</strong> : null}
          </>
        ) : undefined
      }
      actions={(view) =>
        mayAdopt && view.edition.status !== 'adopted' ? (
          <Button icon="check" onPress={() => adopt(true)}>
            {t('web.adopt.verb')}
          </Button>
        ) : null
      }
      more={(trace) => (mayWrite ? <LinkEditor trace={trace} edition={id} /> : null)}
    >
      {(view) => (
        <>
          {view.edition.summary ? <p className="edition-summary">{view.edition.summary}</p> : null}
          <Shown query={document} lines={12}>
            {(told) => <Reading document={told} edition={id} mayWrite={mayWrite} />}
          </Shown>
          {isAdopting ? <AdoptDialog view={view} onClose={() => adopt(false)} /> : null}
        </>
      )}
    </EditionFrame>
  );
}

function useKnowledge(edition: string, mayWrite: boolean): Knowledge {
  const matrix = useMatrix(edition);
  const threats = useThreats(edition);
  const steps = useThreatSteps();
  const responsibilities = useResponsibilities(edition);
  const changes = useChanges(edition);
  const findings = useFindings(edition);
  return useMemo(() => {
    const byEntity = new Map<string, Finding[]>();
    for (const finding of findings.data?.findings ?? []) {
      const entity = finding.subject.entity;
      if (entity) {
        byEntity.set(entity, [...(byEntity.get(entity) ?? []), finding]);
      }
    }
    return {
      edition,
      mayWrite,
      goals: new Map(matrix.data?.goals.map((goal) => [goal.node.id, goal])),
      threats: new Map(threats.data?.map((threat) => [threat.id, threat])),
      steps: steps.data ?? [],
      responsibilities: new Map(
        responsibilities.data?.items.map((one) => [one.responsibility.id, one] as const),
      ),
      changes: new Map(changes.data?.map((change) => [change.id, change])),
      findings: byEntity,
    };
  }, [
    edition,
    mayWrite,
    matrix.data,
    threats.data,
    steps.data,
    responsibilities.data,
    changes.data,
    findings.data,
  ]);
}

function Reading({
  document: told,
  edition,
  mayWrite,
}: {
  document: Document;
  edition: string;
  mayWrite: boolean;
}) {
  const known = useKnowledge(edition, mayWrite);
  useWantedPart(told);
  const own = known.findings.get(edition) ?? [];
  const kinds = partKinds.filter((kind) => told.elsewhere.some((part) => part.node.kind === kind));
  return (
    <div className="document">
      <Contents document={told} kinds={kinds} />
      {own.length > 0 ? <Part.Findings findings={own} edition={edition} /> : null}
      {told.sections.map((section) => (
        <SectionOf key={section.section.id} section={section} known={known} />
      ))}
      {kinds.map((kind) => (
        <section key={kind} className="document-section" aria-labelledby={`kind-${kind}`}>
          <h2 id={`kind-${kind}`}>{thingWords(kind)}</h2>
          <p className="muted small">{t('web.edition.elsewhere')}</p>
          {told.elsewhere
            .filter((part) => part.node.kind === kind)
            .map((part) => (
              <Part key={part.node.id} part={part} known={known} level={3} />
            ))}
        </section>
      ))}
      {mayWrite ? <AddPart document={told} edition={edition} /> : null}
    </div>
  );
}

function Contents({ document: told, kinds }: { document: Document; kinds: readonly string[] }) {
  return (
    <nav className="contents only-screen" aria-label={t('web.edition.contents')}>
      <details>
        <summary>{t('web.edition.contents')}</summary>
        <ol className="plain">
          {told.sections.map(({ section }) => (
            <li key={section.id} className={`contents-${section.number.split('.').length}`}>
              <a href={`#${section.id}`}>
                <span className="figures">{section.number}</span> {section.title}
              </a>
            </li>
          ))}
          {kinds.map((kind) => (
            <li key={kind} className="contents-1">
              <a href={`#kind-${kind}`}>{thingWords(kind)}</a>
            </li>
          ))}
        </ol>
      </details>
    </nav>
  );
}

/** `?del=` leads to a part: it is brought into sight once it is there. */
function useWantedPart(told: Document): void {
  const [wanted] = useSearchWord('del');
  const isThere = told.sections.length + told.elsewhere.length > 0;
  useEffect(() => {
    if (wanted && isThere) {
      document.getElementById(wanted)?.scrollIntoView({ block: 'center' });
    }
  }, [wanted, isThere]);
}
