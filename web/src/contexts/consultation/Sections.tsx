import { useState, type ReactNode } from 'react';
import { t } from '../../platform/i18n';
import { Button } from '../../platform/ui/Button';
import { TextField } from '../../platform/ui/Fields';
import { Form } from '../../platform/ui/Form';
import { Icon } from '../../platform/ui/icons';
import { SidePanel } from '../../platform/ui/SidePanel';
import { Notice } from '../../platform/ui/States';
import { toast } from '../../platform/ui/Toasts';
import { lastPlace } from './case';
import type { Sitting } from './case_history';
import { isPresent } from './case_data';
import { isWritten } from './case_text';
import { PositionField } from './CaseFacts';
import { CaseFindings } from './CaseFindings';
import { CaseProgramme, nothingRead, type Reading } from './CaseProgramme';
import { CaseSheet } from './CaseSheet';
import { useDeed } from './data';
import { SectionCard } from './SectionCard';
import { remarkOn, SectionComments, type Remark } from './SectionComments';
import { SectionHistory } from './SectionHistory';
import type { CaseView } from './types';
import { useBeside, type Beside, type BesideKind } from './useBeside';
import { useWriting, type Writing } from './useWriting';
import { Views } from './Views';

/** The opinion as it is written: its sections, its views, and beside them whatever the writer needs. */
export function Sections({ view }: { view: CaseView }) {
  const writing = useWriting();
  const beside = useBeside();
  const mayWrite = view.rights.write && isPresent() && view.opinion_case.state === 'preparing';
  const stands = view.signatures.some((one) => one.state === 'stands');
  return (
    <div className="with-panel">
      <div className="with-panel-page case-page">
        {mayWrite && stands ? (
          <Notice tone="part" title={t('web.consultation.case.is_signed')}>
            {t('web.consultation.case.is_signed_why')}
          </Notice>
        ) : null}
        <PositionField view={view} />
        <Besides view={view} beside={beside} mayWrite={mayWrite} />
        <div className="case-sheet">
          <Contents view={view} />
          <div className="stack case-sections" id="text" tabIndex={-1}>
            {view.sections.map((shown) => (
              <div key={shown.section.id} className="stack">
                <SectionCard
                  view={view}
                  shown={shown}
                  writing={writing}
                  beside={beside}
                  mayWrite={mayWrite}
                />
                {shown.section.kind === 'views' ? <Views view={view} mayWrite={mayWrite} /> : null}
              </div>
            ))}
            {mayWrite ? <OwnHeading view={view} writing={writing} /> : null}
          </div>
        </div>
      </div>
      <Panel view={view} writing={writing} beside={beside} mayWrite={mayWrite} />
    </div>
  );
}

/** The headings, each with whether anything stands under it. */
function Contents({ view }: { view: CaseView }) {
  return (
    <nav className="case-contents only-screen" aria-label={t('web.consultation.case.contents')}>
      <ol className="plain">
        {view.sections.map(({ section, comments }) => {
          const isThere = isWritten(section) || (section.kind === 'views' && view.views.length > 0);
          return (
            <li key={section.id}>
              <a href={`#avsnitt-${section.id}`}>
                <Icon name={isThere ? 'check' : 'minus'} />
                <span>
                  {section.title}
                  {comments > 0 ? (
                    <span className="small muted">
                      {' '}
                      {t('web.consultation.case.comments', { count: comments })}
                    </span>
                  ) : null}
                  <span className="unseen">
                    {' '}
                    {isThere
                      ? t('web.consultation.case.is_written')
                      : t('web.consultation.case.is_not_written')}
                  </span>
                </span>
              </a>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

/** What can be had beside the text. */
function Besides({ view, beside, mayWrite }: { view: CaseView; beside: Beside; mayWrite: boolean }) {
  const hasEdition = Boolean(view.referral?.edition);
  const button = (kind: BesideKind, word: string, isThere: boolean) =>
    isThere ? (
      <Button
        isSmall
        aria-pressed={beside.kind === kind}
        onPress={() => (beside.kind === kind ? beside.close() : beside.open(kind))}
      >
        {word}
      </Button>
    ) : null;
  return (
    <div className="row only-screen" role="group" aria-label={t('web.consultation.case.beside')}>
      <span className="small muted">{t('web.consultation.case.beside')}</span>
      {button('program', t('web.consultation.case.programme'), hasEdition)}
      {button('iakttagelser', t('web.consultation.case.findings'), hasEdition && mayWrite)}
      {button('blad', t('web.consultation.case.sheet'), true)}
      {button(
        'kommentarer',
        t('web.consultation.case.all_comments'),
        view.rights.comment || view.comments.length > 0,
      )}
    </div>
  );
}

function Panel({
  view,
  writing,
  beside,
  mayWrite,
}: {
  view: CaseView;
  writing: Writing;
  beside: Beside;
  mayWrite: boolean;
}) {
  // What one does in the panel outlives it: when the window is turned, another panel takes its place.
  const [reading, read] = useState<Reading>(nothingRead);
  const [chosen, choose] = useState<{ section: string; sitting: Sitting }>();
  const [remarks, remark] = useState<Record<string, Remark>>({});
  const about = `${beside.section ?? ''} ${beside.quote}`;
  const shown = view.sections.find((one) => one.section.id === beside.section);
  const edition = view.referral?.edition ?? undefined;
  const panel = (title: string, content: ReactNode) => (
    <SidePanel title={title} onClose={beside.close}>
      {content}
    </SidePanel>
  );
  switch (beside.kind) {
    case 'program':
      return edition
        ? panel(
            view.edition_title ?? t('web.consultation.case.programme'),
            <CaseProgramme
              view={view}
              edition={edition}
              writing={writing}
              mayWrite={mayWrite}
              reading={reading}
              onRead={(part) => read((before) => ({ ...before, ...part }))}
            />,
          )
        : null;
    case 'iakttagelser':
      return edition
        ? panel(t('web.consultation.case.findings'), <CaseFindings view={view} edition={edition} />)
        : null;
    case 'blad':
      return panel(t('web.consultation.case.sheet'), <CaseSheet view={view} isNarrow />);
    case 'kommentarer':
      return panel(
        shown
          ? t('web.consultation.case.comments_on', { title: shown.section.title })
          : t('web.consultation.case.all_comments'),
        <SectionComments
          view={view}
          shown={shown}
          writing={writing}
          remark={remarks[about] ?? remarkOn(beside.quote)}
          onRemark={(next) => remark((before) => ({ ...before, [about]: next }))}
          mayWrite={mayWrite}
        />,
      );
    case 'historik':
      return shown
        ? panel(
            t('web.consultation.case.history_of', { title: shown.section.title }),
            <SectionHistory
              shown={shown}
              writing={writing}
              mayWrite={mayWrite}
              chosen={chosen?.section === shown.section.id ? chosen.sitting : undefined}
              onChoose={(sitting) => choose({ section: shown.section.id, sitting })}
            />,
          )
        : null;
    default:
      return null;
  }
}

/** A heading of one's own, after those of the form. */
function OwnHeading({ view, writing }: { view: CaseView; writing: Writing }) {
  const [isAdding, add] = useState(false);
  const deed = useDeed();
  const send = async ({ title }: Record<string, string>) => {
    try {
      const row = await deed.mutateAsync({
        method: 'POST',
        path: '/opinion-sections',
        body: {
          opinion_case: view.opinion_case.id,
          kind: 'own',
          title: title?.trim(),
          position: lastPlace(view.sections.map((one) => one.section)),
        },
      });
      toast(t('web.consultation.case.heading_added'));
      add(false);
      await writing.open(row.id);
    } catch {
      // The form says why.
    }
  };
  return isAdding ? (
    <Form
      names={['title']}
      thrown={deed.error}
      isBusy={deed.isPending}
      submitLabel={t('web.consultation.case.add_heading')}
      onSubmit={(values) => void send(values)}
      onCancel={() => add(false)}
    >
      <TextField name="title" label={t('consultation.heading')} maxLength={200} isRequired autoFocus />
    </Form>
  ) : (
    <div className="only-screen">
      <Button icon="plus" onPress={() => add(true)}>
        {t('web.consultation.case.add_heading')}
      </Button>
    </div>
  );
}
