import { useRef, useState } from 'react';
import { dateText, t } from '../../platform/i18n';
import { ProseView } from '../../platform/prose';
import { Button } from '../../platform/ui/Button';
import { StatusChip } from '../../platform/ui/Chip';
import { Confirm } from '../../platform/ui/Dialog';
import { Icon } from '../../platform/ui/icons';
import { isPresent, useWrite } from './case_data';
import { bodyOf, isWritten } from './case_text';
import { SectionEditor } from './SectionEditor';
import type { CaseView, OpinionSection, SectionShown } from './types';
import type { Beside } from './useBeside';
import type { Writing } from './useWriting';

export interface SectionCardProps {
  view: CaseView;
  shown: SectionShown;
  writing: Writing;
  beside: Beside;
  mayWrite: boolean;
}

/** What belongs under a heading of the form. */
function guideOf(section: OpinionSection): string {
  return t(`web.consultation.case.guide.${section.kind}`);
}

/** A section of the opinion: read where it stands, and written there by whoever opens it. */
export function SectionCard({ view, shown, writing, beside, mayWrite }: SectionCardProps) {
  const { section } = shown;
  const card = useRef<HTMLElement>(null);
  const isOpen = writing.section === section.id;
  const isHeldByOther = Boolean(shown.held_by_name) && !shown.held_by_me;
  return (
    <section
      ref={card}
      id={`avsnitt-${section.id}`}
      tabIndex={-1}
      className={`case-section ${isOpen ? 'case-section-open' : ''}`}
      aria-labelledby={`avsnitt-${section.id}-title`}
    >
      <header className="case-section-head">
        <h2 id={`avsnitt-${section.id}-title`}>{section.title}</h2>
        {isHeldByOther ? (
          <StatusChip status="told">
            {t('web.consultation.case.held_by', { name: shown.held_by_name ?? '' })}
          </StatusChip>
        ) : null}
      </header>
      {isOpen ? (
        <SectionEditor key={section.id} shown={shown} writing={writing} />
      ) : (
        <>
          {!isWritten(section) ? (
            <p className="muted reading">
              {mayWrite ? guideOf(section) : t('web.consultation.case.not_written')}
            </p>
          ) : (
            <ProseView value={bodyOf(section)} level={2} />
          )}
          <p className="small muted case-section-by">{writtenWord(shown)}</p>
        </>
      )}
      <SectionTools
        view={view}
        shown={shown}
        writing={writing}
        beside={beside}
        mayWrite={mayWrite}
        quote={() => quoteIn(card.current)}
      />
      {writing.held?.section === section.id ? <HeldByOther writing={writing} shown={shown} /> : null}
    </section>
  );
}

function writtenWord(shown: SectionShown): string {
  const { written_at: at } = shown.section;
  return !at
    ? ''
    : shown.written_by_name
      ? t('web.consultation.case.written_by', { name: shown.written_by_name, time: dateText(at) })
      : t('web.consultation.case.written', { time: dateText(at) });
}

/** The words that are marked in a section, if any are. */
function quoteIn(card: HTMLElement | null): string {
  const marked = getSelection();
  const isHere = card && marked?.anchorNode && card.contains(marked.anchorNode);
  return isHere ? marked.toString().replace(/\s+/g, ' ').trim().slice(0, 2000) : '';
}

function SectionTools({
  view,
  shown,
  writing,
  beside,
  mayWrite,
  quote,
}: SectionCardProps & { quote: () => string }) {
  const { section } = shown;
  const mayRead = view.rights.comment || view.comments.length > 0;
  const isOpen = writing.section === section.id;
  return (
    <div className="row case-section-tools only-screen">
      {mayWrite && !isOpen ? (
        <Button isSmall onPress={() => void writing.open(section.id)}>
          {t('web.consultation.case.write')}
          <span className="unseen"> {section.title}</span>
        </Button>
      ) : null}
      {mayRead ? (
        <Button
          isSmall
          tone="quiet"
          onPress={() => beside.open('kommentarer', section.id, quote())}
          preventFocusOnPress
        >
          {shown.comments > 0
            ? t('web.consultation.case.comments', { count: shown.comments })
            : t('web.consultation.case.comment')}
          <span className="unseen"> {section.title}</span>
        </Button>
      ) : null}
      {isPresent() && (mayWrite || view.rights.decide) ? (
        <Button isSmall tone="quiet" icon="history" onPress={() => beside.open('historik', section.id)}>
          {t('web.consultation.case.history')}
          <span className="unseen"> {section.title}</span>
        </Button>
      ) : null}
      {mayWrite && section.kind === 'own' ? <RemoveOwn section={section} writing={writing} /> : null}
    </div>
  );
}

/** A heading of one's own can be taken away with what stands under it. */
function RemoveOwn({ section, writing }: { section: OpinionSection; writing: Writing }) {
  const write = useWrite();
  const [isAsking, ask] = useState(false);
  const remove = async () => {
    ask(false);
    if (writing.section === section.id) {
      await writing.leave();
    }
    await write(
      [{ method: 'DELETE', path: `/opinion-sections/${section.id}` }],
      t('web.consultation.case.heading_removed', { title: section.title }),
    );
  };
  return (
    <>
      <Button isSmall tone="quiet" onPress={() => ask(true)}>
        {t('web.consultation.case.remove_heading')}
        <span className="unseen"> {section.title}</span>
      </Button>
      {isAsking ? (
        <Confirm
          title={t('web.consultation.case.remove_heading_title', { title: section.title })}
          isOpen
          onClose={() => ask(false)}
          onConfirm={() => void remove()}
          verb={t('web.consultation.case.remove_heading')}
          isDanger
        >
          {t('web.consultation.case.remove_heading_means')}
        </Confirm>
      ) : null}
    </>
  );
}

function HeldByOther({ writing, shown }: { writing: Writing; shown: SectionShown }) {
  return (
    <Confirm
      title={t('web.consultation.case.take_over_title', { title: shown.section.title })}
      isOpen
      onClose={writing.forget}
      onConfirm={() => void writing.open(shown.section.id, true)}
      verb={t('consultation.take_over')}
      isDanger
    >
      <div className="stack-small">
        <p>
          <Icon name="person" /> {writing.held?.why}.
        </p>
        <p>{t('web.consultation.case.take_over_means')}</p>
      </div>
    </Confirm>
  );
}
